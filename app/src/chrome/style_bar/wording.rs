//! Words that are written at the selection: tags of notes, and what a picture shows for those who do not see it.

use std::rc::Rc;

use board::limits::{ALT_CHARACTERS_MAX, TAG_CHARACTERS_MAX};
use leptos::prelude::*;

use crate::bridge::{EditorHandle, Input};
use crate::i18n::{Text, t_with};
use crate::ui::button::{Button, ButtonKind, IconButton};
use crate::ui::element::{Element, View, changing, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::popover::{close, popover};
use crate::ui::text_field::TextField;

const ALT: &str = "style-alt";

/// The tags that all selected notes have, each with a button that takes it away, and a field for another one.
pub fn tag_panel(handle: EditorHandle) -> Element {
    let selection = handle.signals().selection;
    let typed = RwSignal::new(String::new());
    let error = Signal::derive(move || too_long(&typed.get(), TAG_CHARACTERS_MAX));
    let add = move || {
        let tag = typed.get_untracked().trim().to_owned();
        if !tag.is_empty() && error.with_untracked(Option::is_none) {
            handle.send(Input::AddTag(tag));
            typed.set(String::new());
        }
    };
    let tags = Memo::new(move |_| selection.with(|selection| selection.tags.clone()));
    el("div")
        .class("wording")
        .child(changing(move || {
            let tags = tags.get();
            (!tags.is_empty()).then(|| {
                el("ul")
                    .class("tag-list")
                    .children(tags.into_iter().map(|tag| tag_chip(handle, tag)))
            })
        }))
        .child(TextField {
            id: "tag-field",
            label: label(Text::TagAdd),
            value: typed,
            placeholder: Some(label(Text::TagPlaceholder)),
            error,
            hide_label: false,
            autocomplete: "off",
            takes_focus: true,
            on_enter: Some(Rc::new(add)),
            on_escape: None,
            on_leave: None,
        })
}

fn tag_chip(handle: EditorHandle, tag: String) -> Element {
    let name = tag.clone();
    let remove = Signal::derive(move || t_with(Text::TagRemove, &[("tag", &name)]));
    let chip = el("li").class("tag-chip").child(el("span").text(&tag));
    chip.child(
        IconButton::new(remove, "remove-tag", Icon::Close)
            .class("icon-button-small")
            .on_press(move || {
                handle.send(Input::RemoveTag(tag.clone()));
            }),
    )
}

/// What a picture shows, in words; empty where no picture is selected alone.
pub fn picture_controls(handle: EditorHandle) -> View {
    let selection = handle.signals().selection;
    let has_picture =
        Memo::new(move |_| selection.with(|selection| selection.picture_alt.is_some()));
    show(has_picture, move || {
        View::from(IconButton::new(label(Text::StyleAlt), ALT, Icon::Text).opens(ALT)).and(popover(
            ALT,
            label(Text::StyleAlt),
            move || alt_panel(handle),
        ))
    })
}

fn alt_panel(handle: EditorHandle) -> Element {
    let selection = handle.signals().selection;
    let now = selection.with_untracked(|selection| selection.picture_alt.clone());
    let typed = RwSignal::new(now.unwrap_or_default());
    let error = Signal::derive(move || too_long(&typed.get(), ALT_CHARACTERS_MAX));
    let save = move || {
        if error.with_untracked(Option::is_none) {
            handle.send(Input::SetAlt(typed.get_untracked().trim().to_owned()));
            close(ALT);
        }
    };
    el("div")
        .class("choices wording")
        .child(TextField {
            id: "alt-field",
            label: label(Text::StyleAlt),
            value: typed,
            placeholder: Some(label(Text::AltPlaceholder)),
            error,
            hide_label: false,
            autocomplete: "off",
            takes_focus: true,
            on_enter: Some(Rc::new(save)),
            on_escape: None,
            on_leave: None,
        })
        .child(Button::new(label(Text::ActionConfirm), "save-alt", save).kind(ButtonKind::Primary))
}

fn too_long(typed: &str, max: usize) -> Option<String> {
    let count = typed.trim().chars().count();
    (count > max).then(|| {
        t_with(
            Text::ErrorTooLong,
            &[("limit", &max.to_string()), ("count", &count.to_string())],
        )
    })
}
