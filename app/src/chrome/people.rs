//! Who is here.

use leptos::prelude::*;

use super::person::{initials, me};
use super::person_form::person_form;
use crate::bridge::{EditorHandle, Person};
use crate::i18n::{Text, t, t_with};
use crate::ui::element::{Element, View, changing, el};
use crate::ui::label;
use crate::ui::popover::{close, popover};

const POPOVER: &str = "people-list";
/// Avatars side by side; the others are a number.
const SHOWN_MAX: usize = 4;

/// Avatars of those who are here. Pressing them lists the names, and lets one change one's own.
pub fn people() -> View {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    // One's own name changes here first.
    let people = Memo::new(move |_| {
        let me = me();
        let mut people = signals.people.get().to_vec();
        if let Some(myself) = people.iter_mut().find(|person| person.me) {
            myself.name = me.name;
            myself.color = me.color;
        }
        people
    });
    let count = move || people.with(Vec::len);
    let summary = move || t_with(Text::PeopleCount, &[("count", &count().to_string())]);
    let avatars = move || {
        people.with(|people| {
            people
                .iter()
                .take(SHOWN_MAX)
                .map(avatar)
                .collect::<Vec<_>>()
        })
    };
    let others = move || {
        let more = count().saturating_sub(SHOWN_MAX);
        (more > 0).then(|| picture("avatar avatar-more", &format!("+{more}")))
    };
    let button = el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "people"),
            ("data-action", "people"),
            ("popovertarget", POPOVER),
            ("aria-haspopup", "true"),
        ])
        .attr_with("aria-label", summary)
        .attr_with("data-tip", summary)
        .child(changing(avatars))
        .child(changing(others));
    let panel = move || {
        el("div")
            .class("people-panel")
            .child(person_form("person-name", true, || close(POPOVER)))
            .child(el("h2").class("panel-heading").text_with(summary))
            .child(el("ul").class("people-list").child(changing(move || {
                people.with(|people| people.iter().map(entry).collect::<Vec<_>>())
            })))
    };
    View::from(button).and(popover(POPOVER, label(Text::ChromePeople), panel))
}

/// A picture of somebody, drawn by the style sheet: letters in it are no words to be read out or named.
fn picture(class: &str, letters: &str) -> Element {
    el("span").attrs(&[
        ("class", class),
        ("aria-hidden", "true"),
        ("data-initials", letters),
    ])
}

fn avatar(person: &Person) -> Element {
    let color = person.color.clone();
    picture("avatar", &initials(&person.name)).style_with("background-color", move || color.clone())
}

fn entry(person: &Person) -> Element {
    let name = if person.name.is_empty() {
        t(Text::PeopleUnnamed).to_owned()
    } else {
        person.name.clone()
    };
    let name = if person.me {
        t_with(Text::PeopleYou, &[("name", &name)])
    } else {
        name
    };
    el("li")
        .class("people-entry")
        .child(avatar(person))
        .text(" ")
        .child(el("span").text(&name))
}
