//! Where shapes are on their page: each counts from its owner, which may be turned.

use board::{BoardPoint, BoardRect};
use serde_json::Value;

use super::Document;
use crate::field::{number, text};

/// How many owners above a shape are followed.
pub(super) const DEPTH_MAX: usize = 32;

/// A shape's own origin on its page, and how it is turned around that, radians.
#[derive(Clone, Copy, Default)]
pub(super) struct Spot {
    pub at: BoardPoint,
    pub turn: f64,
}

impl Spot {
    /// A point of the shape on the page.
    pub(super) fn point(self, local: BoardPoint) -> BoardPoint {
        let (sine, cosine) = self.turn.sin_cos();
        BoardPoint::new(
            self.at.x + local.x * cosine - local.y * sine,
            self.at.y + local.x * sine + local.y * cosine,
        )
    }

    /// Whether anybody sees that it is turned.
    pub(super) fn is_turned(self) -> bool {
        let whole = std::f64::consts::TAU;
        let rest = self.turn.rem_euclid(whole);
        rest.min(whole - rest) > 0.01
    }

    /// Its box, set upright around its middle.
    pub(super) fn upright(self, width: f64, height: f64) -> BoardRect {
        let middle = self.point(BoardPoint::new(width / 2.0, height / 2.0));
        BoardRect::new(
            middle.x - width / 2.0,
            middle.y - height / 2.0,
            width,
            height,
        )
    }
}

impl Document<'_> {
    /// Where a shape is; `None` if it does not say, or its owners go round in a circle.
    pub(super) fn spot(&self, shape: &Value) -> Option<Spot> {
        let mut spot = local(shape)?;
        let mut above = text(shape, "parentId");
        for _ in 0..DEPTH_MAX {
            let Some(parent) = self.shapes.get(above) else {
                return Some(spot);
            };
            let owner = local(parent)?;
            spot = Spot {
                at: owner.point(spot.at),
                turn: owner.turn + spot.turn,
            };
            above = text(parent, "parentId");
        }
        None
    }
}

fn local(shape: &Value) -> Option<Spot> {
    Some(Spot {
        at: BoardPoint::new(number(shape, "x")?, number(shape, "y")?),
        turn: number(shape, "rotation").unwrap_or(0.0),
    })
}
