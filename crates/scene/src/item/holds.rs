//! Cells that hold something else than notes. One door for all of them.

use board::{
    BoardRect, BoardSize, Cell, CircleTriangle, Figure, Form, Holds, Ink, NoteColor, SeriesGroup,
    Shape, Track,
};

use super::grid_ground::{Ground, draw as draw_ground};
use super::opinion::{Layer, Shown, has_layers, mark_of, said};
use super::sketch::{INSET, Letters, Sketch, inside};
use super::tick::{Sign, mark, tick};
use super::value::{below_heading, value};
use super::{card, cover, pad, placeholder, shape, track_heading};
use crate::Style;
use crate::display::DisplayItem;

/// What a cell's or a track's picture depends on besides itself.
pub struct Around<'a> {
    pub style: Style,
    /// What was found out about it.
    pub figure: Option<&'a Figure>,
    /// Whose values are shown.
    pub shown: &'a Shown,
    /// Whether no note lies in it.
    pub is_empty: bool,
    /// The columns and rows of a grid, as far as the grid paints them itself.
    pub ground: Option<Ground<'a>>,
}

/// The picture of a cell that is no plain area for notes.
pub fn cell(cell: &Cell, size: BoardSize, around: &Around<'_>) -> DisplayItem {
    let style = around.style;
    if matches!(*cell.holds, Holds::Unknown) {
        return placeholder::item("cell", size, style);
    }
    if cell.cover {
        return cover::item(cell, size, style);
    }
    let mut sketch = Sketch::new(size, style);
    let palette = sketch.palette;
    let locale = style.locale;
    let whole = sketch.whole();
    let in_grid = cell.slot.is_some();
    match &*cell.holds {
        Holds::Zone { hint, .. } => {
            sketch.ground(palette.canvas_fill, if in_grid { 1.0 } else { 1.5 });
            let top = heading(&mut sketch, cell, style);
            if let Some(hint) = hint.as_ref().filter(|_| around.is_empty) {
                let room = inside(whole, [INSET, top + 8.0, INSET, 8.0]);
                let letters = Letters::label(14.0, palette.heading_muted);
                sketch.text(hint.get(locale), room, letters);
            }
        }
        Holds::Text { hint, .. } => {
            sketch.ground(palette.canvas_fill, if in_grid { 1.0 } else { 1.5 });
            let top = heading(&mut sketch, cell, style).max(8.0);
            let origin = around.figure.filter(|_| !in_grid);
            let foot = origin.map_or(0.0, |origin| sketch.origin(&origin.text));
            let room = inside(whole, [INSET, top, INSET, 8.0 + foot]);
            let hint = hint.as_ref().map_or("", |hint| hint.get(locale));
            let largest = if in_grid { 16.0 } else { 18.0 };
            sketch.written(
                &cell.text,
                hint,
                room,
                Letters::label(largest, palette.note_text),
            );
        }
        Holds::Number { .. } | Holds::Date | Holds::Time | Holds::Select { .. } | Holds::Points => {
            sketch.ground(palette.canvas_fill, if in_grid { 1.0 } else { 1.5 });
            let top = heading(&mut sketch, cell, style);
            let said = said(cell, around.shown, locale);
            let room = with_fault(&mut sketch, below_heading(whole, top), around.figure);
            value(&mut sketch, room, &said, in_grid);
        }
        Holds::Mark { .. } => {
            sketch.ground(palette.canvas_fill, 1.0);
            let top = heading(&mut sketch, cell, style);
            marked(&mut sketch, cell, below_heading(whole, top), around.shown);
        }
        Holds::Check => {
            sketch.ground(palette.canvas_fill, if in_grid { 1.0 } else { 1.5 });
            let is_on = cell.value("").is_some_and(board::CellValue::is_ticked);
            let words = if in_grid { "" } else { cell.label.get(locale) };
            tick(
                &mut sketch,
                inside(whole, [INSET, 4.0, INSET, 4.0]),
                words,
                is_on,
            );
        }
        Holds::Calc { .. } => {
            sketch.ground(palette.canvas_fill, if in_grid { 1.0 } else { 1.5 });
            let top = heading(&mut sketch, cell, style);
            result(
                &mut sketch,
                below_heading(whole, top),
                around.figure,
                in_grid,
            );
        }
        Holds::Strip(_) | Holds::Matrix(_) => {
            if let Some(ground) = &around.ground {
                draw_ground(&mut sketch, cell, ground);
            }
        }
        Holds::Label { scale, ink } => {
            let letters = Letters {
                smallest: 8.0,
                ..Letters::label(scale.font_size(), palette.ink(*ink))
            };
            sketch.text(cell.label.get(locale), whole, letters);
            sketch.block(palette.canvas_fill);
        }
        Holds::Shape { form, fill, ink } => {
            return fixed_shape(cell, (*form, *fill, *ink), size, style);
        }
        Holds::Card {
            lines,
            rule,
            tip,
            minutes,
            mode,
            owner,
        } => {
            let words = card::Words {
                title: &cell.label,
                lines,
                rule: rule.as_ref(),
                tip: tip.as_ref(),
                minutes: *minutes,
                mode: mode.as_deref(),
                owner: owner.as_deref(),
            };
            card::draw(&mut sketch, &words);
        }
        Holds::Pile {
            color, size, text, ..
        } => pad::draw(&mut sketch, &cell.label, *color, *size, text.as_ref()),
        Holds::Unknown => {}
    }
    if !cell.owner.is_empty() && !matches!(&*cell.holds, Holds::Card { .. }) {
        let name = card::owner_name(&cell.owner, locale);
        sketch.badge(name);
    }
    sketch.finish()
}

/// The heading of a column or a row.
pub fn heading_of_track(
    track: &Track,
    size: BoardSize,
    around: &Around<'_>,
    band: Option<&SeriesGroup>,
    below_band: bool,
) -> DisplayItem {
    let mut sketch = Sketch::new(size, around.style);
    let locale = around.style.locale;
    let words = track_heading::Words {
        text: match &track.named {
            Some(named) => named.get(locale),
            None => &track.text,
        },
        hint: track.label.get(locale),
        weight: track.weight,
        band: band.and_then(|band| band.color),
        band_name: band.map_or("", |band| band.label.get(locale)),
        figure: around.figure,
        is_row: track.axis == board::Axis::Row,
        below_band,
    };
    track_heading::draw(&mut sketch, &words);
    let mut item = sketch.finish();
    // What something else names is written there.
    if track.named.is_some() {
        item.field = None;
    }
    item
}

/// The heading of a cell that stands for itself; slots are named by their column and their row.
fn heading(sketch: &mut Sketch, cell: &Cell, style: Style) -> f64 {
    if cell.slot.is_some() {
        0.0
    } else {
        sketch.heading(&cell.label, style)
    }
}

/// What is wrong with a value stands at the cell's lower edge; gives what is left above.
fn with_fault(sketch: &mut Sketch, room: BoardRect, figure: Option<&Figure>) -> BoardRect {
    let Some(figure) = figure.filter(|figure| !figure.text.is_empty()) else {
        return room;
    };
    const HEIGHT: f64 = 20.0;
    let color = track_heading::tone(sketch, figure.tone);
    let strip = inside(room, [6.0, (room.height - HEIGHT).max(0.0), 6.0, 0.0]);
    track_heading::warning_sign(sketch, strip.x, strip.center().y, color);
    let words = inside(strip, [22.0, 0.0, 0.0, 0.0]);
    sketch.text(&figure.text, words, Letters::label(12.0, color).bold());
    inside(room, [0.0, 0.0, 0.0, HEIGHT])
}

fn marked(sketch: &mut Sketch, cell: &Cell, room: BoardRect, shown: &Shown) {
    if shown.layer == Layer::Mean && has_layers(&cell.holds) {
        let said = said(cell, shown, sketch.locale);
        return value(sketch, room, &said, true);
    }
    let color = sketch.palette.note_text;
    let sign = match shown.value(cell).and_then(mark_of) {
        Some(CircleTriangle::Circle) => Sign::Circle,
        Some(CircleTriangle::Triangle) => Sign::Triangle,
        Some(CircleTriangle::Cross) => Sign::Cross,
        Some(CircleTriangle::Blank) | None => return,
    };
    mark(sketch, room, sign, color);
}

/// What follows from other cells.
fn result(sketch: &mut Sketch, room: BoardRect, figure: Option<&Figure>, in_grid: bool) {
    let Some(figure) = figure else {
        let letters = Letters::label(16.0, sketch.palette.heading_muted).centered();
        sketch.text("–", room, letters);
        return;
    };
    let color = track_heading::tone(sketch, figure.tone);
    let note = figure.note.as_deref().unwrap_or_default();
    let below = if note.is_empty() {
        0.0
    } else {
        (room.height * 0.4).min(34.0)
    };
    let largest = if in_grid {
        24.0
    } else {
        40.0_f64.min(room.height * 0.6)
    };
    let letters = Letters::label(largest, color).bold().centered();
    sketch.text(&figure.text, inside(room, [4.0, 0.0, 4.0, below]), letters);
    let place = inside(room, [4.0, room.height - below, 4.0, 0.0]);
    let small = Letters::label(13.0, sketch.palette.heading_muted).centered();
    sketch.text(note, place, small);
}

/// A shape with the cell's label in it, which shrinks where a person's shape would grow.
fn fixed_shape(
    cell: &Cell,
    (form, fill, ink): (Form, Option<NoteColor>, Ink),
    size: BoardSize,
    style: Style,
) -> DisplayItem {
    let empty = Shape {
        form,
        fill,
        ink,
        ..Shape::default()
    };
    let mut item = shape::item(&empty, size, style);
    item.field = None;
    let mut sketch = Sketch::new(size, style);
    let color = match fill {
        Some(_) => sketch.palette.note_text,
        None => sketch.palette.ink(ink),
    };
    let letters = Letters::label(20.0, color).centered();
    let words = cell.label.get(style.locale);
    sketch.text(words, shape::room(form, size), letters);
    item.primitives.extend(sketch.finish().primitives);
    item
}

#[cfg(test)]
mod tests;
