//! What the tree should say: from the scene, in reading order.

use std::collections::HashSet;

use board::{BoardRect, Element, ElementId, ElementKind};
use editor::Editor;
use scene::{Scene, Slot};

use super::grids;
use crate::i18n::{Text, description_of, kind_name, locale_untracked, name_of, text_in, value_of};

/// Elements in the tree at most: more are not in sight at a zoom at which anything can be read.
const ENTRIES_MAX: usize = 300;

/// A cell, a frame, or the board outside of both.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The cell or frame; `None` for what lies freely.
    pub id: Option<ElementId>,
    /// What it is called: the canvas's title and the cell's heading, or the frame's title.
    pub name: String,
    /// Whether the keyboard's focus is on the cell.
    pub focused: bool,
    /// What lies in it.
    pub entries: Vec<Entry>,
}

/// Something on the board.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Which.
    pub id: ElementId,
    /// What kind of thing it is, in a word.
    pub kind: &'static str,
    /// What it says, and what the eye sees besides.
    pub words: String,
    /// Its place among the things of its group, from 1.
    pub position: usize,
    /// How many things the group has.
    pub of: usize,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether somebody writes in it here.
    pub editing: bool,
}

/// The groups in reading order. Of each, what is in sight, selected or focused.
pub fn outline(editor: &Editor) -> Vec<Group> {
    let scene = editor.scene();
    let area = editor.camera().visible(editor.settings().viewport);
    let wanted = wanted(editor, &area);
    let mut groups = Vec::new();
    for canvas in scene.canvases() {
        let near = scene
            .rect(&canvas.id)
            .is_some_and(|rect| rect.intersects(&area));
        if near {
            for cell in scene.cells(&canvas.id) {
                if grids::is_told_elsewhere(cell) {
                    continue;
                }
                let notes = scene.notes_in_reading_order(&cell.id);
                let mut group = cell_group(editor, canvas, cell, &notes, &wanted);
                if cell.as_cell().is_some_and(|cell| cell.holds.is_grid()) {
                    group.entries = grids::entries(editor, cell, &area);
                }
                groups.push(group);
            }
        }
    }
    let mut outside: Vec<&Element> = wanted
        .iter()
        .filter_map(|id| scene.element(id))
        .filter(|element| owner(scene, element).is_none_or(|owner| owner.as_cell().is_none()))
        .collect();
    sort_in_rows(scene, &mut outside);
    let mut frames: Vec<&Element> = Vec::new();
    for element in &outside {
        let frame = match element.kind {
            ElementKind::Frame(_) => Some(*element),
            _ => owner(scene, element).filter(|owner| owner.as_frame().is_some()),
        };
        if let Some(frame) = frame
            && frames.iter().all(|other| other.id != frame.id)
        {
            frames.push(frame);
        }
    }
    for frame in frames {
        let mut inside: Vec<&Element> = scene
            .children(&frame.id)
            .filter(|element| element.as_frame().is_none())
            .collect();
        sort_in_rows(scene, &mut inside);
        groups.push(Group {
            id: Some(frame.id.clone()),
            name: format!("{} – {}", kind_of(frame), name_of(scene, frame)),
            focused: is_held(editor, &frame.id),
            entries: entries(editor, &inside, &wanted),
        });
    }
    outside.retain(|element| {
        element.as_frame().is_none()
            && owner(scene, element).is_none_or(|owner| owner.as_frame().is_none())
    });
    if !outside.is_empty() {
        groups.push(Group {
            id: None,
            name: text_in(locale_untracked(), Text::TreeFree).to_owned(),
            focused: false,
            entries: entries(editor, &outside, &wanted),
        });
    }
    groups
}

/// What is selected, focused or in sight, besides canvases and cells.
fn wanted(editor: &Editor, area: &BoardRect) -> HashSet<ElementId> {
    let scene = editor.scene();
    let mut slots: Vec<Slot> = Vec::new();
    scene.visible(area, &mut slots);
    let in_sight = slots
        .iter()
        .filter_map(|slot| scene.at(*slot))
        .filter(|placed| placed.rect().intersects(area))
        .map(|placed| placed.element());
    let held = editor
        .selection()
        .ids()
        .iter()
        .chain(editor.focus())
        .filter_map(|id| scene.element(id));
    held.chain(in_sight)
        .filter(|element| !is_template_layer(element))
        .take(ENTRIES_MAX)
        .map(|element| element.id.clone())
        .collect()
}

fn cell_group(
    editor: &Editor,
    canvas: &Element,
    cell: &Element,
    notes: &[&Element],
    wanted: &HashSet<ElementId>,
) -> Group {
    let scene = editor.scene();
    Group {
        id: Some(cell.id.clone()),
        name: match value_of(scene, cell) {
            value if value.is_empty() => {
                format!("{} – {}", name_of(scene, canvas), name_of(scene, cell))
            }
            value => format!(
                "{} – {}: {value}",
                name_of(scene, canvas),
                name_of(scene, cell)
            ),
        },
        focused: editor.focus() == Some(&cell.id),
        entries: entries(editor, notes, wanted),
    }
}

fn entries(editor: &Editor, elements: &[&Element], wanted: &HashSet<ElementId>) -> Vec<Entry> {
    let of = elements.len();
    let edited = editor.editing().map(|editing| editing.element);
    let numbered = elements.iter().enumerate();
    numbered
        .filter(|(_, element)| wanted.contains(&element.id))
        .map(|(index, element)| Entry {
            id: element.id.clone(),
            kind: kind_of(element),
            words: description_of(editor.scene(), element),
            position: index + 1,
            of,
            selected: editor.selection().contains(&element.id),
            editing: edited == Some(&element.id),
        })
        .collect()
}

/// What belongs to the template: canvases, their cells, columns and rows.
fn is_template_layer(element: &Element) -> bool {
    element.as_canvas().is_some() || element.as_cell().is_some() || element.as_track().is_some()
}

pub(super) fn kind_of(element: &Element) -> &'static str {
    text_in(locale_untracked(), kind_name(&element.kind))
}

fn is_held(editor: &Editor, id: &ElementId) -> bool {
    editor.focus() == Some(id) || editor.selection().contains(id)
}

fn owner<'a>(scene: &'a Scene, element: &Element) -> Option<&'a Element> {
    scene.element(element.placement.parent.as_ref()?)
}

/// From the top down in rows half a note high, from the left within a row.
fn sort_in_rows(scene: &Scene, elements: &mut [&Element]) {
    elements.sort_by_cached_key(|element| {
        let rect = scene.rect(&element.id).unwrap_or_default();
        let row = (rect.y / ROW_HEIGHT).round() as i64;
        (row, rect.x.round() as i64, element.id.clone())
    });
}

/// Things within this height stand in one row, board units: half a note.
const ROW_HEIGHT: f64 = 100.0;
