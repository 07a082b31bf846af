//! The board as it was painted, kept beside the screen: while panning it is copied, and only what was not in sight
//! before is painted.
//!
//! The sheet is a little larger than the window and wraps around: the board's pixel (x, y) is at (x mod width,
//! y mod height). So nothing on it ever moves; what comes into sight is painted over what went out of it.

use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use super::layer::Layer;
use super::pixels::{PixelRect, add_to};

/// How much more than the window is kept, and how far ahead is painted when something new comes into sight:
/// in strips, so that it does not happen in every frame (device pixels).
const AHEAD: i32 = 128;

/// The kept picture.
pub struct Sheet {
    layer: Layer,
    /// Device pixels per board unit of what is on it.
    scale: f64,
    /// What of the board is on it.
    covered: PixelRect,
    /// What of that has to be painted anew.
    stale: Vec<PixelRect>,
}

/// A part of the board that lies on the sheet in one piece.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Which part.
    pub rect: PixelRect,
    /// The board's pixel at the sheet's left edge.
    pub left: i32,
    /// The board's pixel at the sheet's top edge.
    pub top: i32,
}

impl Sheet {
    /// An empty sheet, in the page that `root` belongs to.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn new(root: &HtmlElement) -> Result<Self, JsValue> {
        Ok(Self {
            layer: Layer::unseen_in(root, true)?,
            scale: 0.0,
            covered: PixelRect::default(),
            stale: Vec::new(),
        })
    }

    /// Where to paint.
    pub fn context(&self) -> &CanvasRenderingContext2d {
        self.layer.context()
    }

    /// Forgets everything.
    pub fn forget(&mut self) {
        self.covered = PixelRect::default();
        self.stale.clear();
    }

    /// Forgets everything, and gives its memory back.
    pub fn let_go(&mut self) {
        self.forget();
        self.layer.resize(1.0, 1.0);
    }

    /// Something in `rect` looks different.
    pub fn invalidate(&mut self, rect: PixelRect) {
        let rect = rect.intersection(&self.covered);
        add_to(&mut self.stale, rect);
    }

    /// Begins anew with a picture of `window` that was painted elsewhere.
    pub fn adopt(&mut self, picture: &HtmlCanvasElement, window: PixelRect, scale: f64) {
        self.cover(window, scale);
        for Piece { rect, left, top } in self.pieces(window) {
            let (width, height) = (f64::from(rect.width()), f64::from(rect.height()));
            let _ = self
                .layer
                .context()
                .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                    picture,
                    f64::from(rect.left - window.left),
                    f64::from(rect.top - window.top),
                    width,
                    height,
                    f64::from(rect.left - left),
                    f64::from(rect.top - top),
                    width,
                    height,
                );
        }
    }

    /// Copies `rect` onto a context whose upper left corner is `window`'s.
    pub fn copy_to(&self, context: &CanvasRenderingContext2d, rect: PixelRect, window: PixelRect) {
        for Piece { rect, left, top } in self.pieces(rect) {
            let (width, height) = (f64::from(rect.width()), f64::from(rect.height()));
            let _ = context
                .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                    self.layer.canvas(),
                    f64::from(rect.left - left),
                    f64::from(rect.top - top),
                    width,
                    height,
                    f64::from(rect.left - window.left),
                    f64::from(rect.top - window.top),
                    width,
                    height,
                );
        }
    }

    /// Makes sure that all of `window` is on the sheet or in the list of what has to be painted, and gives that list.
    pub fn cover(&mut self, window: PixelRect, scale: f64) -> Vec<PixelRect> {
        let (width, height) = (window.width() + 2 * AHEAD, window.height() + 2 * AHEAD);
        if self.width() != width || self.height() != height {
            // Clears it.
            self.layer.resize(f64::from(width), f64::from(height));
            self.forget();
        }
        if scale != self.scale || self.covered.intersection(&window).is_empty() {
            self.scale = scale;
            self.covered = window;
            self.stale = vec![window];
        } else if !self.covered.covers(&window) {
            let (left, right) = reach(
                (self.covered.left, self.covered.right),
                (window.left, window.right),
            );
            let (top, bottom) = reach(
                (self.covered.top, self.covered.bottom),
                (window.top, window.bottom),
            );
            let wanted = PixelRect::new(left, top, right, bottom);
            let stale = std::mem::take(&mut self.stale);
            for rect in stale {
                add_to(&mut self.stale, rect.intersection(&wanted));
            }
            for rect in wanted.without(&self.covered) {
                add_to(&mut self.stale, rect);
            }
            self.covered = wanted;
        }
        let seen: i64 = self.stale.iter().map(PixelRect::area).sum();
        if seen > window.area() {
            // Dearer than to begin anew with what is in sight.
            self.covered = window;
            self.stale = vec![window];
        }
        std::mem::take(&mut self.stale)
    }

    /// The pieces of the sheet that `rect` lies on: one, or up to four where it wraps around.
    pub fn pieces(&self, rect: PixelRect) -> Vec<Piece> {
        let (width, height) = (self.width().max(1), self.height().max(1));
        let mut pieces = Vec::new();
        let mut top = rect.top.div_euclid(height) * height;
        while top < rect.bottom {
            let mut left = rect.left.div_euclid(width) * width;
            while left < rect.right {
                let sheet = PixelRect::new(left, top, left + width, top + height);
                let rect = rect.intersection(&sheet);
                if !rect.is_empty() {
                    pieces.push(Piece { rect, left, top });
                }
                left += width;
            }
            top += height;
        }
        pieces
    }

    fn width(&self) -> i32 {
        self.layer.width() as i32
    }

    fn height(&self) -> i32 {
        self.layer.height() as i32
    }
}

/// What to cover in one direction: the window, a strip ahead of it where it left what was covered, and as much of
/// that as there is room for.
fn reach(covered: (i32, i32), window: (i32, i32)) -> (i32, i32) {
    let room = window.1 - window.0 + 2 * AHEAD;
    let mut low = covered.0;
    let mut high = covered.1;
    if window.0 < low {
        low = window.0 - AHEAD;
        high = high.min(low + room);
    }
    if window.1 > high {
        high = window.1 + AHEAD;
        low = low.max(high - room);
    }
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::reach;

    #[test]
    fn a_strip_ahead_is_covered_and_no_more_than_fits() {
        assert_eq!(reach((0, 1000), (10, 1010)), (0, 1138));
        assert_eq!(reach((0, 1138), (200, 1200)), (72, 1328));
        assert_eq!(reach((72, 1328), (71, 1071)), (-57, 1199));
        assert_eq!(reach((0, 1256), (100, 1100)), (0, 1256));
    }
}
