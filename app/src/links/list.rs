//! The links that there are.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use super::listed::{Kind, Listed, State};
use crate::i18n::{Text, date_and_time, how_long_ago, t, t_with};
use crate::net::links as relay;
use crate::net::told::api_words;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::clipboard::copy_button;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::notice::notice;
use crate::ui::progress::waiting;

/// All of it; those that have ended behind a press.
pub fn list(desk: Desk) -> View {
    changing(move || match desk.list.get() {
        None => View::from(waiting(label(Text::LinksWaiting))),
        Some(Err(error)) => {
            let again = Button::new(label(Text::ActionRetry), "retry-links", move || {
                desk.list.set(None);
                desk.ask();
            });
            View::from(notice("links", api_words(&error))).and(again.icon(Icon::Refresh))
        }
        Some(Ok(all)) => untrack(|| {
            let (open, ended): (Vec<&Listed>, Vec<&Listed>) =
                all.iter().partition(|link| link.state == State::Open);
            let rows = |links: &[&Listed]| {
                let rows = links.iter().map(|link| row(desk, link));
                el("ul").class("links-list").children(rows)
            };
            let count = ended.len().to_string();
            let ended = (!ended.is_empty()).then(|| {
                el("details")
                    .class("links-ended")
                    .child(
                        el("summary")
                            .text_with(move || t_with(Text::LinksEnded, &[("count", &count)])),
                    )
                    .child(rows(&ended))
            });
            View::from(rows(&open)).and(ended)
        }),
    })
}

fn row(desk: Desk, link: &Listed) -> Element {
    let facts = el("p").class("hint").text_with(facts(link));
    let copy = link
        .address
        .clone()
        .map(|address| copy_button(address, "copy-link", ButtonKind::Plain));
    let not_shown = (link.address.is_none() && link.state == State::Open)
        .then(|| el("p").class("hint").says(Text::LinksNotShown));
    let revoking = link.can_be_revoked().then(|| revoking(desk, link));
    el("li")
        .attrs(&[("class", "links-row"), ("data-link", &link.id)])
        .child(
            el("div")
                .class("links-about")
                .child(el("p").class("links-name").text_with(name(link)))
                .child(facts)
                .child(not_shown),
        )
        .child(el("div").class("links-acts").child(copy).child(revoking))
}

/// The button that revokes, and asks once more.
fn revoking(desk: Desk, link: &Listed) -> View {
    let asks = RwSignal::new(false);
    let (id, name) = (link.id.clone(), StoredValue::new(name(link)()));
    changing(move || {
        let id = id.clone();
        if !asks.get() {
            let words = Signal::derive(move || {
                t_with(Text::LinksRevokeNamed, &[("name", &name.get_value())])
            });
            let button = el("button")
                .attrs(&[
                    ("type", "button"),
                    ("class", "button"),
                    ("data-action", "revoke-link"),
                ])
                .attr_with("aria-label", words)
                .on_click(move || asks.set(true))
                .says(Text::LinksRevoke);
            return View::from(button);
        }
        let sure = Button::new(
            label(Text::LinksRevokeSure),
            "revoke-link-sure",
            move || {
                revoke(desk, id.clone());
            },
        );
        let keep = Button::new(label(Text::LinksKeep), "keep-link", move || asks.set(false));
        View::from(
            el("p")
                .attrs(&[("class", "links-sure"), ("role", "alert")])
                .says(Text::LinksRevokeTold),
        )
        .and(sure.kind(ButtonKind::Danger))
        .and(keep)
    })
}

fn revoke(desk: Desk, id: String) {
    let Some((board, key)) = desk.place() else {
        return;
    };
    let by = desk.by();
    spawn_local(async move {
        // What stands in the list afterwards says how it went.
        match relay::revoke(&board, &key, &id, &by).await {
            Ok(()) => {
                desk.made.try_set(None);
                desk.ask();
            }
            Err(error) => drop(desk.list.try_set(Some(Err(error)))),
        }
    });
}

/// What a link is called: by people, else by where it comes from; tracked.
fn name(link: &Listed) -> impl Fn() -> String + use<> {
    let (name, kind, role) = (link.label.clone(), link.kind, link.role.name());
    move || match kind {
        _ if !name.is_empty() => name.clone(),
        Kind::First => t(Text::LinksKindFirst).to_owned(),
        Kind::Own | Kind::Standard | Kind::Made => t(role).to_owned(),
    }
}

/// What it allows, until when, whether it asks, when it was used; tracked.
fn facts(link: &Listed) -> impl Fn() -> String + use<> {
    let link = link.clone();
    move || {
        let mut facts = Vec::new();
        if !link.label.is_empty() || link.kind == Kind::First {
            facts.push(t(link.role.name()).to_owned());
        }
        match link.kind {
            Kind::Own => facts.push(t(Text::LinksKindOwn).to_owned()),
            Kind::Standard => facts.push(t(Text::LinksKindStandard).to_owned()),
            Kind::First | Kind::Made => {}
        }
        if link.is_locked {
            facts.push(t(Text::LinksLocked).to_owned());
        }
        match (link.state, link.expires) {
            (State::Revoked, _) => facts.push(t(Text::LinksWasRevoked).to_owned()),
            (State::Expired, _) => facts.push(t(Text::LinksExpired).to_owned()),
            (State::Open, Some(until)) => {
                facts.push(t_with(
                    Text::LinksExpires,
                    &[("when", &date_and_time(until))],
                ));
            }
            (State::Open, None) => {}
        }
        facts.push(match link.last_used {
            Some(then) => {
                let when = how_long_ago(then, js_sys::Date::now());
                t_with(Text::LinksUsed, &[("when", &when)])
            }
            None => t(Text::LinksUnused).to_owned(),
        });
        facts.join(" ・ ")
    }
}
