//! A canvas as the rules see it: its cells, and its grids with their columns and rows in order.

use board::{Axis, Cell, CellValue, CircleTriangle, Element, ElementId, Holds, Track};

use super::{CanvasView, FigureOptions};
use crate::rules::Grade;

/// A canvas, its parts sorted.
pub(crate) struct Ground<'a> {
    pub view: &'a dyn CanvasView,
    pub options: &'a FigureOptions<'a>,
    /// The template that it was made from.
    pub template: &'a str,
    pub canvas: &'a ElementId,
    /// Its cells without the slots of its grids.
    pub cells: Vec<(&'a Element, &'a Cell)>,
    pub grids: Vec<Grid<'a>>,
    /// How many sources calculated cells may still look at: in a hostile document each could follow from a hundred
    /// others, and those from a hundred more.
    pub steps: std::cell::Cell<u32>,
}

/// How many sources all calculated cells of a canvas look at, at most.
const STEPS_MAX: u32 = 10_000;

/// A strip or a matrix.
pub(crate) struct Grid<'a> {
    pub id: &'a ElementId,
    pub cell: &'a Cell,
    pub columns: Vec<(&'a Element, &'a Track)>,
    /// The rows of a matrix; none in a strip.
    pub rows: Vec<(&'a Element, &'a Track)>,
}

/// A slot of a grid.
pub(crate) type Slot<'a> = (&'a Element, &'a Cell);

impl<'a> Ground<'a> {
    pub(crate) fn of(
        view: &'a dyn CanvasView,
        canvas: &'a ElementId,
        options: &'a FigureOptions<'a>,
    ) -> Self {
        let mut cells: Vec<(&Element, &Cell)> = Vec::new();
        let mut tracks: Vec<(&Element, &Track)> = Vec::new();
        for element in view.children(canvas) {
            if let Some(cell) = element.as_cell() {
                if cell.slot.is_none() {
                    cells.push((element, cell));
                }
            } else if let Some(track) = element.as_track() {
                tracks.push((element, track));
            }
        }
        cells.sort_by(|(a, one), (b, other)| (one.tab, &a.id).cmp(&(other.tab, &b.id)));
        tracks.sort_by(|(a, _), (b, _)| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        let grids = cells
            .iter()
            .filter(|(_, cell)| cell.holds.is_grid())
            .map(|(element, cell)| {
                let along = |axis: Axis| {
                    let own = tracks.iter().filter(|(_, track)| {
                        track.grid.as_ref() == Some(&element.id) && track.axis == axis
                    });
                    own.copied().collect()
                };
                Grid {
                    id: &element.id,
                    cell,
                    columns: along(Axis::Column),
                    rows: along(Axis::Row),
                }
            })
            .collect();
        let template = view
            .element(canvas)
            .and_then(|element| element.as_canvas())
            .map_or("", |canvas| canvas.template.as_str());
        Self {
            view,
            options,
            template,
            canvas,
            cells,
            grids,
            steps: std::cell::Cell::new(STEPS_MAX),
        }
    }

    /// The cell with that key.
    pub(crate) fn cell(&self, key: &str) -> Option<(&'a Element, &'a Cell)> {
        let mut cells = self.cells.iter();
        cells.find(|(_, cell)| cell.key == key).copied()
    }

    /// The grid in a cell.
    pub(crate) fn grid(&self, id: &ElementId) -> Option<&Grid<'a>> {
        self.grids.iter().find(|grid| grid.id == id)
    }

    fn slot(&self, id: &ElementId) -> Option<Slot<'a>> {
        let element = self.view.element(id)?;
        Some((element, element.as_cell()?))
    }

    /// The slots of a row of a matrix, one a column.
    pub(crate) fn row(&self, grid: &Grid<'a>, row: &ElementId) -> Vec<Option<Slot<'a>>> {
        let columns = grid.columns.iter();
        columns
            .map(|(column, _)| self.slot(&ElementId::of_crossing(row, &column.id)))
            .collect()
    }

    /// The slots of a column of a strip or a matrix, from the top down.
    pub(crate) fn column(&self, grid: &Grid<'a>, column: &ElementId) -> Vec<Slot<'a>> {
        let lanes = grid.cell.holds.as_strip().map(|strip| &strip.lanes);
        let lanes = lanes.into_iter().flatten();
        let in_lanes = lanes.map(|lane| ElementId::of_lane(column, &lane.key));
        let rows = grid.rows.iter();
        let in_rows = rows.map(|(row, _)| ElementId::of_crossing(&row.id, column));
        in_lanes
            .chain(in_rows)
            .filter_map(|id| self.slot(&id))
            .collect()
    }

    /// The notes in a cell or a slot.
    pub(crate) fn notes(&self, id: &ElementId) -> Vec<&'a Element> {
        let mut notes = self.view.children(id);
        notes.retain(|element| element.as_note().is_some());
        notes
    }

    /// What is written in a cell or a slot: its text, or that of its notes.
    pub(crate) fn written(&self, (element, cell): Slot<'a>) -> String {
        if let Some(text) = element.text().filter(|text| !text.is_empty()) {
            return text.to_owned();
        }
        if let Some(CellValue::Text(text)) = cell.value("") {
            return text.clone();
        }
        let notes = self.notes(&element.id);
        let texts: Vec<&str> = notes.iter().filter_map(|note| note.text()).collect();
        texts.join("\n")
    }
}

/// The team's number in a cell: a number, a chosen option that is one or names a grade, a tick as 1 or 0.
pub(crate) fn number_in(cell: &Cell) -> Option<f64> {
    match (&*cell.holds, cell.value("")?) {
        (Holds::Number { .. } | Holds::Points, CellValue::Number(number)) => Some(*number),
        (Holds::Select { .. }, CellValue::Text(key)) => key
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .or_else(|| grade_in(cell).map(|grade| f64::from(grade.points()))),
        (Holds::Check, CellValue::Flag(flag)) => Some(f64::from(u8::from(*flag))),
        _ => None,
    }
}

/// The grade that is chosen in a cell, by the option's key or its label.
pub(crate) fn grade_in(cell: &Cell) -> Option<Grade> {
    let key = cell.value("")?.as_text()?;
    let Holds::Select { options } = &*cell.holds else {
        return None;
    };
    let option = options.iter().find(|option| option.key == key)?;
    Grade::read(key).or_else(|| Grade::read(&option.label.ja))
}

/// The mark that a value stands for.
pub(crate) fn mark_of(value: &CellValue) -> Option<CircleTriangle> {
    CircleTriangle::from_token(value.as_text()?)
}
