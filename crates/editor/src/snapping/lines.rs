//! Edges with edges, middles with middles.

use board::BoardRect;

use super::{Axis, Guide, GuideKind, Lines, SAME, Span};

/// A line of a box: where, and whether it is the middle.
type Line = (f64, bool);

fn lines_of(span: Span) -> [Line; 3] {
    [(span.low, false), (span.middle(), true), (span.high, false)]
}

fn wanted(span: Span, which: Lines) -> impl Iterator<Item = Line> {
    let [low, middle, high] = lines_of(span);
    [
        Some(low).filter(|_| matches!(which, Lines::All | Lines::Low)),
        Some(middle).filter(|_| which == Lines::All),
        Some(high).filter(|_| matches!(which, Lines::All | Lines::High)),
    ]
    .into_iter()
    .flatten()
}

/// The shortest way to a line of `others`.
pub(super) fn nearest(
    axis: Axis,
    rect: &BoardRect,
    others: &[BoardRect],
    which: Lines,
    reach: f64,
) -> Option<f64> {
    let mut best: Option<f64> = None;
    for (own, middle) in wanted(axis.span(rect), which) {
        for (their, _) in others
            .iter()
            .flat_map(|other| lines_of(axis.span(other)))
            .filter(|(_, theirs)| *theirs == middle)
        {
            let way = their - own;
            if way.abs() <= best.map_or(reach, f64::abs) {
                best = Some(way);
            }
        }
    }
    best
}

/// One guide for each line that `rect` shares with others, as long as all that lie on it.
pub(super) fn guides(
    axis: Axis,
    rect: &BoardRect,
    others: &[BoardRect],
    which: Lines,
    found: &mut Vec<Guide>,
) {
    let across = axis.other().span(rect);
    for (own, middle) in wanted(axis.span(rect), which) {
        let mut reached: Option<Span> = None;
        for other in others {
            let shares = lines_of(axis.span(other))
                .iter()
                .any(|(their, theirs)| *theirs == middle && (their - own).abs() <= SAME);
            if shares {
                let theirs = axis.other().span(other);
                let so_far = reached.unwrap_or(across);
                reached = Some(Span {
                    low: so_far.low.min(theirs.low),
                    high: so_far.high.max(theirs.high),
                });
            }
        }
        if let Some(span) = reached {
            found.push(Guide {
                from: axis.point(own, span.low),
                to: axis.point(own, span.high),
                kind: GuideKind::Line,
            });
        }
    }
}
