//! What lines lead to, from each thing that they join.

use std::collections::{HashMap, HashSet};

use board::{ElementId, Head, Snapshot};

/// Who leads where.
pub struct Joined<'a> {
    from: HashMap<&'a ElementId, Vec<&'a str>>,
}

impl<'a> Joined<'a> {
    /// The lines between things that are in sight. A line leads to where its head is; one with two heads, or with
    /// none, from where it was begun.
    pub fn among(snapshot: &'a Snapshot, in_sight: &[ElementId]) -> Self {
        let in_sight: HashSet<&ElementId> = in_sight.iter().collect();
        let mut from: HashMap<&ElementId, Vec<&str>> = HashMap::new();
        let elements = snapshot.elements().iter();
        for connector in elements.filter_map(board::Element::as_connector) {
            let (Some(one), Some(other)) = (&connector.from.element, &connector.to.element) else {
                continue;
            };
            if !in_sight.contains(one) || !in_sight.contains(other) {
                continue;
            }
            let is_backward = connector.head_from != Head::None && connector.head_to == Head::None;
            let (one, other) = if is_backward {
                (other, one)
            } else {
                (one, other)
            };
            from.entry(one).or_default().push(other.as_str());
        }
        Self { from }
    }

    /// The ids of what lines from there lead to, with commas between them.
    pub fn from(&self, id: &ElementId) -> String {
        self.from
            .get(id)
            .map_or_else(String::new, |ids| ids.join(", "))
    }
}
