//! What surrounds the board: islands over the canvas, and the dialogs that they open.
//!
//! Everything here reads the board's signals and runs its commands through [`EditorHandle`](crate::bridge::EditorHandle); nothing here
//! knows how a board works.

mod board_island;
mod canvas_dialogs;
mod command;
mod connection_badge;
mod context_menu;
mod empty_hint;
mod export_dialog;
mod main_menu;
mod name_prompt;
mod notices;
mod people;
pub mod person;
mod person_form;
mod share;
mod shortcuts_dialog;
mod style_bar;
mod title;
mod toolbar;
mod zoom_bar;

use leptos::prelude::*;

use crate::ui::tooltip::TooltipHost;
use board_island::BoardIsland;
use canvas_dialogs::{InsertCanvasDialog, InsertSampleDialog};
use connection_badge::ConnectionBadge;
use context_menu::ContextMenu;
use empty_hint::EmptyHint;
use export_dialog::ExportDialog;
use name_prompt::NamePrompt;
use notices::Notices;
use people::People;
use share::Share;
use shortcuts_dialog::ShortcutsDialog;
use style_bar::StyleBar;
use toolbar::{History, Toolbar};
use zoom_bar::ZoomBar;

/// All of it. Stands beside the board's canvas, in the context of its editor handle.
#[component]
pub fn Chrome() -> impl IntoView {
    view! {
        <div class="chrome" on:mousedown=keep_keyboard_on_board>
            <BoardIsland/>
            <div class="top-right island">
                <ConnectionBadge/>
                <People/>
                <Share/>
            </div>
            <Toolbar/>
            <History/>
            <ZoomBar/>
            <StyleBar/>
            <EmptyHint/>
            <NamePrompt/>
        </div>
        <ContextMenu/>
        <ExportDialog/>
        <ShortcutsDialog/>
        <InsertCanvasDialog/>
        <InsertSampleDialog/>
        <Notices/>
        <TooltipHost/>
    }
    .into_any()
}

/// Pressing a button with the mouse leaves the keyboard where it was: with a note selected, in its text field.
/// Fields take the keyboard as usual, and Tab reaches everything.
fn keep_keyboard_on_board(event: leptos::ev::MouseEvent) {
    use wasm_bindgen::JsCast;
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
