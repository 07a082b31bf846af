//! Equal gaps: between two neighbours, or as wide as the gap that the next two have.

use board::BoardRect;

use super::{Axis, Guide, GuideKind, SAME, Span};

/// A gap narrower than this is none, board units.
const GAP_MIN: f64 = 1.0;

/// The row that a box lies in: its two nearest neighbours on either side, those across which it lies.
#[derive(Clone, Copy, Default)]
struct Row<'a> {
    before: [Option<&'a BoardRect>; 2],
    after: [Option<&'a BoardRect>; 2],
}

impl<'a> Row<'a> {
    /// `slack`: how far a neighbour may reach into the box and still lie beside it.
    fn of(axis: Axis, rect: &BoardRect, others: &'a [BoardRect], slack: f64) -> Self {
        let own = axis.span(rect);
        let across = axis.other().span(rect);
        let beside = |other: &&BoardRect| axis.other().span(other).overlaps(across);
        let last_before = |end: f64, slack: f64| {
            others
                .iter()
                .filter(beside)
                .filter(|other| axis.span(other).high <= end + slack)
                .max_by(|a, b| axis.span(a).high.total_cmp(&axis.span(b).high))
        };
        let first_after = |start: f64, slack: f64| {
            others
                .iter()
                .filter(beside)
                .filter(|other| axis.span(other).low >= start - slack)
                .min_by(|a, b| axis.span(a).low.total_cmp(&axis.span(b).low))
        };
        let before = last_before(own.low, slack);
        let after = first_after(own.high, slack);
        Self {
            before: [
                before,
                before.and_then(|near| last_before(axis.span(near).low, 0.0)),
            ],
            after: [
                after,
                after.and_then(|near| first_after(axis.span(near).high, 0.0)),
            ],
        }
    }
}

/// A place where the box would have equal gaps: its lower edge, and the gaps that would be equal.
struct Place {
    low: f64,
    gaps: [Span; 2],
}

/// Every place in the row where the gaps would be equal.
fn places(axis: Axis, rect: &BoardRect, row: Row<'_>) -> Vec<Place> {
    let own = axis.span(rect);
    let length = own.high - own.low;
    let span = |other: &BoardRect| axis.span(other);
    let gap = |low: f64, high: f64| Span { low, high };
    let mut found = Vec::new();
    if let ([Some(before), _], [Some(after), _]) = (row.before, row.after) {
        let (start, end) = (span(before).high, span(after).low);
        let width = (end - start - length) / 2.0;
        found.push(Place {
            low: start + width,
            gaps: [gap(start, start + width), gap(end - width, end)],
        });
    }
    if let [Some(near), Some(far)] = row.before {
        let (start, theirs) = (span(near).high, gap(span(far).high, span(near).low));
        let width = theirs.high - theirs.low;
        found.push(Place {
            low: start + width,
            gaps: [theirs, gap(start, start + width)],
        });
    }
    if let [Some(near), Some(far)] = row.after {
        let (end, theirs) = (span(near).low, gap(span(near).high, span(far).low));
        let width = theirs.high - theirs.low;
        found.push(Place {
            low: end - width - length,
            gaps: [gap(end - width, end), theirs],
        });
    }
    found.retain(|place| {
        let wide = |gap: &Span| gap.high - gap.low >= GAP_MIN;
        place.gaps.iter().all(wide)
    });
    found
}

/// The shortest way to equal gaps.
pub(super) fn nearest(
    axis: Axis,
    rect: &BoardRect,
    others: &[BoardRect],
    reach: f64,
) -> Option<f64> {
    let row = Row::of(axis, rect, others, reach);
    let low = axis.span(rect).low;
    places(axis, rect, row)
        .into_iter()
        .map(|place| place.low - low)
        .filter(|way| way.abs() <= reach)
        .min_by(|a, b| a.abs().total_cmp(&b.abs()))
}

/// The gaps that are equal now, each as a line through the middle of the box.
pub(super) fn guides(axis: Axis, rect: &BoardRect, others: &[BoardRect], found: &mut Vec<Guide>) {
    let row = Row::of(axis, rect, others, SAME);
    let low = axis.span(rect).low;
    let across = axis.other().span(rect).middle();
    for place in places(axis, rect, row) {
        if (place.low - low).abs() > SAME {
            continue;
        }
        for gap in place.gaps {
            let guide = Guide {
                from: axis.point(gap.low, across),
                to: axis.point(gap.high, across),
                kind: GuideKind::Gap,
            };
            if !found.contains(&guide) {
                found.push(guide);
            }
        }
    }
}
