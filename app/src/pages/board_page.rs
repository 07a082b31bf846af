//! A board: what this browser kept of it is shown at once, then the relay is asked for the rest.

mod host;
mod mounting;
mod viewing;

use board::BoardId;
use collab::message::Role;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bench;
use crate::bridge::{EditorHandle, Failure, Input, Phase, Tool};
use crate::chrome::person::{me, person_id};
use crate::chrome::{self, chrome};
use crate::i18n::{self, Text, t};
use crate::lazy::{self, Later};
use crate::net::join_tabs;
use crate::pages::problem::{Problem, problem_page};
use crate::theme;
use crate::ui::element::{Element, View, changing, effect, el, show};
use crate::ui::label;

/// What comes later of the page.
pub fn later() -> View {
    let handle = expect_context::<EditorHandle>();
    viewing::keep(handle);
    viewing::once_there(handle);
    spawn_local(async move {
        // By then connecting has begun.
        if let Some(session) = handle.session() {
            join_tabs(&session);
        }
    });
    chrome::dialogs()
}

/// The page of the board `id`, opened with the `key` of its link.
pub fn board_page(id: BoardId, key: Option<String>) -> View {
    let handle = EditorHandle::new();
    provide_context(handle);
    bench::watch(handle);
    let signals = handle.signals();
    match key {
        Some(key) => open(handle, id, key),
        None => signals.phase.set(Phase::Failed(Failure::NoKey)),
    }
    follow_settings(handle);
    name_the_window(signals.title);

    let surface = surface(handle);
    let mounted = mounting::mount_when_there(surface.node(), handle);
    on_cleanup(move || mounted.take_down());

    let is_ready = Signal::derive(move || signals.phase.with(|phase| *phase == Phase::Ready));
    let is_opening = Signal::derive(move || signals.phase.with(|phase| *phase == Phase::Opening));
    let failure = Memo::new(move |_| match signals.phase.get() {
        Phase::Failed(failure) => Some(failure),
        Phase::Opening | Phase::Ready => None,
    });
    let opening = || {
        el("p")
            .class("board-opening")
            .attr("role", "status")
            .says(Text::BoardLoading)
    };
    let said = el("p")
        .class("visually-hidden")
        .attrs(&[("role", "status"), ("aria-live", "polite")])
        .text_with(move || signals.announcement.get().map(|said| said.words));
    let page = el("main")
        .class("board-page")
        .attr_with("hidden", move || failure.get().is_some())
        .child(surface)
        .child(show(is_ready, chrome))
        .child(show(is_opening, opening))
        .child(said);
    View::from(page).and(changing(move || {
        failure.get().map(|failure| match failure {
            Failure::Locked => {
                lazy::want::<Later>();
                lazy::view(|later: &Later| (later.locked)())
            }
            failure => problem_page(problem(failure)),
        })
    }))
}

fn surface(handle: EditorHandle) -> Element {
    let signals = handle.signals();
    let is_ready = move || signals.phase.with(|phase| *phase == Phase::Ready);
    el("div")
        .class("board-surface")
        .attrs(&[("tabindex", "0"), ("role", "application")])
        .attr_with("aria-label", label(Text::BoardLabel))
        .attr_with("data-tool", move || match signals.tool.get() {
            Tool::Select => "Select",
            Tool::Hand => "Hand",
            Tool::Note => "Note",
            Tool::Text => "Text",
            Tool::Shape(_) => "Shape",
            Tool::Connector => "Connector",
            Tool::Pen => "Pen",
            Tool::Eraser => "Eraser",
            Tool::Frame => "Frame",
            Tool::Laser => "Laser",
            Tool::Comment => "Comment",
        })
        .attr_with(
            "data-phase",
            move || {
                if is_ready() { "ready" } else { "opening" }
            },
        )
}

/// The window is called like the board.
fn name_the_window(title: RwSignal<String>) {
    effect(move || {
        let title = title.get();
        let name = t(Text::AppName);
        if title.is_empty() {
            document().set_title(name);
        } else {
            document().set_title(&format!("{title} – {name}"));
        }
    });
    on_cleanup(|| document().set_title("Nonet"));
}

fn problem(failure: Failure) -> Problem {
    match failure {
        Failure::NoKey => Problem::MissingKey,
        // A link that asks for a passphrase has a page of its own.
        Failure::WrongKey | Failure::Locked => Problem::WrongKey,
        Failure::Revoked => Problem::Revoked,
        Failure::UnknownBoard => Problem::UnknownBoard,
        Failure::Replaced => Problem::OtherBoard,
        Failure::Unreachable => Problem::Unreachable,
    }
}

/// Reads what is kept, begins with it, then connects.
fn open(handle: EditorHandle, id: BoardId, key: String) {
    let page = host::Page::new(handle, id, key);
    let closing = StoredValue::new_local(page.clone());
    on_cleanup(move || {
        if let Some(page) = closing.try_get_value() {
            page.close();
        }
    });
    spawn_local(async move { page.open().await });
}

/// The editor hears of another language, theme or name.
fn follow_settings(handle: EditorHandle) {
    effect(move || {
        handle.send(Input::Locale(i18n::locale()));
    });
    effect(move || {
        handle.send(Input::Theme(scene_theme(theme::theme())));
    });
    effect(move || {
        handle.send(Input::Author(me().name));
        handle.send(Input::Person(person_id()));
        handle.present_again();
    });
}

fn scene_theme(theme: theme::Theme) -> scene::Theme {
    match theme {
        theme::Theme::Light => scene::Theme::Light,
        theme::Theme::Dark => scene::Theme::Dark,
    }
}

/// Whether a role that this browser remembers allows writing; one that it does not remember does not.
fn may_write(role: &str) -> bool {
    role_of(role).is_some_and(Role::may_write)
}

fn role_of(name: &str) -> Option<Role> {
    match name {
        "viewer" => Some(Role::Viewer),
        "participant" => Some(Role::Participant),
        "facilitator" => Some(Role::Facilitator),
        _ => None,
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Viewer => "viewer",
        Role::Participant => "participant",
        Role::Facilitator => "facilitator",
    }
}
