//! The field in which a comment is written. Enter is a new line, as an input method wants it often; Ctrl+Enter sends.

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

/// A field for something about a place, or (`to`) for an answer. A new thread is shown once it is sent.
pub fn writing(talk: Talk, place: CommentPlace, to: Option<String>) -> Element {
    let is_answer = to.is_some();
    let field = el("textarea")
        .attrs(&[
            ("class", "comment-field"),
            ("rows", "3"),
            ("maxlength", "2000"),
            ("data-comment-field", ""),
        ])
        .attr_with(
            "aria-label",
            label(if is_answer {
                Text::CommentsAnswer
            } else {
                Text::CommentsNew
            }),
        )
        .attr_with(
            "placeholder",
            label(if is_answer {
                Text::CommentsAnswer
            } else {
                Text::CommentsNew
            }),
        );
    let node: HtmlTextAreaElement = field.node().unchecked_into();
    let send = {
        let node = node.clone();
        move || {
            let text = node.value();
            if text.trim().is_empty() {
                let _ = node.focus();
                return;
            }
            let made_millis = now_millis();
            talk.send(Commenting::Say {
                place: place.clone(),
                to: to.clone(),
                text,
                made_millis,
            });
            // What was refused stays in the field, and the person is told why.
            let sent = talk.handle.with_editor(|editor| {
                let comments = &editor.info().comments;
                let sent = comments.iter().rev().find(|comment| {
                    comment.made_millis == made_millis && editor.is_own_comment(comment)
                });
                sent.map(|comment| comment.id.clone())
            });
            if let Some(id) = sent.flatten() {
                node.set_value("");
                let _ = node.focus();
                if to.is_none() {
                    talk.chosen.set(Some(id));
                }
            }
        }
    };
    let by_key = send.clone();
    let field = field.on("keydown", move |event: KeyboardEvent| {
        let sends = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if sends && !belongs_to_input_method(&event) {
            event.prevent_default();
            by_key();
        }
    });
    if !is_answer {
        effect(move || {
            let _ = node.focus();
        });
    }
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
                .child(
                    Button::new(label(Text::CommentsSend), "comment-send", send)
                        .kind(ButtonKind::Primary),
                ),
        )
}
