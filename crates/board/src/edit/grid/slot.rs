//! Where the value of a cell or a slot is stored.

use std::sync::Arc;

use yrs::{Map, MapRef, Out};

use super::Edit;
use crate::cell::{SlotParts, slot_parts};
use crate::codec::{placement_of, read_element};
use crate::{Axis, BoardError, Element, ElementId, Holds, Track};

/// Where a value goes.
pub(super) struct ValuePlace {
    /// The map that holds it: that of the cell itself, of a strip's column, of a matrix's row.
    pub map: MapRef,
    /// The slot's part of the key.
    pub slot: String,
    /// What may be put there.
    pub holds: Arc<Holds>,
    /// The weight of the column.
    pub weight: Option<f64>,
}

impl Edit<'_, '_> {
    pub(super) fn value_place(&self, id: &ElementId) -> Result<ValuePlace, BoardError> {
        if let Ok(map) = self.map(id) {
            let element = read_element(id, &map, self.txn);
            let cell = element
                .as_cell()
                .ok_or_else(|| BoardError::OtherKind(id.clone()))?;
            return Ok(ValuePlace {
                map,
                slot: String::new(),
                holds: Arc::clone(&cell.holds),
                weight: None,
            });
        }
        self.slot_place(id)
            .ok_or_else(|| BoardError::Missing(id.clone()))
    }

    /// Whether it is the id of a slot, and of nothing that is stored.
    pub(in crate::edit) fn is_slot(&self, id: &ElementId) -> bool {
        slot_parts(id).is_some() && self.map(id).is_err() && self.slot_place(id).is_some()
    }

    fn slot_place(&self, id: &ElementId) -> Option<ValuePlace> {
        match slot_parts(id)? {
            SlotParts::Lane(column, lane) => {
                let (map, column) = self.track(column)?;
                let grid = self.grid(column.grid.as_ref()?).ok()?;
                let mut lanes = grid.as_strip()?.lanes.iter();
                let found = lanes.find(|one| one.key == lane)?;
                (column.axis == Axis::Column).then(|| ValuePlace {
                    map,
                    slot: lane.to_owned(),
                    holds: Arc::clone(&found.holds),
                    weight: column.weight,
                })
            }
            SlotParts::Cross(row, column) => {
                let (map, row) = self.track(row)?;
                let slot = column.to_owned();
                let (_, column) = self.track(column)?;
                let grid = self.grid(row.grid.as_ref()?).ok()?;
                let matrix = grid.as_matrix()?;
                let meet =
                    row.grid == column.grid && row.axis == Axis::Row && column.axis == Axis::Column;
                meet.then(|| ValuePlace {
                    map,
                    slot,
                    holds: crate::derive::slot_holds(&column, &row, &matrix.cell),
                    weight: column.weight,
                })
            }
        }
    }

    fn track(&self, id: &str) -> Option<(MapRef, Track)> {
        let id = ElementId::new(id);
        let map = self.map(&id).ok()?;
        let element = read_element(&id, &map, self.txn);
        let track = element.as_track()?.clone();
        Some((map, track))
    }

    /// What a cell holds that is a strip or a matrix.
    pub(super) fn grid(&self, id: &ElementId) -> Result<Arc<Holds>, BoardError> {
        let element = read_element(id, &self.map(id)?, self.txn);
        let cell = element.as_cell().filter(|cell| cell.holds.is_grid());
        let cell = cell.ok_or_else(|| BoardError::OtherKind(id.clone()))?;
        Ok(Arc::clone(&cell.holds))
    }

    /// The grid of a track and which way it runs.
    pub(super) fn track_of(&self, id: &ElementId) -> Result<(ElementId, Axis), BoardError> {
        let element = read_element(id, &self.map(id)?, self.txn);
        let track: Option<&Track> = Element::as_track(&element);
        track
            .and_then(|track| Some((track.grid.clone()?, track.axis)))
            .ok_or_else(|| BoardError::OtherKind(id.clone()))
    }

    /// What lies in the slots of a track.
    pub(super) fn lodgers(&self, track: &ElementId) -> Vec<ElementId> {
        let is_its = |slot: &ElementId| match slot_parts(slot) {
            Some(SlotParts::Lane(column, _)) => column == track.as_str(),
            Some(SlotParts::Cross(row, column)) => [row, column].contains(&track.as_str()),
            None => false,
        };
        let all = self.elements.iter(self.txn);
        all.filter_map(|(id, value)| match value {
            Out::YMap(map) => {
                let owner = placement_of(&map, self.txn).parent?;
                is_its(&owner).then(|| ElementId::new(id))
            }
            _ => None,
        })
        .collect()
    }
}
