//! One checkpoint: what it looked like, what is different now, and taking back.

use std::rc::Rc;

use board::{ElementId, Extent};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use super::compared::shown;
use super::history::{facts, title};
use super::listed::Listed;
use super::past::{Past, past};
use crate::bridge::Input;
use crate::i18n::{Text, t, t_with};
use crate::net::api::ApiError;
use crate::net::checkpoints as relay;
use crate::net::told::api_words;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::close_dialog;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::notice::notice;
use crate::ui::progress::waiting;

/// What has come of the checkpoint.
pub type Coming = RwSignal<Option<Result<Rc<Past>, ApiError>>, LocalStorage>;

/// All of it.
pub fn look(desk: Desk, listed: Listed) -> View {
    let coming: Coming = RwSignal::new_local(None);
    let id = listed.id.clone();
    spawn_local(async move {
        let came = past(desk.handle, &id).await;
        coming.try_set(Some(came));
    });
    // The part that is shown and taken back; empty for the whole board.
    let part = RwSignal::new(String::new());
    let back = Button::new(label(Text::CheckpointsBack), "all-checkpoints", move || {
        desk.chosen.set(None);
    });
    let head = el("div")
        .class("checkpoint-head")
        .child(back.icon(Icon::ArrowLeft))
        .child(
            el("div")
                .child(el("h3").text_with(title(&listed)))
                .child(el("p").class("hint").text_with(facts(&listed))),
        );
    let looked_at = listed.clone();
    let body = changing(move || match coming.get() {
        None => View::from(waiting(label(Text::CheckpointsReading))),
        Some(Err(error)) => notice("checkpoint", api_words(&error)).into(),
        Some(Ok(past)) => shown(desk, &looked_at, &past, part),
    });
    View::from(head)
        .and(body)
        .and(foot(desk, listed, coming, part))
}

fn foot(desk: Desk, listed: Listed, coming: Coming, part: RwSignal<String>) -> Element {
    let trouble = RwSignal::new(None::<ApiError>);
    let is_busy = RwSignal::new(false);
    let unavailable = Signal::derive(move || {
        if !desk.leads() {
            return Some(t(Text::CheckpointsFacilitators).to_owned());
        }
        let is_ready = matches!(coming.get(), Some(Ok(_))) && !is_busy.get();
        (!is_ready).then(|| t(Text::CheckpointsReading).to_owned())
    });
    let name = title(&listed);
    let restore = move || {
        let Some(Ok(past)) = coming.get_untracked() else {
            return;
        };
        let Some((board, key)) = desk.handle.place() else {
            return;
        };
        is_busy.set(true);
        trouble.set(None);
        let before = t_with(Text::CheckpointsBeforeRestoring, &[("name", &name())]);
        let by = desk
            .handle
            .with_editor(|editor| editor.settings().author.clone())
            .unwrap_or_default();
        spawn_local(async move {
            // How it is now can be had again, whatever becomes of the undo steps.
            let made = relay::make(&board, &key, (&before, &by, "before")).await;
            is_busy.try_set(false);
            if let Err(error) = made {
                trouble.try_set(Some(error));
                return;
            }
            let part = part.try_get_untracked().unwrap_or_default();
            let extent = if part.is_empty() {
                Extent::Board
            } else {
                Extent::Part(ElementId::new(part))
            };
            close_dialog("checkpoints");
            desk.handle.signals().dialog.set(None);
            desk.handle.focus_board();
            desk.handle.send(Input::Restore {
                state: past.state.clone(),
                extent,
            });
        });
    };
    let caption = Signal::derive(move || {
        let whole = part.with(String::is_empty);
        let text = if whole {
            Text::CheckpointsRestore
        } else {
            Text::CheckpointsRestorePart
        };
        t(text).to_owned()
    });
    let button = Button::new(caption, "restore-checkpoint", restore)
        .kind(ButtonKind::Primary)
        .icon(Icon::Undo)
        .unavailable(unavailable);
    el("div")
        .class("dialog-foot")
        .child(el("p").class("hint").says(Text::CheckpointsUndoable))
        .child(changing(move || {
            trouble
                .get()
                .map(|error| notice("restore", api_words(&error)))
        }))
        .child(button)
}
