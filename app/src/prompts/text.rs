//! The text of a prompt with what the board fills in made visible.

use workshop::prompts::{Filled, Piece};

use crate::i18n::{Text, locale, t};
use crate::ui::element::{Element, el};

/// The text; empty slots are marked.
pub fn prompt_text(filled: &Filled, typed: &[String]) -> Element {
    let pieces = filled.pieces.iter().map(|piece| match piece {
        Piece::Words(words) => el("span").text(words),
        Piece::Slot(slot) => {
            let said = filled.slot_text(*slot, typed, locale());
            let is_empty = filled
                .slots
                .get(*slot)
                .is_some_and(|slot| slot.text.is_empty());
            let was_typed = typed
                .get(*slot)
                .is_some_and(|typed| !typed.trim().is_empty());
            match is_empty && !was_typed {
                true => el("mark").class("prompt-empty").text(&said),
                false => el("span").class("prompt-filled").text(&said),
            }
        }
    });
    // A scrolling text can be reached by keyboard.
    el("div")
        .class("prompt-text")
        .attrs(&[
            ("tabindex", "0"),
            ("role", "group"),
            ("data-prompt-text", ""),
        ])
        .attr("aria-label", t(Text::PromptsPreview))
        .children(pieces)
}
