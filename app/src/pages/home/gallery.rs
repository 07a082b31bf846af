//! The choice of what a new board starts from.

use leptos::prelude::*;
use workshop::Template;

use super::drawing::{blank_drawing, template_drawing};
use crate::i18n::Text;
use crate::ui::icon::Icon;
use crate::ui::{label, words};

/// Cards, one a template and one for a blank board; a radio group. `chosen` holds the template's id, or nothing.
#[component]
pub fn Gallery(
    /// The chosen template's id; `None` is a blank board.
    chosen: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let templates: Vec<_> = workshop::templates()
        .iter()
        .map(|template| template_card(template, chosen))
        .collect();
    view! {
        <fieldset class="gallery">
            <legend class="group-label">{label(Text::HomeTemplate)}</legend>
            <div class="gallery-cards">
                {templates}
                <label class="card" data-template="blank">
                    {choice("blank", None, chosen)}
                    <span class="card-picture card-picture-dots">{blank_drawing()}</span>
                    <span class="card-title">{label(Text::HomeTemplateBlank)}</span>
                    <span class="card-detail">{label(Text::HomeTemplateBlankDetail)}</span>
                </label>
            </div>
        </fieldset>
    }
    .into_any()
}

fn template_card(
    template: &'static Template,
    chosen: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let id = template.id.as_str();
    view! {
        <label class="card" data-template=id>
            {choice(id, Some(id), chosen)}
            <span class="card-picture">{template_drawing(template)}</span>
            <span class="card-title">{words(&template.title)}</span>
            <span class="card-detail">{words(&template.description)}</span>
        </label>
    }
    .into_any()
}

fn choice(
    token: &'static str,
    value: Option<&'static str>,
    chosen: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    view! {
        <input
            type="radio"
            name="template"
            value=token
            prop:checked=move || chosen.get() == value
            on:change=move |_| chosen.set(value)
        />
        <span class="card-check" aria-hidden="true">{Icon::Check.view()}</span>
    }
}
