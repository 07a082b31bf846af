//! What a prompt lacks: said, led to, or typed in its place; and the cells that it takes.

use leptos::prelude::*;
use web_sys::Event;
use workshop::prompts::Filled;

use crate::bridge::{EditorHandle, Input};
use crate::i18n::{Text, locale, t, t_with};
use crate::ui::button::Button;
use crate::ui::dialog::close_dialog;
use crate::ui::element::{Element, View, el};

/// The slots that the board has nothing for, each with a field and the way to the cell that would fill it.
pub fn empties(handle: EditorHandle, filled: &Filled, typed: RwSignal<Vec<String>>) -> Element {
    let names: Vec<&str> = filled
        .empty()
        .filter_map(|slot| Some(filled.slots.get(slot)?.label.get(locale())))
        .collect();
    if names.is_empty() {
        return el("p").class("prompt-full").says(Text::PromptsFull);
    }
    let separator = match locale() {
        board::Locale::Ja => "、",
        board::Locale::En => ", ",
    };
    let names = names.join(separator);
    let rows = filled.empty().filter_map(|number| {
        let slot = filled.slots.get(number)?;
        let id = format!("prompt-slot-{number}");
        let field = el("input")
            .attrs(&[
                ("id", &id),
                ("type", "text"),
                ("class", "input"),
                ("autocomplete", "off"),
                ("data-prompt-slot", ""),
                ("placeholder", t(Text::PromptsType)),
            ])
            .on("input", move |event: Event| {
                let value = event_target_value(&event);
                typed.update(|typed| {
                    if let Some(slot) = typed.get_mut(number) {
                        *slot = value;
                    }
                });
            });
        let jump = slot.cell.clone().map(|cell| {
            let label = t_with(
                Text::PromptsJump,
                &[("cell", slot.cell_label.get(locale()))],
            );
            Button::new(Signal::stored(label), "jump-to-empty", move || {
                close_dialog(super::kit::DIALOG);
                handle.signals().dialog.set(None);
                handle.focus_board();
                handle.send(Input::Focus(cell.clone()));
            })
        });
        let row = el("li")
            .class("prompt-slot")
            .child(el("label").attr("for", &id).text(slot.label.get(locale())))
            .child(field)
            .child(jump.map(View::from));
        Some(row)
    });
    el("div")
        .class("prompt-empties")
        .child(
            el("p")
                .class("prompt-lack")
                .text(&t_with(Text::PromptsEmpty, &[("names", &names)])),
        )
        .child(el("ul").children(rows.collect::<Vec<_>>()))
        .child(el("p").class("hint").says(Text::PromptsCopyEmpty))
}

/// The cells whose content is in the text.
pub fn sources(filled: &Filled) -> Option<Element> {
    let taken: Vec<Element> = filled
        .slots
        .iter()
        .filter(|slot| !slot.text.is_empty() && slot.cell.is_some())
        .map(|slot| {
            el("li").class("tag").text(&format!(
                "{} ← {}",
                slot.label.get(locale()),
                slot.cell_label.get(locale())
            ))
        })
        .collect();
    (!taken.is_empty()).then(|| {
        el("div")
            .class("prompt-sources")
            .child(el("h4").says(Text::PromptsSources))
            .child(el("ul").children(taken))
    })
}
