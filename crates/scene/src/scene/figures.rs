//! Cells that hold something, columns and rows: their pictures follow from more than themselves.

use std::cell::OnceCell;

use board::{Axis, BoardRect, Cell, Element, ElementId, ElementKind, Figure, Holds, Track};

use super::Scene;
use super::entry::Entry;
use crate::display::DisplayItem;
use crate::item::grid_ground::{Ground, band_of, has_bands};
use crate::item::holds::{Around, cell, heading_of_track};
use crate::item::opinion::{Layer, Shown, has_layers};

impl Scene {
    /// Shows these figures on a canvas's cells, columns and rows; those that it showed before and are not among them
    /// go. Gives whose pictures changed.
    pub fn set_figures(
        &mut self,
        canvas: &ElementId,
        figures: Vec<(ElementId, Figure)>,
    ) -> Vec<ElementId> {
        let mut changed = Vec::new();
        let mut wanted: Vec<(ElementId, Option<Figure>)> = self
            .children(canvas)
            .filter(|element| element.as_cell().is_some() || element.as_track().is_some())
            .map(|element| (element.id.clone(), None))
            .collect();
        // Notes wear a figure only while there is one.
        let worn: Vec<ElementId> = wanted
            .iter()
            .flat_map(|(cell, _)| self.children(cell))
            .filter(|note| self.figure(&note.id).is_some())
            .map(|note| note.id.clone())
            .collect();
        wanted.extend(worn.into_iter().map(|note| (note, None)));
        for (id, figure) in figures {
            match wanted.iter_mut().find(|(other, _)| *other == id) {
                Some((_, place)) => *place = Some(figure),
                None if self.is_note_on(&id, canvas) => wanted.push((id, Some(figure))),
                None => {}
            }
        }
        for (id, figure) in wanted {
            let Some(entry) = self.entry_mut(&id) else {
                continue;
            };
            if entry.figure != figure {
                entry.figure = figure;
                let grid = entry
                    .element
                    .as_track()
                    .and_then(|track| track.grid.clone());
                self.refresh(&id);
                changed.push(id);
                // What a row comes to is painted by its grid.
                if let Some(grid) = grid {
                    self.refresh(&grid);
                    changed.push(grid);
                }
            }
        }
        changed
    }

    /// Whether something is a note in a cell of that canvas.
    fn is_note_on(&self, id: &ElementId, canvas: &ElementId) -> bool {
        let note = self
            .element(id)
            .filter(|element| element.as_note().is_some());
        let cell = note.and_then(|note| note.placement.parent.as_ref());
        let owner = cell.and_then(|cell| self.element(cell)?.placement.parent.as_ref());
        owner == Some(canvas)
    }

    /// What was found out about an element, as it is shown.
    pub fn figure(&self, id: &ElementId) -> Option<&Figure> {
        let entry = self.entry(*self.slots.get(id)?)?;
        entry.figure.as_ref()
    }

    /// Shows the values of this layer; `who` is the person that looks at the board, as in reactions. Gives whose
    /// pictures changed.
    pub fn set_layer(&mut self, layer: Layer, who: &str) -> Vec<ElementId> {
        let shown = Shown {
            layer,
            who: who.to_owned(),
        };
        if shown == self.shown {
            return Vec::new();
        }
        self.shown = shown;
        let has = |entry: &&Entry| {
            let cell = entry.element.as_cell();
            cell.is_some_and(|cell| has_layers(&cell.holds) && !cell.values.is_empty())
        };
        let entries = self.entries.iter().flatten().filter(has);
        let ids: Vec<ElementId> = entries.map(|entry| entry.element.id.clone()).collect();
        for id in &ids {
            self.refresh(id);
        }
        ids
    }

    /// Whose values are shown.
    pub fn layer(&self) -> Layer {
        self.shown.layer
    }

    /// The value of a cell in words, as it is shown; empty if there is none.
    pub fn said(&self, id: &ElementId) -> String {
        let cell = self.element(id).and_then(|element| element.as_cell());
        match (cell, self.kinds) {
            (Some(cell), Some(kinds)) => (kinds.said)(cell, &self.shown, self.style.locale),
            _ => String::new(),
        }
    }

    /// An element's picture is made anew.
    pub(super) fn refresh(&mut self, id: &ElementId) {
        let Some(entry) = self.entry_mut(id) else {
            return;
        };
        entry.item = OnceCell::new();
        let rect = entry.rect;
        self.damage.add(&rect);
    }

    /// The hint of a cell shows only while nothing lies in it.
    pub(super) fn refresh_hint(&mut self, id: &ElementId) {
        let has_hint = self
            .element(id)
            .and_then(|element| element.as_cell())
            .is_some_and(|cell| matches!(&*cell.holds, Holds::Zone { hint: Some(_), .. }));
        if has_hint {
            self.refresh(id);
        }
    }

    fn entry_mut(&mut self, id: &ElementId) -> Option<&mut Entry> {
        let slot = *self.slots.get(id)?;
        self.entries.get_mut(slot as usize).and_then(Option::as_mut)
    }

    /// The picture of a column, a row, or a cell that is not just an area for notes with a heading.
    pub(crate) fn item_of_typed(&self, entry: &Entry) -> Option<DisplayItem> {
        let element = &entry.element;
        let around = |ground| Around {
            style: self.style,
            figure: entry.figure.as_ref(),
            shown: &self.shown,
            is_empty: !self.owned.contains_key(&element.id),
            ground,
        };
        match &element.kind {
            ElementKind::Track(track) => {
                let grid = track
                    .grid
                    .as_ref()
                    .and_then(|id| self.element(id)?.as_cell());
                let band = grid.and_then(|grid| band_of(&grid.holds, track));
                let below = grid.is_some_and(|grid| is_below_band(&grid.holds, track));
                Some(heading_of_track(
                    track,
                    element.size,
                    &around(None),
                    band,
                    below,
                ))
            }
            ElementKind::Cell(held) if is_plain(held) => None,
            ElementKind::Cell(held) => {
                let ground = held.holds.is_grid().then(|| self.ground(entry));
                Some(cell(held, element.size, &around(ground)))
            }
            _ => None,
        }
    }

    /// The columns and rows of a grid, from its own top left corner.
    fn ground(&self, grid: &Entry) -> Ground<'_> {
        let canvas = grid.element.placement.parent.as_ref();
        let owned = canvas
            .and_then(|id| self.owned.get(id))
            .into_iter()
            .flatten();
        let entries = owned.filter_map(|id| self.entry(*self.slots.get(id)?));
        let offset = grid.element.placement.offset;
        let mut tracks: Vec<(&Track, BoardRect, Option<&Figure>)> = entries
            .filter_map(|entry| {
                let track = entry.element.as_track()?;
                let place = entry.element.placement.offset - offset;
                let rect = BoardRect::at(place, entry.element.size);
                let mine = track.grid.as_ref() == Some(&grid.element.id);
                mine.then_some((track, rect, entry.figure.as_ref()))
            })
            .collect();
        tracks.sort_by(|(_, a, _), (_, b, _)| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
        Ground { tracks }
    }
}

/// The grid whose ground looks different now: a column or a row of it came, moved, or changed its band.
pub(super) fn grid_that_changes(before: Option<&Element>, now: &Element) -> Option<ElementId> {
    let track = now.as_track()?;
    let same = before.is_some_and(|before| {
        let band = before.as_track().map(|track| &track.band);
        before.placement == now.placement && before.size == now.size && band == Some(&track.band)
    });
    track.grid.clone().filter(|_| !same)
}

/// Whether a cell is an area for notes with a heading, and no more.
fn is_plain(cell: &Cell) -> bool {
    cell.slot.is_none()
        && cell.owner.is_empty()
        && !cell.cover
        && matches!(&*cell.holds, Holds::Zone { hint: None, .. })
}

fn is_below_band(grid: &Holds, track: &Track) -> bool {
    let columns = match grid {
        Holds::Matrix(matrix) => &matrix.columns,
        Holds::Strip(strip) => &strip.columns,
        _ => return false,
    };
    let grouped = columns.groups.iter().any(|group| group.key == track.band);
    track.axis == Axis::Column && grouped && has_bands(columns)
}

#[cfg(test)]
mod tests;
