//! The marks: buttons at what the threads are about, with how much was said. Settled threads have none.

use std::cell::RefCell;

use board::Comment;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::Talk;
use crate::bridge::Editor;
use crate::i18n::{Text, t_with};
use crate::platform::decimal;
use crate::ui::element::{Element, View, changing, effect, el};
use crate::ui::icon::Icon;

/// Characters of a comment that its mark is called by.
const NAME_CHARACTERS: usize = 60;

thread_local! {
    /// The marks of the open board, with what they are about.
    static PINS: RefCell<Vec<(Comment, HtmlElement)>> = const { RefCell::new(Vec::new()) };
}

/// All marks.
pub fn pins(talk: Talk) -> View {
    let marks = changing(move || {
        let threads = talk.threads.get();
        let open = threads.iter().filter(|thread| !thread.first.resolved);
        let mut pins = Vec::new();
        let views: Vec<Element> = open
            .map(|thread| {
                let pin = pin(talk, thread.name().to_owned(), thread);
                pins.push((thread.first.clone(), pin.node()));
                pin
            })
            .collect();
        PINS.set(pins);
        el("div").class("comment-pins").children(views)
    });
    effect(move || {
        talk.threads.track();
        talk.handle.with_editor(follow);
    });
    on_cleanup(|| PINS.set(Vec::new()));
    marks
}

/// Puts the marks where they belong: the camera moved, or what they are about.
pub fn follow(editor: &Editor) {
    PINS.with_borrow(|pins| {
        let viewport = editor.settings().viewport;
        for (comment, node) in pins {
            let at = editor.camera().to_screen(editor.place_of_comment(comment));
            let is_seen = at.x > -40.0
                && at.y > -40.0
                && at.x < viewport.width + 40.0
                && at.y < viewport.height + 40.0;
            let _ = node.toggle_attribute_with_force("hidden", !is_seen);
            if is_seen {
                let [x, y] = [at.x, at.y].map(|pixels| decimal((pixels * 10.0).round() / 10.0));
                let _ = node
                    .style()
                    .set_property("transform", &format!("translate({x}px,{y}px)"));
            }
        }
    });
}

fn pin(talk: Talk, name: String, thread: &board::Thread) -> Element {
    let count = thread.count().to_string();
    let words: String = thread.first.text.chars().take(NAME_CHARACTERS).collect();
    let called = move || {
        let values = [("count", count.as_str()), ("words", words.as_str())];
        t_with(Text::CommentsPin, &values)
    };
    let opened = name.clone();
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "comment-pin"),
            ("data-action", "comment-pin"),
            ("data-thread", &name),
        ])
        .attr_with("aria-label", called)
        .on_click(move || talk.open(Some(opened.clone())))
        .child(Icon::Comment.view())
        .child(
            el("span")
                .attr("aria-hidden", "true")
                .text(&thread.count().to_string()),
        )
}
