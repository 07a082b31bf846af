//! A choice among a few, all of them in sight.

use leptos::prelude::*;

use super::icon::Icon;

/// One of the choices.
#[derive(Clone, Copy)]
pub struct Choice<T: 'static> {
    /// What is chosen.
    pub value: T,
    /// Its name for tests.
    pub token: &'static str,
    /// What it says.
    pub label: Signal<String>,
    /// Shown instead of the words, which become its tooltip.
    pub icon: Option<Icon>,
}

/// Radio buttons in one frame: arrow keys and names come from the browser's own.
#[component]
pub fn Segmented<T>(
    /// The group's name; unique on the page.
    name: &'static str,
    /// What is being chosen.
    #[prop(into)]
    label: Signal<String>,
    /// The choices.
    choices: Vec<Choice<T>>,
    /// The one chosen.
    #[prop(into)]
    chosen: Signal<T>,
    /// Another one was chosen.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let choices: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let Choice {
                value,
                token,
                label,
                icon,
            } = choice;
            let tip = move || icon.map(|_| label.get());
            view! {
                <label class="segment" data-tip=tip>
                    <input
                        type="radio"
                        name=name
                        value=token
                        prop:checked=move || chosen.get() == value
                        on:change=move |_| on_choose.run(value)
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
