//! Waiting.

use leptos::prelude::*;

/// A turning ring with words beside it.
#[component]
pub fn Waiting(
    /// What is being waited for.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="waiting" role="status">
            <span class="spinner" aria-hidden="true"></span>
            <span>{label}</span>
        </p>
    }
    .into_any()
}
