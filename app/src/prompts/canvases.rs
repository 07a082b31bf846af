//! Which canvases an answer is for.

use board::ElementId;
use leptos::prelude::*;
use web_sys::Event;

use crate::bridge::EditorHandle;
use crate::i18n::{Text, locale};
use crate::ui::element::{Element, el};

/// A canvas of the board, and whether the answer is for it.
#[derive(Clone, PartialEq)]
pub struct Choice {
    /// The canvas.
    pub id: ElementId,
    name: board::Label,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The canvases of the board that are not locked, in reading order. Chosen are those that are `meant`, else the one that
/// is selected or has the focus, else all.
pub fn choices(handle: EditorHandle, meant: &[ElementId]) -> Vec<Choice> {
    let found = handle.with_editor(|editor| {
        let pointed_at = editor.sample_canvas();
        let canvases = editor.scene().canvases().into_iter();
        let choices: Vec<Choice> = canvases
            .filter_map(|element| {
                let canvas = element.as_canvas()?;
                let is_meant = match (meant.is_empty(), &pointed_at) {
                    (false, _) => meant.contains(&element.id),
                    (true, Some(pointed_at)) => *pointed_at == element.id,
                    (true, None) => true,
                };
                Some(Choice {
                    id: element.id.clone(),
                    name: canvas.label.clone(),
                    is_chosen: is_meant,
                })
            })
            .collect();
        choices
    });
    found.unwrap_or_default()
}

/// The chosen ones.
pub fn chosen(choices: &[Choice]) -> Vec<ElementId> {
    let chosen = choices.iter().filter(|choice| choice.is_chosen);
    chosen.map(|choice| choice.id.clone()).collect()
}

/// The boxes, one a canvas.
pub fn boxes(choices: RwSignal<Vec<Choice>>) -> Element {
    let all = choices.get_untracked();
    if all.is_empty() {
        return el("p").class("answer-none").says(Text::AnswerNoCanvas);
    }
    let rows = all.into_iter().enumerate().map(|(index, choice)| {
        let name = choice.name.clone();
        let input = el("input")
            .attrs(&[("type", "checkbox"), ("data-canvas", choice.id.as_str())])
            .checked_with(move || {
                choices.with(|all| all.get(index).is_some_and(|choice| choice.is_chosen))
            })
            .on("change", move |event: Event| {
                let is_chosen = event_target_checked(&event);
                choices.update(|all| {
                    if let Some(choice) = all.get_mut(index) {
                        choice.is_chosen = is_chosen;
                    }
                });
            });
        el("label")
            .class("answer-canvas")
            .child(input)
            .child(el("span").text_with(move || name.get(locale()).to_owned()))
    });
    el("fieldset")
        .class("answer-canvases")
        .child(el("legend").says(Text::AnswerCanvases))
        .children(rows.collect::<Vec<_>>())
}
