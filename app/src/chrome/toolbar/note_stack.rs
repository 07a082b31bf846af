//! The stack of notes: a press takes the note tool, a drag takes a note off the stack and drops it on the board.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{HtmlElement, MouseEvent, PointerEvent};

use super::super::command::{command_keys, command_label, unavailable};
use crate::bridge::{CommandId, EditorHandle, Input, ScreenPoint, Tool};
use crate::platform::document;
use crate::ui::button::tip;
use crate::ui::element::{Element, el};
use crate::ui::{disabled, spoken};

/// How far the pointer moves before a press becomes a drag, CSS pixels.
const THRESHOLD: f64 = 4.0;
/// The same for a finger, which slips more easily on a bar than on the board.
const FINGER_THRESHOLD: f64 = 25.0;

/// A press of the stack that may become a drag.
#[derive(Clone, Copy)]
struct Press {
    x: f64,
    y: f64,
    threshold: f64,
    is_drag: bool,
}

/// A drag from the stack.
struct Dragging {
    handle: EditorHandle,
    button: RefCell<Option<HtmlElement>>,
    press: Cell<Option<Press>>,
    /// The click that ends a drag is no press.
    swallows_click: Cell<bool>,
}

/// The stack.
pub fn note_stack(handle: EditorHandle) -> Element {
    let signals = handle.signals();
    let reason = unavailable(handle, CommandId::NewNote);
    let name = command_label(CommandId::NewNote);
    let dragging = Rc::new(Dragging {
        handle,
        button: RefCell::default(),
        press: Cell::new(None),
        swallows_click: Cell::new(false),
    });
    let [pressed, moved, released, lost, clicked] = std::array::from_fn(|_| Rc::clone(&dragging));
    let stack = el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "note-tool"),
            ("data-action", "new_note"),
        ])
        .attr_with("data-color", move || signals.next_color.get().token())
        .attr_with("aria-label", name)
        .attr_with("aria-pressed", move || {
            spoken(signals.tool.get() == Tool::Note)
        })
        .attr_with("aria-disabled", disabled(reason))
        .attr_with("aria-description", reason)
        .attr_with("data-tip", move || tip(name.get(), reason.get()))
        .attr_with("data-keys", || command_keys(CommandId::NewNote))
        .on("pointerdown", move |event: PointerEvent| {
            if reason.with_untracked(Option::is_none) {
                pressed.begin(&event);
            }
        })
        .on("pointermove", move |event: PointerEvent| {
            moved.follow(&event)
        })
        .on("pointerup", move |event: PointerEvent| released.end(&event))
        .on("pointercancel", move |_: PointerEvent| lost.give_up())
        .on("click", move |event: MouseEvent| {
            let ends_drag = clicked.swallows_click.take() && event.detail() > 0;
            if !ends_drag && reason.with_untracked(Option::is_none) {
                handle.run(CommandId::NewNote);
            }
        })
        .child(
            el("span")
                .class("note-tool-paper")
                .attr("aria-hidden", "true"),
        );
    *dragging.button.borrow_mut() = Some(stack.node());
    stack
}

impl Dragging {
    fn begin(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.swallows_click.set(false);
        let threshold = if event.pointer_type() == "touch" {
            FINGER_THRESHOLD
        } else {
            THRESHOLD
        };
        self.press.set(Some(Press {
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
            threshold,
            is_drag: false,
        }));
        if let Some(button) = self.button.borrow().as_ref() {
            // Without the capture a drag ends at the button's edge, and nothing worse.
            let _ = button.set_pointer_capture(event.pointer_id());
        }
    }

    fn follow(&self, event: &PointerEvent) {
        let Some(mut press) = self.press.get() else {
            return;
        };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        if !press.is_drag && (x - press.x).hypot(y - press.y) > press.threshold {
            press.is_drag = true;
            self.press.set(Some(press));
        }
        if press.is_drag {
            self.handle.send(Input::NoteGhost(self.place(event)));
        }
    }

    fn end(&self, event: &PointerEvent) {
        let was_drag = self.press.take().is_some_and(|press| press.is_drag);
        if !was_drag {
            return;
        }
        self.swallows_click.set(true);
        self.handle.send(Input::NoteGhost(None));
        if let Some(place) = self.place(event) {
            self.handle.send(Input::PlaceNoteAt(place));
        }
    }

    fn give_up(&self) {
        if self.press.take().is_some_and(|press| press.is_drag) {
            self.handle.send(Input::NoteGhost(None));
        }
    }

    /// Where the pointer is over the board; `None` over the islands.
    fn place(&self, event: &PointerEvent) -> Option<ScreenPoint> {
        let (x, y) = (event.client_x() as f32, event.client_y() as f32);
        let under = document().element_from_point(x, y)?;
        let over_island = under.closest(".island").ok().flatten().is_some();
        let (left, top) = self.handle.surface()?.origin();
        let at = ScreenPoint::new(
            f64::from(event.client_x()) - left,
            f64::from(event.client_y()) - top,
        );
        (!over_island).then_some(at)
    }
}
