//! Pointers and pinch: counted, and handed to the state of the tool.

use crate::tools::State;
use crate::turn::Turn;
use crate::{
    Editor, PinchInput, PointerDevice, PointerInput, PointerPhase, ScreenInsets, ScreenPoint,
    ScreenSize,
};

/// Two clicks within this time are a double click, milliseconds.
const DOUBLE_CLICK_MILLIS: f64 = 450.0;

/// How far a pressed pointer may move and still be clicking, CSS pixels.
pub(crate) fn drag_threshold(device: PointerDevice) -> f64 {
    match device {
        PointerDevice::Mouse | PointerDevice::Pen => 4.0,
        PointerDevice::Touch => 6.0,
    }
}

/// Counts clicks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clicks {
    last: Option<(ScreenPoint, f64)>,
    count: u32,
}

impl Clicks {
    /// Notes a press; the count is 1, 2 …
    fn press(&mut self, input: &PointerInput) {
        let near = match input.device {
            PointerDevice::Mouse => 6.0,
            PointerDevice::Pen => 12.0,
            PointerDevice::Touch => 24.0,
        };
        let again = self.last.is_some_and(|(at, millis)| {
            at.distance(input.at) <= near
                && (0.0..=DOUBLE_CLICK_MILLIS).contains(&(input.millis - millis))
        });
        self.count = if again { self.count + 1 } else { 1 };
        self.last = Some((input.at, input.millis));
    }

    /// Whether the running press is the second of a double click; the fourth is that of another one.
    pub(crate) fn is_double(&self) -> bool {
        self.count > 0 && self.count.is_multiple_of(2)
    }

    fn forget(&mut self) {
        *self = Self::default();
    }
}

impl Editor {
    pub(crate) fn on_pointer(&mut self, input: &PointerInput, turn: &mut Turn<'_>) {
        if self.is_palm(input.device) {
            return;
        }
        if self.puts_off(input, turn) {
            return;
        }
        match input.phase {
            PointerPhase::Down => {
                self.hover(input);
                self.camera_untouched = false;
                self.company.leave();
                self.clicks.press(input);
                if self.state.is_idle() {
                    self.press(input, turn);
                } else if !self.state.belongs_to(input.pointer) {
                    // A second finger: what the first one began was meant to be a pinch.
                    self.cancel_gesture();
                    self.clicks.forget();
                }
            }
            PointerPhase::Move => {
                self.hover(input);
                if self.state.belongs_to(input.pointer) {
                    let state = std::mem::take(&mut self.state);
                    self.state = state.moved(self, input, turn);
                } else if self.state.is_idle() {
                    self.show_tool_hint();
                }
            }
            PointerPhase::Up => {
                let ends = input.button == self.gesture_button;
                if ends && self.state.belongs_to(input.pointer) {
                    let state = std::mem::take(&mut self.state);
                    state.released(self, input, turn);
                    self.show_tool_hint();
                }
                if input.device == PointerDevice::Touch {
                    self.pointer = None;
                }
            }
            PointerPhase::Cancel => {
                if self.state.belongs_to(input.pointer) {
                    self.cancel_gesture();
                }
                self.pointer = None;
            }
            PointerPhase::Leave => {
                self.pointer = None;
                self.show_tool_hint();
            }
        }
    }

    fn hover(&mut self, input: &PointerInput) {
        self.pointer = Some(self.camera.to_board(input.at));
    }

    /// Whether a touch is the hand that rests beside the pen that is drawing.
    fn is_palm(&self, device: PointerDevice) -> bool {
        let pen_is_down = self.in_gesture() && self.gesture_device == PointerDevice::Pen;
        pen_is_down && device == PointerDevice::Touch
    }

    pub(crate) fn on_pinch(&mut self, input: &PinchInput, turn: &mut Turn<'_>) {
        turn.handled();
        if self.is_palm(PointerDevice::Touch) {
            return;
        }
        self.cancel_gesture();
        let finite =
            input.scale.is_finite() && input.moved.x.is_finite() && input.moved.y.is_finite();
        if !finite {
            return;
        }
        let back = ScreenPoint::new(-input.moved.x, -input.moved.y);
        let zoom = self.camera.zoom * input.scale;
        self.steer(self.camera.panned(back).zoomed(zoom, input.at));
    }

    pub(crate) fn on_resize(&mut self, size: ScreenSize) {
        if size.width > 0.0 && size.height > 0.0 {
            self.settings.viewport = size;
            self.changes.camera = true;
            self.fitted = false;
            self.fit_what_was_loaded();
        }
    }

    pub(crate) fn on_covered(&mut self, covered: ScreenInsets) {
        self.settings.covered = covered;
        self.fitted = false;
        self.fit_what_was_loaded();
    }

    pub(crate) fn on_tick(&mut self, turn: &mut Turn<'_>) {
        self.go_on_gliding(turn.now_millis());
        let state = std::mem::take(&mut self.state);
        self.state = state.ticked(self, turn);
    }

    pub(crate) fn on_blur(&mut self) {
        self.space_held = false;
        self.nudging = false;
        self.cancel_gesture();
    }

    /// Gives the running gesture up; the board is as before it.
    pub(crate) fn cancel_gesture(&mut self) {
        let state = std::mem::take(&mut self.state);
        state.cancelled(self);
        self.set_overlay(crate::Overlay::default());
    }

    /// The camera moved under a running gesture.
    pub(crate) fn refresh_gesture(&mut self, turn: &mut Turn<'_>) {
        let state = std::mem::take(&mut self.state);
        self.state = state.refreshed(self, turn);
    }

    pub(crate) fn set_overlay(&mut self, overlay: crate::Overlay) {
        if overlay != self.overlay {
            self.overlay = overlay;
            self.changes.overlay = true;
        }
    }

    /// Whether [`crate::Input::Tick`] is wanted, about 60 times a second.
    pub fn wants_ticks(&self) -> bool {
        if self.glide.is_some() {
            return true;
        }
        match &self.state {
            State::Dragging(state) => state.scrolling(self.settings.viewport),
            State::Resizing(state) => state.scrolling(self.settings.viewport),
            State::Marquee(state) => state.scrolling(self.settings.viewport),
            State::DrawingBox(state) => state.scrolling(self.settings.viewport),
            State::Connecting(state) => state.scrolling(self.settings.viewport),
            State::Idle
            | State::PressingBoard(_)
            | State::PressingElement(_)
            | State::Panning(_)
            | State::PlacingNote(_)
            | State::DrawingStroke(_)
            | State::Erasing(_)
            | State::TakingNote(_)
            | State::Pointing(_) => false,
        }
    }
}
