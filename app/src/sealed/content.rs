//! The dialog: begin, see who has written how much, reveal.

use collab::message::Role;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::revealing::{Outcome, Which, reveal};
use crate::bridge::{Editor, EditorHandle, Input, Privacy, Private};
use crate::i18n::{Text, t, t_with};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{Element, View, changing, el};
use crate::ui::label;
use crate::ui::progress::waiting;

/// How far revealing has come.
#[derive(Clone, Copy, PartialEq)]
enum Progress {
    None,
    Revealing,
    Done(Outcome),
    Failed,
}

/// The content of the dialog.
pub fn content() -> View {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let progress = RwSignal::new(Progress::None);
    let now = Memo::new(move |_| {
        signals.privacy.track();
        signals.selection.track();
        handle.with_editor(Editor::privacy).unwrap_or_default()
    });
    let body = changing(move || {
        let privacy = now.get();
        let leads = signals.role.get() == Role::Facilitator;
        progress.track();
        untrack(|| body(handle, &privacy, leads, progress))
    });
    el("div")
        .class("private")
        .child(el("p").says(Text::PrivateAbout))
        .child(el("p").class("hint").says(Text::PrivateTrust))
        .child(body)
        .child(told(progress))
        .into()
}

fn body(
    handle: EditorHandle,
    privacy: &Privacy,
    leads: bool,
    progress: RwSignal<Progress>,
) -> View {
    let is_on = !privacy.rounds.is_empty();
    let mut view = View::default();
    if is_on || privacy.count() > 0 {
        view = view.and(counts(privacy));
    }
    if !leads {
        return view.and(el("p").class("hint").says(Text::PrivateNotForYou));
    }
    // Right after it was revealed nobody begins anew.
    let is_done = matches!(progress.get_untracked(), Progress::Done(_));
    if !is_on && !is_done {
        view = view.and(begin(handle, privacy));
    }
    if is_on || privacy.count() > 0 {
        view = view.and(end(handle, privacy, is_on, progress));
    }
    view
}

/// Who has written how much: that much is everybody's.
fn counts(privacy: &Privacy) -> Element {
    if privacy.authors.is_empty() {
        return el("p").class("hint").says(Text::PrivateNobody);
    }
    let row = |(name, count): &(String, usize)| {
        let name = match name.is_empty() {
            true => t(Text::PrivateNameless),
            false => name,
        };
        let count = t_with(Text::PrivateCount, &[("count", &count.to_string())]);
        el("li")
            .child(el("span").text(name))
            .child(el("span").class("private-count").text(&count))
    };
    el("ul")
        .class("private-authors")
        .children(privacy.authors.iter().map(row))
}

fn begin(handle: EditorHandle, privacy: &Privacy) -> View {
    let start = move |on_selected: bool| {
        handle.send(Input::Private(Private::Begin { on_selected }));
        handle.signals().dialog.set(None);
    };
    let has_places = privacy.selected_places > 0;
    let kind = |is_first: bool| match is_first {
        true => ButtonKind::Primary,
        false => ButtonKind::Plain,
    };
    let all = Button::new(label(Text::PrivateBeginBoard), "private-begin", move || {
        start(false);
    })
    .kind(kind(!has_places));
    let some = has_places.then(|| {
        Button::new(
            label(Text::PrivateBeginSelected),
            "private-begin-selected",
            move || start(true),
        )
        .kind(kind(true))
    });
    let hint = (!has_places).then(|| el("p").class("hint").says(Text::PrivateSelectHint));
    View::from(hint).and(el("div").class("dialog-foot").child(all).child(some))
}

fn end(handle: EditorHandle, privacy: &Privacy, is_on: bool, progress: RwSignal<Progress>) -> View {
    let stop = is_on.then(|| {
        Button::new(label(Text::PrivateEnd), "private-end", move || {
            handle.send(Input::Private(Private::End));
        })
    });
    let selected = privacy.selected.clone();
    let count = selected.len().to_string();
    let some = (!selected.is_empty()).then(|| {
        let words = move || t_with(Text::PrivateRevealSelected, &[("count", &count)]);
        Button::new(
            Signal::derive(words),
            "private-reveal-selected",
            move || {
                run(handle, Which::Notes(selected.clone()), progress);
            },
        )
    });
    let all = Button::new(label(Text::PrivateRevealAll), "private-reveal", move || {
        run(handle, Which::All, progress);
    })
    .kind(ButtonKind::Primary);
    let foot = el("div")
        .class("dialog-foot")
        .child(stop)
        .child(some)
        .child(all);
    let hint = is_on.then(|| el("p").class("hint").says(Text::PrivateEndedHint));
    View::from(hint).and(foot)
}

fn run(handle: EditorHandle, which: Which, progress: RwSignal<Progress>) {
    if progress.get_untracked() == Progress::Revealing {
        return;
    }
    progress.set(Progress::Revealing);
    spawn_local(async move {
        let outcome = reveal(handle, &which).await;
        // The dialog may be gone by now.
        progress.try_set(outcome.map_or(Progress::Failed, Progress::Done));
    });
}

fn told(progress: RwSignal<Progress>) -> Element {
    el("div")
        .attr("aria-live", "polite")
        .child(changing(move || match progress.get() {
            Progress::None => View::default(),
            Progress::Revealing => waiting(label(Text::PrivateRevealing)).into(),
            Progress::Failed => el("p")
                .class("field-error")
                .says(Text::PrivateFailed)
                .into(),
            Progress::Done(outcome) => {
                let say = |text: Text, count: usize| {
                    let words = t_with(text, &[("count", &count.to_string())]);
                    el("p").text(&words)
                };
                let rest = (outcome.unopened > 0)
                    .then(|| say(Text::PrivateUnopened, outcome.unopened).class("hint"));
                View::from(say(Text::PrivateRevealed, outcome.revealed)).and(rest)
            }
        }))
}
