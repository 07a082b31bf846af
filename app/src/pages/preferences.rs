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
    let choice = |locale: Locale, text: Text| Choice {
        token: locale.tag(),
        label: label(text),
        icon: None,
    };
    view! {
        <Segmented
            name="language"
            label=label(Text::HomeLanguage)
            choices=vec![choice(Locale::Ja, Text::LocaleJa), choice(Locale::En, Text::LocaleEn)]
            chosen=Signal::derive(|| locale().tag())
            on_choose=|tag: &'static str| {
                if let Some(locale) = Locale::from_tag(tag) {
                    set_locale(locale);
                }
            }
        />
    }
    .into_any()
}

/// Light, dark, or as the device prefers.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let choice = |theme: ThemeChoice, text: Text, icon: Icon| Choice {
        token: theme.token(),
        label: label(text),
        icon: Some(icon),
    };
    view! {
        <Segmented
            name="theme"
            label=label(Text::ThemeLabel)
            choices=vec![
                choice(ThemeChoice::Light, Text::ThemeLight, Icon::Sun),
                choice(ThemeChoice::Dark, Text::ThemeDark, Icon::Moon),
                choice(ThemeChoice::Auto, Text::ThemeAuto, Icon::Device),
            ]
            chosen=Signal::derive(|| theme::choice().token())
            on_choose=|token: &'static str| {
                if let Some(choice) = ThemeChoice::from_token(token) {
                    theme::choose(choice);
                }
            }
        />
    }
    .into_any()
}
