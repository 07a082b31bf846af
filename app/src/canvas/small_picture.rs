//! A part of a board as a small picture: painted as any board is, from far away.

use board::BoardRect;
use scene::{Scene, Style};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::painter::{Painter, View};
use super::stock::Stock;

/// Paints `area` (board space) as large as it fits into `canvas`, in the middle of it. Pictures on the board are boxes.
/// `ratio` is how many pixels of the canvas a CSS pixel has. Gives what the whole canvas shows, in board space.
pub fn paint_small(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    area: &BoardRect,
    style: Style,
    ratio: f64,
) -> Option<BoardRect> {
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let scale = (width / area.width).min(height / area.height);
    let seen = BoardRect::new(
        area.x - (width / scale - area.width) / 2.0,
        area.y - (height / scale - area.height) / 2.0,
        width / scale,
        height / scale,
    );
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    context.set_fill_style_str(style.theme.palette().surface.css().as_str());
    context.fill_rect(0.0, 0.0, width, height);
    let stock = Stock::default();
    let view = View {
        x: seen.x,
        y: seen.y,
        zoom: scale / ratio,
        device_pixel_ratio: ratio,
    };
    let mut painter = Painter::new(&context, view, &stock);
    let mut slots = Vec::new();
    scene.visible(&seen, &mut slots);
    for placed in slots.iter().filter_map(|slot| scene.at(*slot)) {
        painter.draw(&placed, true);
    }
    Some(seen)
}
