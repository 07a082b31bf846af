//! The stroke of a pen as a path: a smooth line through its points, wider where it was pressed harder.

use std::f64::consts::FRAC_PI_4;

use board::{BoardPoint, BoardSize, Drawing, PenPoint};

use crate::Color;
use crate::display::path::{ellipse, on_curve, polygon};
use crate::display::{PathShape, PathStep, Stroke};
use crate::segment::{direction, distance, moved};

/// How far pressures may be apart and still count as one: the device cannot tell, or the hand was even.
const EVEN: f64 = 0.02;
/// Turns sharper than this (radians) are corners, and not smoothed.
const CORNER: f64 = 2.0 * FRAC_PI_4;
/// Points closer together than this (board units) are one.
const CLOSE: f64 = 0.05;
/// The edge that a filled stroke gets, so that it can still be seen from far away: painters draw no line thinner than
/// a pixel.
const EDGE: f64 = 0.5;

/// How wide a stroke is at a pressure, as a share of its width: 1 at 0.5.
pub fn width_at(pressure: f64) -> f64 {
    0.4 + 1.2 * pressure.clamp(0.0, 1.0)
}

/// The points of a drawing as they lie in an element of `size`: stretched, if the element was resized since.
pub fn stretched(drawing: &Drawing, size: BoardSize) -> Vec<PenPoint> {
    let extent = drawing.extent();
    let ratio = |side: f64, full: f64| if full > 0.0 { side / full } else { 1.0 };
    // A line without height keeps its one unit of room.
    let across = ratio(size.width, extent.width.max(1.0));
    let down = ratio(size.height, extent.height.max(1.0));
    let place = |point: &PenPoint| PenPoint {
        at: BoardPoint::new(point.at.x * across, point.at.y * down),
        ..*point
    };
    let mut points: Vec<PenPoint> = Vec::with_capacity(drawing.points.len());
    for point in drawing.points.iter().map(place) {
        if points
            .last()
            .is_none_or(|last| distance(last.at, point.at) > CLOSE)
        {
            points.push(point);
        }
    }
    points
}

/// How a stroke of `width` board units through these points looks. Nothing, if there are none.
pub fn stroke(points: &[PenPoint], width: f64, color: Color) -> Option<PathShape> {
    let first = points.first()?;
    if let [only] = points {
        let radius = width * width_at(only.pressure) / 2.0;
        return Some(PathShape {
            steps: circle(only.at, radius),
            fill: Some(color),
            stroke: None,
        });
    }
    let even = points
        .iter()
        .all(|point| (point.pressure - first.pressure).abs() <= EVEN);
    if even {
        return Some(PathShape {
            steps: center_line(points),
            fill: None,
            stroke: Some(Stroke {
                color,
                width: width * width_at(first.pressure),
                dashed: false,
            }),
        });
    }
    Some(PathShape {
        steps: outline(&sampled(points), width),
        fill: Some(color),
        stroke: Some(Stroke {
            color,
            width: EDGE,
            dashed: false,
        }),
    })
}

/// The smooth line through the points.
fn center_line(points: &[PenPoint]) -> Vec<PathStep> {
    let mut steps = Vec::with_capacity(points.len());
    if let Some(first) = points.first() {
        steps.push(PathStep::Move(first.at));
    }
    each_piece(points, |_, to, handles| {
        steps.push(match handles {
            Some((first, second)) => PathStep::Curve(first, second, to.at),
            None => PathStep::Line(to.at),
        });
    });
    steps
}

/// The smooth line through the points, as more points.
fn sampled(points: &[PenPoint]) -> Vec<PenPoint> {
    let mut samples = Vec::with_capacity(points.len() * 2);
    samples.extend(points.first().copied());
    each_piece(points, |from, to, handles| {
        if let Some((first, second)) = handles {
            let pieces = (distance(from.at, to.at) / 3.0).ceil().clamp(1.0, 6.0) as usize;
            for piece in 1..pieces {
                let share = piece as f64 / pieces as f64;
                samples.push(PenPoint {
                    at: on_curve(from.at, first, second, to.at, share),
                    pressure: from.pressure + (to.pressure - from.pressure) * share,
                });
            }
        }
        samples.push(*to);
    });
    samples
}

/// Calls `draw` with each two neighbours and the control points between them, if the line is bent there.
///
/// Catmull and Rom's spline: at each point it goes in the direction from the one before to the one after. The control
/// points are a third of the piece away, so that sparse points never make it swing out.
fn each_piece(
    points: &[PenPoint],
    mut draw: impl FnMut(&PenPoint, &PenPoint, Option<(BoardPoint, BoardPoint)>),
) {
    let at = |index: Option<usize>| index.and_then(|index| points.get(index)).map(|one| one.at);
    // The direction at a point; none at the ends and at corners.
    let tangent = |index: usize| {
        let (before, here, after) = (
            at(index.checked_sub(1))?,
            at(Some(index))?,
            at(Some(index + 1))?,
        );
        let turn = turn(before, here, after).abs();
        (turn < CORNER).then(|| direction(before, after))
    };
    for (index, pair) in points.windows(2).enumerate() {
        let [from, to] = pair else {
            continue;
        };
        let third = distance(from.at, to.at) / 3.0;
        let (leaves, arrives) = (tangent(index), tangent(index + 1));
        let handles = (leaves.is_some() || arrives.is_some()).then(|| {
            let straight = direction(from.at, to.at);
            (
                moved(from.at, leaves.unwrap_or(straight), third),
                moved(to.at, arrives.unwrap_or(straight), -third),
            )
        });
        draw(from, to, handles);
    }
}

/// By how much a line turns at `here`, in radians.
fn turn(before: BoardPoint, here: BoardPoint, after: BoardPoint) -> f64 {
    let (a, b) = (here - before, after - here);
    (a.x * b.y - a.y * b.x).atan2(a.x * b.x + a.y * b.y)
}

/// The outline of a line whose width changes: one band for each part without corners, and a disc at its ends. All
/// turn the same way round, so that what overlaps is filled.
fn outline(points: &[PenPoint], width: f64) -> Vec<PathStep> {
    let radius = |point: &PenPoint| (width * width_at(point.pressure) - EDGE).max(0.0) / 2.0;
    let mut steps = Vec::new();
    let mut begin = 0;
    for index in 1..points.len() {
        let is_end = index + 1 == points.len();
        let corner = match points.get(index - 1..=index + 1) {
            Some([before, here, after]) => turn(before.at, here.at, after.at).abs() > FRAC_PI_4,
            _ => false,
        };
        if is_end || corner {
            if let Some(part) = points.get(begin..=index) {
                band(&mut steps, part, radius);
            }
            if let Some(point) = points.get(index) {
                steps.extend(circle(point.at, radius(point)));
            }
            begin = index;
        }
    }
    if let Some(first) = points.first() {
        steps.extend(circle(first.at, radius(first)));
    }
    steps
}

/// Both sides of a part without corners.
fn band(steps: &mut Vec<PathStep>, part: &[PenPoint], radius: impl Fn(&PenPoint) -> f64) {
    let mut there = Vec::with_capacity(part.len() * 2);
    let mut back = Vec::with_capacity(part.len());
    for (index, point) in part.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| part.get(index));
        let after = part.get(index + 1);
        let along = direction(before.unwrap_or(point).at, after.unwrap_or(point).at);
        let across = BoardPoint::new(along.y, -along.x);
        there.push(moved(point.at, across, radius(point)));
        back.push(moved(point.at, across, -radius(point)));
    }
    there.extend(back.into_iter().rev());
    steps.extend(polygon(&there));
}

/// A disc, the same way round as [`band`].
fn circle(middle: BoardPoint, radius: f64) -> Vec<PathStep> {
    let side = 2.0 * radius;
    ellipse(&board::BoardRect::new(
        middle.x - radius,
        middle.y - radius,
        side,
        side,
    ))
}

#[cfg(test)]
mod tests;
