//! While one follows somebody: a frame in their colour around the window, and a way back to one's own view. And the
//! buttons that begin it, beside the names of those who are here.

use leptos::prelude::*;

use crate::bridge::{EditorHandle, Person};
use crate::i18n::{Text, t, t_with};
use crate::pointing::following::{follow, followers, name_of, whom};
use crate::ui::element::{Element, View, changing, el};
use crate::ui::popover::close;

/// The frame; nothing while one looks for oneself.
pub fn following() -> View {
    let handle = expect_context::<EditorHandle>();
    changing(move || whom().map(|client| frame(handle, client)))
}

fn frame(handle: EditorHandle, client: u64) -> Element {
    let color = move || {
        let people = handle.signals().people.get();
        let person = people.iter().find(|person| person.client == client);
        person.map(|person| person.color.clone())
    };
    let words = move || {
        handle.signals().people.track();
        t_with(Text::FollowWhom, &[("name", &name_of(handle, client))])
    };
    let stop = move || {
        follow(handle, None);
        handle.focus_board();
    };
    el("div")
        .class("following")
        .style_with("--person", color)
        .child(
            el("div")
                .class("following-words")
                .child(el("span").text_with(words))
                .child(
                    el("button")
                        .attrs(&[
                            ("type", "button"),
                            ("class", "following-stop"),
                            ("data-action", "stop-following"),
                        ])
                        .on_click(stop)
                        .says(Text::FollowStop),
                ),
        )
}

/// What is offered beside somebody's name in the list `panel`: to follow them, unless they follow here.
pub fn offer(handle: EditorHandle, person: &Person, panel: &'static str) -> View {
    let client = person.client;
    let name = if person.name.is_empty() {
        t(Text::PeopleUnnamed).to_owned()
    } else {
        person.name.clone()
    };
    changing(move || {
        if followers().contains(&client) {
            let words = el("span").class("people-follows").says(Text::FollowsYou);
            return View::from(words);
        }
        let is_followed = whom() == Some(client);
        let (text, spoken, action) = if is_followed {
            (Text::FollowStop, Text::FollowStopWhom, "stop-following")
        } else {
            (Text::FollowStart, Text::FollowStartWhom, "follow")
        };
        let press = move || {
            follow(handle, (!is_followed).then_some(client));
            close(panel);
            handle.focus_board();
        };
        el("button")
            .attrs(&[
                ("type", "button"),
                ("class", "people-follow"),
                ("data-action", action),
                ("aria-label", &t_with(spoken, &[("name", &name)])),
            ])
            .on_click(press)
            .says(text)
            .into()
    })
}
