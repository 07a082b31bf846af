//! Draws display items on a Canvas 2D context: on the screen and in an exported picture alike.

use board::{BoardPoint, BoardRect};
use js_sys::Reflect;
use scene::{
    Color, Detail, DisplayItem, PathShape, PathStep, Placed, Primitive, RoundedBox, Stroke,
    TextLine, TextRole, Weight, shadows_at,
};
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

use super::pictures::Lacking;
use super::stock::Stock;
use crate::platform::decimal;

/// The bundled face first; what it lacks (emoji) comes from the system. Only where that has none, ours are fetched.
const FAMILY: &str = "\"Noto Sans JP\", \"Noto Emoji\", \"Apple Color Emoji\", \"Segoe UI Emoji\", \
                      \"Noto Color Emoji\", \"Nonet Emoji\", \"Nonet Keycaps\", sans-serif";
/// How strong the bar is that stands for a line too small to read.
const BAR_OPACITY: f64 = 0.4;

/// Letters of the words that stand where a picture is not, board units.
const LACKING_SIZE: f64 = 12.0;

/// Which part of the board a context shows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct View {
    /// The board coordinate at the context's left edge.
    pub x: f64,
    /// The board coordinate at the context's top edge.
    pub y: f64,
    /// CSS pixels per board unit: decides how much detail can be seen.
    pub zoom: f64,
    /// Device pixels per CSS pixel.
    pub device_pixel_ratio: f64,
}

impl View {
    /// Device pixels per board unit.
    pub fn scale(&self) -> f64 {
        self.zoom * self.device_pixel_ratio
    }

    /// Where a board coordinate lies, in device pixels, on a whole one: edges stay sharp and nothing
    /// shimmers while panning. The board has one lattice of pixels, and the camera moves over it by whole ones, so
    /// that a picture painted for another place of the camera is the same picture.
    pub fn device_x(&self, board_x: f64) -> f64 {
        (board_x * self.scale()).round() - (self.x * self.scale()).round()
    }

    /// As [`View::device_x`], downwards.
    pub fn device_y(&self, board_y: f64) -> f64 {
        (board_y * self.scale()).round() - (self.y * self.scale()).round()
    }
}

/// A context being painted on, and what was set on it last (setting a font or a colour anew costs).
pub struct Painter<'a> {
    context: &'a CanvasRenderingContext2d,
    view: View,
    stock: &'a Stock,
    font: Option<(u64, Weight)>,
    fill: Option<Color>,
    stroke: Option<(Color, f64)>,
    /// Whether the transform is the identity.
    level: bool,
}

impl<'a> Painter<'a> {
    /// Starts painting. The context's state is taken as unknown.
    pub fn new(context: &'a CanvasRenderingContext2d, view: View, stock: &'a Stock) -> Self {
        // The bundled metrics assume neither kerning nor hinted advances.
        for (property, value) in [
            ("fontKerning", "none"),
            ("textRendering", "geometricPrecision"),
        ] {
            let _ = Reflect::set(context, &property.into(), &value.into());
        }
        context.set_text_align("left");
        context.set_text_baseline("alphabetic");
        Self {
            context,
            view,
            stock,
            font: None,
            fill: None,
            stroke: None,
            level: false,
        }
    }

    /// Draws an element where it lies. `with_content` is false while a field shows what people wrote there.
    pub fn draw(&mut self, placed: &Placed<'_>, with_content: bool) {
        let origin = placed.rect().origin();
        if Detail::at_zoom(self.view.zoom) == Detail::Block && placed.element().as_note().is_some()
        {
            let BoardRect { width, height, .. } = placed.rect();
            let scale = self.view.scale();
            self.level();
            self.fill_with(placed.block());
            self.context.fill_rect(
                self.view.device_x(origin.x),
                self.view.device_y(origin.y),
                width * scale,
                height * scale,
            );
        } else {
            self.draw_item(placed.item(), origin, with_content);
        }
    }

    /// Draws an item up close, with its top left corner at `origin`.
    pub fn draw_item(&mut self, item: &DisplayItem, origin: BoardPoint, with_content: bool) {
        if shadows_at(self.view.zoom) {
            let (left, top) = (self.view.device_x(origin.x), self.view.device_y(origin.y));
            let scale = self.view.scale();
            let shadows = &self.stock.shadows;
            if shadows.draw(self.context, item, scale, left, top) {
                self.fill = None;
            }
            self.level = false;
        }
        self.place(origin);
        // A picture that is here leaves out what stands for it until it is.
        let is_here = |primitive: &Primitive| match primitive {
            Primitive::Image { hash, .. } => self.stock.pictures.has(hash),
            _ => false,
        };
        let first = item.primitives.iter().position(is_here).unwrap_or(0);
        for primitive in item.primitives.iter().skip(first) {
            match primitive {
                Primitive::Shadow(_) => {}
                Primitive::Image { hash, rect } => {
                    let (pictures, scale) = (&self.stock.pictures, self.view.scale());
                    if let Some(lacking) = pictures.draw(self.context, hash, *rect, scale) {
                        self.draw_lacking(lacking, item, *rect);
                    }
                }
                Primitive::Box(rounded) => self.draw_box(rounded),
                Primitive::Path(path) => self.draw_path(path),
                Primitive::Text(line) => {
                    if with_content || line.role == TextRole::Label {
                        self.draw_line(line);
                    }
                }
            }
        }
    }

    /// What follows is drawn in device pixels.
    fn level(&mut self) {
        if !self.level {
            let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
            self.level = true;
        }
    }

    /// What follows is drawn in board units from this point.
    fn place(&mut self, origin: BoardPoint) {
        self.level = false;
        let scale = self.view.scale();
        let (left, top) = (self.view.device_x(origin.x), self.view.device_y(origin.y));
        let _ = self
            .context
            .set_transform(scale, 0.0, 0.0, scale, left, top);
    }

    fn draw_box(&mut self, rounded: &RoundedBox) {
        let rect = rounded.rect;
        // Corners below a device pixel cannot be seen; a plain rectangle is several times faster.
        let square = rounded.radius * self.view.scale() < 1.0;
        if !square {
            self.context.begin_path();
            let _ = self.context.round_rect_with_f64(
                rect.x,
                rect.y,
                rect.width,
                rect.height,
                rounded.radius,
            );
        }
        if let Some(color) = rounded.fill {
            self.fill_with(color);
            if square {
                self.context
                    .fill_rect(rect.x, rect.y, rect.width, rect.height);
            } else {
                self.context.fill();
            }
        }
        if let Some(stroke) = rounded.stroke {
            self.stroke_with(stroke);
            if stroke.dashed {
                self.set_dash(&[6.0, 4.0]);
            }
            if square {
                self.context
                    .stroke_rect(rect.x, rect.y, rect.width, rect.height);
            } else {
                self.context.stroke();
            }
            if stroke.dashed {
                self.set_dash(&[]);
            }
        }
    }

    fn draw_path(&mut self, path: &PathShape) {
        let context = self.context;
        context.begin_path();
        for step in &path.steps {
            match *step {
                PathStep::Move(to) => context.move_to(to.x, to.y),
                PathStep::Line(to) => context.line_to(to.x, to.y),
                PathStep::Curve(first, second, to) => {
                    context.bezier_curve_to(first.x, first.y, second.x, second.y, to.x, to.y);
                }
                PathStep::Close => context.close_path(),
            }
        }
        if let Some(color) = path.fill {
            self.fill_with(color);
            context.fill();
        }
        if let Some(stroke) = path.stroke {
            self.stroke_with(stroke);
            context.set_line_cap("round");
            context.set_line_join("round");
            if stroke.dashed {
                self.set_dash(&[6.0, 4.0]);
            }
            context.stroke();
            if stroke.dashed {
                self.set_dash(&[]);
            }
            // Boxes have sharp corners.
            context.set_line_cap("butt");
            context.set_line_join("miter");
        }
    }

    /// Says at the foot of a picture's place why it is not there.
    fn draw_lacking(&mut self, lacking: Lacking, item: &DisplayItem, rect: BoardRect) {
        let (Some(words), Some(name)) = (lacking.words(), item.lines().next()) else {
            return;
        };
        if Detail::of_letters(LACKING_SIZE * self.view.zoom) != Detail::Text {
            return;
        }
        self.set_font(LACKING_SIZE, Weight::Regular);
        self.fill_with(name.color);
        let width = self.context.measure_text(words).map(|size| size.width());
        let room = rect.width - width.unwrap_or(f64::MAX);
        if room > 0.0 && rect.height > 5.0 * LACKING_SIZE {
            let (left, foot) = (rect.x + room / 2.0, rect.bottom() - LACKING_SIZE);
            let _ = self.context.fill_text(words, left, foot);
        }
    }

    fn draw_line(&mut self, line: &TextLine) {
        match Detail::of_letters(line.size * self.view.zoom) {
            Detail::Text => {
                self.set_font(line.size, line.weight);
                self.fill_with(line.color);
                let _ = self.context.fill_text(&line.text, line.x, line.baseline);
            }
            Detail::Bars => {
                let bar = line.bar();
                self.fill_with(faint(line.color));
                self.context.fill_rect(bar.x, bar.y, bar.width, bar.height);
            }
            Detail::Block => {}
        }
    }

    #[expect(
        deprecated,
        reason = "the other one makes a text of JavaScript each time"
    )]
    fn stroke_with(&mut self, stroke: Stroke) {
        if self.stroke != Some((stroke.color, stroke.width)) {
            let colors = &self.stock.colors;
            colors.with(stroke.color, &|color| self.context.set_stroke_style(color));
            // Never thinner than a device pixel, or far canvases lose their lines.
            let width = stroke.width.max(1.0 / self.view.scale());
            self.context.set_line_width(width);
            self.stroke = Some((stroke.color, stroke.width));
        }
    }

    #[expect(
        deprecated,
        reason = "the other one makes a text of JavaScript each time"
    )]
    fn fill_with(&mut self, color: Color) {
        if self.fill != Some(color) {
            let colors = &self.stock.colors;
            colors.with(color, &|color| self.context.set_fill_style(color));
            self.fill = Some(color);
        }
    }

    fn set_font(&mut self, size: f64, weight: Weight) {
        if self.font != Some((size.to_bits(), weight)) {
            self.context.set_font(&font(size, weight));
            self.font = Some((size.to_bits(), weight));
        }
    }

    fn set_dash(&self, pattern: &[f64]) {
        let segments: js_sys::Array = pattern.iter().copied().map(JsValue::from).collect();
        let _ = self.context.set_line_dash(&segments);
    }
}

/// The CSS font of a text of this size (in board units) and weight.
pub fn font(size: f64, weight: Weight) -> String {
    format!("{} {}px {FAMILY}", weight.number(), decimal(size))
}

fn faint(color: Color) -> Color {
    Color {
        alpha: (f64::from(color.alpha) * BAR_OPACITY) as u8,
        ..color
    }
}
