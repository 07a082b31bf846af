//! The form that makes a board.

use std::rc::Rc;

use board::limits::TITLE_CHARACTERS_MAX;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::gallery::gallery;
use crate::app::navigate;
use crate::i18n::{Text, locale, locale_untracked, t, t_with, text_in};
use crate::net::api::{self, ApiError};
use crate::ui::button::{Button, ButtonKind};
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

/// Title, template and the button. Leads to the new board with its facilitator link.
pub fn new_board() -> Element {
    let title = RwSignal::new(String::new());
    let template = RwSignal::new(
        workshop::templates()
            .first()
            .map(|template| template.id.as_str()),
    );
    let progress = RwSignal::new(Progress::Filling);
    let too_long = Signal::derive(move || title_error(&title.get()));
    let create = move || {
        let typed = title.get_untracked();
        let blocked = title_error(&typed).is_some()
            || progress.with_untracked(|progress| *progress == Progress::Creating);
        if blocked {
            return;
        }
        let chosen = template.get_untracked();
        let title = title_or_default(&typed, chosen);
        progress.set(Progress::Creating);
        spawn_local(async move {
            match create_board(&title, chosen).await {
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
        .child(gallery(template))
        .child(row)
        .child(el("div").attr("aria-live", "polite").child(outcome))
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

/// A board without a name is called after its template.
fn title_or_default(typed: &str, template: Option<&str>) -> String {
    let typed = typed.trim();
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let locale = locale_untracked();
    template.and_then(workshop::template).map_or_else(
        || text_in(locale, Text::BoardUntitled).to_owned(),
        |template| template.title.get(locale).to_owned(),
    )
}

/// Makes the board; gives its address with the facilitator's key.
async fn create_board(title: &str, template: Option<&str>) -> Result<String, ApiError> {
    let board = api::create_board(title, template, locale_untracked()).await?;
    Ok(format!("/b/{}#k={}", board.id, board.facilitator_key))
}

fn failure(error: &ApiError) -> Element {
    // Tracked, so that the words follow the language.
    let _ = locale();
    let (what, hint) = match error {
        ApiError::Unreachable => (
            t(Text::ErrorUnreachable).to_owned(),
            t(Text::ErrorUnreachableHint).to_owned(),
        ),
        ApiError::Refused {
            status,
            code,
            message,
        } => (
            t_with(Text::ErrorServer, &[("code", &format!("{status} {code}"))]),
            format!("{} {message}", t(Text::ErrorServerHint)),
        ),
        ApiError::Unreadable(reason) => (
            t_with(Text::ErrorServer, &[("code", reason)]),
            t(Text::ErrorServerHint).to_owned(),
        ),
    };
    el("div")
        .attrs(&[
            ("class", "notice notice-danger"),
            ("role", "alert"),
            ("data-error", "create"),
        ])
        .child(Icon::Warning.view())
        .child(el("p").child(el("strong").text(&what)).text(&hint))
}
