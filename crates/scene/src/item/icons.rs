//! Small signs, drawn by ourselves: an emoji font would make them look different on every system.

use board::{BoardPoint, Evidence, ReactionToken};

use crate::Color;
use crate::display::{PathShape, PathStep, Primitive, Stroke};

/// The side of the square in which signs are drawn.
pub const ICON_SIDE: f64 = 12.0;

/// A sign: its steps in a square of [`ICON_SIDE`], whether they are filled, and the width of their line.
pub struct Icon {
    steps: &'static [PathStep],
    filled: bool,
    line: f64,
}

const fn go(x: f64, y: f64) -> PathStep {
    PathStep::Move(BoardPoint::new(x, y))
}

const fn to(x: f64, y: f64) -> PathStep {
    PathStep::Line(BoardPoint::new(x, y))
}

const fn bend(a: (f64, f64), b: (f64, f64), end: (f64, f64)) -> PathStep {
    PathStep::Curve(
        BoardPoint::new(a.0, a.1),
        BoardPoint::new(b.0, b.1),
        BoardPoint::new(end.0, end.1),
    )
}

/// A padlock.
pub const LOCK: Icon = Icon {
    steps: &[
        go(2.4, 5.4),
        to(9.6, 5.4),
        to(9.6, 11.0),
        to(2.4, 11.0),
        PathStep::Close,
        go(3.9, 5.4),
        to(3.9, 3.6),
        bend((3.9, 0.4), (8.1, 0.4), (8.1, 3.6)),
        to(8.1, 5.4),
    ],
    filled: false,
    line: 1.4,
};

/// An arrow that leads away.
pub const LINK: Icon = Icon {
    steps: &[
        go(3.0, 9.0),
        to(9.0, 3.0),
        go(4.2, 3.0),
        to(9.0, 3.0),
        to(9.0, 7.8),
    ],
    filled: false,
    line: 1.6,
};

const TICK: Icon = Icon {
    steps: &[go(2.0, 6.5), to(5.0, 9.5), to(10.0, 3.0)],
    filled: false,
    line: 1.8,
};

const WAVE: Icon = Icon {
    steps: &[
        go(1.5, 7.4),
        bend((3.2, 3.2), (4.8, 4.2), (6.0, 6.0)),
        bend((7.2, 7.8), (8.8, 8.8), (10.5, 4.6)),
    ],
    filled: false,
    line: 1.8,
};

const QUESTION: Icon = Icon {
    steps: &[
        go(3.4, 4.2),
        bend((3.4, 0.6), (8.8, 0.6), (8.8, 4.0)),
        bend((8.8, 6.2), (6.0, 6.0), (6.0, 8.0)),
        go(6.0, 10.8),
        to(6.0, 10.85),
    ],
    filled: false,
    line: 1.8,
};

const THUMB: Icon = Icon {
    steps: &[
        go(1.2, 5.4),
        to(2.8, 5.4),
        to(2.8, 10.8),
        to(1.2, 10.8),
        PathStep::Close,
        go(4.2, 10.4),
        to(4.2, 5.6),
        to(6.3, 1.4),
        bend((7.8, 1.2), (8.2, 2.4), (7.7, 4.6)),
        to(10.1, 4.6),
        bend((11.3, 4.6), (11.3, 5.6), (11.0, 6.5)),
        to(10.1, 9.6),
        bend((9.9, 10.4), (9.4, 10.8), (8.6, 10.8)),
        to(5.0, 10.8),
        PathStep::Close,
    ],
    filled: true,
    line: 0.4,
};

const HEART: Icon = Icon {
    steps: &[
        go(6.0, 10.8),
        bend((2.5, 8.2), (0.9, 6.4), (0.9, 4.2)),
        bend((0.9, 1.2), (4.6, 0.6), (6.0, 3.2)),
        bend((7.4, 0.6), (11.1, 1.2), (11.1, 4.2)),
        bend((11.1, 6.4), (9.5, 8.2), (6.0, 10.8)),
        PathStep::Close,
    ],
    filled: true,
    line: 0.4,
};

const CONFETTI: Icon = Icon {
    steps: &[
        go(1.2, 10.8),
        to(4.0, 4.4),
        to(7.6, 8.0),
        PathStep::Close,
        go(6.9, 4.2),
        to(8.4, 1.4),
        go(8.2, 5.4),
        to(10.9, 4.0),
        go(5.6, 3.0),
        to(5.4, 1.2),
        go(9.0, 7.0),
        to(10.9, 7.4),
    ],
    filled: true,
    line: 1.1,
};

const BULB: Icon = Icon {
    steps: &[
        go(4.3, 8.0),
        bend((1.2, 6.2), (2.2, 0.9), (6.0, 0.9)),
        bend((9.8, 0.9), (10.8, 6.2), (7.7, 8.0)),
        PathStep::Close,
        go(4.5, 9.7),
        to(7.5, 9.7),
        go(5.2, 11.2),
        to(6.8, 11.2),
    ],
    filled: true,
    line: 1.1,
};

/// The sign of a kind of evidence.
pub fn of_evidence(evidence: Evidence) -> &'static Icon {
    match evidence {
        Evidence::Fact => &TICK,
        Evidence::Assumption => &WAVE,
        Evidence::Unclear => &QUESTION,
    }
}

/// The sign of a reaction.
pub fn of_reaction(token: ReactionToken) -> &'static Icon {
    match token {
        ReactionToken::Like => &THUMB,
        ReactionToken::Heart => &HEART,
        ReactionToken::Party => &CONFETTI,
        ReactionToken::Idea => &BULB,
        ReactionToken::Question => &QUESTION,
    }
}

/// Draws a sign with its top left corner at (x, y).
pub fn draw(icon: &Icon, x: f64, y: f64, color: Color) -> Primitive {
    let corner = BoardPoint::new(x, y);
    Primitive::Path(PathShape {
        steps: icon
            .steps
            .iter()
            .map(|step| step.placed(corner, 1.0))
            .collect(),
        fill: icon.filled.then_some(color),
        stroke: Some(Stroke {
            color,
            width: icon.line,
            dashed: false,
        }),
    })
}
