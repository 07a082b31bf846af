//! Snapping: what is moved or resized lines up with what lies near it, and guides show with what.
//!
//! Pure geometry in board units; [`Neighbours`] collects what a box may snap to.

mod gaps;
mod lines;
mod neighbours;

use board::{BoardPoint, BoardRect};

pub(crate) use neighbours::Neighbours;

/// The distance of the grid's lines, board units.
pub const GRID_STEP: f64 = 20.0;
/// Within this distance something snaps, CSS pixels.
pub(crate) const REACH: f64 = 6.0;
/// Positions closer than this are the same, board units: positions are stored in hundredths.
const SAME: f64 = 0.02;

/// A line that shows what a moved thing is lined up with, board space.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Guide {
    /// One end.
    pub from: BoardPoint,
    /// The other.
    pub to: BoardPoint,
    /// What it shows.
    pub kind: GuideKind,
}

/// What a guide shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum GuideKind {
    /// Edges or middles in one line.
    Line,
    /// One of several gaps that are equally wide.
    Gap,
}

/// One of the two directions that snapping looks at, each by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Axis {
    /// From left to right.
    X,
    /// From top to bottom.
    Y,
}

/// What a rectangle covers along an axis.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Span {
    low: f64,
    high: f64,
}

impl Span {
    fn middle(self) -> f64 {
        (self.low + self.high) / 2.0
    }

    fn union(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    fn overlaps(self, other: Self) -> bool {
        self.low < other.high && other.low < self.high
    }
}

impl Axis {
    fn span(self, rect: &BoardRect) -> Span {
        match self {
            Self::X => Span {
                low: rect.x,
                high: rect.right(),
            },
            Self::Y => Span {
                low: rect.y,
                high: rect.bottom(),
            },
        }
    }

    fn other(self) -> Self {
        match self {
            Self::X => Self::Y,
            Self::Y => Self::X,
        }
    }

    fn point(self, along: f64, across: f64) -> BoardPoint {
        match self {
            Self::X => BoardPoint::new(along, across),
            Self::Y => BoardPoint::new(across, along),
        }
    }
}

/// Which lines of a box may snap along one axis.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Lines {
    /// None: the box does not move this way.
    #[default]
    None,
    /// Both edges, the middle, and the gaps beside it: the box moves as a whole.
    All,
    /// The left or upper edge alone.
    Low,
    /// The right or lower edge alone.
    High,
}

/// How far `rect` has to go so that it is lined up with `others`, none of it farther than `reach` (board units).
pub(crate) fn pull(
    rect: &BoardRect,
    others: &[BoardRect],
    reach: f64,
    x: Lines,
    y: Lines,
) -> BoardPoint {
    let along = |axis: Axis, which: Lines| {
        let line = lines::nearest(axis, rect, others, which, reach);
        let gap = match which {
            Lines::All => gaps::nearest(axis, rect, others, reach),
            Lines::None | Lines::Low | Lines::High => None,
        };
        match (line, gap) {
            (Some(line), Some(gap)) if gap.abs() + SAME < line.abs() => gap,
            (Some(way), _) | (None, Some(way)) => way,
            (None, None) => 0.0,
        }
    };
    BoardPoint::new(along(Axis::X, x), along(Axis::Y, y))
}

/// The guides of a box that lies at `rect` now.
pub(crate) fn guides(rect: &BoardRect, others: &[BoardRect], x: Lines, y: Lines) -> Vec<Guide> {
    let mut found = Vec::new();
    for (axis, which) in [(Axis::X, x), (Axis::Y, y)] {
        lines::guides(axis, rect, others, which, &mut found);
        if which == Lines::All {
            gaps::guides(axis, rect, others, &mut found);
        }
    }
    found
}

/// How far `value` is from the nearest line of the grid.
pub(crate) fn to_grid(value: f64) -> f64 {
    (value / GRID_STEP).round() * GRID_STEP - value
}
