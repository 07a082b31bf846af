//! What is in a file, before anything comes of it: how many of each kind, what does not fit, and whether it is of a newer
//! version.

use std::rc::Rc;

use leptos::prelude::*;

use super::{Desk, Opened, Purpose, choosing, taking, words};
use crate::i18n::{Text, grouped, locale, t, t_with};
use crate::net::api::ApiError;
use crate::net::told::api_words;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{Element, View, changing, effect, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::progress::waiting;

/// How far making a board has come.
#[derive(Clone, PartialEq)]
enum Making {
    Asking,
    Working,
    Failed(ApiError),
}

/// What is in it, and what can be done with it.
pub(super) fn preview(desk: Desk, opened: &Rc<Opened>) -> View {
    let name = el("p")
        .attrs(&[("class", "import-name"), ("tabindex", "-1")])
        .text(&opened.name);
    // What had the keyboard is gone from the dialog.
    let here = name.node();
    effect(move || {
        let _ = here.focus();
    });
    let making = RwSignal::new(Making::Asking);
    let again = Button::new(label(Text::ImportOther), "other-import", move || {
        choosing::choose(desk);
    });
    let foot = el("div")
        .class("dialog-foot")
        .child(again)
        .child(action(desk, opened, making));
    let outcome = changing(move || match making.get() {
        Making::Asking => None,
        Making::Working => Some(waiting(label(Text::HomeCreating))),
        Making::Failed(error) => {
            let (what, hint) = api_words(&error);
            Some(notice("make", "danger", &what, &hint))
        }
    });
    View::from(name)
        .and(el("p").text(t(words::source(opened.imported.source))))
        .and(counts(opened))
        .and(opened.imported.is_newer.then(|| {
            let [what, hint] = [Text::ImportNewer, Text::ImportNewerHint].map(t);
            notice("newer", "warning", what, hint)
        }))
        .and(losses(opened))
        .and((!opened.fits).then(|| {
            let max = grouped(import::limits::ADDED_ELEMENTS_MAX as u64);
            let hint = t_with(Text::ImportTooLargeToAddHint, &[("max", &max)]);
            notice("too-large", "danger", t(Text::ImportTooLargeToAdd), &hint)
        }))
        .and(
            (opened.fits && matches!(desk.purpose, Purpose::Add(_)))
                .then(|| el("p").class("hint").says(Text::ImportAddHint)),
        )
        .and(el("div").attr("aria-live", "polite").child(outcome))
        .and(foot)
}

fn action(desk: Desk, opened: &Rc<Opened>, making: RwSignal<Making>) -> Button {
    let is_newer = opened.imported.is_newer;
    let fits = opened.fits;
    let taken = Rc::clone(opened);
    let button = match desk.purpose {
        Purpose::Add(handle) => {
            let words = if is_newer {
                Text::ImportAddKnown
            } else {
                Text::ImportAdd
            };
            Button::new(label(words), "add-import", move || {
                taking::add(handle, &taken)
            })
        }
        Purpose::Make => {
            let words = if is_newer {
                Text::ImportMakeKnown
            } else {
                Text::ImportMake
            };
            Button::new(label(words), "make-import", move || make(&taken, making))
        }
    };
    let unavailable = Signal::derive(move || {
        if !fits {
            return Some(t(Text::ImportTooLargeToAdd).to_owned());
        }
        (making.get() == Making::Working).then(|| t(Text::HomeCreating).to_owned())
    });
    button
        .kind(ButtonKind::Primary)
        .icon(Icon::Plus)
        .unavailable(unavailable)
}

fn make(opened: &Rc<Opened>, making: RwSignal<Making>) {
    making.set(Making::Working);
    taking::make(opened, move |error| {
        // Somebody may have closed the dialog meanwhile.
        making.try_set(Making::Failed(error));
    });
}

/// How many of each kind, and how many pictures.
fn counts(opened: &Opened) -> Element {
    let rows = words::counts(&opened.imported, locale());
    let rows = rows.into_iter().map(|(what, count)| {
        el("li")
            .child(el("strong").text(&grouped(count as u64)))
            .child(el("span").text(what))
    });
    el("ul")
        .attrs(&[("class", "import-counts"), ("data-import", "counts")])
        .children(rows)
}

/// What does not fit, each with how often.
fn losses(opened: &Opened) -> Option<Element> {
    let all = opened.imported.losses.all();
    if all.is_empty() {
        return None;
    }
    let rows = all
        .iter()
        .map(|(loss, count)| el("li").text(&words::loss(loss, *count)));
    Some(
        el("div")
            .attrs(&[("class", "import-losses"), ("data-import", "losses")])
            .child(el("h3").says(Text::ImportLosses))
            .child(el("ul").children(rows)),
    )
}

fn notice(name: &str, kind: &'static str, what: &str, hint: &str) -> Element {
    let classes = match kind {
        "danger" => "notice notice-danger",
        _ => "notice",
    };
    el("div")
        .attrs(&[("class", classes), ("role", "alert"), ("data-error", name)])
        .child(Icon::Warning.view())
        .child(el("p").child(el("strong").text(what)).text(hint))
}
