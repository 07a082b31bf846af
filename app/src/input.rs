//! Events of the browser become inputs of the editor. One set of listeners a board, removed with it.

mod clipboard;
mod drop;
mod ime;
mod keyboard;
mod long_press;
mod pointer;
mod wheel;
mod window;

use std::cell::Cell;
use std::rc::Rc;

use editor::{Cursor, Modifiers, ScreenPoint};
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};

use crate::bridge::EditorHandle;
use crate::platform::{Listener, ResizeWatch};

pub use drop::files_of;
pub use ime::belongs_to_input_method;

/// The element that shows the board, as the listeners see it.
#[derive(Clone)]
pub struct Target {
    /// The element that fills the board's part of the window.
    pub root: HtmlElement,
    /// Where inputs go.
    pub handle: EditorHandle,
    /// The root's top left corner in the window, CSS pixels; kept up to date by [`window`].
    origin: Rc<Cell<(f64, f64)>>,
    /// What the mouse pointer looks like now.
    cursor: Rc<Cell<Cursor>>,
}

impl Target {
    /// A board shown in `root`.
    pub fn new(root: HtmlElement, handle: EditorHandle) -> Self {
        Self {
            root,
            handle,
            origin: Rc::default(),
            cursor: Rc::default(),
        }
    }

    /// Where a mouse or pointer event happened.
    fn point(&self, event: &MouseEvent) -> ScreenPoint {
        let (left, top) = self.origin.get();
        ScreenPoint::new(
            f64::from(event.client_x()) - left,
            f64::from(event.client_y()) - top,
        )
    }
}

/// Everything that listens for one board. Dropping it ends that.
pub struct Listeners {
    _listeners: Vec<Listener>,
    _size: Option<ResizeWatch>,
}

/// Starts listening.
pub fn listen(target: &Target) -> Listeners {
    let size = window::watch_size_of(target);
    let listeners = [
        pointer::listen(target),
        wheel::listen(target),
        keyboard::listen(target),
        clipboard::listen(target),
        drop::listen(target),
        window::listen(target),
    ];
    Listeners {
        _listeners: listeners.into_iter().flatten().collect(),
        _size: size,
    }
}

/// The keys held during a mouse or wheel event; Ctrl and the Mac's Cmd are one.
fn modifiers_of_mouse(event: &MouseEvent) -> Modifiers {
    Modifiers {
        ctrl: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
    }
}

fn modifiers_of_key(event: &KeyboardEvent) -> Modifiers {
    Modifiers {
        ctrl: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
    }
}
