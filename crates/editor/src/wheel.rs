//! The wheel: what a turn of it means, for mice and trackpads.
//!
//! Browsers do not say which of the two turned it. What tells them apart is how it arrives: a mouse's wheel clicks
//! from notch to notch, and a notch is 100 CSS pixels in Chromium on Windows and Linux (120 in its newer versions),
//! divided by the magnification of page and screen; Firefox counts three lines. It has no sideways part. A trackpad
//! sends many small movements, most with a sideways part. It is a guess: tldraw and Miro offer a switch instead, and so
//! do we besides.

use crate::turn::Turn;
use crate::{Editor, ScreenPoint, WheelDelta, WheelInput, WheelMode};

/// CSS pixels of one line, for browsers that count the wheel in lines.
const LINE: f64 = 20.0;
/// What one notch of a mouse's wheel is, CSS pixels at a magnification of 1.
const NOTCHES: [f64; 2] = [100.0, 120.0];
/// How far a notch may be from a whole number of pixels: fractions come from magnified pages.
const NOTCH_SLACK: f64 = 0.5;
/// Events closer together than this belong to one turn of the wheel: what it means does not change in the middle,
/// and the small movements at the end of a fling are still what the fling was. Milliseconds.
const GAP_MILLIS: f64 = 250.0;

/// What the last turn of the wheel was taken for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Turning {
    last_millis: Option<f64>,
    by_notches: bool,
}

impl Turning {
    /// Whether this event belongs to a mouse that clicks from notch to notch.
    fn by_notches(&mut self, input: &WheelInput, now_millis: f64) -> bool {
        let goes_on = self
            .last_millis
            .is_some_and(|last| (0.0..=GAP_MILLIS).contains(&(now_millis - last)));
        if !goes_on {
            self.by_notches = is_notch(input);
        }
        self.last_millis = Some(now_millis);
        self.by_notches
    }
}

fn is_notch(input: &WheelInput) -> bool {
    if input.delta_x != 0.0 || input.delta_y == 0.0 {
        return false;
    }
    match input.delta {
        WheelDelta::Lines | WheelDelta::Pages => true,
        WheelDelta::Pixels => {
            let scale = if input.magnification.is_finite() && input.magnification > 0.0 {
                input.magnification
            } else {
                1.0
            };
            [1.0, scale].into_iter().any(|scale| {
                let way = input.delta_y.abs() * scale;
                NOTCHES.into_iter().any(|notch| {
                    let count = (way / notch).round();
                    count >= 1.0 && (way - count * notch).abs() <= NOTCH_SLACK
                })
            })
        }
    }
}

impl Editor {
    pub(crate) fn set_wheel_mode(&mut self, mode: WheelMode) {
        self.settings.wheel = mode;
        self.turning = Turning::default();
        self.changes.settings = true;
    }

    pub(crate) fn on_wheel(&mut self, input: &WheelInput, turn: &mut Turn<'_>) {
        turn.handled();
        if !(input.delta_x.is_finite() && input.delta_y.is_finite()) {
            return;
        }
        let by_notches = self.turning.by_notches(input, turn.now_millis());
        let unit = match input.delta {
            WheelDelta::Pixels => 1.0,
            WheelDelta::Lines => LINE,
            WheelDelta::Pages => self.settings.viewport.height,
        };
        let (x, y) = (input.delta_x * unit, input.delta_y * unit);
        let held = input.modifiers;
        let zooms = match self.settings.wheel {
            // A trackpad's pinch arrives with Ctrl: it always zooms where trackpads are expected.
            WheelMode::Auto => held.ctrl || by_notches && !held.shift,
            WheelMode::Trackpad => held.ctrl,
            WheelMode::Mouse => !held.ctrl && !held.shift,
        };
        if zooms {
            let zoom = self.camera.zoom_by_wheel(y);
            self.steer(self.camera.zoomed(zoom, input.at));
        } else if held.shift && x == 0.0 {
            self.steer(self.camera.panned(ScreenPoint::new(y, 0.0)));
        } else {
            self.steer(self.camera.panned(ScreenPoint::new(x, y)));
        }
        self.pointer = Some(self.camera.to_board(input.at));
        self.refresh_gesture(turn);
    }
}
