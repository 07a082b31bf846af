//! What the map shows: a block for everything on the board.

use board::{BoardPoint, BoardRect, ElementKind, Shape};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::bridge::Editor;
use crate::platform::window;

/// The map's width, CSS pixels.
pub const WIDTH: f64 = 208.0;
/// The map's height, CSS pixels.
pub const HEIGHT: f64 = 136.0;
/// Space around the board's content, CSS pixels.
const MARGIN: f64 = 8.0;

/// How the board lies on the map.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Projection {
    /// The board point at the map's top left corner.
    origin: BoardPoint,
    /// CSS pixels a board unit.
    scale: f64,
}

impl Projection {
    /// All of `bounds` in the middle of the map.
    pub fn of(bounds: BoardRect) -> Self {
        let scale = ((WIDTH - 2.0 * MARGIN) / bounds.width.max(1.0))
            .min((HEIGHT - 2.0 * MARGIN) / bounds.height.max(1.0));
        let center = bounds.center();
        Self {
            origin: BoardPoint::new(
                center.x - WIDTH / 2.0 / scale,
                center.y - HEIGHT / 2.0 / scale,
            ),
            scale,
        }
    }

    /// Where a rectangle of the board lies on the map, CSS pixels.
    pub fn to_map(self, rect: BoardRect) -> BoardRect {
        BoardRect::new(
            (rect.x - self.origin.x) * self.scale,
            (rect.y - self.origin.y) * self.scale,
            rect.width * self.scale,
            rect.height * self.scale,
        )
    }

    /// The point of the board at a place of the map (CSS pixels).
    pub fn to_board(self, x: f64, y: f64) -> BoardPoint {
        BoardPoint::new(
            self.origin.x + x / self.scale,
            self.origin.y + y / self.scale,
        )
    }
}

/// Paints the map; `None` where there is nothing to show.
pub fn draw(canvas: &HtmlCanvasElement, editor: &Editor) -> Option<Projection> {
    let ratio = window().device_pixel_ratio().clamp(1.0, 3.0);
    // Setting the size clears the canvas.
    canvas.set_width((WIDTH * ratio) as u32);
    canvas.set_height((HEIGHT * ratio) as u32);
    let context = canvas.get_context("2d").ok().flatten()?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let scene = editor.scene();
    let projection = Projection::of(scene.bounds()?);
    let mut color = None;
    for placed in scene.in_paint_order() {
        let block = placed.block();
        // Neighbours in the pile often have one colour, and to set it costs more than the block.
        if color != Some(block) {
            context.set_fill_style_str(block.css().as_str());
            color = Some(block);
        }
        let rect = projection.to_map(placed.rect());
        let (left, top) = (rect.x * ratio, rect.y * ratio);
        let (width, height) = (
            (rect.width * ratio).max(1.0),
            (rect.height * ratio).max(1.0),
        );
        match &placed.element().kind {
            // Its box says nothing about a line.
            ElementKind::Connector(_) => {}
            ElementKind::Shape(Shape { fill: None, .. }) | ElementKind::Drawing(_) => {
                context.set_stroke_style_str(block.css().as_str());
                context.stroke_rect(left, top, width, height);
            }
            _ => context.fill_rect(left, top, width, height),
        }
    }
    Some(projection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_shows_all_of_the_board_and_finds_its_way_back() {
        let bounds = BoardRect::new(-300.0, 50.0, 4_000.0, 700.0);
        let projection = Projection::of(bounds);
        let shown = projection.to_map(bounds);
        assert!(shown.x >= MARGIN - 1e-9 && shown.right() <= WIDTH - MARGIN + 1e-9);
        assert!(shown.y >= MARGIN - 1e-9 && shown.bottom() <= HEIGHT - MARGIN + 1e-9);
        let back = projection.to_board(shown.x, shown.y);
        assert!((back.x - bounds.x).abs() < 1e-6 && (back.y - bounds.y).abs() < 1e-6);
    }

    #[test]
    fn an_empty_rectangle_is_no_division_by_zero() {
        let projection = Projection::of(BoardRect::new(5.0, 5.0, 0.0, 0.0));
        let middle = projection.to_board(WIDTH / 2.0, HEIGHT / 2.0);
        assert!((middle.x - 5.0).abs() < 1e-9 && middle.y.is_finite());
    }
}
