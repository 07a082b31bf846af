//! The page that asks for the passphrase of a link.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::EditorHandle;
use crate::i18n::{Text, t};
use crate::net::api::ApiError;
use crate::net::links as relay;
use crate::net::told::api_words;
use crate::platform::window;
use crate::storage::unlocked;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{View, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::logo::logo;
use crate::ui::text_field::TextField;

/// The page. With the right passphrase the board is opened anew, by a key of this browser's own.
pub fn unlock() -> View {
    let handle = expect_context::<EditorHandle>();
    let said = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<ApiError>);
    let is_busy = RwSignal::new(false);
    let open = move || {
        let Some((board, key)) = handle.place() else {
            return;
        };
        if is_busy.get_untracked() || said.with_untracked(String::is_empty) {
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let said = said.get_untracked();
            let opened = relay::unlock(&board, &key, &said).await;
            is_busy.try_set(false);
            match opened {
                Ok(own) => {
                    // A browser that keeps nothing asks again next time, and cannot open the board at all.
                    if unlocked::keep(&board, &key, &own).is_ok() {
                        let _ = window().location().reload();
                    }
                }
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let error = Signal::derive(move || {
        trouble.get().map(|error| match &error {
            ApiError::Refused { code, .. } if code == "wrong_passphrase" => {
                t(Text::LinksUnlockWrong).to_owned()
            }
            ApiError::Refused { code, .. } if code == "too_many_tries" => {
                t(Text::LinksUnlockMany).to_owned()
            }
            other => {
                let (what, hint) = api_words(other);
                format!("{what} {hint}")
            }
        })
    });
    let field = TextField {
        id: "passphrase",
        label: label(Text::LinksUnlockField),
        value: said,
        placeholder: None,
        error,
        hide_label: false,
        autocomplete: "off",
        takes_focus: true,
        on_enter: Some(Rc::new(open)),
        on_escape: None,
        on_leave: None,
    };
    let button = Button::new(label(Text::LinksUnlockOpen), "unlock", open)
        .kind(ButtonKind::Primary)
        .icon(Icon::Lock)
        .unavailable(Signal::derive(move || {
            let words = || t(Text::LinksUnlockOpening).to_owned();
            is_busy.get().then(words)
        }));
    el("main")
        .attrs(&[("class", "problem"), ("data-problem", "locked")])
        .child(
            el("p")
                .class("problem-mark")
                .child(logo())
                .text(" ")
                .child(el("span").says(Text::AppName)),
        )
        .child(el("h1").says(Text::LinksUnlockTitle))
        .child(
            el("p")
                .class("problem-detail")
                .says(Text::LinksUnlockDetail),
        )
        .child(el("div").class("links-unlock").child(field).child(button))
        .into()
}
