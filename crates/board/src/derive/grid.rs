//! One strip or matrix: its columns, rows and lanes, and the slots where they meet.

use std::sync::Arc;

use super::laid::{Laid, Like};
use super::{Ground, slot_holds};
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
    pub fn lay(&self, corner: BoardPoint, ground: &Ground<'_>, laid: &mut Laid<'_>) {
        match &*self.cell.holds {
            Holds::Strip(strip) => self.lay_strip(strip, corner, ground, laid),
            Holds::Matrix(matrix) => self.lay_matrix(matrix, corner, ground, laid),
            _ => {}
        }
    }

    fn lay_strip(
        &self,
        strip: &Strip,
        corner: BoardPoint,
        ground: &Ground<'_>,
        laid: &mut Laid<'_>,
    ) {
        let mut x = corner.x + strip.side;
        for column in &self.columns {
            let head = BoardSize::new(column.extent, strip.columns.head);
            self.heading(column, (BoardPoint::new(x, corner.y), head), ground, laid);
            let mut y = corner.y + strip.columns.head;
            for lane in &strip.lanes {
                let hint = laid.was().map(|was| &was.id);
                let id = in_lane(&column.element.id, &lane.key, hint);
                if !(ground.stored)(&id) {
                    let size = BoardSize::new(column.extent, lane.h);
                    let slot = Slot {
                        column,
                        row: None,
                        lane: Some(lane),
                        holds: Arc::clone(&lane.holds),
                        values: values_of(column.track, &lane.key),
                    };
                    self.slot(id, (BoardPoint::new(x, y), size), &slot, laid);
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
        laid: &mut Laid<'_>,
    ) {
        let mut x = corner.x + matrix.rows.head;
        for column in &self.columns {
            let head = BoardSize::new(column.extent, matrix.columns.head);
            self.heading(column, (BoardPoint::new(x, corner.y), head), ground, laid);
            x += column.extent;
        }
        let mut y = corner.y + matrix.columns.head;
        for row in &self.rows {
            let head = BoardSize::new(matrix.rows.head, row.extent);
            self.heading(row, (BoardPoint::new(corner.x, y), head), ground, laid);
            let mut x = corner.x + matrix.rows.head;
            for column in &self.columns {
                let hint = laid.was().map(|was| &was.id);
                let id = crossing(&row.element.id, &column.element.id, hint);
                if !(ground.stored)(&id) {
                    let size = BoardSize::new(column.extent, row.extent);
                    let slot = Slot {
                        column,
                        row: Some(row),
                        lane: None,
                        holds: slot_holds(column.track, row.track, &matrix.cell),
                        values: values_of(row.track, column.element.id.as_str()),
                    };
                    self.slot(id, (BoardPoint::new(x, y), size), &slot, laid);
                }
                x += column.extent;
            }
            y += row.extent;
        }
    }

    /// What belongs to the canvas, as the grid does, and is as high in the pile as `element`.
    fn like<'b>(&'b self, element: &'b Element) -> Like<'b> {
        Like {
            parent: self.element.placement.parent.as_ref(),
            order: &element.order,
            link: element.link.as_ref(),
        }
    }

    fn heading(
        &self,
        line: &Line<'_>,
        place: (BoardPoint, BoardSize),
        ground: &Ground<'_>,
        laid: &mut Laid<'_>,
    ) {
        let named = (ground.named)(line.track);
        let like = self.like(line.element);
        let same = |was: &ElementKind| {
            named.is_none() && matches!(was, ElementKind::Track(was) if was == line.track)
        };
        let kind = || {
            ElementKind::Track(Track {
                named: named.clone(),
                ..line.track.clone()
            })
        };
        laid.put(line.element.id.clone(), place, &like, &same, &kind);
    }

    fn slot(
        &self,
        id: ElementId,
        place: (BoardPoint, BoardSize),
        slot: &Slot<'_>,
        laid: &mut Laid<'_>,
    ) {
        let same = |was: &ElementKind| match was {
            ElementKind::Cell(was) => {
                let from_here = was.slot.as_ref().map(|slot| &slot.grid) == Some(&self.element.id);
                from_here
                    && was.tab == self.cell.tab
                    && Arc::ptr_eq(&was.holds, &slot.holds)
                    && was.values == slot.values
                    && slot.lane.is_none_or(|lane| lane.label == was.label)
            }
            _ => false,
        };
        let kind = || ElementKind::Cell(self.slot_cell(slot));
        // Where the grid leads is said once.
        let like = Like {
            link: None,
            ..self.like(self.element)
        };
        laid.put(id, place, &like, &same, &kind);
    }

    fn slot_cell(&self, slot: &Slot<'_>) -> Cell {
        let text = match (&*slot.holds, slot.values.first()) {
            (Holds::Text { .. }, Some(value)) if value.who.is_empty() => match &value.content {
                CellValue::Text(text) => text.clone(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        let lane = slot.lane;
        Cell {
            key: lane.map_or_else(String::new, |lane| lane.key.clone()),
            label: lane.map_or_else(Label::default, |lane| lane.label.clone()),
            tab: self.cell.tab,
            holds: Arc::clone(&slot.holds),
            text,
            values: slot.values.clone(),
            slot: Some(SlotOf {
                grid: self.element.id.clone(),
                row: slot.row.map(|row| row.element.id.clone()),
                column: slot.column.element.id.clone(),
                lane: lane.map(|lane| lane.key.clone()),
            }),
            ..Cell::default()
        }
    }
}

/// What is between a column and a row or a lane.
struct Slot<'a> {
    column: &'a Line<'a>,
    row: Option<&'a Line<'a>>,
    lane: Option<&'a Lane>,
    holds: Arc<Holds>,
    values: Values,
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
