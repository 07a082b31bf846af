//! Where the selection leads: an address to be written, changed or taken away.

use std::rc::Rc;

use leptos::prelude::*;

use crate::bridge::{Dialog as Asked, EditorHandle, Input};
use crate::i18n::{Text, t};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, el};
use crate::ui::label;
use crate::ui::text_field::TextField;

/// The dialog.
pub fn link_dialog() -> Element {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    dialog(
        "link",
        Signal::derive(move || asked.get() == Some(Asked::Link)),
        label(Text::LinkTitle),
        move || asked.set(None),
        move || form(handle),
    )
}

fn form(handle: EditorHandle) -> Element {
    let asked = handle.signals().dialog;
    let now =
        handle.with_editor(|editor| editor.single_link().map(|link| link.as_str().to_owned()));
    let now = now.flatten().unwrap_or_default();
    let had_link = !now.is_empty();
    let typed = RwSignal::new(now);
    let is_wrong = RwSignal::new(false);
    let error = Signal::derive(move || {
        typed.track();
        is_wrong.get().then(|| t(Text::ErrorNotALink).to_owned())
    });
    let close = move |link: Option<String>| {
        asked.set(None);
        handle.send(Input::SetLink(link));
    };
    let save = move || {
        let address = completed(&typed.get_untracked());
        if address.is_empty() {
            close(None);
        } else if board::Link::parse(&address).is_some() {
            close(Some(address));
        } else {
            is_wrong.set(true);
        }
    };
    el("div")
        .class("link-form")
        .child(TextField {
            id: "link-field",
            label: label(Text::LinkField),
            value: typed,
            placeholder: Some(label(Text::LinkPlaceholder)),
            error,
            hide_label: false,
            autocomplete: "url",
            takes_focus: true,
            on_enter: Some(Rc::new(save)),
            on_escape: None,
            on_leave: None,
        })
        .child(
            el("div")
                .class("dialog-foot")
                .child(had_link.then(|| {
                    Button::new(label(Text::LinkRemove), "remove-link", move || close(None))
                        .kind(ButtonKind::Danger)
                }))
                .child(
                    Button::new(label(Text::ActionConfirm), "save-link", save)
                        .kind(ButtonKind::Primary),
                ),
        )
}

/// An address as people write it, `example.com`, with what it lacks.
fn completed(typed: &str) -> String {
    let typed = typed.trim();
    let has_scheme = typed.contains("://") || typed.starts_with("mailto:");
    if typed.is_empty() || has_scheme {
        return typed.to_owned();
    }
    let is_mail = typed.contains('@') && !typed.contains('/');
    let scheme = if is_mail { "mailto:" } else { "https://" };
    format!("{scheme}{typed}")
}

#[cfg(test)]
mod tests {
    use super::completed;

    #[test]
    fn an_address_gets_what_it_lacks() {
        assert_eq!(completed(" example.com/a "), "https://example.com/a");
        assert_eq!(completed("http://example.com"), "http://example.com");
        assert_eq!(completed("hana@example.com"), "mailto:hana@example.com");
        assert_eq!(completed("  "), "");
    }
}
