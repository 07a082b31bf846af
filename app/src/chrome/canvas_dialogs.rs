//! Choosing a canvas to put on the board, and an example to put into a canvas.

use std::collections::BTreeSet;

use leptos::prelude::*;
use workshop::{Sample, Template};

use crate::bridge::{CanvasSummary, Dialog as Asked, EditorHandle, Input};
use crate::i18n::{Text, locale};
use crate::pages::home::show_template;
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::{label, words};

/// The templates as cards; choosing one puts it where there is room.
pub fn insert_canvas_dialog() -> Element {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    dialog(
        "insert-canvas",
        Signal::derive(move || asked.get() == Some(Asked::InsertCanvas)),
        label(Text::CanvasInsert),
        move || asked.set(None),
        move || {
            el("div").class("gallery-cards").children(
                workshop::templates()
                    .iter()
                    .map(|template| template_card(handle, template)),
            )
        },
    )
}

fn template_card(handle: EditorHandle, template: &'static Template) -> Element {
    let asked = handle.signals().dialog;
    let card = el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "card"),
            ("data-template", template.id.as_str()),
        ])
        .on_click(move || {
            asked.set(None);
            handle.send(Input::InsertCanvas {
                template: template.id.clone(),
            });
        });
    show_template(card, template)
}

/// The examples of the selected canvas, or of every canvas where none is selected.
pub fn insert_sample_dialog() -> Element {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    dialog(
        "insert-sample",
        Signal::derive(move || asked.get() == Some(Asked::InsertSample)),
        label(Text::CanvasAddSample),
        move || asked.set(None),
        move || {
            el("div")
                .class("samples")
                .child(changing(move || samples_of_all(handle)))
        },
    )
}

fn samples_of_all(handle: EditorHandle) -> Vec<View> {
    let signals = handle.signals();
    let selected = signals.selection.with(|selection| selection.canvas.clone());
    let all = signals.canvases.get();
    let only: Vec<CanvasSummary> = match selected {
        Some(selected) => all
            .iter()
            .filter(|canvas| canvas.id == selected)
            .cloned()
            .collect(),
        None => all.to_vec(),
    };
    // Two canvases of one template are told apart by number.
    let several = only.len()
        > only
            .iter()
            .map(|canvas| &canvas.template)
            .collect::<BTreeSet<_>>()
            .len();
    only.into_iter()
        .enumerate()
        .map(|(index, canvas)| samples_of(handle, canvas, several.then_some(index + 1)).into())
        .collect()
}

fn samples_of(
    handle: EditorHandle,
    canvas: CanvasSummary,
    number: Option<usize>,
) -> Option<Element> {
    let template = workshop::template(&canvas.template)?;
    let id = StoredValue::new(canvas.id);
    let title = canvas.label;
    let heading = move || {
        let title = title.get(locale());
        number.map_or_else(|| title.to_owned(), |number| format!("{title} {number}"))
    };
    let section = el("section")
        .class("samples-of")
        .child(el("h3").class("group-label").text_with(heading))
        .children(
            template
                .samples
                .iter()
                .map(|sample| sample_button(handle, id, sample)),
        );
    Some(if template.samples.is_empty() {
        section.child(el("p").class("hint").says(Text::ReasonNoCanvas))
    } else {
        section
    })
}

fn sample_button(
    handle: EditorHandle,
    canvas: StoredValue<String>,
    sample: &'static Sample,
) -> Element {
    let asked = handle.signals().dialog;
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "button sample"),
            ("data-sample", sample.id.as_str()),
        ])
        .on_click(move || {
            asked.set(None);
            handle.send(Input::InsertSample {
                canvas: canvas.try_get_value().map(board::ElementId::new),
                sample: sample.id.clone(),
            });
        })
        .child(Icon::Bulb.view())
        .child(el("span").text_with(words(&sample.title)))
}
