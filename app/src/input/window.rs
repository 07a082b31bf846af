//! What happens to the window: its size, and whether it has the keyboard.

use editor::{Input, ScreenInsets, ScreenSize};
use web_sys::Event;

use super::Target;
use crate::platform::{Listener, Passive, ResizeWatch, watch_size};

/// Narrower windows have their tools at the bottom, CSS pixels.
const NARROW_WIDTH: f64 = 768.0;

pub(super) fn watch_size_of(target: &Target) -> Option<ResizeWatch> {
    measure(target);
    let owned = target.clone();
    watch_size(&target.root, move || measure(&owned))
}

fn measure(target: &Target) {
    let rect = target.root.get_bounding_client_rect();
    target.origin.set((rect.left(), rect.top()));
    let size = ScreenSize::new(rect.width(), rect.height());
    target.handle.send(Input::Resize(size));
    target.handle.send(Input::Covered(covered(size)));
}

/// What the islands around the board cover, as style/chrome.css lays them out: tools at the left of wide windows and
/// at the bottom of narrow ones.
fn covered(size: ScreenSize) -> ScreenInsets {
    if size.width < NARROW_WIDTH {
        return ScreenInsets {
            left: 0.0,
            top: 64.0,
            right: 0.0,
            bottom: 84.0,
        };
    }
    ScreenInsets {
        left: 76.0,
        top: 64.0,
        right: 8.0,
        bottom: 64.0,
    }
}

pub(super) fn listen(target: &Target) -> Vec<Listener> {
    let page = crate::platform::window();
    let blurred = target.clone();
    let resized = target.clone();
    vec![
        Listener::new(&page, "blur", Passive::Yes, move |_: Event| {
            blurred.handle.send(Input::Blur);
        }),
        // The ratio of device pixels changes with the browser's zoom, even where the element's size does not.
        Listener::new(&page, "resize", Passive::Yes, move |_: Event| {
            measure(&resized);
            resized.handle.repaint_all();
        }),
    ]
}
