//! The boards that this browser opened lately.

use board::BoardId;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::navigate;
use crate::i18n::{Text, how_long_ago, t, t_with};
use crate::platform::now_millis;
use crate::storage::recent::{self, RecentBoard};
use crate::ui::button::{Button, ButtonKind, IconButton};
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::label;

/// The list, newest first; each can be opened or taken off the list.
#[component]
pub fn Recent() -> impl IntoView {
    let list = RwSignal::new(recent::list());
    let to_remove = RwSignal::new(None::<RecentBoard>);
    let remove = move |()| {
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
    view! {
        <section class="recent" aria-labelledby="recent-heading">
            <h2 id="recent-heading">{label(Text::HomeRecent)}</h2>
            {move || {
                let boards = list.get();
                if boards.is_empty() {
                    return view! {
                        <p class="recent-empty">{Icon::Note.view()} <span>{t(Text::HomeRecentEmpty)}</span></p>
                    }.into_any();
                }
                let rows: Vec<_> = boards.into_iter().map(|board| row(board, to_remove)).collect();
                view! {
                    <ul class="recent-list island">{rows}</ul>
                    <p class="hint">{label(Text::HomeRecentScope)}</p>
                }.into_any()
            }}
            <RemoveDialog to_remove on_remove=remove/>
        </section>
    }
    .into_any()
}

fn row(board: RecentBoard, to_remove: RwSignal<Option<RecentBoard>>) -> impl IntoView {
    let address = board.address();
    let id = board.id.clone();
    let opened = board.opened_at_millis;
    let synced = board.synced_at_millis;
    let role = role_text(&board.role);
    let title = board.title.clone();
    let shown_title = Signal::derive(move || title_or_untitled(&title));
    view! {
        <li class="recent-row" data-board=id>
            <a
                class="recent-link"
                href=address.clone()
                on:click=move |event| {
                    // Another tab or window is the browser's business.
                    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                        event.prevent_default();
                        navigate(&address);
                    }
                }
            >
                <span class="recent-title">{shown_title}</span>
                <span class="recent-facts">
                    {role.map(|role| view! { <span class="chip">{label(role)}</span> })}
                    <span>{move || {
                        let when = how_long_ago(opened, now_millis());
                        t_with(Text::HomeRecentOpened, &[("when", &when)])
                    }}</span>
                    <span>{move || sync_state(synced)}</span>
                </span>
            </a>
            <IconButton
                label=label(Text::HomeRemove)
                action="remove-recent"
                icon=Icon::Close
                on_press=move |()| to_remove.set(Some(board.clone()))
            />
        </li>
    }
    .into_any()
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
#[component]
fn RemoveDialog(
    to_remove: RwSignal<Option<RecentBoard>>,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let close = move |()| to_remove.set(None);
    let title = Signal::derive(move || {
        let name = to_remove.with(|board| {
            board
                .as_ref()
                .map_or(String::new(), |board| title_or_untitled(&board.title))
        });
        t_with(Text::HomeRemoveQuestion, &[("title", &name)])
    });
    view! {
        <Dialog
            name="remove-recent"
            open=Signal::derive(move || to_remove.with(Option::is_some))
            title
            on_close=close
        >
            <p>{label(Text::HomeRemoveWarning)}</p>
            <div class="dialog-foot">
                <Button label=label(Text::ActionCancel) action="cancel" on_press=close/>
                <Button
                    label=label(Text::HomeRemove)
                    action="confirm-remove"
                    kind=ButtonKind::Danger
                    icon=Icon::Trash
                    on_press=on_remove
                />
            </div>
        </Dialog>
    }
    .into_any()
}
