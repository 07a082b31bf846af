//! Strips and matrices in words: their headings and the values in their slots, row by row, each with its full name.

use board::{BoardRect, Element, Holds};
use editor::Editor;

use super::outline::{Entry, kind_of};
use crate::i18n::{name_of, value_of};

/// Whether a cell is told as part of its grid, or has nothing to tell: a box that the template draws.
pub fn is_told_elsewhere(cell: &Element) -> bool {
    let Some(cell) = cell.as_cell() else {
        return false;
    };
    let is_mute = matches!(*cell.holds, Holds::Shape { .. }) && cell.label.ja.is_empty();
    is_mute || (cell.slot.is_some() && !cell.holds.takes_notes())
}

/// The columns' and rows' headings of a grid and the slots that hold a value, as far as they are in sight or have the
/// focus. Slots that notes lie in are lists of their own.
pub fn entries(editor: &Editor, grid: &Element, area: &BoardRect) -> Vec<Entry> {
    let scene = editor.scene();
    let canvas = grid.placement.parent.as_ref();
    let belongs = |element: &&Element| match element.as_track() {
        Some(track) => track.grid.as_ref() == Some(&grid.id),
        None => element.as_cell().is_some_and(|cell| {
            let slot = cell.slot.as_ref();
            slot.is_some_and(|slot| slot.grid == grid.id) && !cell.holds.takes_notes()
        }),
    };
    let inside = canvas.into_iter().flat_map(|canvas| scene.children(canvas));
    let mut all: Vec<&Element> = inside.filter(belongs).collect();
    // The headings of the columns stand above the rows, that of a row before its slots.
    all.sort_by(|a, b| {
        let (a, b) = (a.placement.offset, b.placement.offset);
        a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x))
    });
    let of = all.len();
    let numbered = all.into_iter().enumerate();
    let seen = numbered.filter(|(_, element)| {
        let in_sight = scene
            .rect(&element.id)
            .is_some_and(|rect| rect.intersects(area));
        in_sight || editor.focus() == Some(&element.id)
    });
    let edited = editor.editing().map(|editing| editing.element);
    seen.map(|(index, element)| {
        let (name, value) = (name_of(scene, element), value_of(scene, element));
        Entry {
            id: element.id.clone(),
            kind: kind_of(element),
            words: match value.is_empty() {
                true => name,
                false => format!("{name}: {value}"),
            },
            position: index + 1,
            of,
            selected: editor.focus() == Some(&element.id),
            editing: edited == Some(&element.id),
        }
    })
    .collect()
}
