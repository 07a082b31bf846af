//! One's own name and colour.

use std::rc::Rc;

use board::limits::NAME_CHARACTERS_MAX;
use leptos::prelude::*;

use super::person::{COLORS, Me, me, me_untracked, set_me};
use crate::i18n::{Text, t, t_with};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{Element, el};
use crate::ui::swatch::swatch;
use crate::ui::text_field::TextField;
use crate::ui::{Act, label};

/// A name field, and the colours to choose from. Enter confirms, unless it confirms a conversion.
///
/// `id` is the field's, unique on the page; `on_done` hears that the name was confirmed.
pub fn person_form(id: &'static str, with_colors: bool, on_done: impl Fn() + 'static) -> Element {
    let name = RwSignal::new(me_untracked().name);
    let error = Signal::derive(move || {
        let count = name.with(|name| name.trim().chars().count());
        (count > NAME_CHARACTERS_MAX).then(|| {
            t_with(
                Text::PeopleNameTooLong,
                &[("limit", &NAME_CHARACTERS_MAX.to_string())],
            )
        })
    });
    let save = move || {
        if error.with_untracked(Option::is_none) {
            let name = name.get_untracked().trim().to_owned();
            set_me(Me {
                name,
                ..me_untracked()
            });
            on_done();
        }
    };
    let save: Act = Rc::new(save);
    let enter = save.clone();
    let fields = el("div")
        .class("person-name")
        .child(TextField {
            id,
            label: label(Text::PeopleName),
            value: name,
            placeholder: Some(label(Text::PeopleNamePlaceholder)),
            error,
            hide_label: false,
            autocomplete: "nickname",
            takes_focus: false,
            on_enter: Some(enter),
            on_escape: None,
            on_leave: None,
        })
        .child(
            Button::new(label(Text::ActionConfirm), "save-name", move || save())
                .kind(ButtonKind::Primary)
                .unavailable(error),
        );
    let colors = with_colors.then(|| {
        el("div")
            .class("person-colors")
            .attr("role", "group")
            .attr_with("aria-label", label(Text::PeopleColor))
            .children(COLORS.map(color_button))
    });
    el("div").class("person-form").child(fields).child(colors)
}

fn color_button(color: &'static str) -> Element {
    let name = Signal::derive(move || format!("{} {color}", t(Text::PeopleColor)));
    let chosen = Signal::derive(move || me().color == color);
    swatch(name, chosen, move || {
        set_me(Me {
            color: color.to_owned(),
            ..me_untracked()
        });
    })
    .class("swatch swatch-person")
    .style_with("--swatch", move || color)
}
