//! A board: what this browser kept of it is shown at once, then the relay is asked for the rest.

mod host;
mod mounting;

use board::BoardId;
use collab::message::Role;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bench;
use crate::bridge::{EditorHandle, Failure, Input, Phase, Tool};
use crate::chrome::Chrome;
use crate::chrome::person::me;
use crate::i18n::{self, Text, t};
use crate::pages::problem::{Problem, ProblemPage};
use crate::theme;
use crate::ui::label;
use crate::ui::when::When;

/// The page of the board `id`, opened with `key`.
#[component]
pub fn BoardPage(
    /// Which board.
    id: BoardId,
    /// The key of the link.
    key: Option<String>,
) -> impl IntoView {
    let handle = EditorHandle::new();
    provide_context(handle);
    bench::watch(handle);
    let signals = handle.signals();
    match key {
        Some(key) => open(handle, id, key),
        None => signals.phase.set(Phase::Failed(Failure::NoKey)),
    }
    follow_settings(handle);

    let surface = NodeRef::<leptos::html::Div>::new();
    let mounted = mounting::mount_when_there(surface, handle);
    on_cleanup(move || mounted.take_down());

    let is_ready = Signal::derive(move || signals.phase.with(|phase| *phase == Phase::Ready));
    let is_opening = Signal::derive(move || signals.phase.with(|phase| *phase == Phase::Opening));
    let failure = Memo::new(move |_| match signals.phase.get() {
        Phase::Failed(failure) => Some(failure),
        Phase::Opening | Phase::Ready => None,
    });
    name_the_window(signals.title);
    let tool = Signal::derive(move || match signals.tool.get() {
        Tool::Select => "Select",
        Tool::Hand => "Hand",
        Tool::Note => "Note",
    });
    let phase = Signal::derive(move || if is_ready.get() { "ready" } else { "opening" });
    let said = Signal::derive(move || signals.announcement.get().map(|said| said.words));

    view! {
        <main class="board-page" hidden=Signal::derive(move || failure.get().is_some())>
            <div
                class="board-surface"
                node_ref=surface
                tabindex="0"
                role="application"
                aria-label=label(Text::BoardLabel)
                data-tool=tool
                data-phase=phase
            ></div>
            <When holds=is_ready>
                <Chrome/>
            </When>
            <When holds=is_opening>
                <p class="board-opening" role="status">{label(Text::BoardLoading)}</p>
            </When>
            <p class="visually-hidden" role="status" aria-live="polite">{said}</p>
        </main>
        {move || failure.get().map(|failure| view! { <ProblemPage problem=problem(failure)/> })}
    }
    .into_any()
}

/// The window is called like the board.
fn name_the_window(title: RwSignal<String>) {
    Effect::new(move |_| {
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
        Failure::WrongKey => Problem::WrongKey,
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
    Effect::new(move |_| {
        handle.send(Input::Locale(i18n::locale()));
    });
    Effect::new(move |_| {
        handle.send(Input::Theme(scene_theme(theme::theme())));
    });
    Effect::new(move |_| {
        handle.send(Input::Author(me().name));
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
