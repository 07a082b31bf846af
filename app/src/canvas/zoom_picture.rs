//! What is shown while the zoom changes from frame to frame on a full board: a picture a little larger than the window,
//! painted every few frames and stretched in between. Once the zoom rests, the board is painted as it is.

use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::layer::Layer;
use super::pixels::PixelRect;

/// How much smaller and larger than painted the picture may be shown.
const STRETCH: (f64, f64) = (0.7, 1.6);

/// The picture.
pub struct ZoomPicture {
    layer: Layer,
    plan: Plan,
}

/// What is to be on the picture.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Plan {
    /// Which part of the board's pixels at `scale`.
    pub rect: PixelRect,
    /// Device pixels per board unit.
    pub scale: f64,
}

impl ZoomPicture {
    /// An empty picture, in the page that `root` belongs to.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn new(root: &HtmlElement) -> Result<Self, JsValue> {
        Ok(Self {
            layer: Layer::unseen_in(root, true)?,
            plan: Plan::default(),
        })
    }

    /// Forgets what is on it, and gives its memory back.
    pub fn forget(&mut self) {
        if self.plan != Plan::default() {
            self.plan = Plan::default();
            self.layer.resize(1.0, 1.0);
        }
    }

    /// Whether `window` at `scale` can be cut out of it without being seen to be.
    pub fn shows(&self, window: PixelRect, scale: f64) -> bool {
        let ratio = scale / self.plan.scale;
        (STRETCH.0..=STRETCH.1).contains(&ratio)
            && self.plan.rect.covers(&scaled(window, 1.0 / ratio, 0.0))
    }

    /// Makes it ready to be painted for a zoom that goes on in one direction, and gives where to paint what.
    pub fn begin(
        &mut self,
        window: PixelRect,
        scale: f64,
        outwards: bool,
    ) -> (&CanvasRenderingContext2d, Plan) {
        // Outwards more and more has to be there, inwards it has to be finer.
        let (finer, margin) = if outwards { (0.85, 0.25) } else { (1.2, 0.03) };
        let rect = scaled(window, finer, margin);
        self.plan = Plan {
            rect,
            scale: scale * finer,
        };
        self.layer
            .resize(f64::from(rect.width()), f64::from(rect.height()));
        (self.layer.context(), self.plan)
    }

    /// Draws `window` at `scale` on a context of its size.
    pub fn draw(&self, context: &CanvasRenderingContext2d, window: PixelRect, scale: f64) {
        let ratio = self.plan.scale / scale;
        let (width, height) = (f64::from(window.width()), f64::from(window.height()));
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let _ = context
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                self.layer.canvas(),
                f64::from(window.left) * ratio - f64::from(self.plan.rect.left),
                f64::from(window.top) * ratio - f64::from(self.plan.rect.top),
                width * ratio,
                height * ratio,
                0.0,
                0.0,
                width,
                height,
            );
    }
}

/// A rectangle of pixels at another scale, grown on each side by a share of its size.
fn scaled(rect: PixelRect, by: f64, margin: f64) -> PixelRect {
    let (x, y) = (
        f64::from(rect.width()) * margin,
        f64::from(rect.height()) * margin,
    );
    PixelRect::new(
        ((f64::from(rect.left) - x) * by).floor() as i32,
        ((f64::from(rect.top) - y) * by).floor() as i32,
        ((f64::from(rect.right) + x) * by).ceil() as i32,
        ((f64::from(rect.bottom) + y) * by).ceil() as i32,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_at_another_scale_lies_where_it_lay() {
        let window = PixelRect::new(-100, 40, 900, 640);
        assert_eq!(scaled(window, 1.0, 0.0), window);
        assert_eq!(
            scaled(window, 0.5, 0.25),
            PixelRect::new(-175, -55, 575, 395)
        );
    }
}
