//! What is different now: in words, canvas by canvas.

use board::{Difference, Differing, ElementId, Snapshot};
use leptos::prelude::*;
use scene::Scene;

use super::Desk;
use crate::bridge::Input;
use crate::i18n::{Text, name_of, t};
use crate::ui::dialog::close_dialog;
use crate::ui::element::{Element, View, el};

/// As many are named; the rest is counted.
const NAMED_MAX: usize = 300;

/// The list. `then` and `now` are the two boards, with their scenes for names.
pub fn comparison(
    desk: Desk,
    found: &[Differing],
    (then, now): (&Scene, &Scene),
    snapshot: &Snapshot,
) -> View {
    let mut views: Vec<View> = Vec::new();
    let mut group: Option<(&Option<ElementId>, Vec<Element>)> = None;
    let close = |group: (&Option<ElementId>, Vec<Element>)| -> View {
        let (ground, rows) = group;
        let scene = |id: &ElementId| now.element(id).map(|element| name_of(now, element));
        let gone = |id: &ElementId| then.element(id).map(|element| name_of(then, element));
        let heading = match ground {
            Some(id) => scene(id).or_else(|| gone(id)).unwrap_or_default(),
            None => t(Text::CheckpointsOnBoard).to_owned(),
        };
        el("section")
            .class("differences")
            .child(el("h3").class("group-label").text(&heading))
            .child(el("ul").children(rows))
            .into()
    };
    for one in found.iter().take(NAMED_MAX) {
        if group
            .as_ref()
            .is_none_or(|(ground, _)| **ground != one.ground)
        {
            views.extend(group.take().map(close));
            group = Some((&one.ground, Vec::new()));
        }
        let scene = if one.difference == Difference::Removed {
            then
        } else {
            now
        };
        if let Some((_, rows)) = &mut group {
            rows.extend(row(desk, one, scene, snapshot));
        }
    }
    views.extend(group.map(close));
    let left = found.len().saturating_sub(NAMED_MAX);
    if left > 0 {
        let more = crate::i18n::t_with(Text::CheckpointsMore, &[("count", &left.to_string())]);
        views.push(el("p").class("hint").text(&more).into());
    }
    views.into()
}

/// One of them; what is still there can be gone to.
fn row(desk: Desk, one: &Differing, scene: &Scene, now: &Snapshot) -> Option<Element> {
    let element = scene.element(&one.id)?;
    let (word, kind) = match one.difference {
        Difference::Added => (Text::CheckpointsAdded, "added"),
        Difference::Removed => (Text::CheckpointsRemoved, "removed"),
        Difference::Moved => (Text::CheckpointsMoved, "moved"),
        Difference::Changed => (Text::CheckpointsChanged, "changed"),
    };
    let badge = el("span")
        .class("difference-kind")
        .attr("data-kind", kind)
        .text(t(word));
    let name = el("span")
        .class("difference-name")
        .text(&name_of(scene, element));
    let row = if now.element(&one.id).is_some() {
        let id = one.id.clone();
        el("button")
            .attrs(&[("type", "button"), ("class", "difference")])
            .on_click(move || {
                close_dialog("checkpoints");
                desk.handle.signals().dialog.set(None);
                desk.handle.focus_board();
                desk.handle.send(Input::Reveal(id.clone()));
            })
    } else {
        el("div").class("difference")
    };
    Some(el("li").child(row.child(badge).child(name)))
}
