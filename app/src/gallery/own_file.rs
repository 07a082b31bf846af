//! A template from a file of one's own: chosen or dropped, read, looked at, and put on the board.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Event, File, HtmlInputElement};
use workshop::{
    Problem, TEMPLATE_BYTES_MAX, Template, TemplateErrors, TemplateFault, parse_template,
};

use super::board_side::insert;
use super::cards::said;
use super::picture::picture;
use super::shelf;
use super::trouble::faults_in_words;
use crate::bridge::EditorHandle;
use crate::i18n::{Text, locale, t, t_with};
use crate::input::files_of;
use crate::platform::{Listener, Passive, document};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{Element, View, changing, effect, el};
use crate::ui::icon::Icon;
use crate::ui::label;

/// Faults that are listed; more cannot be read at once.
const LISTED_MAX: usize = 30;

/// A file that was read.
#[derive(Clone, PartialEq)]
pub struct OwnFile {
    name: String,
    read: Result<Arc<Template>, TemplateErrors>,
}

/// Lets the person choose a file.
pub fn choose(own: RwSignal<Option<OwnFile>>) {
    let Ok(element) = document().create_element("input") else {
        return;
    };
    let input: HtmlInputElement = element.unchecked_into();
    input.set_type("file");
    input.set_accept(".json,application/json");
    let chosen = input.clone();
    let listener = Listener::new(&input, "change", Passive::Yes, move |_: Event| {
        if let Some(file) = chosen.files().and_then(|files| files.item(0)) {
            take(file, own);
        }
    });
    input.click();
    // The dialog outlives this call, and if it is given up nothing is told. The input is in no page and goes with it.
    std::mem::forget(listener);
}

/// Takes files that are dropped on `element`. The board below must not take them as well.
pub fn taking_drops(element: Element, own: RwSignal<Option<OwnFile>>) -> Element {
    element
        .on("dragover", |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
        })
        .on("drop", move |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
            let files = event.data_transfer().and_then(|data| data.files());
            let mut files = files.as_ref().map(files_of).unwrap_or_default().into_iter();
            if let Some(file) = files.next() {
                take(file, own);
            }
        })
}

fn take(file: File, own: RwSignal<Option<OwnFile>>) {
    spawn_local(async move {
        let name = file.name();
        let read = read(&file, &name).await.map(Arc::new);
        if let Ok(template) = &read {
            shelf::keep(&template.id, template);
        }
        own.try_set(Some(OwnFile { name, read }));
    });
}

async fn read(file: &File, name: &str) -> Result<Template, TemplateErrors> {
    let fault = |problem| {
        TemplateErrors(vec![TemplateFault {
            file: name.to_owned(),
            line: 1,
            field: String::new(),
            problem,
        }])
    };
    // Before a byte of it is read.
    if file.size() > TEMPLATE_BYTES_MAX as f64 {
        return Err(fault(Problem::TooLarge(file.size() as usize)));
    }
    let text = JsFuture::from(file.text()).await;
    let text = text.ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| fault(Problem::NoJson(String::new())))?;
    // Windows' editors write a mark before the text.
    parse_template(name, text.trim_start_matches('\u{feff}'))
}

/// What was read: the template, or what is wrong with the file.
pub fn shown(handle: EditorHandle, file: OwnFile, own: RwSignal<Option<OwnFile>>) -> View {
    let name = el("p")
        .class("own-file-name")
        .attr("tabindex", "-1")
        .text(&file.name);
    // What had the keyboard is gone from the dialog.
    let here = name.node();
    effect(move || {
        let _ = here.focus();
    });
    let again = Button::new(label(Text::GalleryOtherFile), "template-file", move || {
        choose(own);
    });
    let back = Button::new(label(Text::GalleryBack), "back-to-gallery", move || {
        own.set(None)
    });
    let foot = el("div").class("dialog-foot").child(back).child(again);
    match file.read {
        Ok(template) => {
            let taken = template.clone();
            let add = Button::new(
                label(Text::GalleryAddFile),
                "insert-template-file",
                move || {
                    insert(handle, vec![Template::clone(&taken)]);
                },
            )
            .kind(ButtonKind::Primary)
            .icon(Icon::Plus);
            View::from(name)
                .and(
                    el("div")
                        .class("own-file")
                        .child(
                            el("span")
                                .class("card-picture")
                                .child(picture(&template.id)),
                        )
                        .child(el("h3").text_with(said(&template.title)))
                        .child(el("p").text_with(said(&template.description))),
                )
                .and(foot.child(add))
        }
        Err(faults) => View::from(name).and(list(faults)).and(foot),
    }
}

/// Every fault with its line and field.
fn list(faults: TemplateErrors) -> Element {
    let count = faults.0.len();
    el("div")
        .attrs(&[
            ("class", "notice notice-danger"),
            ("role", "alert"),
            ("data-error", "template-file"),
        ])
        .child(Icon::Warning.view())
        .child(changing(move || {
            let heading = t_with(Text::GalleryFaults, &[("count", &count.to_string())]);
            let rows = faults_in_words(&faults, locale())
                .take(LISTED_MAX)
                .map(|words| el("li").text(&words));
            let rest = (count > LISTED_MAX).then(|| {
                let rest = (count - LISTED_MAX).to_string();
                el("p").text(&t_with(Text::GalleryMoreFaults, &[("count", &rest)]))
            });
            el("div")
                .class("template-faults")
                .child(el("p").child(el("strong").text(&heading)))
                .child(el("ul").children(rows))
                .child(rest)
                .child(el("p").text(t(Text::GalleryFaultsHint)))
        }))
}
