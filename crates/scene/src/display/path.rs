//! Lines and areas of any form.

use board::{BoardPoint, BoardRect};

use super::Stroke;
use crate::Color;

/// A path, filled or stroked or both. Joins and ends are round, crossings are filled (the non-zero rule).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PathShape {
    /// How it goes.
    pub steps: Vec<PathStep>,
    /// What it is filled with.
    pub fill: Option<Color>,
    /// How its line is drawn.
    pub stroke: Option<Stroke>,
}

/// One step of a path, in board units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum PathStep {
    /// Lifts the pen and goes there.
    Move(BoardPoint),
    /// Draws a straight line to there.
    Line(BoardPoint),
    /// Draws a cubic Bézier curve: two control points and the end.
    Curve(BoardPoint, BoardPoint, BoardPoint),
    /// Draws a straight line to where the pen was last set down.
    Close,
}

impl PathStep {
    /// The step, moved by `offset` and then stretched by `scale`.
    pub fn placed(self, offset: BoardPoint, scale: f64) -> Self {
        let put = |point: BoardPoint| {
            BoardPoint::new((point.x + offset.x) * scale, (point.y + offset.y) * scale)
        };
        match self {
            Self::Move(to) => Self::Move(put(to)),
            Self::Line(to) => Self::Line(put(to)),
            Self::Curve(first, second, to) => Self::Curve(put(first), put(second), put(to)),
            Self::Close => Self::Close,
        }
    }
}

/// Pieces that a curve is cut into where straight ones are needed.
const PIECES: usize = 12;

/// The path as points joined by straight lines; only its first part, if the pen is lifted on the way.
pub fn flattened(steps: &[PathStep]) -> Vec<BoardPoint> {
    let mut points: Vec<BoardPoint> = Vec::new();
    for step in steps {
        match *step {
            PathStep::Move(to) if points.is_empty() => points.push(to),
            PathStep::Move(_) => break,
            PathStep::Line(to) => points.push(to),
            PathStep::Curve(first, second, to) => {
                let from = points.last().copied().unwrap_or(first);
                points.extend((1..=PIECES).map(|piece| {
                    let share = piece as f64 / PIECES as f64;
                    on_curve(from, first, second, to, share)
                }));
            }
            PathStep::Close => {
                if let Some(&first) = points.first() {
                    points.push(first);
                }
            }
        }
    }
    points
}

/// The point of a cubic Bézier curve at `share` of its parameter (Bernstein form).
pub fn on_curve(
    from: BoardPoint,
    first: BoardPoint,
    second: BoardPoint,
    to: BoardPoint,
    share: f64,
) -> BoardPoint {
    let rest = 1.0 - share;
    let weights = [
        rest * rest * rest,
        3.0 * rest * rest * share,
        3.0 * rest * share * share,
        share * share * share,
    ];
    let mut point = BoardPoint::default();
    for (weight, at) in weights.into_iter().zip([from, first, second, to]) {
        point = point + BoardPoint::new(at.x * weight, at.y * weight);
    }
    point
}

/// The smallest rectangle around points; empty at the origin if there are none.
pub fn bounds(points: &[BoardPoint]) -> BoardRect {
    let mut points = points.iter();
    let Some(&first) = points.next() else {
        return BoardRect::default();
    };
    let mut low = first;
    let mut high = first;
    for point in points {
        low = BoardPoint::new(low.x.min(point.x), low.y.min(point.y));
        high = BoardPoint::new(high.x.max(point.x), high.y.max(point.y));
    }
    BoardRect::spanning(low, high)
}

/// How far the four control points of a quarter circle lie from its ends, in radii.
const QUARTER: f64 = 0.552_284_75;

/// An ellipse that fills `rect`, as a path.
pub fn ellipse(rect: &BoardRect) -> Vec<PathStep> {
    let middle = rect.center();
    let (across, down) = (rect.width / 2.0, rect.height / 2.0);
    let at = |x: f64, y: f64| BoardPoint::new(middle.x + x * across, middle.y + y * down);
    vec![
        PathStep::Move(at(1.0, 0.0)),
        PathStep::Curve(at(1.0, QUARTER), at(QUARTER, 1.0), at(0.0, 1.0)),
        PathStep::Curve(at(-QUARTER, 1.0), at(-1.0, QUARTER), at(-1.0, 0.0)),
        PathStep::Curve(at(-1.0, -QUARTER), at(-QUARTER, -1.0), at(0.0, -1.0)),
        PathStep::Curve(at(QUARTER, -1.0), at(1.0, -QUARTER), at(1.0, 0.0)),
        PathStep::Close,
    ]
}

/// Points joined by straight lines, as a path.
pub fn polygon(points: &[BoardPoint]) -> Vec<PathStep> {
    let mut steps = polyline(points);
    steps.push(PathStep::Close);
    steps
}

/// Points joined by straight lines and left open, as a path.
pub fn polyline(points: &[BoardPoint]) -> Vec<PathStep> {
    let later = points.iter().skip(1).map(|&to| PathStep::Line(to));
    points
        .first()
        .map(|&first| PathStep::Move(first))
        .into_iter()
        .chain(later)
        .collect()
}
