//! A colour to choose, with its name.

use leptos::prelude::*;

use super::element::{Element, el};
use super::icon::stroke;
use super::spoken;

/// The tick of the chosen one.
const TICK: &str = "M5.5 10.4 8.6 13.4l6-6.8";

/// A round button in a colour. The mark of the chosen one is a ring and a tick, not a colour. `label` is the colour's
/// name in words.
pub fn swatch(label: Signal<String>, chosen: Signal<bool>, act: impl Fn() + 'static) -> Element {
    el("button")
        .attr("type", "button")
        .attr_with("aria-label", label)
        .attr_with("aria-pressed", move || spoken(chosen.get()))
        .on_click(act)
        .child(stroke(TICK))
}
