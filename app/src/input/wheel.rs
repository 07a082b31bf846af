//! Wheel and trackpad. Never passive: the page itself must neither scroll nor zoom.

use editor::{Input, WheelDelta, WheelInput};
use web_sys::WheelEvent;

use super::{Target, modifiers_of_mouse};
use crate::platform::{Listener, Passive, window};

pub(super) fn listen(target: &Target) -> Vec<Listener> {
    let owned = target.clone();
    let over_board = Listener::new(&target.root, "wheel", Passive::No, move |event| {
        on_wheel(&owned, &event);
    });
    // Over the controls the wheel is the page's own, but with Ctrl it would zoom the whole page.
    let over_page = Listener::new(&window(), "wheel", Passive::No, |event: WheelEvent| {
        if event.ctrl_key() {
            event.prevent_default();
        }
    });
    vec![over_board, over_page]
}

fn on_wheel(target: &Target, event: &WheelEvent) {
    event.prevent_default();
    let delta = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => WheelDelta::Lines,
        WheelEvent::DOM_DELTA_PAGE => WheelDelta::Pages,
        _ => WheelDelta::Pixels,
    };
    target.handle.send(Input::Wheel(WheelInput {
        at: target.point(event),
        delta_x: event.delta_x(),
        delta_y: event.delta_y(),
        delta,
        magnification: window().device_pixel_ratio(),
        modifiers: modifiers_of_mouse(event),
    }));
}
