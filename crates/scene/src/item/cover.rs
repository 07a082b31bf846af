//! A covered cell: its heading, and a cover over whatever lies in it.

use board::{BoardSize, Cell, Holds, Locale};

use super::heading::{self, Heading};
use super::sketch::{INSET, Letters, Sketch, inside};
use crate::Style;
use crate::display::{DisplayItem, Primitive, Stroke};

/// Between two stripes, board units.
const STRIPES: f64 = 28.0;
/// More stripes than that are not drawn, however large the cell is.
const STRIPES_MAX: usize = 200;
/// How high the heading is that stays in sight.
const HEADING: f64 = super::cell::CELL_HEADING_HEIGHT;

/// What a covered cell says instead of what is in it.
pub fn words(locale: Locale) -> &'static str {
    match locale {
        Locale::Ja => "覆われています",
        Locale::En => "Covered",
    }
}

pub fn item(cell: &Cell, size: BoardSize, style: Style) -> DisplayItem {
    let mut sketch = Sketch::new(size, style);
    let palette = sketch.palette;
    let whole = sketch.whole();
    sketch.ground(palette.canvas_fill, 1.5);
    let room = inside(whole, [8.0, HEADING, 8.0, 8.0]);
    if room.width > 0.0 && room.height > 0.0 {
        sketch.boxed(room, 8.0, Some(palette.note(board::NoteColor::Gray)), None);
        let line = Stroke {
            color: palette.cell_border,
            width: 1.5,
            dashed: false,
        };
        // Stripes from the lower left to the upper right, cut at the edges.
        let mut along = STRIPES;
        for _ in 0..STRIPES_MAX {
            if along >= room.width + room.height {
                break;
            }
            let from = (
                room.x + (along - room.height).max(0.0),
                room.y + along.min(room.height),
            );
            let to = (
                room.x + along.min(room.width),
                room.y + (along - room.width).max(0.0),
            );
            sketch.path(&[from, to], false, None, Some(line));
            along += STRIPES;
        }
        let hint = match &*cell.holds {
            Holds::Zone { hint, .. } => hint.as_ref().map_or("", |hint| hint.get(style.locale)),
            _ => "",
        };
        let below = if hint.is_empty() {
            0.0
        } else {
            room.height / 3.0
        };
        let mark = (room.width.min(room.height) * 0.4).clamp(16.0, 72.0);
        let letters = Letters::label(mark, palette.note_text).bold().centered();
        sketch.text("？", inside(room, [0.0, 0.0, 0.0, below]), letters);
        if !hint.is_empty() {
            let under = inside(room, [0.0, room.height - below, 0.0, 0.0]);
            // On a plain ground: stripes behind letters are hard to read.
            sketch.boxed(under, 8.0, Some(palette.note(board::NoteColor::Gray)), None);
            let letters = Letters::label(18.0, palette.note_text).centered();
            sketch.text(hint, inside(under, [INSET, 4.0, INSET, 4.0]), letters);
        }
    }
    sketch.block(palette.note(board::NoteColor::Gray));
    let mut item = sketch.finish();
    let place = Heading {
        x: INSET,
        top: 7.0,
        size: 16.0,
        other_size: 12.0,
        width: (size.width - 2.0 * INSET).max(1.0),
    };
    let heading: Vec<Primitive> = heading::lines(&cell.label, &place, style);
    item.primitives.extend(heading);
    item
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use board::Label;

    use super::*;
    use crate::display::TextRole;
    use crate::item::holds::{Around, cell};
    use crate::item::opinion::{Shown, in_words};

    #[test]
    fn s111_a_covered_cell_shows_its_heading_and_nothing_else() {
        let covered = Cell {
            label: Label::new("資源", "Resources"),
            holds: Arc::new(Holds::default()),
            text: "ChatGPT".into(),
            cover: true,
            ..Cell::default()
        };
        let shown = Shown::default();
        let around = Around {
            style: Style::default(),
            figure: None,
            shown: &shown,
            is_empty: true,
            ground: None,
        };
        for (width, height) in [(400.0, 300.0), (10.0, 10.0), (1e6, 1e6)] {
            let size = BoardSize::new(width, height);
            let item = cell(&covered, size, &around);
            assert!(item.lines().all(|line| !line.text.contains("ChatGPT")));
            assert!(item.lines().all(|line| line.role == TextRole::Label));
            assert!(item.field.is_none() && item.primitives.len() < 300);
        }
        let item = cell(&covered, BoardSize::new(400.0, 300.0), &around);
        assert!(item.lines().any(|line| line.text.contains("資源")));
        assert_eq!(in_words(&covered, &shown, Locale::Ja), "覆われています");
        assert!(!covered.takes_notes());
    }
}
