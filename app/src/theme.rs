//! Light or dark: the person's choice, or what the device prefers.
//!
//! The outcome is one attribute on the root element, `data-theme`; all colours follow from it in `style/`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use crate::storage::preferences;

/// What a person may choose.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ThemeChoice {
    /// As the device prefers, also when that changes.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name, as it is remembered.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of that name.
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.token() == token)
    }
}

/// What is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// Dark letters on light.
    Light,
    /// Light letters on dark.
    Dark,
}

thread_local! {
    static CHOICE: ArcRwSignal<ThemeChoice> = ArcRwSignal::new(ThemeChoice::Auto);
    static DEVICE_IS_DARK: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Reads the remembered choice and follows the device, before the first view. To be called once.
pub fn start() {
    let remembered = preferences::load().theme.unwrap_or_default();
    if let Some(choice) = ThemeChoice::from_token(&remembered) {
        CHOICE.with(|signal| signal.set(choice));
    }
    if let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") {
        DEVICE_IS_DARK.with(|dark| dark.set(query.matches()));
        let watched = query.clone();
        let changed: Closure<dyn Fn()> = Closure::new(move || {
            DEVICE_IS_DARK.with(|dark| dark.set(watched.matches()));
            show();
        });
        query.set_onchange(Some(changed.as_ref().unchecked_ref()));
        // The page's one listener for this lives as long as the page.
        changed.forget();
    }
    show();
}

/// The choice; tracked.
pub fn choice() -> ThemeChoice {
    CHOICE.with(|choice| choice.get())
}

/// What is shown; tracked.
pub fn theme() -> Theme {
    resolve(choice(), DEVICE_IS_DARK.with(|dark| dark.get()))
}

/// Chooses, shows and remembers.
pub fn choose(choice: ThemeChoice) {
    // Where the browser keeps nothing, the choice lasts until the page is closed.
    let _ = preferences::change(|preferences| preferences.theme = Some(choice.token().to_owned()));
    CHOICE.with(|signal| signal.set(choice));
    show();
}

const fn resolve(choice: ThemeChoice, device_is_dark: bool) -> Theme {
    match (choice, device_is_dark) {
        (ThemeChoice::Dark, _) | (ThemeChoice::Auto, true) => Theme::Dark,
        (ThemeChoice::Light, _) | (ThemeChoice::Auto, false) => Theme::Light,
    }
}

fn show() {
    let choice = CHOICE.with(|choice| choice.get_untracked());
    let dark = DEVICE_IS_DARK.with(|dark| dark.get_untracked());
    let name = match resolve(choice, dark) {
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", name);
    }
}
