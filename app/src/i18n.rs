//! The languages of the interface.
//!
//! Texts live in `app/locales/{ja,en}.json`, are compiled in, and are named by the closed enum [`Text`]:
//! a text that does not exist is a compile error. [`t`] reads the current locale, so that a view
//! that calls it in a closure changes language without a reload.

mod colors;
mod grouped;
mod keys;
mod locale_file;
mod moment;
mod naming;
#[cfg(test)]
mod tests;

use board::Locale;
use leptos::prelude::*;

pub use colors::color_name;
pub use grouped::grouped;
pub use keys::Text;
pub use locale_file::{Texts, later as later_texts};
pub use moment::{date_and_time, how_long_ago};
pub use naming::{description_of, kind_name, name_of, value_of};

use crate::storage::preferences;

thread_local! {
    static CURRENT: ArcRwSignal<Locale> = ArcRwSignal::new(Locale::default());
}

/// Chooses the language before the first view: the one chosen earlier, else the browser's, else Japanese.
pub fn start() {
    let chosen = preferences::load()
        .locale
        .and_then(|tag| Locale::from_tag(&tag));
    let locale = chosen.or_else(browser_locale).unwrap_or_default();
    show(locale);
}

/// The current language; tracked.
pub fn locale() -> Locale {
    CURRENT.with(|current| current.get())
}

/// The current language; not tracked, for event handlers.
pub fn locale_untracked() -> Locale {
    CURRENT.with(|current| current.get_untracked())
}

/// Switches the language at once and remembers it.
pub fn set_locale(locale: Locale) {
    // Where the browser keeps nothing, the choice lasts until the page is closed.
    let _ = preferences::change(|preferences| preferences.locale = Some(locale.tag().to_owned()));
    show(locale);
}

/// The text in the current language; tracked.
pub fn t(text: Text) -> &'static str {
    text_in(locale(), text)
}

/// [`t`] with its placeholders filled: `{name}` becomes the value given for `name`.
pub fn t_with(text: Text, values: &[(&str, &str)]) -> String {
    fill(t(text), values)
}

/// The text in a given language; empty if it comes with a later part of the program, which is not there yet.
pub fn text_in(locale: Locale, text: Text) -> &'static str {
    locale_file::text(locale, text.number()).unwrap_or_default()
}

/// From now on all texts are known. Views that were built without fill themselves.
pub fn learn(later: Texts) {
    if locale_file::learn(later) {
        CURRENT.with(ArcRwSignal::notify);
    }
}

/// Fills placeholders in one pass, so that a value that looks like a placeholder stays as it is.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// Shows `locale`: the page's `lang` first, so that fonts and line breaking follow with the texts.
fn show(locale: Locale) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", locale.tag());
    }
    CURRENT.with(|current| {
        if current.get_untracked() != locale {
            current.set(locale);
        }
    });
}

/// The first of the browser's languages that the product speaks.
fn browser_locale() -> Option<Locale> {
    let navigator = window().navigator();
    navigator
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| Locale::from_tag(&tag))
        .or(Some(Locale::En))
}
