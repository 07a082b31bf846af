//! The paper, and where the picture lies on it. Lengths in points: 72 an inch.

use board::BoardRect;

/// A paper size of ISO 216.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}

impl Paper {
    /// The name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// The paper of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::A4, Self::A3]
            .into_iter()
            .find(|paper| paper.name().eq_ignore_ascii_case(name))
    }

    /// The shorter and the longer side in points.
    pub(crate) const fn sides(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::A3 => (841.89, 1190.55),
        }
    }
}

/// White space on every side: printers reach no further than 5 mm to the edge, hands hold the rest.
const MARGIN: f32 = 28.0;
/// Height of the line with the title above, and of that with the number below.
const LINE: f32 = 20.0;
/// Points for a board unit at most: as large as on the screen at 100 %, a CSS pixel is three quarters of a point.
const SCALE_MAX: f64 = 0.75;

/// One page.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sheet {
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
    /// What the page shows, in board space.
    pub frame: BoardRect,
    /// Points for a board unit.
    pub scale: f64,
    /// Where the frame's left edge is.
    pub left: f64,
    /// Where the frame's upper edge is.
    pub top: f64,
}

impl Sheet {
    /// The page on which `frame` (board space) is largest.
    pub fn around(frame: &BoardRect, paper: Paper) -> Self {
        let (short, long) = paper.sides();
        let upright = Self::on(frame, short, long);
        let lying = Self::on(frame, long, short);
        if lying.scale >= upright.scale {
            lying
        } else {
            upright
        }
    }

    fn on(frame: &BoardRect, width: f32, height: f32) -> Self {
        let room = (
            f64::from(width - 2.0 * MARGIN),
            f64::from(height - 2.0 * (MARGIN + LINE)),
        );
        let scale = (room.0 / frame.width.max(1.0))
            .min(room.1 / frame.height.max(1.0))
            .min(SCALE_MAX);
        Self {
            width,
            height,
            frame: *frame,
            scale,
            left: f64::from(MARGIN) + (room.0 - frame.width * scale) / 2.0,
            top: f64::from(MARGIN + LINE),
        }
    }

    /// The left end of what is written above and below.
    pub const fn text_left(&self) -> f32 {
        MARGIN
    }

    /// The right end of what is written above and below.
    pub fn text_right(&self) -> f32 {
        self.width - MARGIN
    }

    /// The baseline of the title.
    pub fn header(&self) -> f32 {
        MARGIN + 8.0
    }

    /// The baseline of the page's number.
    pub fn footer(&self) -> f32 {
        self.height - MARGIN
    }
}
