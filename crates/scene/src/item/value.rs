//! Cells that hold one value: a number, a date, a time, a choice, points. The value stands large in the middle, its
//! unit small beside it; while there is none a ghost tells what is wanted.

use board::{BoardRect, Holds, Locale};

use super::sketch::{INSET, Letters, Sketch, inside};
use crate::display::Weight;
use crate::metrics::UNITS_PER_EM;
use crate::text::{TextStyle, width};

/// The largest letters of a value, board units.
const LARGEST: f64 = 40.0;
/// And in a grid, where many values stand close together.
const LARGEST_IN_GRID: f64 = 26.0;
const SMALLEST: f64 = 9.0;
/// How large a unit is beside its value.
const UNIT_SHARE: f64 = 0.5;
/// The height of the line below a value that says how far opinions are apart.
const NOTE_HEIGHT: f64 = 18.0;

/// What is to be said in a cell.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Said {
    /// The value, in words.
    pub text: String,
    /// The unit behind it.
    pub unit: String,
    /// What stands there while there is no value.
    pub ghost: &'static str,
    /// What stands small below it.
    pub note: String,
}

/// Draws a value in `room`.
pub fn value(sketch: &mut Sketch, room: BoardRect, said: &Said, in_grid: bool) {
    let room = inside(room, [6.0, 2.0, 6.0, 4.0]);
    let (room, below) = if said.note.is_empty() {
        (room, None)
    } else {
        let below = inside(room, [0.0, (room.height - NOTE_HEIGHT).max(0.0), 0.0, 0.0]);
        (inside(room, [0.0, 0.0, 0.0, NOTE_HEIGHT]), Some(below))
    };
    let palette = sketch.palette;
    let largest = if in_grid { LARGEST_IN_GRID } else { LARGEST };
    if said.text.is_empty() {
        let ghost = Letters::label(16.0, palette.heading_muted).centered();
        sketch.text(said.ghost, room, ghost);
    } else {
        let letters = Letters {
            smallest: SMALLEST,
            ..Letters::label(
                largest.min(room.height * 0.62).max(SMALLEST),
                palette.note_text,
            )
        }
        .bold()
        .centered()
        .content();
        if said.unit.is_empty() {
            sketch.text(&said.text, room, letters);
        } else {
            with_unit(sketch, room, said, letters);
        }
    }
    if let Some(below) = below {
        let letters = Letters::label(12.0, palette.heading_muted).centered();
        sketch.text(&said.note, below, letters);
    }
}

/// Value and unit side by side, together in the middle.
fn with_unit(sketch: &mut Sketch, room: BoardRect, said: &Said, letters: Letters) {
    let wide = |text: &str, weight| {
        let style = TextStyle {
            size: f64::from(UNITS_PER_EM),
            weight,
        };
        width(text, style) / f64::from(UNITS_PER_EM)
    };
    // In em of the value: the space between the two is a quarter.
    let unit = wide(&said.unit, Weight::Regular) * UNIT_SHARE + 0.25;
    let all = wide(&said.text, letters.weight) + unit;
    let size = (room.width / all)
        .min(letters.largest)
        .max(SMALLEST)
        .floor();
    let left = room.x + (room.width - all * size).max(0.0) / 2.0;
    let split = (left + (all - unit) * size).min(room.right());
    let value = BoardRect {
        x: left,
        width: split - left + 0.01,
        ..room
    };
    let letters = Letters {
        largest: size,
        ..letters
    };
    sketch.text(&said.text, value, letters);
    let small = (size * UNIT_SHARE).max(SMALLEST);
    let rest = BoardRect {
        x: split + 0.25 * size,
        width: (room.right() - split - 0.25 * size).max(0.0),
        // Both stand on one line.
        y: room.y + (size - small) * 0.36,
        ..room
    };
    let unit = Letters {
        anchor: crate::Anchor::Center,
        ..Letters::label(small, sketch.palette.heading_muted)
    };
    let rest = BoardRect {
        width: rest
            .width
            .min(wide(&said.unit, Weight::Regular) * small + 0.01),
        ..rest
    };
    sketch.text(&said.unit, rest, unit);
}

/// What is asked for where there is no value.
pub const fn ghost(holds: &Holds, locale: Locale) -> &'static str {
    match (holds, locale) {
        (Holds::Number { .. }, Locale::Ja) => "数値",
        (Holds::Number { .. }, Locale::En) => "Number",
        (Holds::Date, Locale::Ja) => "年/月/日",
        (Holds::Date, Locale::En) => "Date",
        (Holds::Time, _) => "--:--",
        (Holds::Select { .. }, Locale::Ja) => "選ぶ",
        (Holds::Select { .. }, Locale::En) => "Choose",
        _ => "",
    }
}

/// The room below a heading that ends at `top`; all of a small or nameless cell.
pub fn below_heading(whole: BoardRect, top: f64) -> BoardRect {
    inside(whole, [INSET / 2.0, top, INSET / 2.0, 4.0])
}

/// A date as it is written in a language. What is no date of that form stays as it was typed.
pub fn written_date(text: &str, locale: Locale) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut parts = text.splitn(3, '-').map(str::parse::<u32>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return text.to_owned();
    };
    match (locale, MONTHS.get((month as usize).wrapping_sub(1))) {
        (Locale::Ja, _) => format!("{year}年{month}月{day}日"),
        (Locale::En, Some(name)) => format!("{day} {name} {year}"),
        (Locale::En, None) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_write_them() {
        assert_eq!(written_date("2026-07-31", Locale::Ja), "2026年7月31日");
        assert_eq!(written_date("2026-07-31", Locale::En), "31 Jul 2026");
        // What does not exist stays visible.
        assert_eq!(written_date("2026-11-31", Locale::Ja), "2026年11月31日");
        assert_eq!(written_date("来週", Locale::Ja), "来週");
    }
}
