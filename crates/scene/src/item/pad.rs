//! A pile of ready notes: a few sheets on each other, the uppermost with its label. A drag from it makes a note.

use board::{BoardRect, BoardSize, Label, NoteColor};

use super::sketch::{Letters, Sketch, inside, line};

/// How far each sheet lies aside of the one above it, board units.
const STEP: f64 = 5.0;
const SHEETS: u32 = 3;

pub fn draw(
    sketch: &mut Sketch,
    label: &Label,
    color: NoteColor,
    size: BoardSize,
    text: Option<&Label>,
) {
    let palette = sketch.palette;
    let locale = sketch.locale;
    let whole = sketch.whole();
    let words = label.get(locale);
    // The label stands below, the sheets above it.
    let caption = if words.is_empty() {
        0.0
    } else {
        44.0_f64.min(whole.height * 0.35)
    };
    let room = inside(whole, [4.0, 4.0, 4.0, caption + 4.0]);
    let aside = STEP * f64::from(SHEETS - 1);
    let scale = ((room.width - aside) / size.width)
        .min((room.height - aside) / size.height)
        .clamp(0.0, 1.0);
    let (width, height) = (size.width * scale, size.height * scale);
    let left = room.x + (room.width - width - aside) / 2.0;
    let top = room.y + (room.height - height - aside) / 2.0;
    let paper = palette.note(color);
    for sheet in (0..SHEETS).rev() {
        let by = STEP * f64::from(sheet);
        let rect = BoardRect::new(left + by, top + by, width, height);
        sketch.boxed(
            rect,
            2.0,
            Some(paper),
            Some(line(palette.frame_border, 1.0)),
        );
    }
    if let Some(text) = text {
        let on_paper = inside(
            BoardRect::new(left, top, width, height),
            [8.0, 8.0, 8.0, 8.0],
        );
        let letters = Letters::label(18.0, palette.note_text).centered();
        sketch.text(text.get(locale), on_paper, letters);
    }
    let below = BoardRect::new(whole.x, whole.bottom() - caption, whole.width, caption);
    sketch.text(
        words,
        below,
        Letters::label(14.0, palette.heading).bold().centered(),
    );
    sketch.block(paper);
}
