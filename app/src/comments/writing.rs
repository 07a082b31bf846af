//! The field in which a comment is written, or written anew. Enter is a new line, as an input method wants it often;
//! Ctrl+Enter sends.

use std::rc::Rc;

use board::Comment;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, KeyboardEvent, SubmitEvent};

use super::Talk;
use crate::bridge::{CommentPlace, Commenting};
use crate::i18n::Text;
use crate::input::belongs_to_input_method;
use crate::platform::now_millis;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{Element, effect, el};
use crate::ui::label;

/// What is being written.
pub enum Wanted {
    /// The first comment of a thread about a place, which is shown once it is sent.
    New(CommentPlace),
    /// An answer in the thread of that name.
    Answer(CommentPlace, String),
    /// What a comment of one's own says from now on. The function is called when that is settled: with whether the
    /// comment is another now.
    Anew(Comment, Rc<dyn Fn(bool)>),
}

impl Wanted {
    fn name(&self) -> Text {
        match self {
            Self::New(_) => Text::CommentsNew,
            Self::Answer(..) => Text::CommentsAnswer,
            Self::Anew(..) => Text::CommentsEdit,
        }
    }

    /// Sends what was written. What was refused stays in the field, and the person is told why.
    fn send(&self, talk: Talk, field: &HtmlTextAreaElement) {
        let text = field.value();
        if text.trim().is_empty() {
            let _ = field.focus();
            return;
        }
        let (place, to) = match self {
            Self::New(place) => (place, None),
            Self::Answer(place, to) => (place, Some(to)),
            Self::Anew(before, then) => return write_anew(talk, before, text, then),
        };
        let made_millis = now_millis();
        talk.send(Commenting::Say {
            place: place.clone(),
            to: to.cloned(),
            text,
            made_millis,
        });
        let sent = talk.handle.with_editor(|editor| {
            let comments = &editor.info().comments;
            let sent = comments.iter().rev().find(|comment| {
                comment.made_millis == made_millis && editor.is_own_comment(comment)
            });
            sent.map(|comment| comment.id.clone())
        });
        if let Some(id) = sent.flatten() {
            field.set_value("");
            let _ = field.focus();
            if to.is_none() {
                talk.chosen.set(Some(id));
            }
        }
    }
}

fn write_anew(talk: Talk, before: &Comment, text: String, then: &Rc<dyn Fn(bool)>) {
    let wanted = text.trim().to_owned();
    let id = before.id.clone();
    talk.send(Commenting::Edit { id, text });
    let now = talk.handle.with_editor(|editor| {
        let comments = &editor.info().comments;
        let now = comments.iter().find(|comment| comment.id == before.id);
        now.map(|comment| comment.text.clone()).unwrap_or_default()
    });
    // Taken back meanwhile: the words were offered elsewhere.
    if now
        .as_ref()
        .is_some_and(|now| now.is_empty() || *now == wanted)
    {
        then(now != Some(before.text.clone()));
    }
}

/// A field for that.
pub fn writing(talk: Talk, wanted: Wanted) -> Element {
    let field = el("textarea")
        .attrs(&[
            ("class", "comment-field"),
            ("rows", "3"),
            ("maxlength", "2000"),
            ("data-comment-field", ""),
        ])
        .attr_with("aria-label", label(wanted.name()))
        .attr_with("placeholder", label(wanted.name()));
    let node: HtmlTextAreaElement = field.node().unchecked_into();
    let mut give_up = None;
    let mut send = (Text::CommentsSend, "comment-send");
    if let Wanted::Anew(before, then) = &wanted {
        node.set_value(&before.text);
        give_up = Some(then.clone());
        send = (Text::CommentsSave, "comment-save");
    }
    if !matches!(wanted, Wanted::Answer(..)) {
        let node = node.clone();
        effect(move || {
            let _ = node.focus();
        });
    }
    let sends = Rc::new(move || wanted.send(talk, &node));
    let by_key = sends.clone();
    let by_escape = give_up.clone();
    let field = field.on("keydown", move |event: KeyboardEvent| {
        if belongs_to_input_method(&event) {
            return;
        }
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            by_key();
        } else if let (Some(give_up), "Escape") = (&by_escape, event.key().as_str()) {
            event.prevent_default();
            event.stop_propagation();
            give_up(false);
        }
    });
    let cancel = give_up.map(|give_up| {
        Button::new(label(Text::ActionCancel), "comment-cancel", move || {
            give_up(false)
        })
    });
    let send = Button::new(label(send.0), send.1, move || sends()).kind(ButtonKind::Primary);
    el("form")
        .class("comment-writing")
        .on("submit", move |event: SubmitEvent| {
            event.unchecked_ref::<Event>().prevent_default();
        })
        .child(field)
        .child(
            el("div")
                .class("comment-actions")
                .child(el("kbd").text("Ctrl+Enter"))
                .children(cancel)
                .child(send),
        )
}
