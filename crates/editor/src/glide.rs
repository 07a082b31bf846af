//! The camera on its way: a jump of the view is shown as a short, eased movement, so that one sees where one went.

use crate::turn::Turn;
use crate::{Camera, Editor, Input, PointerPhase, ScreenSize};

/// How long it takes, milliseconds.
const GLIDE_MILLIS: f64 = 180.0;
/// A way longer than this many viewports is not shown from its beginning: only its last part is.
const VIEWPORTS_MAX: f64 = 1.5;

/// A movement of the camera that has not ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Glide {
    /// Where it began.
    pub from: Camera,
    /// Where it ends.
    pub to: Camera,
    /// When it began, milliseconds.
    began: f64,
}

impl Glide {
    /// A movement that begins now.
    pub(crate) fn new(from: Camera, to: Camera, began: f64) -> Self {
        Self { from, to, began }
    }

    /// The camera after `share` (0 to 1) of the time: slow at both ends. The zoom changes by equal factors, about the
    /// one board point that both views have at the same place.
    fn at(&self, share: f64) -> Camera {
        let eased = share * share * (3.0 - 2.0 * share);
        let (from, to) = (self.from, self.to);
        let ratio = to.zoom / from.zoom;
        let zoom = from.zoom * ratio.powf(eased);
        // The origin goes with 1 / zoom where a point stays fixed; where the zoom stays, with time.
        let apart = 1.0 / from.zoom - 1.0 / to.zoom;
        let way = if (ratio - 1.0).abs() < 1e-3 {
            eased
        } else {
            (1.0 / from.zoom - 1.0 / zoom) / apart
        };
        let mut camera = from;
        camera.zoom = zoom;
        camera.origin.x += (to.origin.x - from.origin.x) * way;
        camera.origin.y += (to.origin.y - from.origin.y) * way;
        camera
    }

    /// Whether the zoom changes on the way.
    pub fn zooms(&self) -> bool {
        self.from.zoom != self.to.zoom
    }
}

impl Editor {
    /// The view comes to `camera`: on a short way if the person wants to see it, at once if not.
    pub(crate) fn jump(&mut self, camera: Camera, turn: &mut Turn<'_>) {
        let from = nearer(self.camera, camera, self.settings.viewport);
        self.steer(camera);
        if self.settings.glides && from != camera && !self.in_gesture() {
            self.camera = from;
            self.glide = Some(Glide {
                from,
                to: camera,
                began: turn.now_millis(),
            });
        }
    }

    /// The movement of the camera that is being shown.
    pub fn glide(&self) -> Option<Glide> {
        self.glide
    }

    /// Where the camera is, or comes to rest by itself.
    pub fn destination(&self) -> Camera {
        self.glide.map_or(self.camera, |glide| glide.to)
    }

    /// Moves the camera on.
    pub(crate) fn go_on_gliding(&mut self, now_millis: f64) {
        let Some(glide) = self.glide else { return };
        let share = (now_millis - glide.began) / GLIDE_MILLIS;
        // A clock that was set back does not hold the view.
        if (0.0..1.0).contains(&share) {
            self.camera = glide.at(share);
        } else {
            self.camera = glide.to;
            self.glide = None;
        }
        self.changes.camera = true;
    }

    /// Whatever a person does ends the movement. Who steers goes on from what is seen now; for everything else the view
    /// is there at once.
    pub(crate) fn interrupt_glide(&mut self, input: &Input) {
        let Some(glide) = self.glide else { return };
        match input {
            Input::Wheel(_) | Input::Pinch(_) => self.glide = None,
            Input::Pointer(pointer) if pointer.phase != PointerPhase::Down => {}
            Input::Tick
            | Input::KeyUp(_)
            | Input::Remote { .. }
            | Input::Resize(_)
            | Input::Covered(_)
            | Input::ReadOnly(_)
            | Input::Author(_)
            | Input::Person(_)
            | Input::LookAlong(_)
            | Input::Locale(_)
            | Input::Theme(_) => {}
            _ => self.set_camera(glide.to),
        }
    }
}

/// Where a way begins that is not longer than can be shown.
fn nearer(from: Camera, to: Camera, viewport: ScreenSize) -> Camera {
    if from.zoom != to.zoom {
        return from;
    }
    let way = to.origin - from.origin;
    let viewports =
        (way.x.abs() * to.zoom / viewport.width).max(way.y.abs() * to.zoom / viewport.height);
    if viewports.is_nan() || viewports <= VIEWPORTS_MAX {
        return from;
    }
    let share = 1.0 - VIEWPORTS_MAX / viewports;
    let mut nearer = from;
    nearer.origin.x += way.x * share;
    nearer.origin.y += way.y * share;
    nearer
}
