//! One canvas element, as large as the board's part of the window, at the resolution of the screen.

use std::cell::Cell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use super::pixels::PixelRect;
use crate::platform::{decimal, document};

/// A layer of the picture.
pub struct Layer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// Which part of the window it covers.
    part: Cell<Option<PixelRect>>,
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
        Ok(Self {
            canvas,
            context,
            part: Cell::default(),
        })
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

    /// Covers this part of the board's place in the window, which has `size`, all in device pixels. If there is nothing of
    /// it, it is not in the picture at all: every canvas that is costs something whenever the page is composed.
    pub fn lie_at(&self, part: PixelRect, size: (f64, f64), device_pixel_ratio: f64) {
        self.resize(f64::from(part.width()), f64::from(part.height()));
        if self.part.replace(Some(part)) == Some(part) {
            return;
        }
        self.canvas.set_hidden(part.is_empty());
        let is_all = (f64::from(part.width()), f64::from(part.height())) == size;
        let lengths = [
            ("left", part.left),
            ("top", part.top),
            ("width", part.width()),
            ("height", part.height()),
        ];
        for (name, length) in lengths {
            let value = match is_all {
                // As the style sheet says.
                true => String::new(),
                false => decimal(f64::from(length) / device_pixel_ratio) + "px",
            };
            let _ = self.canvas.style().set_property(name, &value);
        }
    }

    /// Takes it out of the page and gives its memory back at once, not only when the browser tidies up.
    pub fn let_go(&self) {
        self.resize(1.0, 1.0);
        self.canvas.remove();
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
