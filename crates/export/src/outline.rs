//! The outline of a box with round corners, for painters that have no such thing.

use board::{BoardPoint, BoardRect};
use scene::PathStep;

/// How far the control points of a quarter circle lie from its ends, in radii: 4/3 · (√2 − 1).
const QUARTER: f64 = 0.552_284_75;

/// The outline, clockwise from the left end of the upper edge. As in SVG a radius that is too large is cut to half the
/// width and half the height, each by itself. A radius of 0 gives a rectangle, and what
/// has no width or no height is not there: no steps.
pub fn outline(rect: &BoardRect, radius: f64) -> Vec<PathStep> {
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let at = BoardPoint::new;
    if rect.width <= 0.0 || rect.height <= 0.0 {
        return Vec::new();
    }
    if radius <= 0.0 {
        return vec![
            PathStep::Move(at(left, top)),
            PathStep::Line(at(right, top)),
            PathStep::Line(at(right, bottom)),
            PathStep::Line(at(left, bottom)),
            PathStep::Close,
        ];
    }
    let (x, y) = (radius.min(rect.width / 2.0), radius.min(rect.height / 2.0));
    let (near_x, near_y) = (x * (1.0 - QUARTER), y * (1.0 - QUARTER));
    vec![
        PathStep::Move(at(left + x, top)),
        PathStep::Line(at(right - x, top)),
        PathStep::Curve(
            at(right - near_x, top),
            at(right, top + near_y),
            at(right, top + y),
        ),
        PathStep::Line(at(right, bottom - y)),
        PathStep::Curve(
            at(right, bottom - near_y),
            at(right - near_x, bottom),
            at(right - x, bottom),
        ),
        PathStep::Line(at(left + x, bottom)),
        PathStep::Curve(
            at(left + near_x, bottom),
            at(left, bottom - near_y),
            at(left, bottom - y),
        ),
        PathStep::Line(at(left, top + y)),
        PathStep::Curve(
            at(left, top + near_y),
            at(left + near_x, top),
            at(left + x, top),
        ),
        PathStep::Close,
    ]
}
