//! From slot to slot by the arrow keys.

use board::{Element, ElementId};

use crate::turn::Turn;
use crate::walking::farness;
use crate::{Direction, Editor};

impl Editor {
    /// Walks to the next slot or heading of the same grid; beyond its edge, to whatever is next in that direction.
    pub(crate) fn walk_in_grid(&mut self, direction: Direction, turn: &mut Turn<'_>) {
        let Some(here) = self.focus.clone() else {
            return;
        };
        let grid = self.scene.element(&here).and_then(grid_of).cloned();
        let from = self.scene.rect(&here).map(|rect| rect.center());
        let nearest = grid.zip(from).and_then(|(grid, from)| {
            let canvas = self.scene.element(&grid)?.placement.parent.as_ref()?;
            let inside = self.scene.children(canvas);
            inside
                .filter(|element| element.id != here && grid_of(element) == Some(&grid))
                .filter_map(|element| {
                    let way = self.scene.rect(&element.id)?.center() - from;
                    Some((farness(way, direction, true)?, element.id.clone()))
                })
                .min_by(|(a, _), (b, _)| a.total_cmp(b))
        });
        match nearest {
            Some((_, id)) => self.walk_to(id, turn),
            None => self.walk(direction, turn),
        }
    }
}

/// The grid that a slot, a column or a row belongs to.
pub(super) fn grid_of(element: &Element) -> Option<&ElementId> {
    match element.as_track() {
        Some(track) => track.grid.as_ref(),
        None => Some(&element.as_cell()?.slot.as_ref()?.grid),
    }
}
