//! The way of a connector from one end to the other.

mod elbow;
mod port;

use board::{BoardPoint, BoardRect, End, Route};

use crate::display::PathStep;
use crate::display::path::{bounds, flattened, polyline};
use crate::outline::Outline;
use crate::segment::{direction, distance, moved};
use elbow::elbow;
use port::Port;

/// The width of a connector's line in board units.
pub const CONNECTOR_WIDTH: f64 = 2.0;
/// How round the corners of an elbow are, in board units.
const CORNER_RADIUS: f64 = 8.0;

/// Where one end of a connector is on the board.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum EndPlace {
    /// At a point.
    Free(BoardPoint),
    /// On an element.
    On {
        /// Its outline, in board space.
        outline: Outline,
        /// Where on it, in shares of the outline's rectangle; see [`End::at`].
        anchor: BoardPoint,
    },
}

impl EndPlace {
    /// The point that the other end looks at.
    fn aim(&self) -> BoardPoint {
        match self {
            Self::Free(point) => *point,
            Self::On { outline, anchor } if *anchor == End::MIDDLE => outline.rect.center(),
            Self::On { outline, anchor } => outline.at_anchor(*anchor),
        }
    }

    /// Where a straight line to `other` begins.
    fn meeting(&self, other: BoardPoint) -> BoardPoint {
        match self {
            Self::On { outline, anchor } if *anchor == End::MIDDLE => outline.exit(other),
            Self::Free(_) | Self::On { .. } => self.aim(),
        }
    }
}

/// The way of a connector, in board space.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ConnectorPath {
    /// How it is drawn.
    pub steps: Vec<PathStep>,
    /// The same as points joined by straight lines; at least two.
    pub line: Vec<BoardPoint>,
}

/// The way of a connector between two ends.
pub fn connector_path(route: Route, from: &EndPlace, to: &EndPlace) -> ConnectorPath {
    let steps = match route {
        Route::Straight => {
            let start = from.meeting(to.aim());
            let end = to.meeting(from.aim());
            polyline(&[start, end])
        }
        Route::Curved => {
            let (start, end) = (Port::of(from, to), Port::of(to, from));
            let reach = (distance(start.at, end.at) / 2.0).clamp(1.0, 160.0);
            vec![
                PathStep::Move(start.at),
                PathStep::Curve(
                    moved(start.at, start.side.direction(), reach),
                    moved(end.at, end.side.direction(), reach),
                    end.at,
                ),
            ]
        }
        Route::Elbow => rounded(&elbow(&Port::of(from, to), &Port::of(to, from))),
    };
    let line = flattened(&steps);
    ConnectorPath { steps, line }
}

/// Straight pieces with round corners.
fn rounded(points: &[BoardPoint]) -> Vec<PathStep> {
    let mut steps = Vec::new();
    if let Some(&first) = points.first() {
        steps.push(PathStep::Move(first));
    }
    for three in points.windows(3) {
        let [before, corner, after] = three else {
            continue;
        };
        let room = distance(*before, *corner).min(distance(*corner, *after)) / 2.0;
        let radius = CORNER_RADIUS.min(room);
        let enters = moved(*corner, direction(*corner, *before), radius);
        let leaves = moved(*corner, direction(*corner, *after), radius);
        // A cubic curve that equals the quadratic one with its control point in the corner.
        let toward = |end: BoardPoint| moved(end, direction(end, *corner), radius * 2.0 / 3.0);
        steps.push(PathStep::Line(enters));
        steps.push(PathStep::Curve(toward(enters), toward(leaves), leaves));
    }
    if let Some(&last) = points.last() {
        steps.push(PathStep::Line(last));
    }
    steps
}

impl ConnectorPath {
    /// The box around the line, without its width.
    pub fn bounds(&self) -> BoardRect {
        bounds(&self.line)
    }

    /// The point half way along the line: the middle of the label.
    pub fn middle(&self) -> BoardPoint {
        let mut rest = self.line.windows(2).map(length).sum::<f64>() / 2.0;
        for pair in self.line.windows(2) {
            let piece = length(pair);
            if let [a, b] = pair
                && piece >= rest
            {
                return moved(*a, direction(*a, *b), rest);
            }
            rest -= piece;
        }
        self.line.first().copied().unwrap_or_default()
    }

    /// Where it starts, and the direction in which its head there points.
    pub fn start(&self) -> (BoardPoint, BoardPoint) {
        head(self.line.iter())
    }

    /// Where it ends, and the direction in which its head there points.
    pub fn end(&self) -> (BoardPoint, BoardPoint) {
        head(self.line.iter().rev())
    }
}

fn length(pair: &[BoardPoint]) -> f64 {
    match pair {
        [a, b] => distance(*a, *b),
        _ => 0.0,
    }
}

/// The tip, and from where the line comes to it.
fn head<'a>(mut inwards: impl Iterator<Item = &'a BoardPoint>) -> (BoardPoint, BoardPoint) {
    let tip = inwards.next().copied().unwrap_or_default();
    // On a curve the very last piece is the direction; pieces without length have none.
    let from = inwards.find(|point| distance(**point, tip) > 0.5);
    (
        tip,
        from.map_or(BoardPoint::new(1.0, 0.0), |from| direction(*from, tip)),
    )
}

#[cfg(test)]
mod tests;
