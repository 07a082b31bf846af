//! Chips: a sign and a word on a pale ground with round ends, in rows.

use board::{BoardPoint, BoardRect};

use super::icons::{self, ICON_SIDE, Icon};
use crate::Color;
use crate::display::{Primitive, RoundedBox, TextLine, TextRole, Weight};
use crate::text::{TextStyle, baseline, width};

/// The height of a chip in board units.
pub const CHIP_HEIGHT: f64 = 20.0;
/// The space between chips, and between their rows.
pub const CHIP_GAP: f64 = 4.0;

const SIZE: f64 = 12.0;
const PADDING: f64 = 7.0;
/// The space between sign and word.
const ICON_GAP: f64 = 4.0;
/// How strong the ground is, of 255.
pub const GROUND: u8 = 28;

const STYLE: TextStyle = TextStyle {
    size: SIZE,
    weight: Weight::Regular,
};

/// A sign, a word, or both.
pub struct Chip<'a> {
    pub icon: Option<&'static Icon>,
    pub text: &'a str,
}

impl Chip<'_> {
    /// How wide it is, at most `max`.
    pub fn width(&self, max: f64) -> f64 {
        (self.before_text() + width(self.text, STYLE) + PADDING).min(max)
    }

    fn before_text(&self) -> f64 {
        match self.icon {
            Some(_) if self.text.is_empty() => PADDING + ICON_SIDE,
            Some(_) => PADDING + ICON_SIDE + ICON_GAP,
            None => PADDING,
        }
    }

    /// Draws it with its top left corner at `corner`; a word too long for `max` ends in an ellipsis.
    pub fn draw(
        &self,
        primitives: &mut Vec<Primitive>,
        corner: BoardPoint,
        max: f64,
        color: Color,
    ) {
        let rect = BoardRect::new(corner.x, corner.y, self.width(max), CHIP_HEIGHT);
        primitives.push(Primitive::Box(RoundedBox {
            rect,
            radius: CHIP_HEIGHT / 2.0,
            fill: Some(Color {
                alpha: GROUND,
                ..color
            }),
            stroke: None,
        }));
        if let Some(icon) = self.icon {
            let top = corner.y + (CHIP_HEIGHT - ICON_SIDE) / 2.0;
            primitives.push(icons::draw(icon, corner.x + PADDING, top, color));
        }
        let room = rect.width - self.before_text() - PADDING;
        let text = shortened(self.text, room);
        if text.is_empty() {
            return;
        }
        primitives.push(Primitive::Text(TextLine {
            x: corner.x + self.before_text(),
            baseline: corner.y + (CHIP_HEIGHT - STYLE.size * 1.4) / 2.0 + baseline(SIZE),
            width: width(&text, STYLE),
            text: text.into(),
            size: SIZE,
            weight: Weight::Regular,
            color,
            role: TextRole::Label,
        }));
    }
}

/// The text, cut off with an ellipsis if it is wider than `room` board units.
fn shortened(text: &str, room: f64) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&line, STYLE) <= room + 0.01 {
        return line;
    }
    let mut kept = String::new();
    for character in line.chars() {
        kept.push(character);
        if width(&kept, STYLE) + SIZE > room {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// Where chips of these widths lie in rows no wider than `room`, from the left: their top left corners, and how high
/// all rows are.
pub fn rows(widths: impl Iterator<Item = f64>, room: f64) -> (Vec<BoardPoint>, f64) {
    let mut corners = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    for width in widths {
        if x > 0.0 && x + width > room {
            x = 0.0;
            y += CHIP_HEIGHT + CHIP_GAP;
        }
        corners.push(BoardPoint::new(x, y));
        x += width + CHIP_GAP;
    }
    let height = if corners.is_empty() {
        0.0
    } else {
        y + CHIP_HEIGHT
    };
    (corners, height)
}
