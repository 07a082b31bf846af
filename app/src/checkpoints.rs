//! Checkpoints: how the board was at other times. Make one, look at it, see what is different, take the board or a part
//! of it back.
//!
//! The relay keeps them ([`crate::net::checkpoints`]); [`past`] fetches and reads what is looked at. Taking back is an
//! edit like any other: it can be undone, and what others do meanwhile is merged. All of this is a part of the program
//! that is loaded when it is asked for.

mod choices;
mod compared;
mod comparison;
mod happened;
mod history;
mod listed;
mod look;
mod past;
mod picture;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::EditorHandle;
use crate::i18n::Text;
use crate::net::api::ApiError;
use crate::net::checkpoints as relay;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::label;
use crate::ui::segmented::{Choice, segmented};
use listed::{Listed, Listing};

/// What the dialog's views share.
#[derive(Clone, Copy)]
struct Desk {
    handle: EditorHandle,
    /// The list; nothing until it has come.
    list: RwSignal<Option<Result<Rc<Listing>, ApiError>>, LocalStorage>,
    /// The one that is looked at.
    chosen: RwSignal<Option<Listed>>,
    /// Whether the list is shown ([`LIST`]) or what happened ([`HAPPENED`]).
    tab: RwSignal<&'static str>,
}

const LIST: &str = "list";
const HAPPENED: &str = "happened";

/// The content of the dialog.
pub fn checkpoints() -> View {
    let desk = Desk {
        handle: expect_context::<EditorHandle>(),
        list: RwSignal::new_local(None),
        chosen: RwSignal::new(None),
        tab: RwSignal::new(LIST),
    };
    desk.ask();
    el("div")
        .class("checkpoints")
        // By themselves: they keep the keyboard while what is below them changes.
        .child(changing(move || {
            desk.chosen.with(Option::is_none).then(|| desk.tabs())
        }))
        .child(changing(move || {
            let (chosen, tab) = (desk.chosen.get(), desk.tab.get());
            untrack(|| match chosen {
                Some(listed) => look::look(desk, listed),
                None if tab == HAPPENED => happened::happened(desk),
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

    /// What there is to see.
    fn tabs(self) -> Element {
        let choices = [
            (LIST, Text::CheckpointsList),
            (HAPPENED, Text::HappenedTitle),
        ];
        let choices = choices.map(|(token, text)| Choice {
            token,
            label: label(text),
            icon: None,
        });
        let shown = label(Text::CheckpointsTitle);
        segmented(
            "checkpoints-tab",
            shown,
            choices,
            self.tab.into(),
            move |tab| {
                self.tab.set(tab);
            },
        )
    }

    /// Whether the person may change more than notes.
    fn leads(self) -> bool {
        let links = self.handle.signals().links.get();
        links.is_some_and(|links| links.facilitator.is_some())
    }
}
