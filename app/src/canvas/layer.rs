//! One canvas element, as large as the board's part of the window, at the resolution of the screen.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use super::pixels::PixelRect;
use crate::platform::{decimal, document};

/// A layer of the picture.
pub struct Layer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Layer {
    /// A canvas of this class at the end of `root`.
    ///
    /// # Errors
    /// What the browser threw: it has no Canvas 2D.
    pub fn append_to(root: &HtmlElement, class: &str) -> Result<Self, JsValue> {
        Self::append(root, class, true)
    }

    /// The same, but nothing can be seen through it: then copying from it and to it costs less.
    ///
    /// # Errors
    /// As [`Layer::append_to`].
    pub fn append_opaque_to(root: &HtmlElement, class: &str) -> Result<Self, JsValue> {
        Self::append(root, class, false)
    }

    fn append(root: &HtmlElement, class: &str, alpha: bool) -> Result<Self, JsValue> {
        let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
        canvas.set_class_name(class);
        canvas.set_attribute("aria-hidden", "true")?;
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"alpha".into(), &alpha.into())?;
        let context = canvas
            .get_context_with_context_options("2d", &options)?
            .ok_or_else(|| JsValue::from_str("no Canvas 2D"))?
            .unchecked_into();
        root.append_child(&canvas)?;
        Ok(Self { canvas, context })
    }

    /// A canvas in `root` that is never seen itself, empty at first: what is painted on it is copied. It has to be
    /// in the page, or its letters would not be set by the page's rules.
    ///
    /// # Errors
    /// What the browser threw: it has no Canvas 2D.
    pub fn unseen_in(root: &HtmlElement, opaque: bool) -> Result<Self, JsValue> {
        let layer = Self::append(root, "picture-in-making", !opaque)?;
        layer.resize(1.0, 1.0);
        Ok(layer)
    }

    /// A canvas of this class in `root` that is shown at times, [stretched](Layer::stretch), and nothing can be seen
    /// through it; empty and not shown at first.
    ///
    /// # Errors
    /// As [`Layer::append_to`].
    pub fn stretched_in(root: &HtmlElement, class: &str) -> Result<Self, JsValue> {
        let layer = Self::append(root, class, false)?;
        layer.show(false);
        layer.resize(1.0, 1.0);
        Ok(layer)
    }

    /// Shows the canvas, or leaves it out: then a frame costs nothing for it.
    pub fn show(&self, shown: bool) {
        let visibility = if shown { "visible" } else { "hidden" };
        let _ = self.canvas.style().set_property("visibility", visibility);
    }

    /// Lays the canvas over a part of what it lies in, given in device pixels of which `ratio` are a CSS pixel; over all
    /// of it for `None`.
    pub fn lie_over(&self, part: Option<PixelRect>, ratio: f64) {
        let style = self.canvas.style();
        let Some(part) = part else {
            for property in ["transform", "width", "height"] {
                let _ = style.remove_property(property);
            }
            return;
        };
        self.stretch(
            1.0,
            f64::from(part.left) / ratio,
            f64::from(part.top) / ratio,
        );
        for (property, pixels) in [("width", part.width()), ("height", part.height())] {
            let _ = style.set_property(property, &(decimal(f64::from(pixels) / ratio) + "px"));
        }
    }

    /// Shows each of its pixels `by` CSS pixels wide and high, its left upper corner at (x, y) of what it lies in, in CSS
    /// pixels.
    pub fn stretch(&self, by: f64, x: f64, y: f64) {
        let [by, x, y] = [by, x, y].map(decimal);
        let transform = format!("matrix({by},0,0,{by},{x},{y})");
        let _ = self.canvas.style().set_property("transform", &transform);
    }

    /// The canvas, to copy from.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// Gives the canvas this size in device pixels. A new size clears it; the same size costs nothing.
    pub fn resize(&self, width: f64, height: f64) {
        let (width, height) = (width.max(1.0) as u32, height.max(1.0) as u32);
        if self.canvas.width() != width {
            self.canvas.set_width(width);
        }
        if self.canvas.height() != height {
            self.canvas.set_height(height);
        }
    }

    /// Makes the whole canvas transparent. Leaves the identity transform.
    pub fn clear(&self) {
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        self.context
            .clear_rect(0.0, 0.0, self.width(), self.height());
    }

    /// Where to paint.
    pub fn context(&self) -> &CanvasRenderingContext2d {
        &self.context
    }

    /// The width in device pixels.
    pub fn width(&self) -> f64 {
        f64::from(self.canvas.width())
    }

    /// The height in device pixels.
    pub fn height(&self) -> f64 {
        f64::from(self.canvas.height())
    }
}
