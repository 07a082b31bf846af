//! What is shown while the camera glides from one zoom to another: what was on the screen before, and the view at the
//! end of the way, each painted once. In between both are stretched, the finer one over the other. So a frame costs two
//! copies, however much is on the board.

use editor::Glide;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::layer::Layer;
use super::pixels::PixelRect;

/// One of the two pictures.
struct Picture {
    layer: Layer,
    window: PixelRect,
    /// Device pixels per board unit.
    scale: f64,
}

/// The two pictures, while the camera glides.
pub struct GlidePictures {
    before: Picture,
    after: Picture,
    /// The movement that they belong to.
    glide: Glide,
    /// Something changed on the way: what is shown at the end has to be painted anew.
    pub is_stale: bool,
}

impl GlidePictures {
    /// Pictures for a movement: `screen` shows `window` at `scale` now, and the view at the end will show `end`.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn begin(
        root: &HtmlElement,
        glide: Glide,
        screen: (&Layer, PixelRect, f64),
        end: (PixelRect, f64),
    ) -> Result<Self, JsValue> {
        let picture = |(window, scale): (PixelRect, f64)| -> Result<Picture, JsValue> {
            let layer = Layer::unseen_in(root, true)?;
            layer.resize(f64::from(window.width()), f64::from(window.height()));
            Ok(Picture {
                layer,
                window,
                scale,
            })
        };
        let (shown, window, scale) = screen;
        let pictures = Self {
            before: picture((window, scale))?,
            after: picture(end)?,
            glide,
            is_stale: false,
        };
        let context = pictures.before.layer.context();
        context.draw_image_with_html_canvas_element(shown.canvas(), 0.0, 0.0)?;
        Ok(pictures)
    }

    /// Where the view at the end is to be painted.
    pub fn end(&self) -> (&CanvasRenderingContext2d, PixelRect) {
        (self.after.layer.context(), self.after.window)
    }

    /// Whether they belong to this movement.
    pub fn is_of(&self, glide: Glide) -> bool {
        self.glide == glide
    }

    /// Whether the view is what was painted for the end of the way.
    pub fn has_arrived(&self, window: PixelRect, scale: f64) -> bool {
        !self.is_stale && self.after.scale == scale && self.after.window == window
    }

    /// Draws the view on its way on a context of the window's size; `surface` is the colour of the bare board.
    pub fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        window: PixelRect,
        scale: f64,
        surface: &str,
    ) {
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let (width, height) = (f64::from(window.width()), f64::from(window.height()));
        context.set_fill_style_str(surface);
        context.fill_rect(0.0, 0.0, width, height);
        let mut pictures = [&self.before, &self.after];
        if self.before.scale > self.after.scale {
            pictures.reverse();
        }
        for picture in pictures {
            picture.draw(context, window, scale);
        }
    }

    /// Draws the view at the end of the way as it was painted, and nothing of the view before: that one is the finer of
    /// the two where the way led outwards, and would lie over it.
    pub fn draw_end(&self, context: &CanvasRenderingContext2d) {
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let end = self.after.layer.canvas();
        let _ = context.draw_image_with_html_canvas_element(end, 0.0, 0.0);
    }

    /// Lets the pictures go.
    pub fn let_go(&self) {
        for picture in [&self.before, &self.after] {
            picture.layer.canvas().remove();
        }
    }
}

impl Picture {
    fn draw(&self, context: &CanvasRenderingContext2d, window: PixelRect, scale: f64) {
        let by = scale / self.scale;
        let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
            self.layer.canvas(),
            f64::from(self.window.left) * by - f64::from(window.left),
            f64::from(self.window.top) * by - f64::from(window.top),
            f64::from(self.window.width()) * by,
            f64::from(self.window.height()) * by,
        );
    }
}
