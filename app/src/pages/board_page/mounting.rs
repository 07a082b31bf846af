//! The board's canvas and its listeners, from when their element is there until the page goes.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::bridge::EditorHandle;
use crate::canvas::Surface;
use crate::input::{self, Listeners, Target};
use crate::ui::element::effect;

/// What was mounted. Every clone means the same.
#[derive(Clone, Copy)]
pub struct Mounted {
    listeners: StoredValue<Option<Listeners>, LocalStorage>,
}

impl Mounted {
    /// Stops listening.
    pub fn take_down(self) {
        self.listeners.try_update_value(Option::take);
    }
}

/// Builds the surface in `root` as soon as that is in the page.
pub fn mount_when_there(root: HtmlElement, handle: EditorHandle) -> Mounted {
    let listeners = StoredValue::new_local(None);
    effect(move || match Surface::build(root.clone(), handle) {
        Ok(surface) => {
            handle.show_on(surface);
            listeners.try_set_value(Some(input::listen(&Target::new(root.clone(), handle))));
            handle.repaint_all();
        }
        // Every browser that runs WebAssembly has a canvas; if one refuses, its words are all there is to tell.
        Err(error) => web_sys::console::error_1(&error),
    });
    Mounted { listeners }
}
