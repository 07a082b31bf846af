//! What lies under the slots of a strip or a matrix: the ground, the lanes' headings at the left, the bands over the
//! columns, and what each row comes to at its end.

use board::{
    Axis, BoardRect, Cell, Figure, Holds, Matrix, NoteColor, Series, SeriesGroup, Strip, Tone,
    Track,
};

use super::sketch::{Letters, Sketch, inside, line, tinted};
use super::track_heading::{BAND, tone};

/// The columns and rows of one grid, with their headings' places in it and what was found out about them.
pub struct Ground<'a> {
    pub tracks: Vec<(&'a Track, BoardRect, Option<&'a Figure>)>,
}

/// The height of the band over a group's columns, board units.
pub const BAND_HEIGHT: f64 = 26.0;

/// Whether a grid's columns have bands over them.
pub fn has_bands(columns: &Series) -> bool {
    !columns.groups.is_empty() && columns.head >= 2.0 * BAND_HEIGHT
}

/// The band of a track.
pub fn band_of<'a>(holds: &'a Holds, track: &Track) -> Option<&'a SeriesGroup> {
    let series = match (holds, track.axis) {
        (Holds::Matrix(matrix), Axis::Row) => &matrix.rows,
        (Holds::Matrix(matrix), Axis::Column) => &matrix.columns,
        (Holds::Strip(strip), _) => &strip.columns,
        _ => return None,
    };
    series.groups.iter().find(|group| group.key == track.band)
}

pub fn draw(sketch: &mut Sketch, cell: &Cell, ground: &Ground<'_>) {
    sketch.ground(sketch.palette.canvas_fill, 1.5);
    match &*cell.holds {
        Holds::Strip(strip) => {
            lanes(sketch, strip);
            corner(sketch, cell, strip.side, strip.columns.head);
            bands(sketch, &strip.columns, ground);
        }
        Holds::Matrix(matrix) => {
            corner(sketch, cell, matrix.rows.head, matrix.columns.head);
            bands(sketch, &matrix.columns, ground);
            totals(sketch, matrix, ground);
        }
        _ => {}
    }
}

/// The grid's own name, in the corner that neither columns nor rows use.
fn corner(sketch: &mut Sketch, cell: &Cell, width: f64, height: f64) {
    let room = inside(
        BoardRect::new(0.0, 0.0, width, height),
        [10.0, 8.0, 8.0, 8.0],
    );
    let letters = Letters::label(16.0, sketch.palette.heading).bold();
    sketch.text(cell.label.get(sketch.locale), room, letters);
}

fn lanes(sketch: &mut Sketch, strip: &Strip) {
    let palette = sketch.palette;
    let mut y = strip.columns.head;
    for lane in &strip.lanes {
        let rect = BoardRect::new(0.0, y, strip.side, lane.h);
        if strip.side > 0.0 {
            let edge = line(palette.cell_border, 1.0);
            sketch.boxed(rect, 0.0, Some(palette.canvas_band), Some(edge));
            let letters = Letters::label(15.0, palette.heading).bold();
            sketch.text(
                lane.label.get(sketch.locale),
                inside(rect, [10.0, 10.0, 8.0, 8.0]),
                letters,
            );
        }
        y += lane.h;
    }
}

/// The column at the rows' ends.
fn totals(sketch: &mut Sketch, matrix: &Matrix, ground: &Ground<'_>) {
    if matrix.total.is_none() {
        return;
    }
    let palette = sketch.palette;
    let whole = sketch.whole();
    let columns = ground
        .tracks
        .iter()
        .filter(|(track, ..)| track.axis == Axis::Column);
    let left = columns
        .map(|(_, rect, _)| rect.right())
        .fold(matrix.rows.head, f64::max);
    let width = matrix.columns.size.min(whole.right() - left);
    if width < 8.0 {
        return;
    }
    let head = BoardRect::new(left, 0.0, width, matrix.columns.head);
    let edge = line(palette.cell_border, 1.0);
    sketch.boxed(head, 0.0, Some(palette.canvas_band), Some(edge));
    let words = match (&matrix.total_label, sketch.locale) {
        (Some(label), locale) => label.get(locale),
        (None, board::Locale::Ja) => "合計",
        (None, board::Locale::En) => "Total",
    };
    let letters = Letters::label(16.0, palette.heading).bold().centered();
    sketch.text(words, inside(head, [8.0, 4.0, 8.0, 4.0]), letters);
    for (track, rect, figure) in &ground.tracks {
        if track.axis != Axis::Row {
            continue;
        }
        let place = BoardRect::new(left, rect.y, width, rect.height);
        row_end(sketch, place, *figure);
    }
}

/// What one row comes to: large, with its rank or a star below.
fn row_end(sketch: &mut Sketch, place: BoardRect, figure: Option<&Figure>) {
    let palette = sketch.palette;
    let fill = match figure.map(|figure| figure.tone) {
        Some(Tone::Good) => Some(tinted(palette.note(NoteColor::Yellow), BAND)),
        _ => None,
    };
    let edge = line(palette.cell_border, 1.0);
    sketch.boxed(place, 0.0, fill, Some(edge));
    let Some(figure) = figure else {
        return;
    };
    // On yellow the words keep their usual colour: the star says the rest.
    let color = match figure.tone {
        Tone::Good => palette.heading,
        other => tone(sketch, other),
    };
    let note = figure.note.as_deref().unwrap_or_default();
    let below = if note.is_empty() {
        0.0
    } else {
        place.height * 0.38
    };
    let letters = Letters::label(26.0, color).bold().centered();
    sketch.text(&figure.text, inside(place, [6.0, 2.0, 6.0, below]), letters);
    let room = inside(place, [6.0, place.height - below, 6.0, 2.0]);
    let small = Letters::label(13.0, palette.heading).centered();
    sketch.text(note, room, small);
}

/// The bands over the columns: one over all of a group that stand side by side.
fn bands(sketch: &mut Sketch, series: &Series, ground: &Ground<'_>) {
    if !has_bands(series) {
        return;
    }
    let mut found: Vec<(&SeriesGroup, BoardRect)> = Vec::new();
    let columns = ground
        .tracks
        .iter()
        .filter(|(track, ..)| track.axis == Axis::Column);
    for (track, rect, _) in columns {
        let Some(group) = series.groups.iter().find(|group| group.key == track.band) else {
            continue;
        };
        let top = BoardRect {
            height: BAND_HEIGHT,
            ..*rect
        };
        match found.last_mut() {
            Some((last, span)) if last.key == group.key && (span.right() - rect.x).abs() < 1.0 => {
                *span = span.union(&top);
            }
            _ => found.push((group, top)),
        }
    }
    let palette = sketch.palette;
    for (group, rect) in found {
        let fill = group
            .color
            .map_or(palette.canvas_band, |color| palette.note(color));
        sketch.boxed(rect, 0.0, Some(fill), Some(line(palette.cell_border, 1.0)));
        let letters = Letters::label(15.0, palette.note_text).bold().centered();
        sketch.text(
            group.label.get(sketch.locale),
            inside(rect, [6.0, 1.0, 6.0, 1.0]),
            letters,
        );
    }
}
