//! Where a calendar's times are meant.

use export::calendar::Zone;
use leptos::prelude::*;
use web_sys::Event;

use crate::export::zone;
use crate::i18n::{Text, locale};
use crate::ui::element::{Element, el};
use crate::ui::icon::Icon;

/// The field. What is chosen holds for all calendars of this browser.
pub fn zone_choice() -> Element {
    let chosen = RwSignal::new(zone::chosen().name().to_owned());
    let options = Zone::ALL.map(|one| {
        el("option")
            .attr("value", one.name())
            .attr_with("selected", move || {
                chosen.with_untracked(|chosen| chosen == one.name())
            })
            .text_with(move || zone::in_words(one, locale().tag()))
    });
    let select = el("select")
        .attrs(&[("class", "input"), ("name", "export-zone")])
        .on("change", move |event: Event| {
            let name = event_target_value(&event);
            if let Some(one) = Zone::parse(&name) {
                zone::choose(one);
                chosen.set(name);
            }
        })
        .children(options)
        .value_with(chosen);
    el("label")
        .class("field")
        .child(el("span").class("group-label").says(Text::ExportZone))
        .child(
            el("div")
                .class("select")
                .child(select)
                .child(Icon::ChevronDown.view()),
        )
}
