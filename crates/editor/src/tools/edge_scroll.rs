//! The view moves by itself when something is dragged to its edge.

use crate::turn::Turn;
use crate::{Editor, ScreenPoint, ScreenSize};

/// Within this distance of the edge it scrolls, CSS pixels.
const ZONE: f64 = 8.0;
/// It waits so long, milliseconds.
const DELAY_MILLIS: f64 = 200.0;
/// It reaches full speed after so long, milliseconds.
const RAMP_MILLIS: f64 = 800.0;
/// Full speed, CSS pixels a millisecond.
const SPEED: f64 = 1.0;
/// A tick that comes late moves no farther than this one would, milliseconds.
const TICK_MILLIS_MAX: f64 = 50.0;

/// The clock of one drag's scrolling.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct EdgeScroll {
    since: Option<f64>,
    last: f64,
}

impl EdgeScroll {
    /// Moves the view, if it is time for that; whether it did.
    pub(super) fn moves(
        &mut self,
        at: ScreenPoint,
        editor: &mut Editor,
        turn: &mut Turn<'_>,
    ) -> bool {
        let by = self.tick(at, editor.settings.viewport, turn.now_millis());
        if let Some(by) = by {
            editor.steer(editor.camera.panned(by));
        }
        by.is_some()
    }

    /// How far the view moves now, CSS pixels; `None` if it does not.
    fn tick(
        &mut self,
        at: ScreenPoint,
        viewport: ScreenSize,
        now_millis: f64,
    ) -> Option<ScreenPoint> {
        let direction = direction(at, viewport);
        if direction == ScreenPoint::default() {
            self.since = None;
            return None;
        }
        let since = *self.since.get_or_insert_with(|| {
            self.last = now_millis;
            now_millis
        });
        let elapsed = (now_millis - self.last).clamp(0.0, TICK_MILLIS_MAX);
        self.last = now_millis;
        let waited = now_millis - since - DELAY_MILLIS;
        if waited <= 0.0 {
            return None;
        }
        let way = SPEED * (waited / RAMP_MILLIS).min(1.0) * elapsed;
        Some(ScreenPoint::new(direction.x * way, direction.y * way))
    }

    /// Whether the pointer is where scrolling begins.
    pub(super) fn is_at_edge(at: ScreenPoint, viewport: ScreenSize) -> bool {
        direction(at, viewport) != ScreenPoint::default()
    }
}

fn direction(at: ScreenPoint, viewport: ScreenSize) -> ScreenPoint {
    let along = |position: f64, length: f64| {
        if position < ZONE {
            -1.0
        } else if position > length - ZONE {
            1.0
        } else {
            0.0
        }
    };
    ScreenPoint::new(along(at.x, viewport.width), along(at.y, viewport.height))
}
