//! A colour to choose, with its name.

use super::spoken;
use leptos::prelude::*;

/// A round button in a colour. The mark of the chosen one is a ring and a tick, not a colour.
#[component]
pub fn Swatch(
    /// The colour's name in words.
    #[prop(into)]
    label: Signal<String>,
    /// Its name for tests and styles: `swatch-…` colours it.
    token: &'static str,
    /// Whether it is the chosen one.
    #[prop(into)]
    chosen: Signal<bool>,
    /// It was pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("swatch swatch-{token}")
            data-color=token
            aria-label=label
            data-tip=label
            aria-pressed=spoken(chosen)
            on:click=move |_| on_press.run(())
        >
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d="M5.5 10.4 8.6 13.4l6-6.8"></path>
            </svg>
        </button>
    }
    .into_any()
}
