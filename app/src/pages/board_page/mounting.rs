//! The board's canvas and its listeners, from when their element is there until the page goes.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::bridge::EditorHandle;
use crate::canvas::Surface;
use crate::input::{self, Listeners, Target};

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

/// Builds the surface in `element` as soon as that is in the page.
pub fn mount_when_there(element: NodeRef<Div>, handle: EditorHandle) -> Mounted {
    let listeners = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(root) = element.get() else { return };
        let root: web_sys::HtmlElement = root.unchecked_into();
        match Surface::build(root.clone(), handle) {
            Ok(surface) => {
                handle.show_on(surface);
                listeners.try_set_value(Some(input::listen(&Target::new(root, handle))));
                handle.repaint_all();
            }
            // Every browser that runs WebAssembly has a canvas; if one refuses, its words are all there is to tell.
            Err(error) => web_sys::console::error_1(&error),
        }
    });
    Mounted { listeners }
}
