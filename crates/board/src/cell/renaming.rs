//! Copies of grids: who is meant by an id in the copy.

use super::{SlotOf, Track, TrackValue};
use crate::ElementId;

/// What is called how in a copy; `None` for what is not copied along.
pub type Names<'a> = &'a dyn Fn(&ElementId) -> Option<ElementId>;

impl SlotOf {
    /// The id of the same slot in a copy; `None` if its grid is not copied whole.
    pub fn id_in_copy(&self, names: Names<'_>) -> Option<ElementId> {
        names(&self.grid)?;
        let column = names(&self.column)?;
        match (&self.row, &self.lane) {
            (Some(row), _) => Some(ElementId::of_crossing(&names(row)?, &column)),
            (None, Some(lane)) => Some(ElementId::of_lane(&column, lane)),
            (None, None) => None,
        }
    }
}

impl Track {
    /// Makes it a track of the copied grid. Values in columns that are not copied along are left out; what names it
    /// stays what it is, unless that is copied along. False if its grid is not copied.
    pub fn rename(&mut self, names: Names<'_>) -> bool {
        self.grid = self.grid.as_ref().and_then(names);
        if let Some(copy) = self.names.as_ref().and_then(names) {
            self.names = Some(copy);
        }
        let values = std::mem::take(&mut self.values);
        let renamed = values.into_iter().filter_map(|value| {
            let TrackValue { slot, .. } = &value;
            // The values of a strip's column are called after lanes, which keep their keys.
            match (self.axis, names(&ElementId::new(slot.as_str()))) {
                (super::Axis::Column, _) => Some(value),
                (super::Axis::Row, Some(column)) => Some(TrackValue {
                    slot: column.as_str().to_owned(),
                    ..value
                }),
                (super::Axis::Row, None) => None,
            }
        });
        self.values = renamed.collect();
        self.values.sort_unstable_by(|a, b| a.slot.cmp(&b.slot));
        self.grid.is_some()
    }
}
