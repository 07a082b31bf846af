//! Lines of level and upright pieces around the things that they join.
//!
//! Between the two ends a handful of coordinates are worth turning at: those of the ends, a little outside both
//! boxes, and half way between them. All ways with up to four corners on those are tried, and the best one is taken:
//! the shortest, where a corner costs a detour, and going through a box or back costs much more.

use board::{BoardPoint, BoardRect};

use super::port::{Port, Side};
use crate::segment::touches;

/// How far a line goes straight out before it turns, and keeps away from what it joins, in board units.
const MARGIN: f64 = 20.0;
/// The detour that one corner is worth, in board units.
const CORNER: f64 = 40.0;
/// What going through one of the boxes costs, or leaving backwards.
const FORBIDDEN: f64 = 1e6;

/// The corners of the way from one port to the other, both ends included.
pub fn elbow(from: &Port, to: &Port) -> Vec<BoardPoint> {
    let margin = margin(from.body, to.body);
    let (start, end) = (stub(from, margin), stub(to, margin));
    let walls = [from.body, to.body].map(|body| body.map(|rect| rect.grown(margin * 0.5 - 0.5)));
    let columns = turns(from.body, to.body, margin, start.x, end.x, |rect| {
        (rect.x, rect.right())
    });
    let rows = turns(from.body, to.body, margin, start.y, end.y, |rect| {
        (rect.y, rect.bottom())
    });

    let mut best: Option<(f64, Vec<BoardPoint>)> = None;
    let mut try_way = |corners: &[BoardPoint]| {
        let mut way = vec![from.at, start];
        way.extend_from_slice(corners);
        way.extend([end, to.at]);
        let way = without_needless(&way);
        let cost = cost(&way, &walls, from.side, to.side);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, way));
        }
    };
    let at = BoardPoint::new;
    try_way(&[at(start.x, end.y)]);
    try_way(&[at(end.x, start.y)]);
    for &x in &columns {
        try_way(&[at(x, start.y), at(x, end.y)]);
        for &y in &rows {
            try_way(&[at(x, start.y), at(x, y), at(end.x, y)]);
        }
    }
    for &y in &rows {
        try_way(&[at(start.x, y), at(end.x, y)]);
        for &x in &columns {
            try_way(&[at(start.x, y), at(x, y), at(x, end.y)]);
        }
    }
    best.map_or_else(|| vec![from.at, to.at], |(_, way)| way)
}

/// Half the gap between two boxes that are close to each other.
fn margin(a: Option<BoardRect>, b: Option<BoardRect>) -> f64 {
    let (Some(a), Some(b)) = (a, b) else {
        return MARGIN;
    };
    let across = (b.x - a.right()).max(a.x - b.right());
    let down = (b.y - a.bottom()).max(a.y - b.bottom());
    let gap = across.max(down);
    if gap > 0.0 {
        (gap / 2.0).clamp(4.0, MARGIN)
    } else {
        MARGIN
    }
}

fn stub(port: &Port, margin: f64) -> BoardPoint {
    match port.body {
        // From the edge of the box, which a port inside it is not at.
        Some(body) => {
            let out = body.grown(margin);
            match port.side {
                Side::Left => BoardPoint::new(out.x, port.at.y),
                Side::Up => BoardPoint::new(port.at.x, out.y),
                Side::Right => BoardPoint::new(out.right(), port.at.y),
                Side::Down => BoardPoint::new(port.at.x, out.bottom()),
            }
        }
        None => port.at,
    }
}

/// The coordinates worth turning at, in one direction.
fn turns(
    a: Option<BoardRect>,
    b: Option<BoardRect>,
    margin: f64,
    start: f64,
    end: f64,
    span: fn(&BoardRect) -> (f64, f64),
) -> Vec<f64> {
    let mut found = vec![start, end, (start + end) / 2.0];
    for rect in [a, b].into_iter().flatten() {
        let (low, high) = span(&rect);
        found.extend([low - margin, high + margin]);
    }
    found
}

/// Without corners that do not turn.
fn without_needless(way: &[BoardPoint]) -> Vec<BoardPoint> {
    let mut kept: Vec<BoardPoint> = Vec::with_capacity(way.len());
    for &point in way {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let level = before.y == last.y && last.y == point.y;
            let upright = before.x == last.x && last.x == point.x;
            // One that turns back stays: it is to cost what it costs.
            let goes_on = (last.x - before.x) * (point.x - last.x)
                + (last.y - before.y) * (point.y - last.y)
                >= 0.0;
            if (level || upright) && goes_on {
                kept.pop();
            }
        }
        kept.push(point);
    }
    if let [only] = kept.as_slice() {
        kept.push(*only);
    }
    kept
}

fn cost(way: &[BoardPoint], walls: &[Option<BoardRect>], leaves: Side, arrives: Side) -> f64 {
    let last = way.len().saturating_sub(2);
    let mut cost = CORNER * way.len() as f64;
    let mut before: Option<BoardPoint> = None;
    for (index, pair) in way.windows(2).enumerate() {
        let [a, b] = pair else {
            continue;
        };
        let off = *b - *a;
        cost += off.x.abs() + off.y.abs();
        if let Some(before) = before
            && before.x * off.x + before.y * off.y < 0.0
        {
            cost += FORBIDDEN;
        }
        before = Some(off);
        // The first and the last piece lie in the margin of their own box.
        for (wall, own) in walls.iter().zip([0, last]) {
            if index != own
                && let Some(wall) = wall
                && touches(wall, *a, *b)
            {
                cost += FORBIDDEN;
            }
        }
        let against = |side: Side, off: BoardPoint| {
            let out = side.direction();
            if side.is_level() {
                out.x * off.x < 0.0
            } else {
                out.y * off.y < 0.0
            }
        };
        if index == 0 && against(leaves, off) {
            cost += FORBIDDEN;
        }
        if index == last && against(arrives, BoardPoint::new(-off.x, -off.y)) {
            cost += FORBIDDEN;
        }
    }
    cost
}
