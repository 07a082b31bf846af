//! What happened: who did what, with a way there and back.
//!
//! The relay tells it ([`crate::net::acts`]). Taking an act back is an edit like any other: what was changed after it
//! stays, and it can be undone.

mod following;
mod rows;
mod told;
mod words;

use std::rc::Rc;

use board::{Doing, ElementId};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::bridge::Input;
use crate::i18n::{Text, t, t_with};
use crate::net::acts as relay;
use crate::net::api::ApiError;
use crate::net::told::api_words;
use crate::platform::now_millis;
use crate::ui::button::{Button, IconButton};
use crate::ui::dialog::close_dialog;
use crate::ui::element::{Element, View, changing, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::notice::notice;
use crate::ui::progress::waiting;
use following::Following;
use rows::Rows;
use told::{Page, Told};

/// What the rows share.
#[derive(Clone, Copy)]
struct Chronicle {
    desk: Desk,
    /// What has come so far; nothing until something has.
    pages: RwSignal<Option<Result<Rc<Page>, ApiError>>, LocalStorage>,
    /// Why the last taking back did not go.
    trouble: RwSignal<Option<ApiError>>,
    is_busy: RwSignal<bool>,
    /// When the list was as it is, milliseconds since 1970.
    now: RwSignal<f64>,
    following: StoredValue<Option<Rc<Following>>, LocalStorage>,
}

/// What there is of the list.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Waiting,
    Failed,
    Empty,
    Listed,
}

/// All of it.
pub fn happened(desk: Desk) -> View {
    let chronicle = Chronicle {
        desk,
        pages: RwSignal::new_local(None),
        trouble: RwSignal::new(None),
        is_busy: RwSignal::new(false),
        now: RwSignal::new(now_millis()),
        following: StoredValue::new_local(None),
    };
    let ask = Rc::new(move || chronicle.ask(None));
    let following = Following::begin(desk.handle, ask);
    chronicle.following.set_value(Some(following));
    chronicle.ask(None);
    let stage = Memo::new(move |_| {
        chronicle.pages.with(|pages| match pages {
            None => Stage::Waiting,
            Some(Err(_)) => Stage::Failed,
            Some(Ok(page)) if page.acts.is_empty() => Stage::Empty,
            Some(Ok(_)) => Stage::Listed,
        })
    });
    let list = changing(move || match stage.get() {
        Stage::Waiting => View::from(waiting(label(Text::HappenedWaiting))),
        Stage::Failed => {
            let again = Button::new(label(Text::ActionRetry), "retry-happened", move || {
                chronicle.pages.set(None);
                chronicle.ask(None);
            });
            let error = chronicle.pages.get_untracked().and_then(Result::err);
            let told = error.map(|error| notice("happened", api_words(&error)));
            View::from(told).and(again.icon(Icon::Refresh))
        }
        Stage::Empty => el("p")
            .class("checkpoints-empty hint")
            .says(Text::HappenedEmpty)
            .into(),
        Stage::Listed => chronicle.shown(),
    });
    let told = el("div")
        .class("checkpoints-told")
        .attr("aria-live", "polite")
        .child(changing(move || {
            let trouble = chronicle.trouble.get();
            trouble.map(|error| notice("revert", api_words(&error)))
        }));
    list.and(told)
}

impl Chronicle {
    /// Asks the relay for what happened before that number, or for the newest; puts it to what is here.
    fn ask(self, before: Option<u64>) {
        let Some((board, key)) = self.desk.handle.place() else {
            return;
        };
        self.follows(|following| following.asks());
        spawn_local(async move {
            let answer = relay::list(&board, &key, before).await;
            self.follows(|following| following.answered(answer.is_ok()));
            let Some(here) = self.pages.try_get_untracked() else {
                return;
            };
            let here = here.and_then(Result::ok);
            let all = match (answer, here) {
                (Ok(answer), here) => {
                    let page = Page::read(&answer);
                    Ok(match here {
                        Some(here) if before.is_some() => here.with_earlier(page),
                        Some(here) => here.renewed(page),
                        None => page,
                    })
                }
                // What is here stays; it is asked for again.
                (Err(_), Some(_)) if before.is_none() => return,
                (Err(error), _) => Err(error),
            };
            self.now.try_set(now_millis());
            self.pages.try_set(Some(all.map(Rc::new)));
        });
    }

    fn follows(self, tell: impl FnOnce(&Following)) {
        let following = self.following.try_get_value().flatten();
        if let Some(following) = following {
            tell(&following);
        }
    }

    fn page(self) -> Option<Rc<Page>> {
        self.pages.get()?.ok()
    }

    fn shown(self) -> View {
        let hint = el("p").class("hint").text_with(move || {
            let hours = self.page().map_or(0, |page| page.hours).to_string();
            t_with(Text::HappenedHint, &[("hours", &hours)])
        });
        let (rows, list) = Rows::new(Box::new(move |act| self.row(act)));
        let rows = Rc::new(rows);
        let shown = changing(move || {
            if let Some(page) = self.page() {
                rows.show(&page.acts);
            }
            View::default()
        });
        let more = Memo::new(move |_| self.page().and_then(|page| page.more).is_some());
        let more = show(more, move || {
            Button::new(label(Text::HappenedMore), "more-happened", move || {
                self.ask(untrack(|| self.page()).and_then(|page| page.more));
            })
            .icon(Icon::ChevronDown)
        });
        View::from(hint).and(list).and(shown).and(more)
    }

    fn row(self, act: &Told) -> Element {
        let icon = match act.did {
            Doing::Made => Icon::Plus,
            Doing::Deleted => Icon::Trash,
            Doing::Moved => Icon::Swap,
            Doing::Wrote => Icon::Pencil,
            Doing::Revealed => Icon::Eye,
            Doing::Changed => Icon::Tidy,
            Doing::Facts => Icon::Note,
        };
        let about = el("div")
            .class("happened-act")
            .attr("data-did", act.did.token())
            .child(icon.view())
            .child(
                el("span")
                    .class("checkpoint-title")
                    .text_with(words::sentence(act)),
            )
            .child(
                el("span")
                    .class("checkpoint-facts")
                    .text_with(words::facts(act, self.now)),
            );
        let changes = act.changes;
        let there = self.place_of(act);
        let aim = there.clone();
        let go = there.map(|id| {
            IconButton::new(label(Text::HappenedGo), "go-to-act", Icon::Eye).on_press(move || {
                self.leave();
                self.desk.handle.send(Input::Reveal(id.clone()));
            })
        });
        let (is_revealing, is_template) = (act.did == Doing::Revealed, act.template);
        let unavailable = Signal::derive(move || {
            if is_revealing {
                return Some(t(Text::HappenedRevealedStays).to_owned());
            }
            if is_template && !self.desk.leads() {
                return Some(t(Text::HappenedTemplate).to_owned());
            }
            self.is_busy
                .get()
                .then(|| t(Text::HappenedReading).to_owned())
        });
        let revert = Button::new(label(Text::HappenedRevert), "revert-act", move || {
            self.revert(changes, aim.clone());
        })
        .icon(Icon::Undo)
        .unavailable(unavailable);
        el("li").child(about).children(go).child(revert)
    }

    /// Something of an act that is still on the board, else where it was done.
    fn place_of(self, act: &Told) -> Option<ElementId> {
        let all = act.named.iter().chain(&act.on);
        let all: Vec<ElementId> = all.map(|one| ElementId::new(one.id.as_str())).collect();
        let found = self.desk.handle.with_editor(|editor| {
            let is_there = |id: &&ElementId| editor.board().element(id).is_some();
            all.iter().find(is_there).cloned()
        });
        found.flatten()
    }

    fn revert(self, changes: (u64, u64), aim: Option<ElementId>) {
        let Some((board, key)) = self.desk.handle.place() else {
            return;
        };
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let sides = relay::sides(&board, &key, changes).await;
            self.is_busy.try_set(false);
            match sides {
                Ok([before, after]) => {
                    self.leave();
                    self.desk.handle.send(Input::Revert { before, after });
                    if let Some(aim) = aim {
                        self.desk.handle.send(Input::Reveal(aim));
                    }
                }
                Err(error) => {
                    self.trouble.try_set(Some(error));
                }
            }
        });
    }

    /// Gives the keyboard back to the board.
    fn leave(self) {
        close_dialog("checkpoints");
        self.desk.handle.signals().dialog.set(None);
        self.desk.handle.focus_board();
    }
}
