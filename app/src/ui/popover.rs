//! A small panel that hangs at its button.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ToggleEvent};

use super::element::{Element, View, el, show};

/// Space between a button and what hangs at it, in CSS pixels.
const GAP: f64 = 12.0;
/// A panel that opens upwards needs this much room, in CSS pixels.
const ROOM_ABOVE: f64 = 260.0;
/// A column of tools is no wider than this, and there is none in windows narrower than that, in CSS pixels.
const COLUMN: f64 = 90.0;
const COLUMN_FROM: f64 = 767.0;
/// Space to the window's edge that is kept where there is little room, in CSS pixels.
const EDGE: f64 = 8.0;

/// A panel that opens at the button whose `popovertarget` names it by its `id`, unique on the page. The browser closes
/// it by Esc or a press elsewhere, and gives the focus back. `label` is its name for screen readers; its content exists
/// only while it is open.
pub fn popover<V: Into<View>>(
    id: &'static str,
    label: Signal<String>,
    content: impl Fn() -> V + 'static,
) -> Element {
    let open = RwSignal::new(false);
    let panel = el("div").attrs(&[
        ("id", id),
        ("class", "popover"),
        ("popover", "auto"),
        ("role", "dialog"),
    ]);
    let element = panel.node();
    let toggling = element.clone();
    panel
        .attr_with("aria-label", label)
        .on("beforetoggle", move |event: ToggleEvent| {
            if is_opening(&event) {
                hang_at_button(&element, id);
                open.set(true);
            }
        })
        .on("toggle", move |event: ToggleEvent| {
            if is_opening(&event) {
                keep_in_width(&toggling);
            } else {
                // Not before: the browser gives the focus back only from what is still there.
                open.set(false);
            }
        })
        .child(show(open, content))
}

/// Gives the button of a popover the focus if nothing has it: a press with the mouse does not. The browser gives the
/// focus back to where it was before, and that shall be a place one can go on from.
pub fn focus_button_if_nothing_is(id: &str) {
    let page = document();
    let nothing = page
        .active_element()
        .is_none_or(|active| page.body().is_some_and(|body| active == *body.as_ref()));
    if nothing && let Some(button) = visible_button(id) {
        // Fails only for an element that is not in the page.
        let _ = button.focus();
    }
}

/// Whether a toggle event tells of opening.
pub fn is_opening(event: &ToggleEvent) -> bool {
    event.new_state() == "open"
}

/// Closes the popover with this id, if it is open.
pub fn close(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // Fails only if it is closed already.
        let _ = element.unchecked_into::<HtmlElement>().hide_popover();
    }
}

/// Places a popover at its button: below it where the button is in the upper half of the window, else above,
/// and aligned to the nearer edge; beside it where the buttons stand in a column. Its own size need not be known for
/// that.
pub fn hang_at_button(popover: &HtmlElement, id: &str) {
    let Some(button) = visible_button(id) else {
        return;
    };
    let (width, height) = window_size();
    let rect = button.get_bounding_client_rect();
    let style = popover.style();
    let set = |name: &str, value: Option<f64>| {
        let value = value.map_or("auto".to_owned(), |pixels| format!("{pixels}px"));
        // Fails for malformed names only.
        let _ = style.set_property(name, &value);
    };
    // What stands above something keeps it in sight, as long as there is room.
    let opens_up = button
        .closest("[data-opens=up]")
        .is_ok_and(|found| found.is_some())
        && rect.top() > ROOM_ABOVE;
    let below = !opens_up && rect.top() + rect.height() / 2.0 < height / 2.0;
    let from_left = rect.left() + rect.width() / 2.0 < width / 2.0;
    if stands_in_column(&button, width) {
        set("left", Some(rect.right() + GAP));
        set("right", None);
        set("top", below.then(|| rect.top()));
        set("bottom", (!below).then(|| height - rect.bottom()));
        let room = if below {
            height - rect.top()
        } else {
            rect.bottom()
        };
        return set("max-height", Some(room - GAP));
    }
    set("top", below.then(|| rect.bottom() + GAP));
    set("bottom", (!below).then(|| height - rect.top() + GAP));
    set("left", from_left.then(|| rect.left().max(GAP)));
    set(
        "right",
        (!from_left).then(|| (width - rect.right()).max(GAP)),
    );
    let room = if below {
        height - rect.bottom()
    } else {
        rect.top()
    } - 2.0 * GAP;
    set("max-height", Some(room));
}

/// Whether a control is one of a column at the left edge of a window of this width: what belongs to it opens beside it.
pub fn stands_in_column(control: &web_sys::Element, width: f64) -> bool {
    let in_column = control.closest("[aria-orientation=vertical]");
    let is_at_edge = control.get_bounding_client_rect().right() < COLUMN;
    is_at_edge && width > COLUMN_FROM && in_column.is_ok_and(|found| found.is_some())
}

/// Moves an open popover back into the window where its own width took it beyond an edge.
pub fn keep_in_width(popover: &HtmlElement) {
    let (width, _) = window_size();
    let rect = popover.get_bounding_client_rect();
    if rect.left() < 0.0 || rect.right() > width {
        let left = rect.left().min(width - rect.width() - EDGE).max(EDGE);
        let style = popover.style();
        // These fail for malformed names only.
        let _ = style.set_property("left", &format!("{left}px"));
        let _ = style.set_property("right", "auto");
    }
}

/// The window's inner size in CSS pixels.
pub fn window_size() -> (f64, f64) {
    let length = |value: Result<wasm_bindgen::JsValue, _>| {
        value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0)
    };
    let window = window();
    (length(window.inner_width()), length(window.inner_height()))
}

/// The button of a popover; where wide and narrow windows have one each, the one that can be seen.
fn visible_button(id: &str) -> Option<HtmlElement> {
    let buttons = document()
        .query_selector_all(&format!("[popovertarget=\"{id}\"]"))
        .ok()?;
    (0..buttons.length())
        .filter_map(|index| buttons.get(index)?.dyn_into::<HtmlElement>().ok())
        .find(|button| button.offset_width() > 0)
}
