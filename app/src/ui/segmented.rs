//! A choice among a few, all of them in sight.

use leptos::prelude::*;

use super::icon::Icon;

/// One of the choices.
#[derive(Clone, Copy)]
pub struct Choice {
    /// What is chosen, as a word.
    pub token: &'static str,
    /// What it says.
    pub label: Signal<String>,
    /// Shown instead of the words, which become its tooltip.
    pub icon: Option<Icon>,
}

/// Radio buttons in one frame: arrow keys and names come from the browser's own.
#[component]
pub fn Segmented(
    /// The group's name; unique on the page.
    name: &'static str,
    /// What is being chosen.
    #[prop(into)]
    label: Signal<String>,
    /// The choices.
    choices: Vec<Choice>,
    /// The token of the one chosen.
    #[prop(into)]
    chosen: Signal<&'static str>,
    /// Another one was chosen.
    #[prop(into)]
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let choices: Vec<_> = choices
        .into_iter()
        .map(|Choice { token, label, icon }| {
            let tip = Signal::derive(move || icon.map(|_| label.get()));
            view! {
                <label class="segment" data-tip=tip>
                    <input
                        type="radio"
                        name=name
                        value=token
                        prop:checked=Signal::derive(move || chosen.get() == token)
                        on:change=move |_| on_choose.run(token)
                    />
                    {icon.map(Icon::view)}
                    <span class:visually-hidden=icon.is_some()>{label}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="segmented" data-group=name>
            <legend class="visually-hidden">{label}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}
