//! The one tooltip of a page.
//!
//! Whatever has `data-tip` gets it: after half a second under the pointer, or at once by keyboard focus.
//! Names and keys reach screen readers through the controls' own attributes; the tooltip is for the eyes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, KeyboardEvent, PointerEvent};

use super::element::{self, el};
use super::popover::{stands_in_column, window_size};
use crate::platform::{Listener, Passive, Timer};

/// How long the pointer rests before the tooltip shows.
const DELAY_MILLIS: i32 = 500;
/// Space between a control and its tooltip, in CSS pixels.
const GAP: f64 = 8.0;

/// Listens on the whole page. To be placed once a page.
pub fn tooltip_host() -> element::Element {
    let host = el("div").attrs(&[
        ("class", "tooltip"),
        ("popover", "manual"),
        ("aria-hidden", "true"),
    ]);
    let bubble = StoredValue::new_local(host.node());
    let timer = StoredValue::new_local(None::<Timer>);
    let hide = move || {
        timer.try_set_value(None);
        if let Some(bubble) = bubble.try_get_value() {
            // Fails only if it is hidden already.
            let _ = bubble.hide_popover();
        }
    };
    let show = move |control: &Element| {
        if let Some(bubble) = bubble.try_get_value() {
            place(&bubble, control);
        }
    };
    let page = document();
    let listeners = vec![
        Listener::capturing(
            &page,
            "pointerover",
            Passive::Yes,
            move |event: PointerEvent| {
                hide();
                if event.pointer_type() == "touch" {
                    return;
                }
                let Some(control) = control_of(&event) else {
                    return;
                };
                timer.try_set_value(Timer::once(DELAY_MILLIS, move || show(&control)));
            },
        ),
        Listener::capturing(
            &page,
            "pointerdown",
            Passive::Yes,
            move |_: PointerEvent| hide(),
        ),
        Listener::capturing(&page, "focusin", Passive::Yes, move |event: FocusEvent| {
            hide();
            let Some(control) = control_of(&event) else {
                return;
            };
            if control.matches(":focus-visible").unwrap_or(false) {
                show(&control);
            }
        }),
        Listener::capturing(&page, "focusout", Passive::Yes, move |_: FocusEvent| hide()),
        Listener::capturing(
            &page,
            "keydown",
            Passive::Yes,
            move |event: KeyboardEvent| {
                if event.key() == "Escape" {
                    hide();
                }
            },
        ),
    ];
    let listeners = StoredValue::new_local(listeners);
    on_cleanup(move || {
        listeners.try_set_value(Vec::new());
    });
    host
}

fn control_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-tip]").ok()?
}

/// Fills the bubble and puts it below the control, or above where there is no room.
fn place(bubble: &web_sys::HtmlElement, control: &Element) {
    let Some(text) = control.get_attribute("data-tip") else {
        return;
    };
    bubble.set_text_content(Some(&text));
    if let Some(keys) = control.get_attribute("data-keys")
        && let Ok(element) = document().create_element("kbd")
    {
        element.set_text_content(Some(&keys));
        let _ = bubble.append_child(&element);
    }
    let _ = bubble.show_popover();
    let (width, height) = window_size();
    let rect = control.get_bounding_client_rect();
    let (own_width, own_height) = (
        f64::from(bubble.offset_width()),
        f64::from(bubble.offset_height()),
    );
    let middle = rect.left() + rect.width() / 2.0 - own_width / 2.0;
    let left = middle.min(width - own_width - GAP).max(GAP);
    let below = rect.bottom() + GAP;
    let beside = rect.right() + GAP;
    let opens_beside =
        control.matches("[role^=menuitem]").unwrap_or(false) || stands_in_column(control, width);
    let (left, top) = if opens_beside && beside + own_width < width {
        // The next item stands below.
        (beside, rect.top() + (rect.height() - own_height) / 2.0)
    } else if below + own_height + GAP > height {
        (left, rect.top() - own_height - GAP)
    } else {
        (left, below)
    };
    let style = bubble.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}
