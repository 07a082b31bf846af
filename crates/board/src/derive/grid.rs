//! One strip or matrix: its columns, rows and lanes, and the slots where they meet.

use std::sync::Arc;

use super::{Ground, derived, slot_holds};
use crate::cell::{crossing, in_lane, names_a_track};
use crate::limits::TRACKS_MAX;
use crate::{
    Axis, BoardPoint, BoardSize, Cell, CellValue, Element, ElementId, ElementKind, Holds, Label,
    Lane, Matrix, Series, SlotOf, Strip, Track, Values,
};

/// A strip or a matrix with those of its tracks that are shown.
pub(super) struct Grid<'a> {
    element: &'a Element,
    cell: &'a Cell,
    columns: Vec<Line<'a>>,
    rows: Vec<Line<'a>>,
}

/// A track and how wide, or high, it is.
struct Line<'a> {
    element: &'a Element,
    track: &'a Track,
    extent: f64,
}

impl<'a> Grid<'a> {
    /// The grid that a cell holds; it takes the slots that it has from `room`, and has no more than that.
    pub fn of(element: &'a Element, ground: &Ground<'a>, room: &mut usize) -> Option<Self> {
        let cell = element.as_cell()?;
        let (columns, rows) = match &*cell.holds {
            Holds::Strip(strip) => (&strip.columns, None),
            Holds::Matrix(matrix) => (&matrix.columns, Some(&matrix.rows)),
            _ => return None,
        };
        let mut columns = lines(element, Axis::Column, columns, ground);
        let mut rows = rows.map_or_else(Vec::new, |rows| lines(element, Axis::Row, rows, ground));
        match cell.holds.as_strip() {
            Some(strip) => {
                columns.truncate(*room / strip.lanes.len().max(1));
                *room -= columns.len() * strip.lanes.len();
            }
            None => {
                rows.truncate(*room / columns.len().max(1));
                *room -= rows.len() * columns.len();
            }
        }
        Some(Self {
            element,
            cell,
            columns,
            rows,
        })
    }

    /// The room that it needs.
    pub fn needed(&self) -> BoardSize {
        let across: f64 = self.columns.iter().map(|line| line.extent).sum();
        match &*self.cell.holds {
            Holds::Strip(strip) => {
                let down: f64 = strip.lanes.iter().map(|lane| lane.h).sum();
                BoardSize::new(strip.side + across, strip.columns.head + down)
            }
            Holds::Matrix(matrix) => {
                let total = matrix.total.map_or(0.0, |_| Matrix::TOTAL_WIDTH);
                let down: f64 = self.rows.iter().map(|line| line.extent).sum();
                BoardSize::new(
                    matrix.rows.head + across + total,
                    matrix.columns.head + down,
                )
            }
            _ => self.element.size,
        }
    }

    /// Lays the headings and the slots; `corner` is the grid's own, on the canvas.
    pub fn lay(&self, corner: BoardPoint, ground: &Ground<'_>, found: &mut Vec<Element>) {
        match &*self.cell.holds {
            Holds::Strip(strip) => self.lay_strip(strip, corner, ground, found),
            Holds::Matrix(matrix) => self.lay_matrix(matrix, corner, ground, found),
            _ => {}
        }
    }

    fn lay_strip(
        &self,
        strip: &Strip,
        corner: BoardPoint,
        ground: &Ground<'_>,
        found: &mut Vec<Element>,
    ) {
        let mut x = corner.x + strip.side;
        for column in &self.columns {
            let head = BoardSize::new(column.extent, strip.columns.head);
            found.push(self.heading(column, BoardPoint::new(x, corner.y), head, ground));
            let mut y = corner.y + strip.columns.head;
            for lane in &strip.lanes {
                let hint = ground.before.get(found.len()).map(|was| &was.id);
                let id = in_lane(&column.element.id, &lane.key, hint);
                if !(ground.stored)(&id) {
                    let size = BoardSize::new(column.extent, lane.h);
                    let slot = self.lane_slot(column, lane);
                    found.push(self.slot(id, BoardPoint::new(x, y), size, slot));
                }
                y += lane.h;
            }
            x += column.extent;
        }
    }

    fn lay_matrix(
        &self,
        matrix: &Matrix,
        corner: BoardPoint,
        ground: &Ground<'_>,
        found: &mut Vec<Element>,
    ) {
        let mut x = corner.x + matrix.rows.head;
        for column in &self.columns {
            let head = BoardSize::new(column.extent, matrix.columns.head);
            found.push(self.heading(column, BoardPoint::new(x, corner.y), head, ground));
            x += column.extent;
        }
        let mut y = corner.y + matrix.columns.head;
        for row in &self.rows {
            let head = BoardSize::new(matrix.rows.head, row.extent);
            found.push(self.heading(row, BoardPoint::new(corner.x, y), head, ground));
            let mut x = corner.x + matrix.rows.head;
            for column in &self.columns {
                let hint = ground.before.get(found.len()).map(|was| &was.id);
                let id = crossing(&row.element.id, &column.element.id, hint);
                if !(ground.stored)(&id) {
                    let size = BoardSize::new(column.extent, row.extent);
                    let slot = self.crossing(row, column, &matrix.cell);
                    found.push(self.slot(id, BoardPoint::new(x, y), size, slot));
                }
                x += column.extent;
            }
            y += row.extent;
        }
    }

    fn heading(
        &self,
        line: &Line<'_>,
        at: BoardPoint,
        size: BoardSize,
        ground: &Ground<'_>,
    ) -> Element {
        let track = Track {
            named: (ground.named)(line.track),
            ..line.track.clone()
        };
        let id = line.element.id.clone();
        let mut heading = derived(id, self.element, at, size, ElementKind::Track(track));
        heading.order = line.element.order.clone();
        heading.link = line.element.link.clone();
        heading
    }

    fn slot(&self, id: ElementId, at: BoardPoint, size: BoardSize, cell: Cell) -> Element {
        derived(id, self.element, at, size, ElementKind::Cell(cell))
    }

    fn lane_slot(&self, column: &Line<'_>, lane: &Lane) -> Cell {
        let values = values_of(column.track, &lane.key);
        let of = SlotOf {
            grid: self.element.id.clone(),
            row: None,
            column: column.element.id.clone(),
            lane: Some(lane.key.clone()),
        };
        let holds = Arc::clone(&lane.holds);
        self.cell_of(lane.key.clone(), lane.label.clone(), holds, values, of)
    }

    fn crossing(&self, row: &Line<'_>, column: &Line<'_>, all: &Arc<Holds>) -> Cell {
        let values = values_of(row.track, column.element.id.as_str());
        let of = SlotOf {
            grid: self.element.id.clone(),
            row: Some(row.element.id.clone()),
            column: column.element.id.clone(),
            lane: None,
        };
        let holds = slot_holds(column.track, row.track, all);
        self.cell_of(String::new(), Label::default(), holds, values, of)
    }

    fn cell_of(
        &self,
        key: String,
        label: Label,
        holds: Arc<Holds>,
        values: Values,
        of: SlotOf,
    ) -> Cell {
        let text = match (&*holds, values.first()) {
            (Holds::Text { .. }, Some(value)) if value.who.is_empty() => match &value.content {
                CellValue::Text(text) => text.clone(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        Cell {
            key,
            label,
            tab: self.cell.tab,
            holds,
            text,
            values,
            slot: Some(of),
            ..Cell::default()
        }
    }
}

/// The tracks of one grid along one axis that are shown, in order.
fn lines<'a>(grid: &Element, axis: Axis, series: &Series, ground: &Ground<'a>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for &element in &ground.tracks {
        let Some(track) = element.as_track() else {
            continue;
        };
        let here = track.grid.as_ref() == Some(&grid.id) && track.axis == axis;
        if here && names_a_track(&element.id) && (!track.removed || (ground.occupied)(&element.id))
        {
            let extent = track.extent.unwrap_or(series.size);
            lines.push(Line {
                element,
                track,
                extent,
            });
        }
    }
    lines.sort_by(|a, b| {
        let key = |line: &Line<'a>| (&line.element.order, &line.element.id);
        key(a).cmp(&key(b))
    });
    lines.truncate(TRACKS_MAX);
    lines
}

/// The values of one slot; a track's values are sorted by slot.
fn values_of(track: &Track, slot: &str) -> Values {
    let place = track
        .values
        .binary_search_by(|value| (*value.slot).cmp(slot));
    let values = place.ok().and_then(|place| track.values.get(place));
    values.map_or_else(Values::default, |value| value.values.clone())
}
