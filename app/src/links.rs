//! By which links people come to a board: the list for facilitators, where links are made and revoked, the log of what
//! concerns everybody, and the page that asks for a link's passphrase.
//!
//! The relay decides and keeps all of it ([`crate::net::links`]). A part of the program that is loaded when it is asked
//! for.

mod audit;
mod list;
mod listed;
mod maker;
mod unlock;

use std::rc::Rc;

use board::BoardId;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::EditorHandle;
use crate::i18n::Text;
use crate::net::api::ApiError;
use crate::net::links as relay;
use crate::ui::element::{View, changing, el};
use crate::ui::label;
use crate::ui::segmented::{Choice, segmented};
use listed::Listed;
pub use unlock::unlock;

/// The list as the relay gave it, or why it did not.
type Answer = Result<Rc<[Listed]>, ApiError>;

/// What the dialog's views share.
#[derive(Clone, Copy)]
struct Desk {
    handle: EditorHandle,
    /// The list; nothing until it has come.
    list: RwSignal<Option<Answer>, LocalStorage>,
    /// The link that was just made.
    made: RwSignal<Option<String>>,
}

/// The content of the dialog.
pub fn links() -> View {
    let desk = Desk {
        handle: expect_context::<EditorHandle>(),
        list: RwSignal::new_local(None),
        made: RwSignal::new(None),
    };
    desk.ask();
    let shown = RwSignal::new("links");
    let tabs = segmented(
        "links-shown",
        label(Text::LinksTabs),
        [
            ("links", Text::LinksTabLinks),
            ("audit", Text::LinksTabAudit),
        ]
        .map(|(token, name)| Choice {
            token,
            label: label(name),
            icon: None,
        }),
        shown.into(),
        move |token| shown.set(token),
    );
    let page = changing(move || match shown.get() {
        "audit" => audit::audit(desk),
        _ => View::from(maker::maker(desk)).and(list::list(desk)),
    });
    el("div").class("links").child(tabs).child(page).into()
}

impl Desk {
    /// Asks the relay for the list.
    fn ask(self) {
        let Some((board, key)) = self.place() else {
            return;
        };
        spawn_local(async move {
            let answer = relay::list(&board, &key).await;
            let read = answer.map(|answer| Listed::read(&answer).into());
            self.list.try_set(Some(read));
        });
    }

    fn place(self) -> Option<(BoardId, String)> {
        self.handle.place()
    }

    /// What the person is called.
    fn by(self) -> String {
        self.handle
            .with_editor(|editor| editor.settings().author.clone())
            .unwrap_or_default()
    }
}

/// A text in an answer of the relay's; empty if it is missing.
fn text(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}
