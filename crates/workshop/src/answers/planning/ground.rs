//! The canvases that an answer is for, as they are.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use board::{Axis, Cell, Element, ElementId, Holds, Locale, Snapshot, Track};

use crate::answers::{Target, fold};

/// The canvases that an answer is for.
pub struct Ground<'a> {
    pub snapshot: &'a Snapshot,
    pub locale: Locale,
    /// The cells that something can be put into, canvas by canvas in reading order.
    pub cells: Vec<Spot<'a>>,
    /// Whether there are several canvases, so that places are named with theirs.
    is_several: bool,
}

/// A cell of a canvas that something can be put into.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub canvas: &'a Element,
    pub element: &'a Element,
    pub cell: &'a Cell,
    /// Whether a cell of a canvas before this one has the same name: headings mean that one.
    pub is_shadowed: bool,
}

/// A column or a row.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub element: &'a Element,
    pub track: &'a Track,
}

impl<'a> Ground<'a> {
    pub fn new(snapshot: &'a Snapshot, canvases: &[ElementId], locale: Locale) -> Self {
        let mut cells = Vec::new();
        for id in canvases {
            let canvas = snapshot.element(id);
            let Some(canvas) = canvas.filter(|element| element.as_canvas().is_some()) else {
                continue;
            };
            let all = snapshot.cells(id).into_iter();
            cells.extend(all.filter_map(|element| {
                let cell = element.as_cell()?;
                (cell.slot.is_none() && takes_something(&cell.holds)).then_some(Spot {
                    canvas,
                    element,
                    cell,
                    is_shadowed: false,
                })
            }));
        }
        Self {
            snapshot,
            locale,
            cells,
            is_several: canvases.len() > 1,
        }
    }

    /// As [`Self::new`]; places are named with their canvas even if there is only one.
    pub fn of_several(snapshot: &'a Snapshot, canvases: &[ElementId], locale: Locale) -> Self {
        Self {
            is_several: true,
            ..Self::new(snapshot, canvases, locale)
        }
    }

    /// The cells as what headings may mean.
    pub fn targets(&self) -> Vec<Target> {
        let cells = self.cells.iter();
        cells
            .map(|spot| {
                let label = &spot.cell.label;
                let names = [label.ja.as_str(), label.en.as_str()];
                let names = if spot.is_shadowed {
                    &[][..]
                } else {
                    &names[..]
                };
                Target::new(&spot.cell.key, names)
            })
            .collect()
    }

    /// Puts the canvases that know the most of `headings` first, those with covered answers last, and leaves each name
    /// to the first canvas that has it: a heading can only mean one cell.
    pub fn ordered_for(mut self, headings: &[String]) -> Self {
        let mut scores: HashMap<ElementId, (bool, Reverse<usize>)> = HashMap::new();
        for spot in &self.cells {
            let names = [fold(&spot.cell.label.ja), fold(&spot.cell.label.en)];
            let known = headings.iter().any(|heading| names.contains(heading));
            let score = scores.entry(spot.canvas.id.clone()).or_default();
            score.0 |= spot.cell.cover;
            score.1.0 += usize::from(known);
        }
        self.cells
            .sort_by_key(|spot| scores.get(&spot.canvas.id).copied().unwrap_or_default());
        let mut seen: HashMap<String, ElementId> = HashMap::new();
        for spot in &mut self.cells {
            let own = &spot.canvas.id;
            let name = fold(&spot.cell.label.ja);
            let first = seen.entry(name).or_insert_with(|| own.clone());
            spot.is_shadowed = first != own;
        }
        self
    }

    /// The strips and matrices.
    pub fn grids(&self) -> impl Iterator<Item = Spot<'a>> {
        self.cells
            .iter()
            .copied()
            .filter(|spot| spot.cell.holds.is_grid())
    }

    /// Where a cell is, in words.
    pub fn place_of(&self, spot: &Spot<'_>, inwards: &[&str]) -> Vec<String> {
        let canvas = spot.canvas.as_canvas();
        let canvas = canvas.map_or("", |canvas| canvas.label.get(self.locale));
        let label = spot.cell.label.get(self.locale);
        let mut place: Vec<String> = Vec::new();
        if self.is_several {
            place.push(canvas.to_owned());
        }
        // A grid's label stands in its corner; its rows and columns say enough.
        if inwards.is_empty() {
            place.push(label.to_owned());
        }
        let inwards = inwards.iter().filter(|word| !word.is_empty());
        place.extend(inwards.map(|word| (*word).to_owned()));
        if place.is_empty() {
            place.push(label.to_owned());
        }
        place
    }

    /// The columns or rows of a grid in their order.
    pub fn lines(&self, grid: &Spot<'a>, axis: Axis) -> Vec<Line<'a>> {
        let mut lines: Vec<Line<'a>> = self
            .snapshot
            .children(&grid.canvas.id)
            .filter_map(|element| {
                let track = element.as_track()?;
                Some(Line { element, track })
            })
            .filter(|line| {
                line.track.grid.as_ref() == Some(&grid.element.id) && line.track.axis == axis
            })
            .collect();
        lines.sort_by(|a, b| {
            (&a.element.order, &a.element.id).cmp(&(&b.element.order, &b.element.id))
        });
        lines
    }

    /// The slots that lie in a column or a row.
    pub fn slots_of(&self, grid: &Spot<'a>, line: &Line<'_>) -> Vec<&'a Element> {
        let children = self.snapshot.children(&grid.canvas.id);
        let is_its = |element: &&Element| {
            let slot = element.as_cell().and_then(|cell| cell.slot.as_ref());
            slot.is_some_and(|slot| {
                slot.column == line.element.id || slot.row.as_ref() == Some(&line.element.id)
            })
        };
        children.filter(is_its).collect()
    }

    /// Whether nothing was put into a cell or a slot.
    pub fn is_blank(&self, element: &Element) -> bool {
        let has_value = element
            .as_cell()
            .is_some_and(|cell| !cell.values.is_empty());
        let has_text = element.text().is_some_and(|text| !text.trim().is_empty());
        !has_value && !has_text && self.snapshot.children(&element.id).next().is_none()
    }
}

impl Spot<'_> {
    /// What it holds.
    pub fn holds(&self) -> &Arc<Holds> {
        &self.cell.holds
    }
}

/// Whether people put something into a cell that holds this.
fn takes_something(holds: &Holds) -> bool {
    holds.takes_notes() && !matches!(holds, Holds::Pile { .. } | Holds::Card { .. })
        || holds.takes_values()
        || holds.is_grid()
        || matches!(holds, Holds::Text { .. })
}
