//! Buttons, with words or with an icon alone.

use super::{disabled, spoken};
use leptos::prelude::*;

use super::icon::Icon;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ButtonKind {
    /// One of several.
    #[default]
    Plain,
    /// The one thing to do here.
    Primary,
    /// What cannot be taken back easily.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button with words. While `unavailable` says why, pressing does nothing and the tooltip tells the reason;
/// it stays in the Tab order, so that the reason can be heard too.
#[component]
pub fn Button(
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// Its name for tests and styles.
    action: &'static str,
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Why it cannot be pressed now.
    #[prop(into, optional)]
    unavailable: Signal<Option<String>>,
    /// Submits the form it stands in. `on_press` runs as well.
    #[prop(optional)]
    submits: bool,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type=if submits { "submit" } else { "button" }
            class=kind.class()
            data-action=action
            aria-disabled=disabled(unavailable)
            data-tip=unavailable
            on:click=move |event| {
                if unavailable.with_untracked(Option::is_none) {
                    on_press.run(());
                } else {
                    event.prevent_default();
                }
            }
        >
            {icon.map(Icon::view)}
            <span>{label}</span>
        </button>
    }
    .into_any()
}

/// A square button with an icon. Its name is its tooltip, with the key that does the same.
#[component]
pub fn IconButton(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Its name for tests and styles.
    action: &'static str,
    /// What it shows.
    #[prop(into)]
    icon: Signal<Icon>,
    /// The key that does the same, as people read it.
    #[prop(into, optional)]
    keys: Signal<Option<String>>,
    /// For buttons that stay pressed: whether it is.
    #[prop(optional_no_strip)]
    pressed: Option<Signal<bool>>,
    /// Why it cannot be pressed now.
    #[prop(into, optional)]
    unavailable: Signal<Option<String>>,
    /// The popover that it opens and closes.
    #[prop(optional)]
    opens: Option<&'static str>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    /// What it does.
    #[prop(into, optional)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("icon-button {class}")
            data-action=action
            popovertarget=opens
            aria-haspopup=opens.map(|_| "true")
            aria-label=label
            aria-pressed=pressed.map(spoken)
            aria-disabled=disabled(unavailable)
            aria-description=unavailable
            data-tip=Signal::derive(move || tip(label.get(), unavailable.get()))
            data-keys=keys
            on:click=move |event| {
                if unavailable.with_untracked(Option::is_some) {
                    event.prevent_default();
                } else if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {move || icon.get().view()}
        </button>
    }
    .into_any()
}

/// A tooltip: the name, and below it why the control cannot be used.
pub fn tip(label: String, reason: Option<String>) -> String {
    match reason {
        Some(reason) => format!("{label}\n{reason}"),
        None => label,
    }
}
