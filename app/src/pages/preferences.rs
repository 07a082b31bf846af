//! Language and theme, for the home page and the board's menu alike.

use board::Locale;
use leptos::prelude::*;

use crate::i18n::{Text, locale, set_locale};
use crate::theme::{self, ThemeChoice};
use crate::ui::element::Element;
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::segmented::{Choice, segmented};

/// Japanese or English; the page follows at once. Each language is written in itself.
pub fn language_switch() -> Element {
    let choice = |locale: Locale, text: Text| Choice {
        token: locale.tag(),
        label: label(text),
        icon: None,
    };
    segmented(
        "language",
        label(Text::HomeLanguage),
        [
            choice(Locale::Ja, Text::LocaleJa),
            choice(Locale::En, Text::LocaleEn),
        ],
        Signal::derive(|| locale().tag()),
        |tag| {
            if let Some(locale) = Locale::from_tag(tag) {
                set_locale(locale);
            }
        },
    )
}

/// Light, dark, or as the device prefers.
pub fn theme_switch() -> Element {
    let choice = |theme: ThemeChoice, text: Text, icon: Icon| Choice {
        token: theme.token(),
        label: label(text),
        icon: Some(icon),
    };
    segmented(
        "theme",
        label(Text::ThemeLabel),
        [
            choice(ThemeChoice::Light, Text::ThemeLight, Icon::Sun),
            choice(ThemeChoice::Dark, Text::ThemeDark, Icon::Moon),
            choice(ThemeChoice::Auto, Text::ThemeAuto, Icon::Device),
        ],
        Signal::derive(|| theme::choice().token()),
        |token| {
            if let Some(choice) = ThemeChoice::from_token(token) {
                theme::choose(choice);
            }
        },
    )
}
