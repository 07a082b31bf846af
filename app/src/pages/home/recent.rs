//! The boards that this browser opened lately.

use std::rc::Rc;

use board::BoardId;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;

use crate::app::follow_link;
use crate::i18n::{Text, how_long_ago, t, t_with};
use crate::platform::now_millis;
use crate::storage::recent::{self, RecentBoard};
use crate::ui::button::{Button, ButtonKind, IconButton};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::{Act, label};

/// The list, newest first; each can be opened or taken off the list.
pub fn recent() -> Element {
    let list = RwSignal::new(recent::list());
    let to_remove = RwSignal::new(None::<RecentBoard>);
    let remove = move || {
        let Some(board) = to_remove.get_untracked() else {
            return;
        };
        to_remove.set(None);
        let Some(id) = BoardId::parse(&board.id) else {
            return;
        };
        spawn_local(async move {
            // Where the browser refuses, the board is simply still there.
            let _ = recent::forget(&id).await;
            list.try_set(recent::list());
        });
    };
    el("section")
        .attrs(&[("class", "recent"), ("aria-labelledby", "recent-heading")])
        .child(el("h2").attr("id", "recent-heading").says(Text::HomeRecent))
        .child(changing(move || {
            let boards = list.get();
            if boards.is_empty() {
                return el("p")
                    .class("recent-empty")
                    .child(Icon::Note.view())
                    .text(" ")
                    .child(el("span").says(Text::HomeRecentEmpty))
                    .into();
            }
            let rows = boards.into_iter().map(|board| row(board, to_remove));
            View::from(el("ul").class("recent-list island").children(rows))
                .and(el("p").class("hint").says(Text::HomeRecentScope))
        }))
        .child(remove_dialog(to_remove, remove))
}

fn row(board: RecentBoard, to_remove: RwSignal<Option<RecentBoard>>) -> Element {
    let opened = board.opened_at_millis;
    let synced = board.synced_at_millis;
    let title = board.title.clone();
    let facts = el("span")
        .class("recent-facts")
        .child(role_text(&board.role).map(|role| el("span").class("chip").says(role)))
        .child(el("span").text_with(move || {
            let when = how_long_ago(opened, now_millis());
            t_with(Text::HomeRecentOpened, &[("when", &when)])
        }))
        .child(el("span").text_with(move || sync_state(synced)));
    let address = board.address();
    let link = el("a")
        .attrs(&[("class", "recent-link"), ("href", &address)])
        .on("click", move |event: MouseEvent| {
            follow_link(&event, &address);
        })
        .child(
            el("span")
                .class("recent-title")
                .text_with(move || title_or_untitled(&title)),
        )
        .child(facts);
    let row = el("li").attrs(&[("class", "recent-row"), ("data-board", &board.id)]);
    let remove = IconButton::new(label(Text::HomeRemove), "remove-recent", Icon::Close)
        .on_press(move || to_remove.set(Some(board.clone())));
    row.child(link).child(remove)
}

fn title_or_untitled(title: &str) -> String {
    if title.is_empty() {
        t(Text::BoardUntitled).to_owned()
    } else {
        title.to_owned()
    }
}

fn role_text(role: &str) -> Option<Text> {
    match role {
        "facilitator" => Some(Text::RoleFacilitator),
        "participant" => Some(Text::RoleParticipant),
        "viewer" => Some(Text::RoleViewer),
        // Not known yet, or written by a newer version.
        _ => None,
    }
}

/// When the board was last the same here and on the relay; milliseconds since 1970, 0 if never.
fn sync_state(synced_at_millis: f64) -> String {
    if synced_at_millis > 0.0 {
        let when = how_long_ago(synced_at_millis, now_millis());
        t_with(Text::HomeRecentSynced, &[("when", &when)])
    } else {
        t(Text::HomeRecentUnsynced).to_owned()
    }
}

/// Asks first: the link may be kept nowhere else.
fn remove_dialog(
    to_remove: RwSignal<Option<RecentBoard>>,
    on_remove: impl Fn() + 'static,
) -> Element {
    let on_remove: Act = Rc::new(on_remove);
    let close = move || to_remove.set(None);
    let title = Signal::derive(move || {
        let name = to_remove.with(|board| {
            board
                .as_ref()
                .map_or(String::new(), |board| title_or_untitled(&board.title))
        });
        t_with(Text::HomeRemoveQuestion, &[("title", &name)])
    });
    dialog(
        "remove-recent",
        Signal::derive(move || to_remove.with(Option::is_some)),
        title,
        close,
        move || {
            let remove = on_remove.clone();
            let foot = el("div")
                .class("dialog-foot")
                .child(Button::new(label(Text::ActionCancel), "cancel", close))
                .child(
                    Button::new(label(Text::HomeRemove), "confirm-remove", move || remove())
                        .kind(ButtonKind::Danger)
                        .icon(Icon::Trash),
                );
            View::from(el("p").says(Text::HomeRemoveWarning)).and(foot)
        },
    )
}
