//! What surrounds the board: islands over the canvas, and the dialogs that they open.
//!
//! Everything here reads the board's signals and runs its commands through [`EditorHandle`](crate::bridge::EditorHandle); nothing here
//! knows how a board works.

mod bad_news;
mod board_island;
mod canvas_dialogs;
mod cells;
mod chat_field;
mod checkpoints_dialog;
mod choices;
mod command;
mod connection_badge;
mod context_menu;
mod empty_hint;
mod export_dialog;
mod find_bar;
mod following;
mod health_host;
mod icons;
mod import_dialog;
pub mod keep_copy;
mod link_dialog;
pub mod links_dialog;
mod main_menu;
mod minimap;
mod name_prompt;
mod new_version;
mod notices;
mod palette;
mod paste_dialog;
mod people;
pub mod person;
mod person_form;
mod private_dialog;
mod prompts_dialogs;
mod share;
mod shortcuts_dialog;
mod style_bar;
mod title;
mod toolbar;
mod zoom_bar;

use std::cell::Cell;

use collab::Status;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use crate::bridge::EditorHandle;
use crate::comments;
use crate::images;
use crate::lazy::{self, Later};
use crate::offline;
use crate::storage::lasting;
use crate::ui::element::{Element, View, effect, el};
use crate::ui::tooltip::tooltip_host;

/// All of it. Stands beside the board's canvas, in the context of its editor handle.
pub fn chrome() -> View {
    load_dialogs();
    let top_right = el("div")
        .class("top-right island")
        .child(connection_badge::connection_badge())
        .child(lazy::view(|later: &Later| (later.company)()));
    let islands = over_board()
        .child(board_island::board_island())
        .child(top_right)
        .child(toolbar::toolbar())
        .child(toolbar::history())
        .child(lazy::view(|later: &Later| (later.zoom_bar)()))
        .child(empty_hint::empty_hint());
    View::from(islands).and(lazy::view(|later: &Later| (later.dialogs)()))
}

/// Who is here, and the button that lets others in.
pub fn company() -> View {
    people::people().and(share::share())
}

/// The zoom, and what can be done about it.
pub fn zoom_bar() -> View {
    zoom_bar::zoom_bar().into()
}

/// What opens over the board: bars, menus and dialogs. Loaded when the board is usable.
pub fn dialogs() -> View {
    // What waited for this part.
    (images::IMAGES.resume)(expect_context::<EditorHandle>());
    follow_versions();
    ask_for_lasting_storage();
    bad_news::fetch_letters(expect_context::<EditorHandle>());
    let (comment_pins, comments_panel) = comments::comments();
    let islands = over_board()
        .child(style_bar::style_bar())
        .child(cells::cells())
        .child(find_bar::find_bar())
        .child(chat_field::chat_field())
        .child(comments_panel)
        .child(minimap::minimap())
        .child(health_host::health_panel())
        .child(name_prompt::name_prompt());
    comment_pins
        .and(islands)
        .and(following::following())
        .and(main_menu::main_menu())
        .and(connection_badge::connection_detail())
        .and(people::people_panel())
        .and(share::share_panel())
        .and(toolbar::flyouts())
        .and(zoom_bar::zoom_menu())
        .and(palette::palette())
        .and(paste_dialog::paste_dialog())
        .and(context_menu::context_menu())
        .and(export_dialog::export_dialog())
        .and(import_dialog::import_dialog())
        .and(shortcuts_dialog::shortcuts_dialog())
        .and(canvas_dialogs::insert_canvas_dialog())
        .and(canvas_dialogs::insert_sample_dialog())
        .and(canvas_dialogs::save_template_dialog())
        .and(checkpoints_dialog::checkpoints_dialog())
        .and(health_host::session_dialog())
        .and(prompts_dialogs::prompts_dialogs())
        .and(link_dialog::link_dialog())
        .and(links_dialog::links_dialog())
        .and(private_dialog::private_dialog())
        .and(tooltip_host())
        .and(notices::notices())
        .and(new_version::new_version())
}

/// The relay was away: it may be another one now.
fn follow_versions() {
    offline::register();
    let signals = expect_context::<EditorHandle>().signals();
    let was_cut_off = Cell::new(false);
    effect(move || match signals.connection.get() {
        Status::Reconnecting { .. } | Status::Offline { .. } => was_cut_off.set(true),
        Status::Saved if was_cut_off.take() => offline::look(),
        _ => {}
    });
}

/// As soon as this device has changes that the relay has not, the browser is asked to hold on to them.
fn ask_for_lasting_storage() {
    let signals = expect_context::<EditorHandle>().signals();
    effect(move || {
        let status = signals.connection.get();
        if status.unsaved_changes() > 0 && !matches!(status, Status::Saving { .. }) {
            lasting::ask();
        }
    });
}

/// Loads what opens over the board when somebody asks for it, or else when there is nothing to do.
fn load_dialogs() {
    let signals = expect_context::<EditorHandle>().signals();
    lazy::fetch_once_usable::<Later>();
    effect(move || {
        let asks = signals.paste.with(Option::is_some) || signals.notice.with(Option::is_some);
        if asks || signals.dialog.get().is_some() || signals.context_menu.get().is_some() {
            lazy::want::<Later>();
        }
    });
    // Once more after a time without a net: it may not have come then.
    let was_cut_off = Cell::new(false);
    effect(move || match signals.connection.get() {
        Status::Reconnecting { .. } | Status::Offline { .. } => was_cut_off.set(true),
        Status::Saved if was_cut_off.take() => lazy::fetch_when_idle::<Later>(),
        _ => {}
    });
}

/// Where islands stand. It lets everything through that is not one of them.
fn over_board() -> Element {
    el("div")
        .class("chrome")
        .on("mousedown", |event: MouseEvent| {
            keep_keyboard_on_board(&event);
        })
}

/// Pressing a button with the mouse leaves the keyboard where it was: with a note selected, in its text field.
/// Fields take the keyboard as usual, and Tab reaches everything.
fn keep_keyboard_on_board(event: &MouseEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let wants_it = target.is_some_and(|element| {
        element
            .closest("input, textarea, label, .popover, [contenteditable]")
            .is_ok_and(|found| found.is_some())
    });
    if !wants_it {
        event.prevent_default();
    }
}
