//! Markdown: what is written, in reading order.

mod comments;
mod content;
pub(crate) mod escape;
mod findings;
mod typed;

use std::collections::HashSet;

use board::{Element, ElementId, Locale, Snapshot};
use scene::{Scene, Style};

use crate::tables::{Figures, figures, table};
use crate::{Area, ExportError};
use content::Words;
use escape::heading;
use typed::is_decoration;

/// Writes a canvas as Markdown (title, a heading a cell in reading order, a bullet a note in reading order), or the
/// whole board: its canvases and frames as sections, then what lies in no cell and no frame. Nothing that says
/// something is ever left out.
///
/// Of [`Area::Rect`], the canvases, frames and other things are written that it touches.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn markdown(snapshot: &Snapshot, area: &Area, locale: Locale) -> Result<String, ExportError> {
    let mut writer = Writer::new(snapshot, locale);
    match area {
        Area::Canvas(id) => {
            let canvas = snapshot
                .element(id)
                .filter(|element| element.as_canvas().is_some());
            let canvas = canvas.ok_or_else(|| ExportError::UnknownCanvas(id.clone()))?;
            writer.canvas(canvas, 1);
        }
        Area::Board => {
            writer.board(&|_| true);
            writer.findings();
            writer.comments();
        }
        Area::Rect(rect) => {
            let touched: HashSet<ElementId> = writer.scene.query(*rect).into_iter().collect();
            writer.board(&|element| touched.contains(&element.id));
        }
    }
    Ok(writer.out)
}

/// One canvas as part of a longer text: its title is a heading of `level`.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub(crate) fn canvas_at_level(
    snapshot: &Snapshot,
    id: &ElementId,
    locale: Locale,
    level: usize,
) -> Result<String, ExportError> {
    let canvas = snapshot
        .element(id)
        .filter(|element| element.as_canvas().is_some());
    let canvas = canvas.ok_or_else(|| ExportError::UnknownCanvas(id.clone()))?;
    let mut writer = Writer::new(snapshot, locale);
    // Its heading is set off from what stands before.
    writer.out.push('\n');
    writer.canvas(canvas, level);
    Ok(writer.out.split_off(1))
}

struct Writer<'a> {
    scene: Scene,
    words: Words<'a>,
    out: String,
    /// What is in the text already.
    written: HashSet<ElementId>,
}

impl<'a> Writer<'a> {
    fn new(snapshot: &'a Snapshot, locale: Locale) -> Self {
        let style = Style {
            locale,
            ..Style::default()
        };
        Self {
            scene: Scene::from_snapshot(snapshot, style),
            words: Words { snapshot, locale },
            out: String::new(),
            written: HashSet::new(),
        }
    }

    fn snapshot(&self) -> &'a Snapshot {
        self.words.snapshot
    }

    fn board(&mut self, wanted: &dyn Fn(&Element) -> bool) {
        let title = &self.snapshot().info().title;
        let title = if title.trim().is_empty() {
            self.words.word("無題のボード", "Untitled board")
        } else {
            title
        };
        self.out.push_str(&heading(1, title));
        for canvas in self.sorted(self.scene.canvases()) {
            if wanted(canvas) && !self.is_in_frame(canvas) {
                self.canvas(canvas, 2);
            }
        }
        // Cells whose canvas is gone.
        for cell in self.snapshot().elements() {
            let owner = self.owner(cell);
            let lost = cell.as_cell().is_some() && owner.and_then(Element::as_canvas).is_none();
            if lost && wanted(cell) {
                self.cell(cell, 2, &Figures::default());
            }
        }
        let frames = self.sorted(self.scene.frames());
        for frame in &frames {
            if wanted(frame) && !self.is_in_frame(frame) {
                self.frame(frame, 2);
            }
        }
        // Frames that own each other, which only a merge can make.
        for frame in frames {
            if wanted(frame) {
                self.frame(frame, 2);
            }
        }
        for canvas in self.sorted(self.scene.canvases()) {
            if wanted(canvas) {
                self.canvas(canvas, 2);
            }
        }
        let rest = self.unwritten(wanted);
        let free = if rest.iter().all(|element| element.as_note().is_some()) {
            self.words.word("枠の外の付箋", "Notes outside the cells")
        } else {
            self.words.word("枠の外", "Outside the frames")
        };
        self.section(free, 2, &rest);
    }

    fn canvas(&mut self, canvas: &Element, level: usize) {
        if !self.written.insert(canvas.id.clone()) {
            return;
        }
        let label = canvas
            .as_canvas()
            .map(|canvas| canvas.label.get(self.words.locale));
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
            .push_str(&heading(level, label.unwrap_or_default()));
        let figures = figures(self.snapshot(), &canvas.id, self.words.locale);
        for cell in self.snapshot().cells(&canvas.id) {
            // Slots are written with their grid.
            if !cell.is_slot() {
                self.cell(cell, level + 1, &figures);
            }
        }
        let owned: HashSet<ElementId> = self
            .snapshot()
            .descendants(&canvas.id)
            .into_iter()
            .collect();
        let rest = self.unwritten(&|element| owned.contains(&element.id));
        let other = self.words.word("その他", "Other");
        self.section(other, level + 1, &rest);
    }

    fn cell(&mut self, element: &Element, level: usize, figures: &Figures) {
        let Some(cell) = element.as_cell() else {
            return;
        };
        let notes = self.snapshot().notes_in_reading_order(&element.id);
        if notes.is_empty() && is_decoration(&cell.holds) {
            return;
        }
        self.out.push('\n');
        self.out
            .push_str(&heading(level, cell.label.get(self.words.locale)));
        if cell.cover {
            let covered = self.words.word("(覆われています)", "(covered)");
            self.out.push_str(&format!("\n{covered}\n"));
            return;
        }
        let table = table(self.snapshot(), element, figures, self.words.locale);
        let says = table.map(|table| self.grid(&table)).unwrap_or_default()
            | self.value(element, cell, figures);
        if notes.is_empty() && says {
            // It said something else.
        } else if notes.is_empty() {
            let none = self.words.word("(なし)", "(none)");
            self.out.push_str(&format!("\n{none}\n"));
        } else {
            self.bullets(&notes);
        }
    }

    /// A frame, and what it owns: what people made first, then its canvases and frames.
    fn frame(&mut self, frame: &Element, level: usize) {
        if !self.written.insert(frame.id.clone()) {
            return;
        }
        let title = frame.text().unwrap_or_default();
        let title = if title.trim().is_empty() {
            self.words.word("無題の枠", "Untitled frame")
        } else {
            title
        };
        self.out.push('\n');
        self.out.push_str(&heading(level, title));
        let content = self.sorted(self.scene.content_of_frame(&frame.id));
        self.bullets(&content);
        for owned in self.snapshot().children(&frame.id) {
            if owned.as_canvas().is_some() {
                self.canvas(owned, level + 1);
            } else if owned.as_frame().is_some() {
                self.frame(owned, level + 1);
            }
        }
    }

    /// What says something, is wanted, and is not in the text yet, in reading order.
    fn unwritten(&self, wanted: &dyn Fn(&Element) -> bool) -> Vec<&'a Element> {
        self.sorted(self.scene.content())
            .into_iter()
            .filter(|element| wanted(element) && !self.written.contains(&element.id))
            .filter(|element| self.words.bullet(element).is_some())
            .collect()
    }

    fn section(&mut self, title: &str, level: usize, elements: &[&Element]) {
        if !elements.is_empty() {
            self.out.push('\n');
            self.out.push_str(&heading(level, title));
            self.bullets(elements);
        }
    }

    /// Elements as bullets; lines between them come last.
    fn bullets(&mut self, elements: &[&Element]) {
        let is_line = |element: &&&Element| element.as_connector().is_some();
        let mut bullets = String::new();
        let things = elements.iter().filter(|element| !is_line(element));
        for element in things.chain(elements.iter().filter(is_line)) {
            self.written.insert(element.id.clone());
            bullets.extend(self.words.bullet(element));
        }
        if !bullets.is_empty() {
            self.out.push('\n');
            self.out.push_str(&bullets);
        }
    }

    fn owner(&self, element: &Element) -> Option<&'a Element> {
        let owner = element.placement.parent.as_ref()?;
        self.snapshot().element(owner)
    }

    fn is_in_frame(&self, element: &Element) -> bool {
        self.owner(element).and_then(Element::as_frame).is_some()
    }

    /// The scene's elements by the snapshot's references, which outlive the writer's own.
    fn sorted(&self, elements: Vec<&Element>) -> Vec<&'a Element> {
        elements
            .into_iter()
            .filter_map(|element| self.snapshot().element(&element.id))
            .collect()
    }
}
