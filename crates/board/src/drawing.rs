//! What a pen left.

use serde::{Deserialize, Serialize};

use crate::{BoardPoint, BoardSize, Ink};

/// One stroke of a pen.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Drawing {
    /// Where the pen was; at most [`crate::limits::DRAWING_POINTS_MAX`].
    pub points: Vec<PenPoint>,
    /// Its colour.
    pub ink: Ink,
    /// How wide the stroke is at a pressure of 0.5, in board units, from [`Drawing::WIDTH_MIN`] to [`Drawing::WIDTH_MAX`].
    pub width: f64,
}

/// Where the pen was, and how hard it was pressed.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PenPoint {
    /// Board units from the element's top left corner; kept to a tenth.
    pub at: BoardPoint,
    /// From 0 to 1; 0.5 where the device cannot tell. Kept to a hundredth.
    pub pressure: f64,
}

impl Drawing {
    /// The thinnest stroke in board units.
    pub const WIDTH_MIN: f64 = 1.0;
    /// The widest stroke in board units.
    pub const WIDTH_MAX: f64 = 40.0;

    /// The stroke's width within its limits; not-a-number becomes 3.
    pub fn tamed_width(width: f64) -> f64 {
        if width.is_nan() {
            return 3.0;
        }
        width.clamp(Self::WIDTH_MIN, Self::WIDTH_MAX)
    }

    /// How far the points reach from the top left corner, in board units. An element that was resized has another
    /// size: its points are stretched by the ratio.
    pub fn extent(&self) -> BoardSize {
        let reach = |side: fn(&PenPoint) -> f64| self.points.iter().map(side).fold(0.0, f64::max);
        BoardSize::new(reach(|point| point.at.x), reach(|point| point.at.y))
    }
}

impl PenPoint {
    /// The point (x, y) with a pressure from 0 to 1.
    pub const fn new(x: f64, y: f64, pressure: f64) -> Self {
        Self {
            at: BoardPoint::new(x, y),
            pressure,
        }
    }
}
