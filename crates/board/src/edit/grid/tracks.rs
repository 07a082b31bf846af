//! The columns, or rows, of one grid, as a transaction sees them.

use super::Edit;
use super::TrackPlace;
use crate::limits::TRACKS_MAX;
use crate::{Axis, BoardError, Element, ElementId, Holds, OrderKey};

/// A column or a row among its siblings.
pub(super) struct Sibling {
    id: ElementId,
    order: OrderKey,
    removed: bool,
}

impl Edit<'_, '_> {
    /// The tracks of a grid along one axis, in their order, with those that were taken away.
    pub(super) fn siblings(&self, grid: &ElementId, axis: Axis) -> Vec<Sibling> {
        let known = self.derived.tracks(grid).map(|track| &track.id);
        let mut siblings: Vec<Sibling> = known
            .chain(&self.made)
            .filter_map(|id| sibling(self.element(id)?, grid, axis))
            .collect();
        siblings.sort_unstable_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        siblings
    }

    /// Deletes the tracks of a grid that are not seen, and so not deleted with what is: those taken away before.
    pub(in crate::edit) fn delete_hidden_tracks(&mut self, grid: &ElementId) {
        let removed = self.derived.tracks(grid).filter(|element| {
            let hidden = self.derived.shown(&element.id) == Some(None);
            hidden && element.as_track().is_some_and(|track| track.removed)
        });
        for track in removed {
            let _deleted_meanwhile = self.delete(&track.id);
        }
    }

    /// The fewest and the most tracks that a grid may have along an axis.
    pub(super) fn bounds(
        &self,
        grid: &Holds,
        axis: Axis,
        id: &ElementId,
    ) -> Result<(usize, usize), BoardError> {
        let series = match (grid, axis) {
            (Holds::Strip(strip), Axis::Column) => &strip.columns,
            (Holds::Matrix(matrix), Axis::Column) => &matrix.columns,
            (Holds::Matrix(matrix), Axis::Row) => &matrix.rows,
            _ => return Err(BoardError::OtherKind(id.clone())),
        };
        Ok((series.min as usize, (series.max as usize).min(TRACKS_MAX)))
    }
}

fn sibling(element: Element, grid: &ElementId, axis: Axis) -> Option<Sibling> {
    let track = element.as_track()?;
    let removed = track.removed;
    let here = track.grid.as_ref() == Some(grid) && track.axis == axis;
    here.then(|| Sibling {
        id: element.id.clone(),
        order: element.order.clone(),
        removed,
    })
}

/// How many there are.
pub(super) fn shown(siblings: &[Sibling]) -> usize {
    siblings.iter().filter(|one| !one.removed).count()
}

/// Refuses one more than there may be.
pub(super) fn check_room(siblings: &[Sibling], max: usize) -> Result<(), BoardError> {
    let count = shown(siblings) + 1;
    if count > max {
        Err(BoardError::TooMany { count, max })
    } else {
        Ok(())
    }
}

/// The key with which `own` comes to that place; `None` is a key above all.
pub(super) fn order_at(
    siblings: &[Sibling],
    own: &ElementId,
    place: &TrackPlace,
) -> Option<OrderKey> {
    let others: Vec<&Sibling> = siblings.iter().filter(|one| one.id != *own).collect();
    let before = match place {
        TrackPlace::First => 0,
        TrackPlace::Last => others.len(),
        // After one that is not there any more: at the end.
        TrackPlace::After(id) => others
            .iter()
            .position(|one| one.id == *id)
            .map_or(others.len(), |index| index + 1),
    };
    let low = before.checked_sub(1).and_then(|index| others.get(index));
    let high = others.get(before)?;
    Some(OrderKey::between(
        low.map(|one| &one.order),
        Some(&high.order),
    ))
}
