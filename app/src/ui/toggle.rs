//! Yes or no.

use leptos::prelude::*;

/// A switch with its label.
#[component]
pub fn Toggle(
    /// What is switched.
    #[prop(into)]
    label: Signal<String>,
    /// Its name for tests.
    name: &'static str,
    /// Whether it is on.
    on: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="toggle">
            <input
                type="checkbox"
                role="switch"
                name=name
                prop:checked=on
                on:change=move |event| on.set(event_target_checked(&event))
            />
            <span class="toggle-track" aria-hidden="true"></span>
            <span>{label}</span>
        </label>
    }
    .into_any()
}
