//! One line of text with its label.

use super::disabled;
use leptos::html;
use leptos::prelude::*;

use crate::input::belongs_to_input_method;

/// A field of one line. It keeps whatever is typed, also what is too long: `error` says what is wrong.
/// Enter never confirms while an input method is converting.
#[component]
pub fn TextField(
    /// Its id; unique on the page.
    id: &'static str,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is in it.
    value: RwSignal<String>,
    /// An example of what may stand here.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// What is wrong with it.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// Whether the label is only for screen readers.
    #[prop(optional)]
    hide_label: bool,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The element, for whoever wants to focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
    /// Enter was pressed.
    #[prop(into, optional)]
    on_enter: Option<Callback<()>>,
    /// Esc was pressed.
    #[prop(into, optional)]
    on_escape: Option<Callback<()>>,
    /// The focus went elsewhere.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    view! {
        <div class="field">
            <label for=id class:visually-hidden=hide_label>{label}</label>
            <input
                node_ref=node_ref
                id=id
                type="text"
                class="input"
                autocomplete=autocomplete
                spellcheck="false"
                placeholder=placeholder
                prop:value=value
                aria-invalid=disabled(error)
                aria-describedby=described
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=move |event| {
                    if belongs_to_input_method(&event) {
                        return;
                    }
                    let act = match event.key().as_str() {
                        "Enter" => on_enter,
                        "Escape" => on_escape,
                        _ => None,
                    };
                    if let Some(act) = act {
                        event.prevent_default();
                        act.run(());
                    }
                }
                on:blur=move |_| {
                    // A field that is taken out of the page loses the focus too: whoever listened may be gone by then.
                    if let Some(on_leave) = on_leave {
                        on_leave.try_run(());
                    }
                }
            />
            <p class="field-error" id=error_id role="alert">{error}</p>
        </div>
    }
    .into_any()
}
