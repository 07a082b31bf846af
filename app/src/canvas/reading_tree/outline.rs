//! What the tree should say: from the scene, in reading order.

use std::collections::HashSet;

use board::{BoardRect, Element, ElementId, Note};
use editor::Editor;
use scene::{Scene, Slot};

use crate::i18n::{Text, color_name, locale_untracked, text_in};

/// Notes in the tree at most: more are not in sight at a zoom at which anything can be read.
const NOTES_MAX: usize = 300;
/// Of a longer note only the beginning is said in the tree; the field says all of it.
const WORDS_MAX: usize = 400;

/// A cell, or the board outside of all cells.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The cell; `None` for what lies freely.
    pub id: Option<ElementId>,
    /// What it is called: the canvas's title and the cell's heading.
    pub name: String,
    /// Whether the keyboard's focus is on the cell.
    pub focused: bool,
    /// The notes.
    pub entries: Vec<Entry>,
}

/// A note.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Which.
    pub id: ElementId,
    /// What it says, its colour and who wrote it.
    pub words: String,
    /// Its place among the notes of its group, from 1.
    pub position: usize,
    /// How many notes the group has.
    pub of: usize,
    /// Whether it is selected.
    pub selected: bool,
}

/// The groups in reading order. Of each, the notes that are in sight, selected or focused.
pub fn outline(editor: &Editor) -> Vec<Group> {
    let scene = editor.scene();
    let area = editor.camera().visible(editor.settings().viewport);
    let mut slots: Vec<Slot> = Vec::new();
    scene.visible(&area, &mut slots);
    let mut wanted: HashSet<&ElementId> = HashSet::new();
    let mut free: Vec<&Element> = Vec::new();
    let in_sight = slots
        .iter()
        .filter_map(|slot| scene.at(*slot))
        .filter(|placed| placed.rect().intersects(&area))
        .map(|placed| placed.element());
    let held = editor
        .selection()
        .ids()
        .iter()
        .chain(editor.focus())
        .filter_map(|id| scene.element(id));
    for element in held
        .chain(in_sight)
        .filter(|element| element.as_note().is_some())
    {
        if wanted.len() < NOTES_MAX && wanted.insert(&element.id) && !is_in_cell(scene, element) {
            free.push(element);
        }
    }

    let mut groups = Vec::new();
    for canvas in scene.canvases() {
        let near = scene
            .rect(&canvas.id)
            .is_some_and(|rect: BoardRect| rect.intersects(&area));
        if near {
            for cell in scene.cells(&canvas.id) {
                let notes = scene.notes_in_reading_order(&cell.id);
                groups.push(cell_group(editor, canvas, cell, &notes, &wanted));
            }
        }
    }
    if !free.is_empty() {
        sort_in_rows(scene, &mut free);
        groups.push(Group {
            id: None,
            name: text_in(locale_untracked(), Text::TreeFreeNotes).to_owned(),
            focused: false,
            entries: entries(editor, &free, &wanted),
        });
    }
    groups
}

fn cell_group(
    editor: &Editor,
    canvas: &Element,
    cell: &Element,
    notes: &[&Element],
    wanted: &HashSet<&ElementId>,
) -> Group {
    let locale = editor.settings().locale;
    let title = canvas.as_canvas().map(|canvas| canvas.label.get(locale));
    let heading = cell.as_cell().map(|cell| cell.label.get(locale));
    let names: Vec<&str> = [title, heading].into_iter().flatten().collect();
    Group {
        id: Some(cell.id.clone()),
        name: names.join(" – "),
        focused: editor.focus() == Some(&cell.id),
        entries: entries(editor, notes, wanted),
    }
}

fn entries(editor: &Editor, notes: &[&Element], wanted: &HashSet<&ElementId>) -> Vec<Entry> {
    let of = notes.len();
    let numbered = notes.iter().enumerate();
    numbered
        .filter(|(_, element)| wanted.contains(&element.id))
        .filter_map(|(index, element)| {
            Some(Entry {
                id: element.id.clone(),
                words: words(element.as_note()?),
                position: index + 1,
                of,
                selected: editor.selection().contains(&element.id),
            })
        })
        .collect()
}

fn words(note: &Note) -> String {
    let text: String = note.text.chars().take(WORDS_MAX).collect();
    let text = if text.is_empty() {
        text_in(locale_untracked(), Text::TreeEmptyNote).to_owned()
    } else {
        text
    };
    let color = text_in(locale_untracked(), color_name(note.color));
    if note.author.is_empty() {
        format!("{text} ({color})")
    } else {
        format!("{text} ({color}, {})", note.author)
    }
}

fn is_in_cell(scene: &Scene, element: &Element) -> bool {
    let owner = element.placement.parent.as_ref();
    owner
        .and_then(|owner| scene.element(owner))
        .is_some_and(|owner| owner.as_cell().is_some())
}

/// From the top down in rows half a note high, from the left within a row.
fn sort_in_rows(scene: &Scene, notes: &mut [&Element]) {
    notes.sort_by_cached_key(|element| {
        let rect = scene.rect(&element.id).unwrap_or_default();
        let row = (rect.y / (element.size.height / 2.0)).round() as i64;
        (row, rect.x.round() as i64, element.id.clone())
    });
}
