//! One's own name and colour.

use board::limits::NAME_CHARACTERS_MAX;
use leptos::prelude::*;

use super::person::{COLORS, Me, me, me_untracked, set_me};
use crate::i18n::{Text, t, t_with};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::text_field::TextField;
use crate::ui::{label, spoken};

/// A name field, and the colours to choose from. Enter confirms, unless it confirms a conversion.
#[component]
pub fn PersonForm(
    /// The field's id; unique on the page.
    id: &'static str,
    /// Whether the colours are offered too.
    #[prop(optional)]
    with_colors: bool,
    /// The name was confirmed.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
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
    let save = move |()| {
        if error.with_untracked(Option::is_none) {
            let name = name.get_untracked().trim().to_owned();
            set_me(Me {
                name,
                ..me_untracked()
            });
            on_done.run(());
        }
    };
    view! {
        <div class="person-form">
            <div class="person-name">
                <TextField
                    id
                    label=label(Text::PeopleName)
                    value=name
                    placeholder=label(Text::PeopleNamePlaceholder)
                    autocomplete="nickname"
                    error
                    on_enter=save
                />
                <Button
                    label=label(Text::ActionConfirm)
                    action="save-name"
                    kind=ButtonKind::Primary
                    unavailable=error
                    on_press=save
                />
            </div>
            {with_colors
                .then(|| {
                    view! {
                        <div class="person-colors" role="group" aria-label=label(Text::PeopleColor)>
                            {COLORS.map(color_button)}
                        </div>
                    }
                })}
        </div>
    }
    .into_any()
}

fn color_button(color: &'static str) -> impl IntoView {
    let chosen = move || me().color == color;
    view! {
        <button
            type="button"
            class="swatch swatch-person"
            style:--swatch=color
            aria-label=Signal::derive(move || format!("{} {color}", t(Text::PeopleColor)))
            aria-pressed=spoken(Signal::derive(chosen))
            on:click=move |_| set_me(Me { color: color.to_owned(), ..me_untracked() })
        >
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d="M5.5 10.4 8.6 13.4l6-6.8"></path>
            </svg>
        </button>
    }
}
