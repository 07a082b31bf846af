//! Where a curve or an elbow leaves an element, and to which side.

use board::{BoardPoint, BoardRect, End};

use super::EndPlace;

/// The side to which a line leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Left,
    Up,
    Right,
    Down,
}

impl Side {
    /// One unit to that side.
    pub const fn direction(self) -> BoardPoint {
        match self {
            Self::Left => BoardPoint::new(-1.0, 0.0),
            Self::Up => BoardPoint::new(0.0, -1.0),
            Self::Right => BoardPoint::new(1.0, 0.0),
            Self::Down => BoardPoint::new(0.0, 1.0),
        }
    }

    pub const fn is_level(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    /// The side to which `off` mostly points.
    fn of(off: BoardPoint) -> Self {
        match (off.x.abs() >= off.y.abs(), off.x >= 0.0, off.y >= 0.0) {
            (true, true, _) => Self::Right,
            (true, false, _) => Self::Left,
            (false, _, true) => Self::Down,
            (false, _, false) => Self::Up,
        }
    }
}

/// One end of a line that leaves straight to a side.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Port {
    pub at: BoardPoint,
    pub side: Side,
    /// What the line keeps away from.
    pub body: Option<BoardRect>,
}

impl Port {
    /// The port of an end, as seen from the other one.
    pub fn of(end: &EndPlace, other: &EndPlace) -> Self {
        match end {
            EndPlace::Free(at) => Self {
                at: *at,
                side: Side::of(other.aim() - *at),
                body: None,
            },
            EndPlace::On { outline, anchor } => {
                let side = if *anchor == End::MIDDLE {
                    facing(&outline.rect, other)
                } else {
                    nearest(*anchor)
                };
                let at = if *anchor == End::MIDDLE {
                    let out = side.direction();
                    outline.at_anchor(BoardPoint::new(0.5 + out.x / 2.0, 0.5 + out.y / 2.0))
                } else {
                    outline.at_anchor(*anchor)
                };
                Self {
                    at,
                    side,
                    body: Some(outline.rect),
                }
            }
        }
    }
}

/// The side of `rect` that looks at the other end: where the gap between the two is widest.
fn facing(rect: &BoardRect, other: &EndPlace) -> Side {
    let theirs = match other {
        EndPlace::Free(point) => BoardRect::at(*point, board::BoardSize::new(0.0, 0.0)),
        EndPlace::On { outline, .. } => outline.rect,
    };
    let gaps = [
        (theirs.x - rect.right(), Side::Right),
        (rect.x - theirs.right(), Side::Left),
        (theirs.y - rect.bottom(), Side::Down),
        (rect.y - theirs.bottom(), Side::Up),
    ];
    let widest = gaps.into_iter().max_by(|a, b| a.0.total_cmp(&b.0));
    match widest {
        Some((gap, side)) if gap > 0.0 => side,
        _ => Side::of(other.aim() - rect.center()),
    }
}

/// The side that an anchor is next to.
fn nearest(anchor: BoardPoint) -> Side {
    Side::of(BoardPoint::new(anchor.x - 0.5, anchor.y - 0.5))
}
