//! What cells that hold something are drawn with: boxes, and texts that never leave theirs.

use board::{BoardPoint, BoardRect, BoardSize, Label, Locale};

use super::chip::{CHIP_HEIGHT, Chip};
use super::icons;
use super::lines::{Setting, field, put};
use crate::display::{
    Anchor, DisplayItem, PathShape, PathStep, Primitive, RoundedBox, Stroke, TextField, TextRole,
    Weight,
};
use crate::text::shrink;
use crate::{Color, Palette, Style};

/// The smallest letters, board units: at 100 % they can just be read.
const SMALLEST: f64 = 9.0;

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Letters {
    /// The largest font size that is tried.
    pub largest: f64,
    /// The smallest one.
    pub smallest: f64,
    pub weight: Weight,
    pub color: Color,
    pub role: TextRole,
    pub anchor: Anchor,
}

impl Letters {
    /// What the template says, from the left top.
    pub const fn label(largest: f64, color: Color) -> Self {
        Self {
            largest,
            smallest: SMALLEST,
            weight: Weight::Regular,
            color,
            role: TextRole::Label,
            anchor: Anchor::TopLeft,
        }
    }

    pub const fn bold(self) -> Self {
        Self {
            weight: Weight::Bold,
            ..self
        }
    }

    pub const fn centered(self) -> Self {
        Self {
            anchor: Anchor::Center,
            ..self
        }
    }

    /// What people wrote.
    pub const fn content(self) -> Self {
        Self {
            role: TextRole::Content,
            ..self
        }
    }
}

impl Letters {
    /// How high a text becomes in a box.
    pub fn height_of(&self, text: &str, room: BoardSize) -> f64 {
        let fitted = shrink(text, self.weight, room, self.largest, self.smallest);
        fitted.layout.height
    }
}

/// A picture being drawn.
pub struct Sketch {
    pub palette: &'static Palette,
    pub locale: Locale,
    size: BoardSize,
    primitives: Vec<Primitive>,
    block: Color,
    field: Option<TextField>,
}

impl Sketch {
    pub fn new(size: BoardSize, style: Style) -> Self {
        let palette = style.theme.palette();
        Self {
            palette,
            locale: style.locale,
            size,
            primitives: Vec::new(),
            block: palette.canvas_fill,
            field: None,
        }
    }

    /// All of it.
    pub fn whole(&self) -> BoardRect {
        BoardRect::new(0.0, 0.0, self.size.width, self.size.height)
    }

    /// What it is from far away.
    pub fn block(&mut self, color: Color) {
        self.block = color;
    }

    pub fn boxed(
        &mut self,
        rect: BoardRect,
        radius: f64,
        fill: Option<Color>,
        edge: Option<Stroke>,
    ) {
        self.primitives.push(Primitive::Box(RoundedBox {
            rect,
            radius,
            fill,
            stroke: edge,
        }));
    }

    /// The ground of a cell with its edge.
    pub fn ground(&mut self, fill: Color, edge: f64) {
        let line = line(self.palette.cell_border, edge);
        self.boxed(self.whole(), 0.0, Some(fill), Some(line));
    }

    /// A line through these points, or the area within.
    pub fn path(
        &mut self,
        points: &[(f64, f64)],
        closed: bool,
        fill: Option<Color>,
        edge: Option<Stroke>,
    ) {
        let mut steps: Vec<PathStep> = Vec::with_capacity(points.len() + 1);
        for &(x, y) in points {
            let point = BoardPoint::new(x, y);
            steps.push(match steps.is_empty() {
                true => PathStep::Move(point),
                false => PathStep::Line(point),
            });
        }
        if closed {
            steps.push(PathStep::Close);
        }
        self.primitives.push(Primitive::Path(PathShape {
            steps,
            fill,
            stroke: edge,
        }));
    }

    /// Sets a text in `room`; gives the height that its lines take.
    pub fn text(&mut self, text: &str, room: BoardRect, letters: Letters) -> f64 {
        if text.is_empty() || room.width < 1.0 || room.height < 1.0 {
            return 0.0;
        }
        let fitted = shrink(
            text,
            letters.weight,
            room.size(),
            letters.largest,
            letters.smallest,
        );
        let height = fitted.layout.height;
        put(
            &mut self.primitives,
            fitted.layout,
            &room,
            &setting(letters, fitted.size),
        );
        height
    }

    /// A text that people write, with the field for it; the hint stands there as a ghost while it is empty.
    pub fn written(&mut self, text: &str, hint: &str, room: BoardRect, letters: Letters) {
        let ghost = Letters {
            color: self.palette.heading_muted,
            weight: Weight::Regular,
            largest: letters.largest.min(16.0),
            ..letters
        };
        self.written_over(text, (hint, ghost), room, letters);
    }

    /// The same for a name that the template gave: it looks as one that somebody wrote.
    pub fn named(&mut self, text: &str, name: &str, room: BoardRect, letters: Letters) {
        self.written_over(text, (name, letters), room, letters);
    }

    fn written_over(
        &mut self,
        text: &str,
        (before, before_letters): (&str, Letters),
        room: BoardRect,
        letters: Letters,
    ) {
        let letters = letters.content();
        let fitted = shrink(
            text,
            letters.weight,
            room.size(),
            letters.largest,
            letters.smallest,
        );
        let setting = setting(letters, fitted.size);
        self.field = Some(field(room, &fitted.layout, &setting));
        if text.is_empty() {
            // It goes when somebody writes: then it must not lie under the letters.
            self.text(before, room, before_letters.content());
        } else {
            put(&mut self.primitives, fitted.layout, &room, &setting);
        }
    }

    /// The heading of a cell in the reader's language with the other one small below; gives where it ends.
    pub fn heading(&mut self, label: &Label, style: Style) -> f64 {
        let place = super::heading::Heading {
            x: INSET,
            top: 7.0,
            size: 16.0,
            other_size: 12.0,
            width: (self.size.width - 2.0 * INSET).max(1.0),
        };
        let mut lines = super::heading::lines(label, &place, style);
        // A low cell has no room for both languages.
        if self.size.height < BOTH_LANGUAGES_FROM {
            lines.truncate(1);
        }
        let end = match lines.len() {
            0 => 0.0,
            1 => 34.0,
            _ => 52.0,
        };
        self.primitives.extend(lines);
        end
    }

    /// A chip in the upper right corner: whose cell it is.
    pub fn badge(&mut self, name: &str) {
        let chip = Chip {
            icon: None,
            text: name,
        };
        let most = (self.size.width * 0.5).max(1.0);
        let x = self.size.width - chip.width(most) - 8.0;
        let corner = BoardPoint::new(x, 8.0);
        chip.draw(&mut self.primitives, corner, most, self.palette.heading);
    }

    /// A chip in the lower left corner: what the text above follows. Gives the height that it takes.
    pub fn origin(&mut self, words: &str) -> f64 {
        let chip = Chip {
            icon: Some(&icons::LINK),
            text: words,
        };
        let most = (self.size.width - 2.0 * INSET).max(1.0);
        let corner = BoardPoint::new(INSET, self.size.height - CHIP_HEIGHT - 6.0);
        chip.draw(&mut self.primitives, corner, most, self.palette.heading);
        CHIP_HEIGHT + 4.0
    }

    pub fn finish(self) -> DisplayItem {
        DisplayItem {
            size: self.size,
            primitives: self.primitives,
            block: self.block,
            field: self.field,
            badge: None,
        }
    }
}

/// Cells at least so high have headings in both languages, board units.
const BOTH_LANGUAGES_FROM: f64 = 96.0;

/// The space beside headings and texts in a cell, board units.
pub const INSET: f64 = 14.0;

fn setting(letters: Letters, size: f64) -> Setting {
    Setting {
        size,
        weight: letters.weight,
        color: letters.color,
        role: letters.role,
        anchor: letters.anchor,
    }
}

/// A solid line.
pub const fn line(color: Color, width: f64) -> Stroke {
    Stroke {
        color,
        width,
        dashed: false,
    }
}

/// A colour, so strong (of 255).
pub const fn tinted(color: Color, alpha: u8) -> Color {
    Color { alpha, ..color }
}

/// What is left of a rectangle within these margins: left, top, right, bottom.
pub fn inside(rect: BoardRect, margins: [f64; 4]) -> BoardRect {
    let [left, top, right, bottom] = margins;
    BoardRect::new(
        rect.x + left,
        rect.y + top,
        (rect.width - left - right).max(0.0),
        (rect.height - top - bottom).max(0.0),
    )
}

/// A number as people write it: at most two digits after the point, none that say nothing, thousands apart.
pub fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // No minus before a zero.
    let mut text = (rounded + 0.0).to_string();
    let first = usize::from(text.starts_with('-'));
    let mut place = text.find('.').unwrap_or(text.len());
    while place > first + 3 {
        place -= 3;
        text.insert(place, ',');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_have_no_digits_that_say_nothing() {
        for (value, written) in [
            (2.5, "2.5"),
            (3.0, "3"),
            (0.126, "0.13"),
            (-0.001, "0"),
            (999.0, "999"),
            (-1000.5, "-1,000.5"),
            (28_000.0, "28,000"),
            (1e6, "1,000,000"),
        ] {
            assert_eq!(number(value), written);
        }
    }
}
