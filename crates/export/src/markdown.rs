//! Markdown: what is written, in reading order.

mod escape;

use std::collections::HashSet;

use board::{Element, ElementId, Locale, Snapshot};
use scene::{Scene, Style};

use crate::{Area, ExportError};
use escape::{bullet, heading};

/// Writes a canvas as Markdown (title, a heading a cell in reading order, a bullet a note in reading order), or the
/// whole board: its canvases as sections, then the notes that lie in no cell. No note is ever left out.
///
/// Of [`Area::Rect`], the canvases and notes are written that it touches.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn markdown(snapshot: &Snapshot, area: &Area, locale: Locale) -> Result<String, ExportError> {
    let style = Style {
        locale,
        ..Style::default()
    };
    let mut writer = Writer {
        scene: Scene::from_snapshot(snapshot, style),
        locale,
        out: String::new(),
        written: HashSet::new(),
    };
    match area {
        Area::Canvas(id) => {
            let canvas = snapshot
                .element(id)
                .filter(|element| element.as_canvas().is_some());
            let canvas = canvas.ok_or_else(|| ExportError::UnknownCanvas(id.clone()))?;
            writer.canvas(canvas, snapshot, 1);
        }
        Area::Board => writer.board(snapshot, |_| true),
        Area::Rect(rect) => {
            let touched: HashSet<ElementId> = writer.scene.query(*rect).into_iter().collect();
            writer.board(snapshot, |element| touched.contains(&element.id));
        }
    }
    Ok(writer.out)
}

struct Writer {
    scene: Scene,
    locale: Locale,
    out: String,
    /// The notes that are in the text already.
    written: HashSet<ElementId>,
}

impl Writer {
    fn board(&mut self, snapshot: &Snapshot, wanted: impl Fn(&Element) -> bool) {
        let untitled = self.word("無題のボード", "Untitled board");
        let title = &snapshot.info().title;
        let title = if title.trim().is_empty() {
            untitled
        } else {
            title
        };
        self.out.push_str(&heading(1, title));
        for canvas in sorted(self.scene.canvases(), snapshot) {
            if wanted(canvas) {
                self.canvas(canvas, snapshot, 2);
            }
        }
        // Cells whose canvas is gone.
        for cell in snapshot.elements() {
            let owner = cell
                .placement
                .parent
                .as_ref()
                .and_then(|id| snapshot.element(id));
            let lost = cell.as_cell().is_some() && owner.and_then(Element::as_canvas).is_none();
            if lost && wanted(cell) {
                self.cell(cell, snapshot, 2);
            }
        }
        let rest: Vec<&Element> = sorted(self.scene.notes(), snapshot)
            .into_iter()
            .filter(|note| wanted(note) && !self.written.contains(&note.id))
            .collect();
        if !rest.is_empty() {
            let free = self.word("枠の外の付箋", "Notes outside the cells");
            self.out.push('\n');
            self.out.push_str(&heading(2, free));
            self.notes(&rest);
        }
    }

    fn canvas(&mut self, canvas: &Element, snapshot: &Snapshot, level: usize) {
        let label = canvas
            .as_canvas()
            .map(|canvas| canvas.label.get(self.locale));
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
            .push_str(&heading(level, label.unwrap_or_default()));
        for cell in snapshot.cells(&canvas.id) {
            self.cell(cell, snapshot, level + 1);
        }
        let owned: HashSet<ElementId> = snapshot.descendants(&canvas.id).into_iter().collect();
        let rest: Vec<&Element> = sorted(self.scene.notes(), snapshot)
            .into_iter()
            .filter(|note| owned.contains(&note.id) && !self.written.contains(&note.id))
            .collect();
        if !rest.is_empty() {
            self.out.push('\n');
            let other = self.word("その他", "Other");
            self.out.push_str(&heading(level + 1, other));
            self.notes(&rest);
        }
    }

    fn cell(&mut self, cell: &Element, snapshot: &Snapshot, level: usize) {
        let label = cell.as_cell().map(|cell| cell.label.get(self.locale));
        self.out.push('\n');
        self.out
            .push_str(&heading(level, label.unwrap_or_default()));
        let notes = snapshot.notes_in_reading_order(&cell.id);
        if notes.is_empty() {
            let none = self.word("(なし)", "(none)");
            self.out.push_str(&format!("\n{none}\n"));
        } else {
            self.notes(&notes);
        }
    }

    fn notes(&mut self, notes: &[&Element]) {
        self.out.push('\n');
        for note in notes {
            self.written.insert(note.id.clone());
            let text = note
                .as_note()
                .map(|note| note.text.as_str())
                .unwrap_or_default();
            let text = if text.trim().is_empty() {
                self.word("(空の付箋)", "(empty note)")
            } else {
                text
            };
            self.out.push_str(&bullet(text));
        }
    }

    fn word(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.locale {
            Locale::Ja => ja,
            Locale::En => en,
        }
    }
}

/// The scene's elements by the snapshot's references, which outlive the writer's own.
fn sorted<'a>(elements: Vec<&Element>, snapshot: &'a Snapshot) -> Vec<&'a Element> {
    elements
        .into_iter()
        .filter_map(|element| snapshot.element(&element.id))
        .collect()
}
