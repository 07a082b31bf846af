//! Language and theme, for the home page and the board's menu alike.

use board::Locale;
use leptos::prelude::*;

use crate::i18n::{Text, locale, set_locale};
use crate::theme::{self, ThemeChoice};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::segmented::{Choice, Segmented};

/// Japanese or English; the page follows at once. Each language is written in itself.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let choice = |value: Locale, text: Text| Choice {
        value,
        token: value.tag(),
        label: label(text),
        icon: None,
    };
    view! {
        <Segmented
            name="language"
            label=label(Text::HomeLanguage)
            choices=vec![
                choice(Locale::Ja, Text::LocaleJa),
                choice(Locale::En, Text::LocaleEn),
            ]
            chosen=Signal::derive(locale)
            on_choose=set_locale
        />
    }
    .into_any()
}

/// Light, dark, or as the device prefers.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let choice = |value: ThemeChoice, token: &'static str, text: Text, icon: Icon| Choice {
        value,
        token,
        label: label(text),
        icon: Some(icon),
    };
    view! {
        <Segmented
            name="theme"
            label=label(Text::ThemeLabel)
            choices=vec![
                choice(ThemeChoice::Light, "light", Text::ThemeLight, Icon::Sun),
                choice(ThemeChoice::Dark, "dark", Text::ThemeDark, Icon::Moon),
                choice(ThemeChoice::Auto, "auto", Text::ThemeAuto, Icon::Device),
            ]
            chosen=Signal::derive(theme::choice)
            on_choose=theme::choose
        />
    }
    .into_any()
}
