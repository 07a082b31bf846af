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

/// One guide for each line that `rect` shares with others, as long as all that lie on it. Where both edges are shared,
/// the middle is no news.
pub(super) fn guides(
    axis: Axis,
    rect: &BoardRect,
    others: &[BoardRect],
    which: Lines,
    found: &mut Vec<Guide>,
) {
    let shared: Vec<(Line, Span)> = wanted(axis.span(rect), which)
        .filter_map(|line| Some((line, reach_of(axis, rect, others, line)?)))
        .collect();
    let edges = shared.iter().filter(|((_, middle), _)| !middle).count();
    for ((at, middle), span) in shared {
        if !(middle && edges == 2) {
            found.push(Guide {
                from: axis.point(at, span.low),
                to: axis.point(at, span.high),
                kind: GuideKind::Line,
            });
        }
    }
}

/// From where to where all reach that share a line with `rect`, it included. `None` if nothing does.
fn reach_of(
    axis: Axis,
    rect: &BoardRect,
    others: &[BoardRect],
    (own, middle): Line,
) -> Option<Span> {
    let shares = |other: &&BoardRect| {
        let mut lines = lines_of(axis.span(other)).into_iter();
        lines.any(|(their, theirs)| theirs == middle && (their - own).abs() <= SAME)
    };
    let across = |rect: &BoardRect| axis.other().span(rect);
    let theirs = others.iter().filter(shares).map(across);
    let all = theirs.reduce(|all, span| all.union(span))?;
    Some(all.union(across(rect)))
}
