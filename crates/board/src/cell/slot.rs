//! The names of slots. They follow from those of columns, rows and lanes, so that everybody means the same slot.

use crate::ElementId;

/// What lies between a row's id and a column's.
const CROSS: char = '*';
/// What lies between a column's id and a lane's key.
const IN: char = '/';

/// What the id of a slot is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SlotParts<'a> {
    /// A column and the key of a lane.
    Lane(&'a str, &'a str),
    /// A row and a column.
    Cross(&'a str, &'a str),
}

/// Takes the id of a slot apart; other ids may have the same form.
pub(crate) fn slot_parts(id: &ElementId) -> Option<SlotParts<'_>> {
    let id = id.as_str();
    // Nearly all ids have neither, which is told more quickly so.
    let is_mark = |byte| matches!(char::from(byte), CROSS | IN);
    if !id.bytes().any(is_mark) {
        return None;
    }
    match id.split_once(CROSS) {
        Some((row, column)) => Some(SlotParts::Cross(row, column)),
        None => id
            .rsplit_once(IN)
            .map(|(column, lane)| SlotParts::Lane(column, lane)),
    }
}

/// Whether a track of that id can have slots.
pub(crate) fn names_a_track(id: &ElementId) -> bool {
    !id.as_str().is_empty() && !id.as_str().contains(CROSS)
}

/// The slot where a row and a column meet; `hint` is what it was called before, if nothing was renamed.
pub(crate) fn crossing(row: &ElementId, column: &ElementId, hint: Option<&ElementId>) -> ElementId {
    said_before(row, CROSS, column.as_str(), hint)
}

/// The slot where a column and a lane meet, as [`crossing`].
pub(crate) fn in_lane(column: &ElementId, lane: &str, hint: Option<&ElementId>) -> ElementId {
    said_before(column, IN, lane, hint)
}

/// A grid has hundreds of slots, and mostly each is called as before: then its name is not made anew.
fn said_before(
    first: &ElementId,
    between: char,
    second: &str,
    hint: Option<&ElementId>,
) -> ElementId {
    let same = hint.filter(|id| {
        let rest = id.as_str().strip_prefix(first.as_str());
        rest.and_then(|rest| rest.strip_prefix(between)) == Some(second)
    });
    match same {
        Some(id) => id.clone(),
        None => joined(first, between, second),
    }
}

impl ElementId {
    /// The slot of a matrix where a row and a column meet.
    pub fn of_crossing(row: &Self, column: &Self) -> Self {
        joined(row, CROSS, column.as_str())
    }

    /// The slot of a strip where a column and a lane meet.
    pub fn of_lane(column: &Self, lane: &str) -> Self {
        joined(column, IN, lane)
    }
}

fn joined(first: &ElementId, between: char, second: &str) -> ElementId {
    let mut id = String::with_capacity(first.as_str().len() + 1 + second.len());
    id.push_str(first.as_str());
    id.push(between);
    id.push_str(second);
    ElementId::new(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_taken_apart_as_it_was_made() {
        let (row, column) = (ElementId::new("k/m.r1"), ElementId::new("k/m.c1"));
        let crossing = ElementId::of_crossing(&row, &column);
        assert_eq!(
            slot_parts(&crossing),
            Some(SlotParts::Cross("k/m.r1", "k/m.c1"))
        );
        let lane = ElementId::of_lane(&column, "mood");
        assert_eq!(slot_parts(&lane), Some(SlotParts::Lane("k/m.c1", "mood")));
        assert_eq!(slot_parts(&ElementId::new("note7")), None);
        assert!(!names_a_track(&crossing) && names_a_track(&column));
    }
}
