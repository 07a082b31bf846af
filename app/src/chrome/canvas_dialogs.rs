//! Choosing a canvas to put on the board, and an example to put into a canvas.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::bridge::{CanvasSummary, Dialog as Asked, EditorHandle, Input};
use crate::i18n::{Text, locale, t};
use crate::pages::home::template_drawing;
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::{label, words};

/// The templates as cards; choosing one puts it where there is room.
#[component]
pub fn InsertCanvasDialog() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    view! {
        <Dialog
            name="insert-canvas"
            open=Signal::derive(move || asked.get() == Some(Asked::InsertCanvas))
            title=label(Text::CanvasInsert)
            on_close=move |()| asked.set(None)
        >
            <div class="gallery-cards">
                {workshop::templates()
                    .iter()
                    .map(|template| {
                        view! {
                            <button
                                type="button"
                                class="card"
                                data-template=template.id.as_str()
                                on:click=move |_| {
                                    asked.set(None);
                                    handle.send(Input::InsertCanvas { template: template.id.clone() });
                                }
                            >
                                <span class="card-picture">{template_drawing(template)}</span>
                                <span class="card-title">{words(&template.title)}</span>
                                <span class="card-detail">
                                    {words(&template.description)}
                                </span>
                            </button>
                        }
                        .into_any()
                    })
                    .collect::<Vec<_>>()}
            </div>
        </Dialog>
    }
    .into_any()
}

/// The examples of the selected canvas, or of every canvas where none is selected.
#[component]
pub fn InsertSampleDialog() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let asked = signals.dialog;
    let canvases = move || {
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
            .map(|(index, canvas)| samples_of(handle, canvas, several.then_some(index + 1)))
            .collect::<Vec<_>>()
    };
    view! {
        <Dialog
            name="insert-sample"
            open=Signal::derive(move || asked.get() == Some(Asked::InsertSample))
            title=label(Text::CanvasAddSample)
            on_close=move |()| asked.set(None)
        >
            <div class="samples">{canvases}</div>
        </Dialog>
    }
    .into_any()
}

fn samples_of(handle: EditorHandle, canvas: CanvasSummary, number: Option<usize>) -> impl IntoView {
    let asked = handle.signals().dialog;
    let template = workshop::template(&canvas.template)?;
    let id = StoredValue::new(canvas.id);
    let title = canvas.label;
    let rows: Vec<_> = template
        .samples
        .iter()
        .map(|sample| {
            view! {
                <button
                    type="button"
                    class="button sample"
                    data-sample=sample.id.as_str()
                    on:click=move |_| {
                        asked.set(None);
                        handle.send(Input::InsertSample {
                            canvas: id.try_get_value().map(board::ElementId::new),
                            sample: sample.id.clone(),
                        });
                    }
                >
                    {Icon::Bulb.view()}
                    <span>{words(&sample.title)}</span>
                </button>
            }
            .into_any()
        })
        .collect();
    let heading = move || {
        let title = title.get(locale());
        number.map_or_else(|| title.to_owned(), |number| format!("{title} {number}"))
    };
    let none = rows.is_empty();
    Some(
        view! {
            <section class="samples-of">
                <h3 class="group-label">{heading}</h3>
                {rows}
                {none.then(|| view! { <p class="hint">{t(Text::ReasonNoCanvas)}</p> })}
            </section>
        }
        .into_any(),
    )
}
