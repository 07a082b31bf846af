//! The form that makes a board.

use board::limits::TITLE_CHARACTERS_MAX;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::gallery::Gallery;
use crate::app::navigate;
use crate::i18n::{Text, locale, locale_untracked, t, t_with, text_in};
use crate::net::api::{self, ApiError};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::progress::Waiting;
use crate::ui::text_field::TextField;

/// How far making the board has come.
#[derive(Clone, PartialEq)]
enum Progress {
    Filling,
    Creating,
    Failed(ApiError),
}

/// Title, template and the button. Leads to the new board with its facilitator link.
#[component]
pub fn NewBoard() -> impl IntoView {
    let title = RwSignal::new(String::new());
    let template = RwSignal::new(
        workshop::templates()
            .first()
            .map(|template| template.id.as_str()),
    );
    let progress = RwSignal::new(Progress::Filling);
    let too_long = Signal::derive(move || title_error(&title.get()));
    let create = move |()| {
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
    view! {
        <form
            id="new-board"
            class="new-board island"
            aria-labelledby="new-board-heading"
            on:submit=move |event| event.prevent_default()
        >
            <h2 id="new-board-heading">{label(Text::HomeNewBoard)}</h2>
            <Gallery chosen=template/>
            <div class="new-board-row">
                <TextField
                    id="board-title"
                    label=label(Text::BoardTitleLabel)
                    value=title
                    placeholder=label(Text::HomeTitlePlaceholder)
                    error=too_long
                    on_enter=create
                />
                <Button
                    label=label(Text::HomeCreate)
                    action="create-board"
                    kind=ButtonKind::Primary
                    icon=Icon::Plus
                    unavailable=Signal::derive(move || {
                        too_long.get().or_else(|| {
                            (progress.get() == Progress::Creating).then(|| t(Text::HomeCreating).to_owned())
                        })
                    })
                    on_press=create
                />
            </div>
            <div aria-live="polite">
                {move || match progress.get() {
                    Progress::Filling => None,
                    Progress::Creating => {
                        Some(view! { <Waiting label=label(Text::HomeCreating)/> }.into_any())
                    }
                    Progress::Failed(error) => Some(failure(&error).into_any()),
                }}
            </div>
        </form>
    }
    .into_any()
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
    let key = board.keys.get("facilitator");
    let key = key.ok_or_else(|| ApiError::Unreadable("no facilitator key".to_owned()))?;
    Ok(format!("/b/{}#k={key}", board.id))
}

fn failure(error: &ApiError) -> impl IntoView + use<> {
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
    view! {
        <div class="notice notice-danger" role="alert" data-error="create">
            {Icon::Warning.view()}
            <p><strong>{what}</strong>{hint}</p>
        </div>
    }
}
