//! The examples of a canvas: its template has them, and the relay has the template.

use std::collections::BTreeSet;
use std::sync::Arc;

use board::ElementId;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use workshop::{Sample, Template};

use super::cards::said;
use super::shelf;
use super::trouble::{Trouble, notice};
use crate::bridge::{CanvasSummary, EditorHandle, Input};
use crate::i18n::{Text, locale};
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::progress::waiting;

/// The examples of the selected canvas, or of every canvas where none is selected.
pub fn samples() -> View {
    let handle = expect_context::<EditorHandle>();
    el("div")
        .class("samples")
        .child(changing(move || samples_of_all(handle)))
        .into()
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
    let templates: BTreeSet<_> = only.iter().map(|canvas| &canvas.template).collect();
    let several = only.len() > templates.len();
    only.into_iter()
        .enumerate()
        .map(|(index, canvas)| samples_of(handle, canvas, several.then_some(index + 1)).into())
        .collect()
}

fn samples_of(handle: EditorHandle, canvas: CanvasSummary, number: Option<usize>) -> Element {
    let template = RwSignal::new(None::<Result<Arc<Template>, Trouble>>);
    let CanvasSummary {
        id,
        template: asked,
        label: title,
    } = canvas;
    spawn_local(async move {
        template.try_set(Some(shelf::template(&asked).await));
    });
    let heading = move || {
        let title = title.get(locale());
        number.map_or_else(|| title.to_owned(), |number| format!("{title} {number}"))
    };
    el("section")
        .class("samples-of")
        .child(el("h3").class("group-label").text_with(heading))
        .child(changing(move || match template.get() {
            None => vec![waiting(label(Text::GalleryWaiting))],
            Some(Err(trouble)) => vec![notice("samples", trouble.words())],
            Some(Ok(template)) if template.samples.is_empty() => {
                vec![el("p").class("hint").says(Text::CanvasNoSample)]
            }
            Some(Ok(template)) => {
                let samples = template.samples.iter();
                samples.map(|sample| button(handle, &id, sample)).collect()
            }
        }))
}

fn button(handle: EditorHandle, canvas: &str, sample: &Sample) -> Element {
    let asked = handle.signals().dialog;
    let canvas = ElementId::new(canvas);
    let title = said(&sample.title);
    let id = sample.id.clone();
    let sample = Arc::new(sample.clone());
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "button sample"),
            ("data-sample", &id),
        ])
        .on_click(move || {
            asked.set(None);
            handle.send(Input::InsertSample {
                canvas: Some(canvas.clone()),
                sample: sample.clone(),
            });
        })
        .child(Icon::Bulb.view())
        .child(el("span").text_with(title))
}
