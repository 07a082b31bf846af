//! Content that is there only while a condition holds.

use leptos::prelude::*;

/// Shows its content while `holds`. It is one type for every content, where the framework's own is one type each:
/// that keeps the program small.
#[component]
pub fn When(
    /// The condition.
    #[prop(into)]
    holds: Signal<bool>,
    /// What is shown; built anew each time the condition comes to hold.
    children: ChildrenFn,
) -> impl IntoView {
    // A condition that was merely computed again builds nothing.
    let holds = Memo::new(move |_| holds.get());
    (move || holds.get().then(|| children())).into_any()
}
