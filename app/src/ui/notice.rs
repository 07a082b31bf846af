//! A box that says what went wrong.

use super::element::{Element, el};
use super::icon::Icon;

/// Says what happened, and what can be done. `name` is for tests.
pub fn notice(name: &str, (what, hint): (String, String)) -> Element {
    el("div")
        .attrs(&[
            ("class", "notice notice-danger"),
            ("role", "alert"),
            ("data-error", name),
        ])
        .child(Icon::Warning.view())
        .child(
            el("p")
                .child(el("strong").text(&what))
                .text(" ")
                .text(&hint),
        )
}
