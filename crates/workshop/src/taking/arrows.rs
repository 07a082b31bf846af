//! The lines of a canvas.

use board::{BoardPoint, Element, End, Placement, Snapshot};

use crate::{Arrow, ArrowEnd};

/// The lines that belong to a canvas; `body` is where the template's body begins, in board units from its corner.
pub(super) fn arrows_of(snapshot: &Snapshot, canvas: &Element, body: BoardPoint) -> Vec<Arrow> {
    let lines = snapshot.children(&canvas.id).filter_map(|child| {
        let line = child.as_connector()?;
        let end = |end: &End| end_of(snapshot, &child.placement, end, body);
        Some(Arrow {
            from: end(&line.from),
            to: end(&line.to),
            route: line.route,
            dashed: line.dashed,
            ink: line.ink,
            heads: [line.head_from, line.head_to],
        })
    });
    lines.collect()
}

fn end_of(snapshot: &Snapshot, line: &Placement, end: &End, body: BoardPoint) -> ArrowEnd {
    let attached = end.element.as_ref().and_then(|id| snapshot.element(id));
    if let Some(cell) = attached.and_then(Element::as_cell) {
        return ArrowEnd::Cell(cell.key.clone());
    }
    let at = line.offset + end.at - body;
    ArrowEnd::Point(BoardPoint::new(at.x.max(0.0), at.y.max(0.0)))
}
