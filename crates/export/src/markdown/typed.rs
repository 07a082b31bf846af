//! Cells that hold something else than notes: values, texts, strips and matrices.

use board::{Cell, Element, ElementId, Holds};

use super::Writer;
use super::escape::{paragraph, table_field};
use crate::tables::{Figures, Table, TableCell};
use crate::values::cell_words;

/// Whether a cell is drawn for the eye, or says how to work: nobody writes in it.
pub fn is_decoration(holds: &Holds) -> bool {
    matches!(
        holds,
        Holds::Label { .. } | Holds::Shape { .. } | Holds::Card { .. } | Holds::Pile { .. }
    )
}

impl Writer<'_> {
    /// The value of a cell, or what follows from others, and what there is to say about it. False if there is nothing.
    pub(super) fn value(&mut self, element: &Element, cell: &Cell, figures: &Figures) -> bool {
        let mut words = cell_words(cell, self.words.locale);
        if let Some(figure) = figures.get(&element.id) {
            if words.trim().is_empty() {
                words.clone_from(&figure.text);
            } else {
                words.push_str(&format!(" 〔{}〕", figure.text));
            }
            if let Some(note) = &figure.note {
                words.push('\n');
                words.push_str(note);
            }
        }
        let says = !words.trim().is_empty();
        if says {
            self.out.push('\n');
            self.out.push_str(&paragraph(&words));
        }
        says
    }

    /// A strip or a matrix as a table (GitHub Flavored Markdown). False if it has no columns.
    pub(super) fn grid(&mut self, table: &Table) -> bool {
        let width = table.rows.first().map_or(0, Vec::len);
        if width < 2 {
            return false;
        }
        self.out.push('\n');
        for (number, row) in table.rows.iter().enumerate() {
            self.out.push('|');
            for field in row {
                let text = self.field(field);
                self.out.push_str(&format!(" {text} |"));
            }
            self.out.push('\n');
            if number == 0 {
                self.out.push('|');
                self.out.push_str(&" --- |".repeat(width));
                self.out.push('\n');
            }
        }
        true
    }

    fn field(&mut self, field: &TableCell) -> String {
        let mut parts = vec![table_field(&paragraph(&field.text))];
        let several = field.notes.len() > 1;
        for note in &field.notes {
            let text = self.note_in_table(note);
            parts.push(if several { format!("• {text}") } else { text });
        }
        parts.retain(|part| !part.is_empty());
        parts.join("<br>")
    }

    fn note_in_table(&mut self, note: &ElementId) -> String {
        self.written.insert(note.clone());
        let bullet = self.snapshot().element(note);
        let bullet = bullet.and_then(|note| self.words.bullet(note));
        let bullet = bullet.unwrap_or_default();
        table_field(bullet.strip_prefix("- ").unwrap_or(&bullet))
    }
}
