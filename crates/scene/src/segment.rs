//! Distances and crossings of straight lines.

use board::{BoardPoint, BoardRect};

/// How far apart two points are.
pub fn distance(a: BoardPoint, b: BoardPoint) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// How far `point` is from the straight line between `a` and `b`.
pub fn distance_to(point: BoardPoint, a: BoardPoint, b: BoardPoint) -> f64 {
    let (along, off) = (b - a, point - a);
    let length = along.x * along.x + along.y * along.y;
    let share = if length > 0.0 {
        ((off.x * along.x + off.y * along.y) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    distance(
        point,
        BoardPoint::new(a.x + along.x * share, a.y + along.y * share),
    )
}

/// How far `point` is from a line through `points`; endless if there are none.
pub fn distance_to_line(point: BoardPoint, points: &[BoardPoint]) -> f64 {
    if let [only] = points {
        return distance(point, *only);
    }
    points
        .windows(2)
        .map(|pair| match pair {
            [a, b] => distance_to(point, *a, *b),
            _ => f64::INFINITY,
        })
        .fold(f64::INFINITY, f64::min)
}

/// Whether the straight line between `a` and `b` touches the rectangle (Liang and Barsky's clipping).
pub fn touches(rect: &BoardRect, a: BoardPoint, b: BoardPoint) -> bool {
    let along = b - a;
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-along.x, a.x - rect.x),
        (along.x, rect.right() - a.x),
        (-along.y, a.y - rect.y),
        (along.y, rect.bottom() - a.y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    enters <= leaves
}

/// Whether a line through `points` touches the rectangle.
pub fn line_touches(rect: &BoardRect, points: &[BoardPoint]) -> bool {
    if let [only] = points {
        return touches(rect, *only, *only);
    }
    points.windows(2).any(|pair| match pair {
        [a, b] => touches(rect, *a, *b),
        _ => false,
    })
}

/// From `from` towards `to`, one unit long; to the right if they are the same.
pub fn direction(from: BoardPoint, to: BoardPoint) -> BoardPoint {
    let length = distance(from, to);
    if length < 1e-9 {
        return BoardPoint::new(1.0, 0.0);
    }
    BoardPoint::new((to.x - from.x) / length, (to.y - from.y) / length)
}

/// `from`, moved by `length` in a direction.
pub fn moved(from: BoardPoint, direction: BoardPoint, length: f64) -> BoardPoint {
    BoardPoint::new(from.x + direction.x * length, from.y + direction.y * length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_touches_what_it_crosses_or_lies_in() {
        let rect = BoardRect::new(0.0, 0.0, 10.0, 10.0);
        let at = BoardPoint::new;
        for (a, b, wanted) in [
            (at(-5.0, 5.0), at(15.0, 5.0), true),
            (at(-5.0, -5.0), at(15.0, 15.0), true),
            (at(2.0, 2.0), at(3.0, 3.0), true),
            (at(-5.0, 5.0), at(-1.0, 5.0), false),
            (at(-5.0, 8.0), at(5.0, 18.0), false),
            (at(20.0, 0.0), at(20.0, 10.0), false),
        ] {
            assert_eq!(touches(&rect, a, b), wanted, "{a:?} {b:?}");
        }
        assert_eq!(distance_to(at(5.0, 7.0), at(0.0, 0.0), at(10.0, 0.0)), 7.0);
        assert_eq!(distance_to(at(13.0, 4.0), at(0.0, 0.0), at(10.0, 0.0)), 5.0);
    }
}
