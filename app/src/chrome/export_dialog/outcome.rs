//! How far an export has come, and what became of it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::export::GivingUp;
use crate::i18n::{Text, t_with};
use crate::platform::document;
use crate::ui::button::Button;
use crate::ui::element::{Element, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::progress::waiting;

/// How far the export has come.
#[derive(Clone, PartialEq)]
pub enum Progress {
    Choosing,
    Working,
    Done(String),
    Failed(String),
    GivenUp,
}

/// It in words; `share` is how much is done, from 0 to 1, or less where nobody knows.
pub fn outcome(
    progress: Progress,
    share: RwSignal<f64>,
    giving_up: StoredValue<GivingUp, LocalStorage>,
) -> Option<Element> {
    match progress {
        Progress::Choosing => None,
        Progress::Working => Some(working(share, giving_up)),
        Progress::Done(file) => Some(
            el("p")
                .attrs(&[("class", "outcome-good"), ("data-outcome", "done")])
                .child(Icon::Check.view())
                .text(" ")
                .child(el("span").text(&t_with(Text::ExportDone, &[("file", &file)]))),
        ),
        Progress::Failed(reason) => Some(
            el("div")
                .attrs(&[
                    ("class", "notice notice-danger"),
                    ("data-outcome", "failed"),
                ])
                .child(Icon::Warning.view())
                .text(" ")
                .child(el("p").text(&t_with(Text::ExportFailed, &[("reason", &reason)]))),
        ),
        Progress::GivenUp => Some(
            el("p")
                .attrs(&[("class", "hint"), ("data-outcome", "given-up")])
                .says(Text::ExportGivenUp),
        ),
    }
}

/// Hands the keyboard on to the dialog's button if what had it is about to go with the progress.
pub fn hand_on_focus() {
    let page = document();
    let active = page.active_element();
    let goes = active.and_then(|active| active.closest(".export-working").ok().flatten());
    let button = page.query_selector("dialog[open] [data-action=start-export]");
    if let (Some(_), Ok(Some(button))) = (goes, button) {
        // Fails only for an element that is not in the page.
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

fn working(share: RwSignal<f64>, giving_up: StoredValue<GivingUp, LocalStorage>) -> Element {
    // Without a value a bar says that nobody knows how long.
    let value = move || {
        let share = share.get();
        (share > 0.0).then(|| (share * 100.0).round().to_string())
    };
    let cancel = Button::new(label(Text::ActionCancel), "cancel-export", move || {
        giving_up.with_value(GivingUp::give_up);
    });
    el("div")
        .class("export-working")
        .child(waiting(label(Text::ExportWorking)))
        .child(
            el("progress")
                .attr("max", "100")
                .attr_with("aria-label", label(Text::ExportWorking))
                .attr_with("value", value),
        )
        .child(cancel)
}
