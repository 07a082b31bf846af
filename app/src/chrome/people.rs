//! Who is here.

use leptos::prelude::*;

use super::person::{initials, me};
use super::person_form::PersonForm;
use crate::bridge::{EditorHandle, Person};
use crate::i18n::{Text, t, t_with};
use crate::ui::label;
use crate::ui::popover::{Popover, close};

const POPOVER: &str = "people-list";
/// Avatars side by side; the others are a number.
const SHOWN_MAX: usize = 4;

/// Avatars of those who are here. Pressing them lists the names, and lets one change one's own.
#[component]
pub fn People() -> impl IntoView {
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
    view! {
        <button
            type="button"
            class="people"
            data-action="people"
            popovertarget=POPOVER
            aria-haspopup="true"
            aria-label=summary
            data-tip=summary
        >
            {move || {
                people.with(|people| people.iter().take(SHOWN_MAX).map(avatar).collect::<Vec<_>>())
            }}
            {move || {
                let more = count().saturating_sub(SHOWN_MAX);
                (more > 0).then(|| view! {
                    <span class="avatar avatar-more" aria-hidden="true" data-initials=format!("+{more}")></span>
                })
            }}
        </button>
        <Popover id=POPOVER label=label(Text::ChromePeople)>
            <div class="people-panel">
                <PersonForm
                    id="person-name"
                    with_colors=true
                    on_done=|()| close(POPOVER)
                />
                <h2 class="panel-heading">{summary}</h2>
                <ul class="people-list">
                    {move || people.with(|people| people.iter().map(entry).collect::<Vec<_>>())}
                </ul>
            </div>
        </Popover>
    }
    .into_any()
}

/// A picture of somebody, drawn by the style sheet: letters in it are no words to be read out or named.
fn avatar(person: &Person) -> impl IntoView + use<> {
    view! {
        <span
            class="avatar"
            style:background-color=person.color.clone()
            aria-hidden="true"
            data-initials=initials(&person.name)
        ></span>
    }
}

fn entry(person: &Person) -> impl IntoView + use<> {
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
    view! { <li class="people-entry">{avatar(person)} <span>{name}</span></li> }
}
