//! A template from a file of one's own: chosen or dropped, read, looked at, and put on the board.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
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
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{Element, View, changing, effect, el};
use crate::ui::file_choice::{choose_file, text_of};
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
    choose_file(".json,application/json", move |file| take(file, own));
}

/// Reads a file, to show what is in it.
pub fn take(file: File, own: RwSignal<Option<OwnFile>>) {
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
    let text = text_of(file).await;
    parse_template(
        name,
        &text.ok_or_else(|| fault(Problem::NoJson(String::new())))?,
    )
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
