//! What the editor has not learnt yet: the input that needs it waits for that part of the program, and what the person
//! does after it waits behind it.

use std::rc::Weak;

use editor::{Editor, Input};

use super::Bridge;
use crate::lazy::{self, Later};

impl Bridge {
    /// Keeps `input` until the part is there, and asks for it.
    pub(super) fn put_off(&self, input: Input) {
        self.later.borrow_mut().push_front(input);
        if !self.is_waiting_for_part.replace(true) {
            let end = EndOfWaiting(self.me.clone());
            lazy::with(move |_: &Later| drop(end));
        }
    }

    /// Asks for what the board cannot be shown without as it is, if something lies on it that is not plain.
    pub(super) fn ask_for_kinds(&self) {
        let lacks = |editor: &Editor| !editor.has_learnt() && editor.lacks_kinds();
        if self.wants_kinds.get() || !self.editor.borrow().as_ref().is_some_and(lacks) {
            return;
        }
        self.wants_kinds.set(true);
        let me = self.me.clone();
        // Any input will do: the editor learns before it handles one.
        lazy::with(move |_: &Later| {
            if let Some(bridge) = me.upgrade() {
                bridge.send(Input::Tick);
            }
        });
    }

    /// Whether `input` is something the person does after what waits.
    pub(super) fn is_put_off(&self, input: &Input) -> bool {
        self.is_waiting_for_part.get()
            && match input {
                Input::Pointer(_)
                | Input::Wheel(_)
                | Input::Pinch(_)
                | Input::KeyDown(_)
                | Input::KeyUp(_)
                | Input::Text(_)
                | Input::Composition(_)
                | Input::Command(_)
                | Input::InsertTemplates(_)
                | Input::InsertSample { .. }
                | Input::Restore { .. }
                | Input::Revert { .. }
                | Input::Paste(_)
                | Input::PasteAs(_)
                | Input::AddNotes(_)
                | Input::InsertImages { .. }
                | Input::NoteGhost(_)
                | Input::PlaceNoteAt(_)
                | Input::AddTag(_)
                | Input::RemoveTag(_)
                | Input::SetLink(_)
                | Input::SetAlt(_)
                | Input::MarkUnclear { .. }
                | Input::AddElements(_)
                | Input::TakeIn { .. }
                | Input::SetSession(_)
                | Input::LeaveAlone { .. }
                | Input::GiveValue { .. }
                | Input::LeaveValue
                | Input::Comment(_)
                | Input::PenMode(_)
                | Input::SetTitle(_)
                | Input::Select(_)
                | Input::Reveal(_)
                | Input::Focus(_)
                | Input::Edit(_) => true,
                Input::Remote { .. }
                | Input::Resize(_)
                | Input::Covered(_)
                | Input::LookAt { .. }
                | Input::GlideTo { .. }
                | Input::Glides(_)
                | Input::Tick
                | Input::Blur
                | Input::Private(_)
                | Input::Chat(_)
                | Input::LookAlong(_)
                | Input::ReadOnly(_)
                | Input::Leads(_)
                | Input::Author(_)
                | Input::Person(_)
                | Input::Locale(_)
                | Input::Theme(_)
                | Input::WheelMode(_) => false,
            }
    }
}

/// Dropped when the part has come, and also when the person gave up waiting: the first input is not done then.
struct EndOfWaiting(Weak<Bridge>);

impl Drop for EndOfWaiting {
    fn drop(&mut self) {
        let Some(bridge) = self.0.upgrade() else {
            return;
        };
        bridge.is_waiting_for_part.set(false);
        let mut inputs = bridge.later.take();
        if lazy::here::<Later>().is_none() {
            inputs.pop_front();
        }
        for input in inputs {
            bridge.send(input);
        }
    }
}
