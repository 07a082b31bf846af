//! The display list: what one element looks like, in primitives that every painter can draw.
//!
//! Everything is in board units relative to the element's top left corner, so an element that only moves keeps its item.

pub mod path;

use board::{BoardPoint, BoardRect, BoardSize, ContentHash};

use crate::Color;
use crate::metrics::is_emoji;
use crate::text::{Run, TextStyle, runs};
pub use path::{PathShape, PathStep};

/// One element's picture. Painters draw the primitives in order, the first one undermost.
#[derive(Clone, PartialEq, Debug)]
pub struct DisplayItem {
    /// How large the element is painted; a note whose text does not fit at the smallest size grows downwards.
    pub size: BoardSize,
    /// What to draw up close.
    pub primitives: Vec<Primitive>,
    /// What it is from far away: one rectangle of this colour, without edge or text.
    pub block: Color,
    /// Where its text is written and how, if people can write in it.
    pub field: Option<TextField>,
    /// Where the sign is that it leads somewhere, if it does.
    pub badge: Option<BoardRect>,
}

/// What painters know to draw.
#[derive(Clone, PartialEq, Debug)]
pub enum Primitive {
    /// A blurred shadow; left out from far away, see [`crate::shadows_at`].
    Shadow(Shadow),
    /// A filled or stroked rectangle.
    Box(RoundedBox),
    /// One line of text.
    Text(TextLine),
    /// A line or an area of any form.
    Path(PathShape),
    /// A picture that fills a rectangle. What the item draws before it stands for the picture until its bytes are
    /// there: a painter that has them leaves that out.
    Image {
        /// Which bytes.
        hash: ContentHash,
        /// Where.
        rect: BoardRect,
    },
}

/// The shadow of a rounded rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shadow {
    /// The rectangle that casts it, already moved and shrunk: what to fill before blurring.
    pub rect: BoardRect,
    /// Its corner radius.
    pub radius: f64,
    /// The blur radius as CSS counts it: twice the standard deviation.
    pub blur: f64,
    /// Its colour.
    pub color: Color,
}

impl Shadow {
    /// The shadow as a stack of translucent boxes, the largest first, for painters that cannot blur: each adds what
    /// the bell curve of the blur adds there.
    pub fn steps(&self) -> impl Iterator<Item = RoundedBox> + use<> {
        /// How far out each box reaches, in standard deviations, and the share of the shadow that is reached there.
        const FINE: [(f64, f64); 10] = [
            (2.0, 0.036),
            (1.6, 0.074),
            (1.3, 0.125),
            (1.0, 0.19),
            (0.75, 0.266),
            (0.5, 0.354),
            (0.25, 0.45),
            (0.0, 0.57),
            (-0.35, 0.73),
            (-0.9, 0.95),
        ];
        const COARSE: [(f64, f64); 3] = [(1.2, 0.2), (0.4, 0.5), (-0.4, 0.85)];
        let steps: &'static [(f64, f64)] = if self.blur > 4.0 { &FINE } else { &COARSE };
        let shadow = *self;
        let mut covered = 0.0;
        steps.iter().map(move |&(deviations, share)| {
            let grown = deviations * shadow.blur / 2.0;
            let wanted = share * shadow.color.opacity();
            let alpha = 1.0 - (1.0 - wanted) / (1.0 - covered);
            covered = wanted;
            let rect = shadow.rect.grown(grown);
            RoundedBox {
                rect: BoardRect {
                    width: rect.width.max(0.0),
                    height: rect.height.max(0.0),
                    ..rect
                },
                radius: (shadow.radius + grown.max(0.0) + shadow.blur / 4.0).max(0.0),
                fill: Some(Color {
                    alpha: (alpha * 255.0).round() as u8,
                    ..shadow.color
                }),
                stroke: None,
            }
        })
    }
}

/// A rectangle, maybe with round corners.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RoundedBox {
    /// Where; a stroke lies half inside and half outside this edge.
    pub rect: BoardRect,
    /// Its corner radius; 0 is square.
    pub radius: f64,
    /// What it is filled with.
    pub fill: Option<Color>,
    /// How its edge is drawn.
    pub stroke: Option<Stroke>,
}

/// An edge.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in board units.
    pub width: f64,
    /// Whether it is dashed (6 on, 4 off).
    pub dashed: bool,
}

/// One line of text, drawn from its left end, with kerning and ligatures off.
#[derive(Clone, PartialEq, Debug)]
pub struct TextLine {
    /// What it says; no control characters, no tabs, no spaces at the end.
    pub text: Box<str>,
    /// The left end.
    pub x: f64,
    /// The baseline.
    pub baseline: f64,
    /// How far it reaches to the right.
    pub width: f64,
    /// The font size.
    pub size: f64,
    /// The font weight.
    pub weight: Weight,
    /// Its colour.
    pub color: Color,
    /// Whose words they are.
    pub role: TextRole,
}

impl TextLine {
    /// Whether an emoji is in it: then [`TextLine::runs`] draw it better than one piece.
    pub fn has_emoji(&self) -> bool {
        self.text.chars().any(|character| {
            let mut bytes = [0; 4];
            let joins = matches!(character, '\u{200d}' | '\u{fe0f}' | '\u{20e3}');
            joins || (!character.is_ascii() && is_emoji(character.encode_utf8(&mut bytes)))
        })
    }

    /// The line in pieces, each with its place from the line's left end.
    pub fn runs(&self) -> Vec<Run<'_>> {
        let (size, weight) = (self.size, self.weight);
        runs(&self.text, TextStyle { size, weight })
    }

    /// What stands for the line where it is too small to read: a bar as high as its letters.
    pub fn bar(&self) -> BoardRect {
        BoardRect::new(
            self.x,
            self.baseline - self.size * 0.68,
            self.width,
            self.size * 0.58,
        )
    }
}

/// A font weight.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

impl Weight {
    /// The number that CSS and fonts use.
    pub const fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }
}

/// Whose words a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextRole {
    /// What people wrote; left out by the painter while a field over the element shows it for editing.
    Content,
    /// What the template says.
    Label,
}

/// Where an element's text is written: what a text field laid over it needs in order to look the same.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TextField {
    /// The box of the text within the element, without padding.
    pub rect: BoardRect,
    /// The font size that the text shrank to.
    pub size: f64,
    /// The height of a line.
    pub line_height: f64,
    /// The height of all lines; less than the box's, unless the element grew to fit.
    pub text_height: f64,
    /// Whether the text is centred both ways, or starts at the left top.
    pub anchor: Anchor,
    /// The font weight.
    pub weight: Weight,
    /// The colour of the text.
    pub color: Color,
}

/// Where text lies in its box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// In the middle, both ways.
    Center,
    /// At the left, from the top down.
    TopLeft,
}

impl DisplayItem {
    /// All lines of text.
    pub fn lines(&self) -> impl Iterator<Item = &TextLine> {
        self.primitives
            .iter()
            .filter_map(|primitive| match primitive {
                Primitive::Text(line) => Some(line),
                Primitive::Shadow(_)
                | Primitive::Box(_)
                | Primitive::Path(_)
                | Primitive::Image { .. } => None,
            })
    }

    /// What people wrote, as painted, and where its lines break.
    pub fn content_lines(&self) -> impl Iterator<Item = &TextLine> {
        self.lines().filter(|line| line.role == TextRole::Content)
    }

    /// The item's box for an element at `origin`.
    pub fn rect_at(&self, origin: BoardPoint) -> BoardRect {
        BoardRect::at(origin, self.size)
    }
}
