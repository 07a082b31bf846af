//! Presses of buttons whose popover has not come yet.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::{Later, with};
use crate::platform::{Listener, Passive, document};

/// From now on a press of a button whose `popovertarget` is not in the page is done when the board's later part is
/// there. To be called once.
pub fn wait_for_popovers() {
    let listener = Listener::capturing(&document(), "click", Passive::Yes, |event: MouseEvent| {
        if let Some(button) = lacking_its_popover(&event) {
            with(move |_: &Later| button.click());
        }
    });
    // For as long as the page lasts.
    std::mem::forget(listener);
}

fn lacking_its_popover(event: &MouseEvent) -> Option<HtmlElement> {
    let pressed = event.target()?.dyn_into::<Element>().ok()?;
    let button = pressed.closest("[popovertarget]").ok()??;
    let popover = button.get_attribute("popovertarget")?;
    document()
        .get_element_by_id(&popover)
        .is_none()
        .then(|| button.unchecked_into())
}
