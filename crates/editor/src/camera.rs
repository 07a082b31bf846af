//! Where one looks from: the only place where screen space and board space meet.

use board::{BoardPoint, BoardRect};

use crate::{ScreenInsets, ScreenPoint, ScreenRect, ScreenSize};

/// The smallest zoom, 5 %.
pub const ZOOM_MIN: f64 = 0.05;
/// The largest zoom, 400 %.
pub const ZOOM_MAX: f64 = 4.0;
/// Fitting never magnifies beyond 100 %.
const FIT_ZOOM_MAX: f64 = 1.0;
/// Space left around what is fitted, CSS pixels.
const FIT_MARGIN: f64 = 24.0;
/// One wheel event zooms at most by this factor.
const WHEEL_STEP_MAX: f64 = 1.1;
/// Zoom per CSS pixel of wheel movement, as an exponent of e.
const WHEEL_RATE: f64 = 0.01;
/// Where the zoom keys stop.
const STOPS: [f64; 12] = [
    0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0,
];

/// The view: which board point is at the viewport's top left corner, and how large a board unit is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// The board point at the viewport's top left corner.
    pub origin: BoardPoint,
    /// CSS pixels per board unit; 1.0 is 100 %.
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            origin: BoardPoint::default(),
            zoom: 1.0,
        }
    }
}

impl Camera {
    /// The board point under a screen point.
    pub fn to_board(&self, point: ScreenPoint) -> BoardPoint {
        BoardPoint::new(
            self.origin.x + point.x / self.zoom,
            self.origin.y + point.y / self.zoom,
        )
    }

    /// Where a board point is on the screen.
    pub fn to_screen(&self, point: BoardPoint) -> ScreenPoint {
        ScreenPoint::new(
            (point.x - self.origin.x) * self.zoom,
            (point.y - self.origin.y) * self.zoom,
        )
    }

    /// Where a board rectangle is on the screen.
    pub fn rect_to_screen(&self, rect: BoardRect) -> ScreenRect {
        let ScreenPoint { x, y } = self.to_screen(rect.origin());
        ScreenRect {
            x,
            y,
            width: rect.width * self.zoom,
            height: rect.height * self.zoom,
        }
    }

    /// What of the board a viewport of this size shows.
    pub fn visible(&self, viewport: ScreenSize) -> BoardRect {
        BoardRect::new(
            self.origin.x,
            self.origin.y,
            viewport.width / self.zoom,
            viewport.height / self.zoom,
        )
    }

    /// Moved so that what was at (0, 0) of the screen comes to `-by`: a wheel's movement.
    pub(crate) fn panned(&self, by: ScreenPoint) -> Self {
        let origin = BoardPoint::new(
            self.origin.x + by.x / self.zoom,
            self.origin.y + by.y / self.zoom,
        );
        Self {
            origin: contained(origin),
            zoom: self.zoom,
        }
    }

    /// At another zoom, with the board point under `anchor` staying where it is.
    pub(crate) fn zoomed(&self, zoom: f64, anchor: ScreenPoint) -> Self {
        let zoom = if zoom.is_finite() {
            zoom.clamp(ZOOM_MIN, ZOOM_MAX)
        } else {
            self.zoom
        };
        let fixed = self.to_board(anchor);
        let origin = BoardPoint::new(fixed.x - anchor.x / zoom, fixed.y - anchor.y / zoom);
        Self {
            origin: contained(origin),
            zoom,
        }
    }

    /// Looking at `center` in the middle of the viewport.
    pub(crate) fn centered(center: BoardPoint, zoom: f64, viewport: ScreenSize) -> Self {
        let zoom = if zoom.is_finite() {
            zoom.clamp(ZOOM_MIN, ZOOM_MAX)
        } else {
            1.0
        };
        let origin = BoardPoint::new(
            center.x - viewport.width / 2.0 / zoom,
            center.y - viewport.height / 2.0 / zoom,
        );
        Self {
            origin: contained(origin),
            zoom,
        }
    }

    /// Showing all of `rect` in the part of the viewport that no control covers, never magnified.
    pub(crate) fn fitting(rect: BoardRect, viewport: ScreenSize, covered: ScreenInsets) -> Self {
        // A window too small for its controls: half of it is used all the same.
        let room = |pixels: f64, taken: f64| {
            (pixels - taken - 2.0 * FIT_MARGIN)
                .max(pixels / 2.0)
                .max(1.0)
        };
        let width = room(viewport.width, covered.left + covered.right);
        let height = room(viewport.height, covered.top + covered.bottom);
        let zoom = (width / rect.width.max(1.0))
            .min(height / rect.height.max(1.0))
            .clamp(ZOOM_MIN, FIT_ZOOM_MAX);
        let off_center = BoardPoint::new(
            (covered.right - covered.left) / 2.0 / zoom,
            (covered.bottom - covered.top) / 2.0 / zoom,
        );
        Self::centered(rect.center() + off_center, zoom, viewport)
    }

    /// The zoom that a wheel's movement over `delta_y` CSS pixels leads to.
    pub(crate) fn zoom_by_wheel(&self, delta_y: f64) -> f64 {
        let factor = (-delta_y * WHEEL_RATE).exp();
        self.zoom * factor.clamp(1.0 / WHEEL_STEP_MAX, WHEEL_STEP_MAX)
    }

    /// The next stop of the zoom keys.
    pub(crate) fn next_stop(&self, closer: bool) -> f64 {
        // A hundredth of a percent apart counts as the same.
        let apart = 1e-4;
        let found = if closer {
            STOPS.into_iter().find(|stop| *stop > self.zoom + apart)
        } else {
            STOPS
                .into_iter()
                .rev()
                .find(|stop| *stop < self.zoom - apart)
        };
        found.unwrap_or(if closer { ZOOM_MAX } else { ZOOM_MIN })
    }
}

/// Keeps the view within sight of where elements can be, so that a runaway wheel cannot lose it.
fn contained(origin: BoardPoint) -> BoardPoint {
    let limit = 2.0 * board::limits::COORDINATE_MAX;
    let contain = |value: f64| {
        if value.is_nan() {
            0.0
        } else {
            value.clamp(-limit, limit)
        }
    };
    BoardPoint::new(contain(origin.x), contain(origin.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e1_zooming_keeps_the_point_under_the_pointer() {
        let camera = Camera {
            origin: BoardPoint::new(-120.0, 40.0),
            zoom: 0.8,
        };
        let anchor = ScreenPoint::new(300.0, 200.0);
        let fixed = camera.to_board(anchor);
        for zoom in [0.05, 0.3, 1.0, 4.0] {
            let after = camera.zoomed(zoom, anchor).to_screen(fixed);
            assert!(after.distance(anchor) < 1e-9, "{after:?}");
        }
    }

    #[test]
    fn e1_one_wheel_event_zooms_by_a_tenth_at_most() {
        let camera = Camera::default();
        assert!((camera.zoom_by_wheel(-4000.0) - 1.1).abs() < 1e-9);
        assert!((camera.zoom_by_wheel(4000.0) - 1.0 / 1.1).abs() < 1e-9);
        assert!(camera.zoom_by_wheel(-1.0) < 1.02);
    }

    #[test]
    fn e1_the_zoom_stays_between_5_and_400_percent() {
        let camera = Camera::default();
        let at = ScreenPoint::default();
        assert_eq!(camera.zoomed(1e9, at).zoom, ZOOM_MAX);
        assert_eq!(camera.zoomed(-1.0, at).zoom, ZOOM_MIN);
        assert_eq!(camera.zoomed(f64::NAN, at).zoom, 1.0);
    }

    #[test]
    fn fitting_shows_all_of_it_and_never_magnifies() {
        let viewport = ScreenSize::new(1000.0, 600.0);
        let rect = BoardRect::new(-500.0, 3000.0, 2340.0, 1180.0);
        assert!(
            Camera::fitting(rect, viewport, ScreenInsets::default())
                .visible(viewport)
                .encloses(&rect)
        );
        let small = BoardRect::new(0.0, 0.0, 10.0, 10.0);
        assert_eq!(
            Camera::fitting(small, viewport, ScreenInsets::default()).zoom,
            1.0
        );
    }

    #[test]
    fn e1_what_is_fitted_stays_clear_of_the_controls() {
        let viewport = ScreenSize::new(1000.0, 600.0);
        let covered = ScreenInsets {
            left: 90.0,
            top: 70.0,
            right: 10.0,
            bottom: 20.0,
        };
        let rect = BoardRect::new(0.0, 0.0, 4000.0, 1000.0);
        let camera = Camera::fitting(rect, viewport, covered);
        let shown = camera.rect_to_screen(rect);
        assert!(shown.x >= 90.0 && shown.y >= 70.0, "{shown:?}");
        assert!(
            shown.x + shown.width <= 990.0 && shown.y + shown.height <= 580.0,
            "{shown:?}"
        );
    }
}
