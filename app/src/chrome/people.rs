//! Who is here.

use leptos::prelude::*;

use super::following;
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
    let summary = move || summary(handle);
    let avatars = move || -> Vec<Element> {
        let people = everybody(handle);
        people.iter().take(SHOWN_MAX).map(avatar).collect()
    };
    let others = move || {
        let count = handle.signals().people.with(|people| people.len());
        let more = count.saturating_sub(SHOWN_MAX);
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
    button.into()
}

/// What the button opens.
pub fn people_panel() -> View {
    let handle = expect_context::<EditorHandle>();
    let panel = move || {
        el("div")
            .class("people-panel")
            .child(person_form("person-name", true, || close(POPOVER)))
            .child(
                el("h2")
                    .class("panel-heading")
                    .text_with(move || summary(handle)),
            )
            .child(el("ul").class("people-list").child(changing(move || {
                let entry = |person: &Person| entry(handle, person);
                everybody(handle).iter().map(entry).collect::<Vec<_>>()
            })))
    };
    popover(POPOVER, label(Text::ChromePeople), panel).into()
}

/// Who is here; follows what changes.
fn everybody(handle: EditorHandle) -> Vec<Person> {
    let me = me();
    let mut people = handle.signals().people.get().to_vec();
    // One's own name changes here first.
    if let Some(myself) = people.iter_mut().find(|person| person.me) {
        myself.name = me.name;
        myself.color = me.color;
    }
    people
}

fn summary(handle: EditorHandle) -> String {
    let count = handle.signals().people.with(|people| people.len());
    t_with(Text::PeopleCount, &[("count", &count.to_string())])
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

fn entry(handle: EditorHandle, person: &Person) -> Element {
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
        .child(el("span").class("people-name").text(&name))
        .child((!person.me).then(|| following::offer(handle, person, POPOVER)))
}
