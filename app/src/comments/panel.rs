//! The panel beside the board: all threads, or one with the field for an answer, or the field for a new one.

use std::rc::Rc;

use board::Thread;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::said::{author, said, words};
use super::writing::{Wanted, writing};
use super::{Shown, Talk};
use crate::bridge::{CommentPlace, Commenting, Input};
use crate::i18n::{Text, t_with};
use crate::input::belongs_to_input_method;
use crate::platform::document;
use crate::ui::button::{Button, IconButton};
use crate::ui::element::{Element, View, changing, effect, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;

/// The panel, while it is open.
pub fn panel(talk: Talk) -> View {
    let shown = Memo::new(move |_| talk.shown());
    let is_open = Memo::new(move |_| shown.get() != Shown::Nothing);
    show(Signal::from(is_open), move || frame(talk, shown))
}

fn frame(talk: Talk, shown: Memo<Shown>) -> Element {
    let panel = el("section")
        .class("comments-panel side-panel island")
        .attrs(&[("data-comments", ""), ("tabindex", "-1")])
        .attr_with("aria-label", label(Text::CommentsTitle))
        .on("keydown", move |event: KeyboardEvent| {
            if event.key() == "Escape" && !belongs_to_input_method(&event) {
                event.prevent_default();
                event.stop_propagation();
                talk.close();
            }
        })
        .child(head(talk, shown))
        .child(changing(move || {
            let shown = shown.get();
            untrack(|| match shown {
                Shown::Nothing => None,
                Shown::List => Some(list(talk)),
                Shown::Thread(name) => Some(thread(talk, name)),
                Shown::New(place) => Some(writing(talk, Wanted::New(place))),
            })
        }));
    let node = panel.node();
    effect(move || {
        // A new comment's field takes the keyboard itself.
        if !matches!(shown.get(), Shown::New(_) | Shown::Nothing) {
            let _ = node.focus();
        }
    });
    panel
}

fn head(talk: Talk, shown: Memo<Shown>) -> Element {
    let is_list = Memo::new(move |_| shown.get() == Shown::List);
    el("header")
        .class("side-head")
        .child(show(Signal::derive(move || !is_list.get()), move || {
            IconButton::new(label(Text::CommentsAll), "comments-all", Icon::ArrowLeft)
                .class("icon-button-small")
                .on_press(move || talk.open(None))
        }))
        .child(el("h2").says(Text::CommentsTitle))
        .child(
            IconButton::new(label(Text::ActionClose), "comments-close", Icon::Close)
                .class("icon-button-small")
                .on_press(move || talk.close()),
        )
}

/// All threads: those that are open first.
fn list(talk: Talk) -> Element {
    el("div").class("comments-list").child(changing(move || {
        let threads = talk.threads.get();
        if threads.is_empty() {
            return el("p").class("hint").says(Text::CommentsNone);
        }
        let (settled, open): (Vec<_>, Vec<_>) =
            threads.iter().partition(|thread| thread.first.resolved);
        let rows = open
            .into_iter()
            .chain(settled)
            .map(|thread| row(talk, thread));
        el("ul").children(rows.collect::<Vec<_>>())
    }))
}

fn row(talk: Talk, thread: &Thread) -> Element {
    let name = thread.name().to_owned();
    let count = thread.count().to_string();
    let settled = thread.first.resolved.then(|| {
        el("span")
            .class("comment-settled")
            .child(Icon::Check.view())
            .child(el("span").says(Text::CommentsSettled))
    });
    let meta = el("span")
        .class("comment-head")
        .child(author(&thread.first))
        .child(
            el("span")
                .class("comment-count")
                .text_with(move || t_with(Text::CommentsCount, &[("count", &count)])),
        )
        .children(settled);
    el("li").child(
        el("button")
            .attrs(&[
                ("type", "button"),
                ("class", "comment-row"),
                ("data-action", "comment-row"),
            ])
            .on_click(move || {
                show_on_board(talk, &name);
                talk.open(Some(name.clone()));
            })
            .child(meta)
            .child(words(&thread.first)),
    )
}

/// Brings what a thread is about into sight.
fn show_on_board(talk: Talk, name: &str) {
    let threads = talk.threads.get_untracked();
    let Some(thread) = threads.iter().find(|thread| thread.name() == name) else {
        return;
    };
    let there = talk.handle.with_editor(|editor| {
        let center = editor.place_of_comment(&thread.first);
        (center, editor.camera().zoom)
    });
    if let Some((center, zoom)) = there {
        let zoom = zoom.max(0.5);
        talk.handle.send(Input::GlideTo { center, zoom });
    }
}

fn thread(talk: Talk, name: String) -> Element {
    let found = name.clone();
    let now = Memo::new(move |_| {
        let threads = talk.threads.get();
        threads.iter().find(|one| one.name() == found).cloned()
    });
    let place = now.get_untracked().map(|thread| CommentPlace {
        on: thread.first.on,
        at: thread.first.at,
    });
    talk.edited.set(None);
    // The comment whose button gets the keyboard back once the list shows what it says now.
    let rewritten = StoredValue::new_local(None::<String>);
    let comments = changing(move || {
        now.get().map(|thread| {
            let all = std::iter::once(&thread.first).chain(&thread.answers);
            let all: Vec<Element> = all.map(|comment| said(talk, comment)).collect();
            if let Some(id) = rewritten.try_update_value(Option::take).flatten() {
                effect(move || focus_edit_button(&id));
            }
            el("div")
                .class("comments-list")
                .attr("role", "log")
                .children(all)
        })
    });
    let may_write = talk.may_write();
    let settle = may_write.then(|| settling(talk, name.clone(), now));
    // What was begun as an answer is still there afterwards.
    let answer = place.filter(|_| may_write).map(|place| {
        writing(talk, Wanted::Answer(place, name))
            .attr_with("hidden", move || talk.edited.get().map(|_| String::new()))
    });
    let anew = changing(move || {
        let id = talk.edited.get()?;
        let thread = now.get_untracked()?;
        let mut all = std::iter::once(thread.first).chain(thread.answers);
        let before = all.find(|comment| comment.id == id)?;
        let then = move |changed| {
            talk.edited.set(None);
            if changed {
                rewritten.set_value(Some(id.clone()));
            } else {
                focus_edit_button(&id);
            }
        };
        Some(writing(talk, Wanted::Anew(before, Rc::new(then))))
    });
    el("div")
        .class("comment-thread")
        .child(comments)
        .children(settle)
        .children(answer)
        .child(anew)
}

fn focus_edit_button(id: &str) {
    let button = format!("[data-comment=\"{id}\"] [data-action=comment-edit]");
    if let Ok(Some(button)) = document().query_selector(&button) {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

fn settling(talk: Talk, name: String, now: Memo<Option<Thread>>) -> Element {
    let is_settled = Signal::derive(move || now.get().is_some_and(|one| one.first.resolved));
    let words = Signal::derive(move || {
        let text = if is_settled.get() {
            Text::CommentsReopen
        } else {
            Text::CommentsResolve
        };
        crate::i18n::t(text).to_owned()
    });
    el("div").class("comment-settling").child(
        Button::new(words, "comment-resolve", move || {
            talk.send(Commenting::Resolve {
                id: name.clone(),
                resolved: !is_settled.get_untracked(),
            });
        })
        .icon(Icon::Check),
    )
}
