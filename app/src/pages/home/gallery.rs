//! The choice of what a new board starts from.

use leptos::prelude::*;
use web_sys::Event;
use workshop::Template;

use super::drawing::{blank_drawing, show_template};
use crate::i18n::Text;
use crate::ui::element::{Element, el};
use crate::ui::icon::Icon;

/// What is chosen: a template's id; `None` is a blank board.
pub type Chosen = RwSignal<Option<&'static str>>;

/// Cards, one a template and one for a blank board; a radio group.
pub fn gallery(chosen: Chosen) -> Element {
    let templates = workshop::templates()
        .iter()
        .map(|template| template_card(template, chosen));
    let blank = card("blank", None, chosen)
        .child(
            el("span")
                .class("card-picture card-picture-dots")
                .child(blank_drawing()),
        )
        .child(el("span").class("card-title").says(Text::HomeTemplateBlank))
        .child(
            el("span")
                .class("card-detail")
                .says(Text::HomeTemplateBlankDetail),
        );
    el("fieldset")
        .class("gallery")
        .child(el("legend").class("group-label").says(Text::HomeTemplate))
        .child(
            el("div")
                .class("gallery-cards")
                .children(templates)
                .child(blank),
        )
}

fn template_card(template: &'static Template, chosen: Chosen) -> Element {
    let id = template.id.as_str();
    show_template(card(id, Some(id), chosen), template)
}

fn card(token: &'static str, value: Option<&'static str>, chosen: Chosen) -> Element {
    el("label")
        .attrs(&[("class", "card"), ("data-template", token)])
        .child(
            el("input")
                .attrs(&[("type", "radio"), ("name", "template"), ("value", token)])
                .checked_with(move || chosen.get() == value)
                .on("change", move |_: Event| chosen.set(value)),
        )
        .child(
            el("span")
                .class("card-check")
                .attr("aria-hidden", "true")
                .child(Icon::Check.view()),
        )
}
