//! The board's title, edited in place.

use std::rc::Rc;

use board::limits::TITLE_CHARACTERS_MAX;
use leptos::prelude::*;

use crate::bridge::{CommandId, EditorHandle, Input};
use crate::i18n::{Text, t, t_with};
use crate::ui::element::{Element, el, show};
use crate::ui::text_field::TextField;
use crate::ui::{Act, disabled, label};

/// The title as a button, or as a field while it is edited. A title that is too long stays in the field,
/// with the limit named, until it is shortened or given up with Esc.
pub fn board_title() -> Element {
    let handle = expect_context::<EditorHandle>();
    let title = handle.signals().title;
    let editing = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let read_only = super::command::unavailable(handle, CommandId::NewNote);
    let begin = move || {
        if read_only.with_untracked(Option::is_none) {
            typed.set(title.get_untracked());
            editing.set(true);
        }
    };
    let tip = move || {
        read_only
            .get()
            .unwrap_or_else(|| t(Text::BoardTitleEdit).to_owned())
    };
    let shown = move || {
        let title = title.get();
        if title.is_empty() {
            t(Text::BoardUntitled).to_owned()
        } else {
            title
        }
    };
    let heading = move || {
        let button = el("button")
            .attrs(&[("type", "button"), ("data-action", "edit-title")])
            .class("board-title-button")
            .class_with("is-untitled", move || title.with(String::is_empty))
            .attr_with("data-tip", tip)
            .attr_with("aria-disabled", disabled(read_only))
            .attr_with("aria-description", label(Text::BoardTitleEdit))
            .on_click(begin)
            .text_with(shown);
        el("h1").child(button)
    };
    el("div")
        .class("board-title")
        .child(show(Signal::derive(move || !editing.get()), heading))
        .child(show(editing, move || field(handle, editing, typed)))
}

fn field(handle: EditorHandle, editing: RwSignal<bool>, typed: RwSignal<String>) -> TextField {
    let title = handle.signals().title;
    let error = Signal::derive(move || title_error(&typed.get()));
    let finish: Act = Rc::new(move || {
        if !editing.get_untracked() || error.with_untracked(Option::is_some) {
            return;
        }
        let wanted = typed.get_untracked().trim().to_owned();
        editing.set(false);
        if wanted != title.get_untracked() {
            handle.send(Input::SetTitle(wanted));
        }
    });
    TextField {
        id: "title-field",
        label: label(Text::BoardTitleLabel),
        value: typed,
        placeholder: None,
        error,
        hide_label: true,
        autocomplete: "off",
        takes_focus: true,
        on_enter: Some(finish.clone()),
        on_escape: Some(Rc::new(move || editing.set(false))),
        on_leave: Some(finish),
    }
}

fn title_error(typed: &str) -> Option<String> {
    let count = typed.trim().chars().count();
    (count > TITLE_CHARACTERS_MAX).then(|| {
        t_with(
            Text::ErrorTitleTooLong,
            &[
                ("limit", &TITLE_CHARACTERS_MAX.to_string()),
                ("count", &count.to_string()),
            ],
        )
    })
}
