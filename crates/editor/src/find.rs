//! Finding a text on the board, whatever the case, the width of its characters or the kind of its kana.

mod fold;
mod romaji;

use board::{Element, ElementId, ElementKind, Locale};

use crate::turn::Turn;
use crate::{Announcement, Editor};

pub use fold::folded;
pub use romaji::kana_of;

/// Queries longer than this find nothing, characters.
const QUERY_MAX: usize = 1_000;

impl Editor {
    /// What holds this text, in the order in which one reads the board. Looks at everything that people wrote, at tags
    /// and descriptions, and at the labels of canvases and cells in the language of the moment.
    pub fn find(&self, query: &str) -> Vec<ElementId> {
        let wanted = folded(query.trim());
        if wanted.is_empty() || query.chars().count() > QUERY_MAX {
            return Vec::new();
        }
        // Letters may be meant as kana: nothing is known of how kanji are read.
        let wanted = [kana_of(&wanted), Some(wanted)];
        let locale = self.settings.locale;
        let mut found = self.scene.reading_order();
        found.retain(|id| {
            let element = self.scene.element(id);
            element.is_some_and(|element| holds(element, &wanted, locale))
        });
        found
    }

    /// Selects something and brings it into sight, closer only if it could not be read otherwise. A cell gets the focus.
    pub(crate) fn reveal_element(&mut self, id: &ElementId, turn: &mut Turn<'_>) {
        let Some(rect) = self.scene.rect(id) else {
            return;
        };
        self.cancel_gesture();
        if !self.end_editing(turn) {
            return;
        }
        self.set_selection(crate::Selection::of([id.clone()]));
        self.set_focus(Some(id.clone()));
        self.reveal_to_read(rect, turn);
        turn.announce(Announcement::Focused(id.clone()));
    }
}

fn holds(element: &Element, wanted: &[Option<String>], locale: Locale) -> bool {
    let has = |text: &str| {
        let text = folded(text);
        wanted.iter().flatten().any(|wanted| text.contains(wanted))
    };
    match &element.kind {
        ElementKind::Canvas(canvas) => has(canvas.label.get(locale)),
        ElementKind::Cell(cell) => has(cell.label.get(locale)),
        ElementKind::Image(image) => has(&image.alt),
        ElementKind::Note(note) => has(&note.text) || note.tags.iter().any(|tag| has(tag)),
        _ => element.text().is_some_and(has),
    }
}
