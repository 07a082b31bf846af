//! The list of checkpoints, and the field that makes one.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use super::listed::{Listed, Listing, Reason};
use crate::i18n::{Text, how_long_ago, t, t_with};
use crate::net::api::ApiError;
use crate::net::checkpoints as relay;
use crate::net::told::api_words;
use crate::ui::button::{Button, ButtonKind, IconButton};
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::notice::notice;
use crate::ui::progress::waiting;
use crate::ui::text_field::TextField;

/// All of it.
pub fn history(desk: Desk) -> View {
    let list = changing(move || match desk.list.get() {
        None => View::from(waiting(label(Text::CheckpointsWaiting))),
        Some(Err(error)) => {
            let again = Button::new(label(Text::ActionRetry), "retry-checkpoints", move || {
                desk.list.set(None);
                desk.ask();
            });
            View::from(notice("checkpoints", api_words(&error))).and(again.icon(Icon::Refresh))
        }
        Some(Ok(listing)) if listing.all.is_empty() => el("p")
            .class("checkpoints-empty hint")
            .says(Text::CheckpointsEmpty)
            .into(),
        Some(Ok(listing)) => rows(desk, &listing).into(),
    });
    View::from(maker(desk)).and(list).and(changing(move || {
        let list = desk.list.get()?.ok()?;
        Some(kept_for(&list))
    }))
}

/// The field and the button that keep the board as it is.
fn maker(desk: Desk) -> Element {
    let name = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<ApiError>);
    let is_busy = RwSignal::new(false);
    let may_write = !desk
        .handle
        .with_editor(|editor| editor.settings().read_only)
        .unwrap_or(true);
    let make = move || {
        let Some((board, key)) = desk.handle.place() else {
            return;
        };
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        let by = desk
            .handle
            .with_editor(|editor| editor.settings().author.clone())
            .unwrap_or_default();
        spawn_local(async move {
            let wanted = name.get_untracked();
            let made = relay::make(&board, &key, (wanted.trim(), &by, "named")).await;
            is_busy.try_set(false);
            match made {
                Ok(()) => {
                    name.try_set(String::new());
                    desk.ask();
                }
                Err(error) => {
                    trouble.try_set(Some(error));
                }
            }
        });
    };
    let unavailable = Signal::derive(move || {
        if !may_write {
            return Some(t(Text::ReasonReadOnly).to_owned());
        }
        is_busy.get().then(|| t(Text::CheckpointsMaking).to_owned())
    });
    let field = TextField {
        id: "checkpoint-name",
        label: label(Text::CheckpointsName),
        value: name,
        placeholder: Some(label(Text::CheckpointsNameExample)),
        error: Signal::derive(|| None),
        hide_label: false,
        autocomplete: "off",
        takes_focus: true,
        on_enter: Some(Rc::new(make)),
        on_escape: None,
        on_leave: None,
    };
    let button = Button::new(label(Text::CheckpointsMake), "make-checkpoint", make)
        .kind(ButtonKind::Primary)
        .icon(Icon::Plus)
        .unavailable(unavailable);
    el("div")
        .class("checkpoints-maker")
        .child(field)
        .child(button)
        .child(
            el("div")
                .class("checkpoints-told")
                .attr("aria-live", "polite")
                .child(changing(move || {
                    trouble
                        .get()
                        .map(|error| notice("make-checkpoint", api_words(&error)))
                })),
        )
}

fn rows(desk: Desk, listing: &Listing) -> Element {
    let rows = listing.all.iter().map(|one| row(desk, one.clone()));
    el("ul").class("checkpoints-list").children(rows)
}

fn row(desk: Desk, one: Listed) -> Element {
    let (open, gone) = (one.clone(), one.id.clone());
    let title = title(&one);
    let facts = facts(&one);
    let enter = el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "checkpoint"),
            ("data-checkpoint", &one.id),
        ])
        .on_click(move || desk.chosen.set(Some(open.clone())))
        .child(
            match one.reason {
                Reason::Named => Icon::Flag,
                Reason::Hourly => Icon::Clock,
                Reason::Before => Icon::Shield,
                Reason::Deletion => Icon::Trash,
                Reason::Addition => Icon::Plus,
                Reason::Part => Icon::Part,
                Reason::Step => Icon::Check,
                Reason::Private => Icon::Eye,
            }
            .view(),
        )
        .child(el("span").class("checkpoint-title").text_with(title))
        .child(el("span").class("checkpoint-facts").text_with(facts));
    let remove = changing(move || {
        let id = gone.clone();
        desk.leads().then(|| {
            IconButton::new(
                label(Text::CheckpointsRemove),
                "remove-checkpoint",
                Icon::Trash,
            )
            .on_press(move || remove(desk, id.clone()))
        })
    });
    el("li").child(enter).child(remove)
}

fn remove(desk: Desk, id: String) {
    let Some((board, key)) = desk.handle.place() else {
        return;
    };
    spawn_local(async move {
        // What stands in the list afterwards says how it went.
        if let Err(error) = relay::remove(&board, &key, &id).await {
            desk.list.try_set(Some(Err(error)));
            return;
        }
        desk.ask();
    });
}

/// What a checkpoint is called: by people, else by why it is there; tracked.
pub fn title(one: &Listed) -> impl Fn() -> String + use<> {
    let (name, reason, count) = (one.name.clone(), one.reason, one.count.to_string());
    move || match reason {
        Reason::Deletion => t_with(Text::CheckpointsDeletion, &[("count", &count)]),
        Reason::Addition => t_with(Text::CheckpointsAddition, &[("count", &count)]),
        Reason::Part => t(Text::CheckpointsNextPart).to_owned(),
        Reason::Step => t_with(Text::CheckpointsStep, &[("what", &name)]),
        Reason::Private => t(Text::CheckpointsPrivate).to_owned(),
        Reason::Named if name.is_empty() => t(Text::CheckpointsUnnamed).to_owned(),
        Reason::Named => name.clone(),
        Reason::Hourly => t(Text::CheckpointsHourly).to_owned(),
        Reason::Before => t_with(Text::CheckpointsBefore, &[("what", &name)]),
    }
}

/// When, by whom, how much; tracked.
pub fn facts(one: &Listed) -> impl Fn() -> String + use<> {
    let (at, by, elements) = (one.at, one.by.clone(), one.elements.to_string());
    move || {
        let when = how_long_ago(at, js_sys::Date::now());
        let count = t_with(Text::CheckpointsElements, &[("count", &elements)]);
        let facts: Vec<&str> = [when.as_str(), by.as_str(), count.as_str()]
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .collect();
        facts.join(" ・ ")
    }
}

/// How long things are kept.
fn kept_for(listing: &Listing) -> Element {
    let (minutes, days) = (listing.every_minutes, listing.days);
    el("p").class("hint").text_with(move || {
        let days = days.to_string();
        match minutes {
            0 => t(Text::CheckpointsKeptByHand).to_owned(),
            minutes => t_with(
                Text::CheckpointsKept,
                &[("minutes", &minutes.to_string()), ("days", &days)],
            ),
        }
    })
}
