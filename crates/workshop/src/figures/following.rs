//! Where a text comes from that follows another's.

use board::limits::OWNERS_MAX;
use board::{Element, ElementId, Figure};

use super::ground::Ground;
use crate::Words;

const FROM: Words = Words::new("「{place}」から", "From {place}");
const FOLLOWS: Words = Words::new(
    "もとの文に従います。書き換えると独立します",
    "Follows its source; writing here makes it your own",
);

/// A sign at each text that follows another's: the canvas that it comes from, or the cell if that is on the same one.
pub(super) fn origin_figures(ground: &Ground<'_>, found: &mut Vec<(ElementId, Figure)>) {
    let locale = ground.options.locale;
    for (cell, _) in &ground.cells {
        let source = cell.source.as_ref();
        let Some(source) = source.and_then(|id| ground.view.element(id)) else {
            continue;
        };
        if let Some(place) = place(ground, source) {
            let figure = Figure {
                text: FROM.with(locale, &[("place", &place)]),
                note: Some(FOLLOWS.get(locale).to_owned()),
                ..Figure::default()
            };
            found.push((cell.id.clone(), figure));
        }
    }
}

fn place(ground: &Ground<'_>, source: &Element) -> Option<String> {
    let locale = ground.options.locale;
    let said = |label: &board::Label| {
        let text = label.get(locale);
        (!text.is_empty()).then(|| text.to_owned())
    };
    let mut cell = None;
    let mut at = source;
    for _ in 0..OWNERS_MAX {
        if let Some(canvas) = at.as_canvas() {
            return match cell {
                Some(cell) if at.id == *ground.canvas => said(cell),
                _ => said(&canvas.label),
            };
        }
        let grid = match (at.as_track(), at.as_cell()) {
            (Some(track), _) => track.grid.as_ref(),
            (None, Some(cell)) => cell.slot.as_ref().map(|slot| &slot.grid),
            (None, None) => None,
        };
        let own = grid
            .and_then(|grid| ground.view.element(grid))
            .unwrap_or(at);
        cell = own.as_cell().map(|cell| &cell.label).or(cell);
        at = ground.view.element(at.placement.parent.as_ref()?)?;
    }
    None
}
