//! What was done on the board that concerns everybody.

use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::listed::Role;
use super::{Desk, text};
use crate::i18n::{Text, how_long_ago, t, t_with};
use crate::net::api::ApiError;
use crate::net::links as relay;
use crate::net::told::api_words;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::label;
use crate::ui::notice::notice;
use crate::ui::progress::waiting;

/// Asks the relay for it, and shows it newest first.
pub fn audit(desk: Desk) -> View {
    let entries = RwSignal::new(None::<Result<Value, ApiError>>);
    if let Some((board, key)) = desk.place() {
        spawn_local(async move {
            let answer = relay::audit(&board, &key).await;
            entries.try_set(Some(answer));
        });
    }
    let list = changing(move || match entries.get() {
        None => View::from(waiting(label(Text::LinksWaiting))),
        Some(Err(error)) => notice("audit", api_words(&error)).into(),
        Some(Ok(answer)) => {
            let all = answer.get("entries").and_then(Value::as_array);
            let all = all.map(Vec::as_slice).unwrap_or_default();
            if all.is_empty() {
                return el("p").class("hint").says(Text::LinksAuditEmpty).into();
            }
            el("ul")
                .class("links-list")
                .children(all.iter().map(row))
                .into()
        }
    });
    View::from(el("p").class("hint").says(Text::LinksAuditHint)).and(list)
}

fn row(entry: &Value) -> Element {
    let (who, act, detail) = (
        text(entry, "who"),
        text(entry, "act"),
        text(entry, "detail"),
    );
    let at = js_sys::Date::parse(&text(entry, "at"));
    let what = move || {
        let known = match act.as_str() {
            "link_made" => Text::LinksAuditLinkMade,
            "link_revoked" => Text::LinksAuditLinkRevoked,
            "deleted" => Text::LinksAuditDeleted,
            "brought" => Text::LinksAuditBrought,
            "revealed" => Text::LinksAuditRevealed,
            _ => Text::LinksAuditOther,
        };
        t_with(known, &[("act", &act), ("detail", &in_words(&detail))])
    };
    let by_whom = move || {
        let when = how_long_ago(at, js_sys::Date::now());
        let who = if who.is_empty() {
            t(Text::LinksAuditSomebody)
        } else {
            &who
        };
        format!("{who} ・ {when}")
    };
    el("li").class("links-row").child(
        el("div")
            .class("links-about")
            .child(el("p").class("links-name").text_with(what))
            .child(el("p").class("hint").text_with(by_whom)),
    )
}

/// What the relay writes of a link, `participant: NAME`, in the person's language; anything else as it is.
fn in_words(detail: &str) -> String {
    let (role, name) = detail.split_once(": ").unwrap_or((detail, ""));
    let Some(role) = Role::of(role) else {
        return detail.to_owned();
    };
    let role = t(role.name());
    if name.is_empty() {
        role.to_owned()
    } else {
        format!("{role} ・ {name}")
    }
}
