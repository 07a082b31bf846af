//! The dots that the board lies on: 20 units apart, gone from far away.

use std::cell::RefCell;

use scene::Color;
use wasm_bindgen::JsCast;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

use super::painter::View;
use crate::platform::document;

/// The distance of two dots in board units.
const STEP: f64 = 20.0;
/// The side of a dot, CSS pixels. When things snap to the grid it is twice that.
const DOT: f64 = 1.5;
/// Below the first zoom no dots are drawn, from the second on they have their full strength.
const FADE: (f64, f64) = (0.4, 0.6);

/// The dots, and the tile that they were last drawn with.
#[derive(Default)]
pub struct Grid {
    tile: RefCell<Option<Tile>>,
}

struct Tile {
    side: f64,
    dot: f64,
    color: Color,
    pattern: CanvasPattern,
}

impl Grid {
    /// Draws the dots over a part of the context: left, top, width, height in device pixels. Leaves the identity transform.
    pub fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        view: View,
        color: Color,
        part: [f64; 4],
        snaps: bool,
    ) {
        let strength = ((view.zoom - FADE.0) / (FADE.1 - FADE.0)).clamp(0.0, 1.0);
        if strength <= 0.0 {
            return;
        }
        let step = STEP * view.scale();
        // One tile of whole pixels, stretched by less than one pixel to the true step.
        let side = step.round().max(1.0);
        let dot = if snaps { 2.0 * DOT } else { DOT };
        let dot = (dot * view.device_pixel_ratio * view.zoom.clamp(0.7, 1.2))
            .round()
            .max(1.0);
        let mut kept = self.tile.borrow_mut();
        let fits = |tile: &Tile| (tile.side, tile.dot, tile.color) == (side, dot, color);
        if !kept.as_ref().is_some_and(fits) {
            *kept = pattern(context, side, dot, color).map(|pattern| Tile {
                side,
                dot,
                color,
                pattern,
            });
        }
        let Some(tile) = kept.as_ref() else { return };
        let stretch = step / side;
        // The last dot before the part, on the board's own lattice: whatever part is drawn, the dots are the same.
        let [left, top, width, height] = part;
        let before = |board: f64, part: f64| -> f64 {
            let corner = (board * view.scale()).round();
            ((corner + part) / step).floor() * step - corner
        };
        let (dot_left, dot_top) = (before(view.x, left), before(view.y, top));
        let _ = context.set_transform(stretch, 0.0, 0.0, stretch, dot_left, dot_top);
        context.set_fill_style_canvas_pattern(&tile.pattern);
        context.set_global_alpha(strength);
        context.fill_rect(
            (left - dot_left) / stretch,
            (top - dot_top) / stretch,
            width / stretch,
            height / stretch,
        );
        context.set_global_alpha(1.0);
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    }
}

/// One dot in the tile's corner, which is where the board's multiples of the step are.
fn pattern(
    target: &CanvasRenderingContext2d,
    side: f64,
    dot: f64,
    color: Color,
) -> Option<CanvasPattern> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(side as u32);
    canvas.set_height(side as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    context.set_fill_style_str(color.css().as_str());
    context.fill_rect(0.0, 0.0, dot, dot);
    target
        .create_pattern_with_html_canvas_element(&canvas, "repeat")
        .ok()?
}
