//! One finding in the list.

use leptos::prelude::*;
use workshop::health::Severity;

use super::findings::Entry;
use super::jump::jump;
use crate::bridge::{EditorHandle, Input};
use crate::i18n::{Text, locale_untracked, t};
use crate::ui::button::IconButton;
use crate::ui::element::{Element, el};
use crate::ui::icon::Icon;
use crate::ui::label;

/// What takes the keyboard of a finding.
pub const TARGET: &str = "health-target";

/// What a kind is called.
pub fn kind_name(kind: Severity) -> Text {
    match kind {
        Severity::Wrong => Text::HealthWrong,
        Severity::Missing => Text::HealthMissing,
        Severity::Weak => Text::HealthWeak,
    }
}

/// The name of a kind for tests and styles.
pub const fn kind_token(kind: Severity) -> &'static str {
    match kind {
        Severity::Wrong => "wrong",
        Severity::Missing => "missing",
        Severity::Weak => "weak",
    }
}

const fn kind_icon(kind: Severity) -> Icon {
    match kind {
        Severity::Wrong => Icon::Warning,
        Severity::Missing => Icon::Question,
        Severity::Weak => Icon::Search,
    }
}

/// A finding that is to be looked at: a press leads to the place; beside it a button leaves it alone, if this person may
/// write.
pub fn open(handle: EditorHandle, entry: &Entry, may_write: Signal<bool>) -> Element {
    row(handle, entry, true, may_write)
}

/// A finding that was left alone.
pub fn quiet(handle: EditorHandle, entry: &Entry, may_write: Signal<bool>) -> Element {
    row(handle, entry, false, may_write)
}

fn row(handle: EditorHandle, entry: &Entry, is_open: bool, may_write: Signal<bool>) -> Element {
    let kind = entry.finding.check.severity();
    let words = entry.finding.text(locale_untracked());
    let target = el("button")
        .attrs(&[
            ("type", "button"),
            ("tabindex", "-1"),
            ("aria-keyshortcuts", "Delete"),
            ("data-finding", entry.finding.check.code()),
        ])
        .class(TARGET);
    let node = target.node();
    let place = entry.place.clone();
    let (left, pressed) = (node.clone(), node);
    let target = target
        .on_click(move || jump(handle, place.clone(), &pressed))
        .child(
            el("span")
                .class("health-kind")
                .child(kind_icon(kind).view())
                .child(el("span").class("visually-hidden").text(t(kind_name(kind)))),
        )
        .child(el("span").class("health-words").text(&words));
    let key = entry.key.clone();
    let (says, action, icon) = match is_open {
        true => (Text::HealthDismiss, "health-dismiss", Icon::Close),
        false => (Text::HealthRestore, "health-restore", Icon::Undo),
    };
    let button = IconButton::new(label(says), action, icon)
        .class("icon-button-small")
        .on_press(move || {
            handle.send(Input::LeaveAlone {
                findings: vec![key.clone()],
                quiet: is_open,
            });
            // What is selected draws the keyboard to the board; whoever goes through the findings goes on here.
            let _ = left.focus();
        });
    el("li")
        .class("health-item")
        .attr("data-kind", kind_token(kind))
        .child(target)
        .child(may_write.get_untracked().then_some(button))
}
