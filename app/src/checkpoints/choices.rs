//! What of a checkpoint is looked at, and what it is compared with.

use leptos::prelude::*;
use scene::{Scene, Style};
use web_sys::Event;

use super::Desk;
use super::history::title;
use super::listed::Listed;
use super::past::Past;
use crate::i18n::{Text, date_and_time, locale_untracked, name_of};
use crate::ui::element::{Element, el};

/// The board as it is now, or another checkpoint.
pub fn others(desk: Desk, listed: &Listed, other: RwSignal<String>) -> Element {
    let all = desk.list.get_untracked().and_then(Result::ok);
    let all: Vec<Listed> = all.map_or_else(Vec::new, |all| all.all.clone());
    let options = all.into_iter().filter(|one| one.id != listed.id);
    let options: Vec<Element> = options
        .map(|one| {
            let (title, at) = (title(&one), one.at);
            el("option")
                .attr("value", &one.id)
                .text_with(move || format!("{} ・ {}", title(), date_and_time(at)))
        })
        .collect();
    choice(
        Text::CheckpointsComparedWith,
        "checkpoint-other",
        Text::CheckpointsNow,
        options,
        other,
    )
}

/// The whole board, or one of the canvases and frames of then.
pub fn parts(past: &Past, part: RwSignal<String>) -> Element {
    let style = Style {
        locale: locale_untracked(),
        ..Style::default()
    };
    let scene = Scene::from_snapshot(&past.snapshot, style);
    let is_ground = |element: &&board::Element| {
        element.placement.parent.is_none()
            && (element.as_canvas().is_some() || element.as_frame().is_some())
    };
    let options = past.snapshot.elements().iter().filter(is_ground);
    let options = options.map(|element| {
        el("option")
            .attr("value", element.id.as_str())
            .text(&name_of(&scene, element))
    });
    // What was made since can only be looked at as part of the whole.
    let options: Vec<Element> = options.collect();
    choice(
        Text::CheckpointsPart,
        "checkpoint-part",
        Text::ExportAreaBoard,
        options,
        part,
    )
}

/// One of several; `first` is what stands there at first, and is the empty one.
fn choice(
    name: Text,
    field: &str,
    first: Text,
    options: Vec<Element>,
    chosen: RwSignal<String>,
) -> Element {
    el("label")
        .class("checkpoint-part")
        .child(el("span").class("group-label").says(name))
        .child(
            el("select")
                .attrs(&[("class", "input"), ("name", field)])
                .on("change", move |event: Event| {
                    chosen.set(event_target_value(&event));
                })
                .child(el("option").attr("value", "").says(first))
                .children(options),
        )
}
