//! The form that makes a board.

use std::rc::Rc;

use board::limits::TITLE_CHARACTERS_MAX;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::app::navigate;
use crate::gallery::{FIRST, Wanted};
use crate::i18n::{Text, locale_untracked, t, t_with, text_in};
use crate::lazy::{self, Gallery, Importing};
use crate::net::api::{self, ApiError};
use crate::net::told::api_words;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::progress::waiting;
use crate::ui::text_field::TextField;

/// How far making the board has come.
#[derive(Clone, PartialEq)]
enum Progress {
    Filling,
    Creating,
    Failed(ApiError),
}

/// Title, what it starts from, and the button. Leads to the new board with its facilitator link.
pub fn new_board() -> Element {
    lazy::want::<Gallery>();
    let title = RwSignal::new(String::new());
    let chosen = RwSignal::new(Wanted::Template(FIRST.to_owned()));
    let progress = RwSignal::new(Progress::Filling);
    let importing = RwSignal::new(false);
    let too_long = Signal::derive(move || title_error(&title.get()));
    let create = move || {
        let typed = title.get_untracked();
        let blocked = title_error(&typed).is_some()
            || progress.with_untracked(|progress| *progress == Progress::Creating);
        if blocked {
            return;
        }
        let chosen = chosen.get_untracked();
        let title = title_or_default(&typed, &chosen);
        progress.set(Progress::Creating);
        spawn_local(async move {
            match create_board(&title, &chosen).await {
                Ok(address) => navigate(&address),
                Err(error) => {
                    // Somebody may have left the page meanwhile.
                    progress.try_set(Progress::Failed(error));
                }
            }
        });
    };
    let unavailable = Signal::derive(move || {
        too_long.get().or_else(|| {
            (progress.get() == Progress::Creating).then(|| t(Text::HomeCreating).to_owned())
        })
    });
    let row = el("div")
        .class("new-board-row")
        .child(TextField {
            id: "board-title",
            label: label(Text::BoardTitleLabel),
            value: title,
            placeholder: Some(label(Text::HomeTitlePlaceholder)),
            error: too_long,
            hide_label: false,
            autocomplete: "off",
            takes_focus: false,
            on_enter: Some(Rc::new(create)),
            on_escape: None,
            on_leave: None,
        })
        .child(
            Button::new(label(Text::HomeCreate), "create-board", create)
                .kind(ButtonKind::Primary)
                .icon(Icon::Plus)
                .unavailable(unavailable),
        )
        .child(
            Button::new(label(Text::ImportHome), "import-board", move || {
                importing.set(true);
            })
            .icon(Icon::Upload),
        );
    let outcome = changing(move || match progress.get() {
        Progress::Filling => None,
        Progress::Creating => Some(waiting(label(Text::HomeCreating))),
        Progress::Failed(error) => Some(failure(&error)),
    });
    el("form")
        .attrs(&[
            ("id", "new-board"),
            ("class", "new-board island"),
            ("aria-labelledby", "new-board-heading"),
        ])
        .on("submit", |event: Event| event.prevent_default())
        .child(
            el("h2")
                .attr("id", "new-board-heading")
                .says(Text::HomeNewBoard),
        )
        .child(
            el("div")
                .class("gallery-place")
                .child(lazy::view(move |gallery: &Gallery| {
                    (gallery.choice)(chosen)
                })),
        )
        .child(row)
        .child(el("div").attr("aria-live", "polite").child(outcome))
        .child(import_dialog(importing))
}

/// Which file a board is made from.
fn import_dialog(open: RwSignal<bool>) -> Element {
    dialog(
        "import",
        open.into(),
        label(Text::ImportHome),
        move || open.set(false),
        || {
            lazy::want::<Importing>();
            lazy::view(|part: &Importing| (part.making)())
        },
    )
}

/// What is wrong with a title; the limit is named.
fn title_error(title: &str) -> Option<String> {
    let count = title.trim().chars().count();
    (count > TITLE_CHARACTERS_MAX).then(|| {
        t_with(
            Text::ErrorTitleTooLong,
            &[
                ("limit", &TITLE_CHARACTERS_MAX.to_string()),
                ("count", &count.to_string()),
            ],
        )
    })
}

/// A board without a name is called after what it starts from.
fn title_or_default(typed: &str, chosen: &Wanted) -> String {
    let typed = typed.trim();
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let locale = locale_untracked();
    lazy::here::<Gallery>()
        .and_then(|gallery| (gallery.title_of)(chosen, locale))
        .unwrap_or_else(|| text_in(locale, Text::BoardUntitled).to_owned())
}

/// Makes the board; gives its address with the facilitator's key.
async fn create_board(title: &str, chosen: &Wanted) -> Result<String, ApiError> {
    let start = match chosen {
        Wanted::Blank => None,
        Wanted::Template(id) => Some(("template", id.as_str())),
        Wanted::Pack(id) => Some(("pack", id.as_str())),
    };
    let board = api::create_board(title, start, locale_untracked()).await?;
    Ok(format!("/b/{}#k={}", board.id, board.facilitator_key))
}

fn failure(error: &ApiError) -> Element {
    let (what, hint) = api_words(error);
    el("div")
        .attrs(&[
            ("class", "notice notice-danger"),
            ("role", "alert"),
            ("data-error", "create"),
        ])
        .child(Icon::Warning.view())
        .child(el("p").child(el("strong").text(&what)).text(&hint))
}
