//! From what the pen did to a drawing: as many points as the eye needs, and no more.

use board::limits::DRAWING_POINTS_MAX;
use board::{BoardPoint, BoardRect, Drawing, Element, ElementKind, PenPoint};

use crate::turn::Turn;
use crate::{Editor, StrokeOverlay};

/// How far a stroke may be from what was drawn, CSS pixels.
const TOLERANCE: f64 = 0.5;

impl Editor {
    /// How far a stroke drawn now may be from what the hand did, board units.
    pub(crate) fn stroke_tolerance(&self) -> f64 {
        TOLERANCE / self.camera.zoom
    }

    /// Puts a stroke on the board, in one step.
    pub(crate) fn create_drawing(&mut self, stroke: StrokeOverlay, turn: &mut Turn<'_>) {
        let mut tolerance = self.stroke_tolerance();
        let mut points = thinned(&stroke.points, stroke.width, tolerance);
        while points.len() > DRAWING_POINTS_MAX {
            tolerance *= 2.0;
            points = thinned(&points, stroke.width, tolerance);
        }
        let Some(around) = bounds(&points) else {
            return;
        };
        for point in &mut points {
            point.at = point.at - around.origin();
        }
        let kind = ElementKind::Drawing(Drawing {
            points,
            ink: stroke.ink,
            width: stroke.width,
        });
        let placement = self.placement_for(None, &kind, around);
        let element = Element::new(turn.new_element_id(), placement, around.size(), kind);
        let result = self.step(turn, |board| board.edit(|edit| edit.create(element)));
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
    }
}

/// The box of the points, its corner at tenths of a board unit as points are stored.
fn bounds(points: &[PenPoint]) -> Option<BoardRect> {
    let around = points
        .iter()
        .map(|point| BoardRect::new(point.at.x, point.at.y, 0.0, 0.0))
        .reduce(|all, rect| all.union(&rect))?;
    let down = |value: f64| (value * 10.0).floor() / 10.0;
    let up = |value: f64| (value * 10.0).ceil() / 10.0;
    let (left, top) = (down(around.x), down(around.y));
    Some(BoardRect::new(
        left,
        top,
        up(around.right() - left),
        up(around.bottom() - top),
    ))
}

/// The points that a line needs to stay within `tolerance` (board units) of all of them, the change of its width by
/// pressure counted too. Ramer–Douglas–Peucker (Douglas and Peucker 1973), without recursion: a hand can draw
/// what would overflow the stack.
pub(crate) fn thinned(points: &[PenPoint], width: f64, tolerance: f64) -> Vec<PenPoint> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    if points.len() == 1 {
        return vec![*first];
    }
    let mut kept = vec![*first];
    // Stretches yet to be looked at, the next one last: where each begins and ends.
    let mut stretches = vec![(0, points.len() - 1)];
    while let Some((from, to)) = stretches.pop() {
        let (Some(start), Some(end)) = (points.get(from), points.get(to)) else {
            continue;
        };
        let between = points.get(from + 1..to).unwrap_or_default();
        let farthest = between
            .iter()
            .enumerate()
            .map(|(index, point)| (from + 1 + index, deviation(point, start, end, width)))
            .max_by(|(_, a), (_, b)| a.total_cmp(b));
        match farthest {
            Some((middle, distance)) if distance > tolerance => {
                stretches.push((middle, to));
                stretches.push((from, middle));
            }
            _ => kept.push(*end),
        }
    }
    if kept.len() == 1 {
        kept.push(*last);
    }
    kept
}

/// How far the line from `start` to `end` is from `point`, board units.
fn deviation(point: &PenPoint, start: &PenPoint, end: &PenPoint, width: f64) -> f64 {
    let way = end.at - start.at;
    let to_point = point.at - start.at;
    let length = way.x * way.x + way.y * way.y;
    let part = if length > 0.0 {
        ((to_point.x * way.x + to_point.y * way.y) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let on_line = BoardPoint::new(start.at.x + way.x * part, start.at.y + way.y * part);
    let aside = point.at - on_line;
    let pressure = start.pressure + (end.pressure - start.pressure) * part;
    let thicker = (point.pressure - pressure).abs() * width;
    aside.x.hypot(aside.y).max(thicker)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<PenPoint> {
        let points = points.iter();
        points.map(|&(x, y)| PenPoint::new(x, y, 0.5)).collect()
    }

    #[test]
    fn e25_a_straight_stroke_is_two_points_and_a_corner_stays() {
        let straight: Vec<_> = (0..500).map(|step| (f64::from(step), 0.0)).collect();
        assert_eq!(thinned(&line(&straight), 4.0, 0.5).len(), 2);
        let mut corner = straight.clone();
        corner.extend((0..500).map(|step| (499.0, f64::from(step))));
        let kept = thinned(&line(&corner), 4.0, 0.5);
        assert_eq!(kept.len(), 3);
        assert_eq!(kept[1].at, BoardPoint::new(499.0, 0.0));
    }

    #[test]
    fn e25_every_point_left_out_is_near_the_line_that_stays() {
        let wave: Vec<_> = (0..2_000)
            .map(|step| {
                let x = f64::from(step) / 4.0;
                (x, (x / 20.0).sin() * 60.0)
            })
            .collect();
        let all = line(&wave);
        let kept = thinned(&all, 4.0, 0.5);
        assert!((20..200).contains(&kept.len()), "{}", kept.len());
        for point in &all {
            let near = kept
                .windows(2)
                .any(|pair| deviation(point, &pair[0], &pair[1], 4.0) <= 0.5);
            assert!(near, "{point:?}");
        }
    }

    #[test]
    fn e25_a_change_of_pressure_stays() {
        let mut points = line(&[(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)]);
        points[1].pressure = 1.0;
        assert_eq!(thinned(&points, 8.0, 0.5).len(), 3);
        assert_eq!(thinned(&points[..1], 8.0, 0.5).len(), 1);
        assert!(thinned(&[], 8.0, 0.5).is_empty());
    }
}
