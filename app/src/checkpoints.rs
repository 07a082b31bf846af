//! Checkpoints: how the board was at other times. Make one, look at it, see what is different, take the board or a part
//! of it back.
//!
//! The relay keeps them ([`crate::net::checkpoints`]); [`past`] fetches and reads what is looked at. Taking back is an
//! edit like any other: it can be undone, and what others do meanwhile is merged. All of this is a part of the program
//! that is loaded when it is asked for.

mod comparison;
mod history;
mod listed;
mod look;
mod past;
mod picture;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::EditorHandle;
use crate::net::api::ApiError;
use crate::net::checkpoints as relay;
use crate::ui::element::{View, changing, el};
use listed::{Listed, Listing};

/// What the dialog's views share.
#[derive(Clone, Copy)]
struct Desk {
    handle: EditorHandle,
    /// The list; nothing until it has come.
    list: RwSignal<Option<Result<Rc<Listing>, ApiError>>, LocalStorage>,
    /// The one that is looked at.
    chosen: RwSignal<Option<Listed>>,
}

/// The content of the dialog.
pub fn checkpoints() -> View {
    let desk = Desk {
        handle: expect_context::<EditorHandle>(),
        list: RwSignal::new_local(None),
        chosen: RwSignal::new(None),
    };
    desk.ask();
    el("div")
        .class("checkpoints")
        .child(changing(move || {
            let chosen = desk.chosen.get();
            untrack(|| match chosen {
                Some(listed) => look::look(desk, listed),
                None => history::history(desk),
            })
        }))
        .into()
}

impl Desk {
    /// Asks the relay for the list.
    fn ask(self) {
        let Some((board, key)) = self.handle.place() else {
            return;
        };
        spawn_local(async move {
            let answer = relay::list(&board, &key).await;
            self.list
                .try_set(Some(answer.map(|list| Rc::new(Listing::read(&list)))));
        });
    }

    /// Whether the person may change more than notes.
    fn leads(self) -> bool {
        let links = self.handle.signals().links.get();
        links.is_some_and(|links| links.facilitator.is_some())
    }
}
