//! What happens to the window: its size, and whether it has the keyboard.

use editor::{Input, ScreenSize};
use web_sys::Event;

use super::Target;
use crate::platform::{Listener, Passive, ResizeWatch, watch_size};

pub(super) fn watch_size_of(target: &Target) -> Option<ResizeWatch> {
    measure(target);
    let owned = target.clone();
    watch_size(&target.root, move || measure(&owned))
}

fn measure(target: &Target) {
    let rect = target.root.get_bounding_client_rect();
    target.origin.set((rect.left(), rect.top()));
    target
        .handle
        .send(Input::Resize(ScreenSize::new(rect.width(), rect.height())));
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
