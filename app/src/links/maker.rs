//! Making a link.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::i18n::{Text, t};
use crate::net::api::ApiError;
use crate::net::links::{self as relay, Wish};
use crate::net::told::api_words;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::clipboard::copy_button;
use crate::ui::element::{Element, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::notice::notice;
use crate::ui::segmented::{Choice, segmented};
use crate::ui::text_field::TextField;

/// Characters that a passphrase has at least.
const PASSPHRASE_CHARACTERS_MIN: usize = 6;

/// For how long a link may last, with minutes; none is for ever.
const LASTS: [(&str, Text, Option<u32>); 5] = [
    ("ever", Text::LinksLastsEver, None),
    ("hours", Text::LinksLastsHours, Some(3 * 60)),
    ("day", Text::LinksLastsDay, Some(24 * 60)),
    ("week", Text::LinksLastsWeek, Some(7 * 24 * 60)),
    ("month", Text::LinksLastsMonth, Some(30 * 24 * 60)),
];

const ROLES: [(&str, Text); 3] = [
    ("participant", Text::LinksRoleParticipant),
    ("viewer", Text::LinksRoleViewer),
    ("facilitator", Text::LinksRoleFacilitator),
];

/// What is being filled in.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    role: RwSignal<&'static str>,
    lasts: RwSignal<&'static str>,
    passphrase: RwSignal<String>,
    trouble: RwSignal<Option<ApiError>>,
    is_busy: RwSignal<bool>,
}

/// The form, and what was made by it.
pub fn maker(desk: Desk) -> Element {
    let form = Form {
        name: RwSignal::new(String::new()),
        role: RwSignal::new("participant"),
        lasts: RwSignal::new("ever"),
        passphrase: RwSignal::new(String::new()),
        trouble: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    let make = Button::new(label(Text::LinksMake), "make-link", move || form.make(desk))
        .kind(ButtonKind::Primary)
        .icon(Icon::Plus)
        .unavailable(Signal::derive(move || {
            if form.is_too_short() {
                return Some(t(Text::LinksPassphraseShort).to_owned());
            }
            form.is_busy.get().then(|| t(Text::LinksMaking).to_owned())
        }));
    el("section")
        .class("links-maker")
        .attr_with("aria-label", label(Text::LinksMakeTitle))
        .child(el("h3").says(Text::LinksMakeTitle))
        .child(choice(
            Text::LinksRole,
            segmented(
                "link-role",
                label(Text::LinksRole),
                ROLES.map(|(token, name)| one(token, name)),
                form.role.into(),
                move |token| form.role.set(token),
            ),
        ))
        .child(choice(
            Text::LinksLasts,
            segmented(
                "link-lasts",
                label(Text::LinksLasts),
                LASTS.map(|(token, name, _)| one(token, name)),
                form.lasts.into(),
                move |token| form.lasts.set(token),
            ),
        ))
        .child(field(
            "link-name",
            Text::LinksName,
            form.name,
            Some(Text::LinksNameExample),
        ))
        .child(field(
            "link-passphrase",
            Text::LinksPassphrase,
            form.passphrase,
            None,
        ))
        .child(el("p").class("hint").says(Text::LinksPassphraseHint))
        .child(make)
        .child(
            el("div")
                .class("links-made")
                .attr("aria-live", "polite")
                .child(changing(move || {
                    let trouble = form.trouble.get();
                    trouble.map(|error| notice("make-link", api_words(&error)))
                }))
                .child(changing(move || desk.made.get().map(made))),
        )
}

impl Form {
    fn is_too_short(self) -> bool {
        let characters = self.passphrase.with(|said| said.chars().count());
        (1..PASSPHRASE_CHARACTERS_MIN).contains(&characters)
    }

    fn make(self, desk: Desk) {
        let Some((board, key)) = desk.place() else {
            return;
        };
        if untrack(|| self.is_busy.get() || self.is_too_short()) {
            return;
        }
        self.is_busy.set(true);
        self.trouble.set(None);
        let lasts = self.lasts.get_untracked();
        let wish = Wish {
            role: self.role.get_untracked(),
            label: self.name.get_untracked().trim().to_owned(),
            minutes: LASTS
                .into_iter()
                .find_map(|(token, _, minutes)| (token == lasts).then_some(minutes)?),
            passphrase: self.passphrase.get_untracked(),
            by: desk.by(),
        };
        spawn_local(async move {
            let made = relay::make(&board, &key, &wish).await;
            self.is_busy.try_set(false);
            match made {
                Ok(address) => {
                    self.name.try_set(String::new());
                    self.passphrase.try_set(String::new());
                    desk.made.try_set(Some(address));
                    desk.ask();
                }
                Err(error) => drop(self.trouble.try_set(Some(error))),
            }
        });
    }
}

fn made(address: String) -> Element {
    let shown = address.clone();
    el("div")
        .class("links-new")
        .attr("role", "status")
        .child(el("p").says(Text::LinksMade))
        .child(
            el("div")
                .class("share-row")
                .child(
                    el("input")
                        .attrs(&[("class", "input share-address"), ("readonly", "")])
                        .attr_with("aria-label", label(Text::LinksMakeTitle))
                        .value_with(move || shown.clone()),
                )
                .child(copy_button(address, "copy-made-link", ButtonKind::Primary)),
        )
}

fn one(token: &'static str, name: Text) -> Choice {
    Choice {
        token,
        label: label(name),
        icon: None,
    }
}

fn choice(name: Text, choices: Element) -> Element {
    el("div")
        .class("links-choice")
        .child(
            el("span")
                .class("links-choice-name")
                .attr("aria-hidden", "true")
                .says(name),
        )
        .child(choices)
}

fn field(
    id: &'static str,
    name: Text,
    value: RwSignal<String>,
    example: Option<Text>,
) -> TextField {
    TextField {
        id,
        label: label(name),
        value,
        placeholder: example.map(label),
        error: Signal::derive(|| None),
        hide_label: false,
        autocomplete: "off",
        takes_focus: false,
        on_enter: None,
        on_escape: None,
        on_leave: None,
    }
}
