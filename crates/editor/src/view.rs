//! Moving the camera by commands, and keeping in sight what matters.

use board::{BoardPoint, BoardRect, ElementId};

use crate::turn::Turn;
use crate::{Camera, Editor, ScreenInsets};

/// Below this zoom the text of a note cannot be read while one writes it (18 units become 8 CSS pixels).
const WRITING_ZOOM_MIN: f64 = 0.45;
/// The zoom at which one writes then, if the note fits in the viewport's width.
const WRITING_ZOOM: f64 = 1.0;

/// Space between what is revealed and the viewport's edge, CSS pixels.
const REVEAL_MARGIN: f64 = 32.0;

/// Farther away the headings of canvases cannot be read.
const READABLE_ZOOM: f64 = 0.2;

impl Editor {
    /// The person moved the camera.
    pub(crate) fn steer(&mut self, camera: Camera) {
        self.camera_untouched = false;
        self.company.leave();
        self.set_camera(camera);
    }

    pub(crate) fn set_camera(&mut self, camera: Camera) {
        self.glide = None;
        if camera != self.camera {
            self.camera = camera;
            self.changes.camera = true;
        }
    }

    /// What is loaded first comes into view, as long as nobody moved the camera.
    pub(crate) fn fit_what_was_loaded(&mut self) {
        if !self.camera_untouched || self.fitted {
            return;
        }
        if let Some(bounds) = self.scene.bounds() {
            self.fitted = true;
            let whole = self.fitting_most(bounds);
            let camera = match self.scene.canvases().as_slice() {
                // A whole pack would be too small to read: one begins with its first canvas.
                [first, _, ..] if whole.zoom < READABLE_ZOOM => {
                    self.scene.rect(&first.id).map(|rect| self.fitting(rect))
                }
                _ => None,
            };
            self.set_camera(camera.unwrap_or(whole));
        }
    }

    pub(crate) fn fitting(&self, rect: BoardRect) -> Camera {
        Camera::fitting(rect, self.settings.viewport, self.settings.covered)
    }

    pub(crate) fn zoom_to(&mut self, zoom: f64, turn: &mut Turn<'_>) {
        let center = self.settings.viewport.center();
        self.jump(self.camera.zoomed(zoom, center), turn);
    }

    pub(crate) fn fit_board(&mut self, turn: &mut Turn<'_>) {
        if let Some(bounds) = self.scene.bounds() {
            self.jump(self.fitting_most(bounds), turn);
        }
    }

    /// The camera that shows the board, whose bounds these are. If they are more than any zoom can show, then what lies
    /// around the middle one of all elements: one that somebody put a million units away leads nobody there.
    fn fitting_most(&self, bounds: BoardRect) -> Camera {
        let camera = self.fitting(bounds);
        let seen = camera.visible(self.settings.viewport);
        if seen.encloses(&bounds) {
            return camera;
        }
        let placed = self.scene.in_paint_order();
        let rects: Vec<BoardRect> = placed.map(|placed| placed.rect()).collect();
        let middle = |coordinate: fn(BoardPoint) -> f64| {
            let all = rects.iter().map(|rect| coordinate(rect.center()));
            let mut all: Vec<f64> = all.collect();
            let at = all.len() / 2;
            (at < all.len()).then(|| *all.select_nth_unstable_by(at, f64::total_cmp).1)
        };
        let around = middle(|point| point.x)
            .zip(middle(|point| point.y))
            .map(|(x, y)| {
                Camera::centered(BoardPoint::new(x, y), camera.zoom, self.settings.viewport)
            });
        let most = around
            .map(|camera| camera.visible(self.settings.viewport))
            .and_then(|near| {
                let near = rects.iter().copied().filter(|rect| near.encloses(rect));
                near.reduce(|all, rect| all.union(&rect))
            });
        most.map_or(camera, |rect| self.fitting(rect))
    }

    /// Brings all of `rect` into view, unless it is.
    pub(crate) fn show(&mut self, rect: BoardRect, turn: &mut Turn<'_>) {
        if !self.camera.visible(self.settings.viewport).encloses(&rect) {
            self.jump(self.fitting(rect), turn);
        }
    }

    pub(crate) fn fit_selection(&mut self, turn: &mut Turn<'_>) {
        let rect = self
            .selection_rect()
            .or_else(|| self.focus.as_ref().and_then(|id| self.scene.rect(id)));
        if let Some(rect) = rect {
            self.jump(self.fitting(rect), turn);
        }
    }

    pub(crate) fn rect_around(&self, ids: &[ElementId]) -> Option<BoardRect> {
        ids.iter()
            .filter_map(|id| self.scene.rect(id))
            .reduce(|all, rect| all.union(&rect))
    }

    /// Brings a note that is about to be written in into view, large enough to be read: on a phone that shows
    /// a whole canvas, nobody could.
    pub(crate) fn reveal_for_writing(&mut self, rect: BoardRect, turn: &mut Turn<'_>) {
        self.come_near(rect, ScreenInsets::default(), turn);
    }

    /// The same for something that is about to be read, beside the application's controls.
    pub(crate) fn reveal_to_read(&mut self, rect: BoardRect, turn: &mut Turn<'_>) {
        self.come_near(rect, self.settings.covered, turn);
    }

    fn come_near(&mut self, rect: BoardRect, covered: ScreenInsets, turn: &mut Turn<'_>) {
        if self.camera.zoom >= WRITING_ZOOM_MIN {
            return self.reveal_beside(rect, covered, turn);
        }
        let viewport = self.settings.viewport;
        let room = viewport.width - covered.left - covered.right;
        let zoom = (room / rect.grown(REVEAL_MARGIN).width).clamp(WRITING_ZOOM_MIN, WRITING_ZOOM);
        // The upper third: a phone's keyboard, or a panel, covers the lower half.
        let beside = (covered.right - covered.left) / 2.0 / zoom;
        let third = BoardPoint::new(beside, viewport.height / 6.0 / zoom);
        self.jump(
            Camera::centered(rect.center() + third, zoom, viewport),
            turn,
        );
    }

    /// Moves the camera just so far that `rect` is in sight; a rectangle larger than the viewport by its top left corner.
    pub(crate) fn reveal(&mut self, rect: BoardRect, turn: &mut Turn<'_>) {
        self.reveal_beside(rect, ScreenInsets::default(), turn);
    }

    /// The same, beside what covers the viewport's edges.
    fn reveal_beside(&mut self, rect: BoardRect, covered: ScreenInsets, turn: &mut Turn<'_>) {
        let zoom = self.camera.zoom;
        let margin = REVEAL_MARGIN / zoom;
        let all = self.camera.visible(self.settings.viewport);
        let seen = BoardRect {
            x: all.x + covered.left / zoom,
            y: all.y + covered.top / zoom,
            width: (all.width - (covered.left + covered.right) / zoom).max(0.0),
            height: (all.height - (covered.top + covered.bottom) / zoom).max(0.0),
        };
        let wanted = rect.grown(margin);
        let shift = |from: f64, to: f64, low: f64, high: f64| {
            if low < from || high - low > to - from {
                low - from
            } else if high > to {
                high - to
            } else {
                0.0
            }
        };
        if seen.encloses(&rect) {
            return;
        }
        let by = BoardPoint::new(
            shift(seen.x, seen.right(), wanted.x, wanted.right()),
            shift(seen.y, seen.bottom(), wanted.y, wanted.bottom()),
        );
        let camera = Camera {
            origin: self.camera.origin + by,
            zoom: self.camera.zoom,
        };
        self.jump(camera, turn);
    }
}
