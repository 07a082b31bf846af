//! What is being dragged, painted once: while the pointer moves, the picture of it is moved.

use std::cell::RefCell;
use std::sync::Arc;

use board::{BoardRect, ElementId};
use editor::{DragOverlay, Editor};
use scene::{Damage, Placed};
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::layer::Layer;
use super::painter::{Painter, View};
use super::pixels::PixelRect;
use super::stock::Stock;

/// A picture larger than this many pixels is not kept; then what is in sight is painted in each frame.
const PIXELS_MAX: i64 = 4_000_000;

/// The picture of the running drag.
pub struct Lifted {
    layer: Layer,
    picture: RefCell<Option<Picture>>,
}

/// What is on the layer.
struct Picture {
    /// What is on it: the same list means the same elements.
    of: Arc<[ElementId]>,
    /// Device pixels per board unit.
    scale: f64,
    /// Which part of the board's pixels it shows.
    rect: PixelRect,
}

impl Lifted {
    /// No picture yet, in the page that `root` belongs to.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn new(root: &HtmlElement) -> Result<Self, JsValue> {
        Ok(Self {
            layer: Layer::unseen_in(root, false)?,
            picture: RefCell::default(),
        })
    }

    /// The elements may look different now.
    pub fn forget(&self) {
        if self.picture.take().is_some() {
            self.layer.resize(1.0, 1.0);
        }
    }

    /// Draws what is dragged, connectors aside. False if it is too large to be kept: nothing was drawn then.
    /// Leaves the identity transform.
    pub fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        view: View,
        drag: &DragOverlay,
        editor: &Editor,
        stock: &Stock,
    ) -> bool {
        let scale = view.scale();
        let mut kept = self.picture.borrow_mut();
        let fits =
            |picture: &Picture| Arc::ptr_eq(&picture.of, &drag.moving) && picture.scale == scale;
        if !kept.as_ref().is_some_and(fits) {
            *kept = paint(&self.layer, drag, view, editor, stock);
        }
        let Some(picture) = kept.as_ref() else {
            return false;
        };
        let corner = |board: f64, delta: f64| ((board - delta) * scale).round();
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let _ = context.draw_image_with_html_canvas_element(
            self.layer.canvas(),
            f64::from(picture.rect.left) - corner(view.x, drag.delta.x),
            f64::from(picture.rect.top) - corner(view.y, drag.delta.y),
        );
        true
    }
}

fn paint(
    layer: &Layer,
    drag: &DragOverlay,
    view: View,
    editor: &Editor,
    stock: &Stock,
) -> Option<Picture> {
    let scene = editor.scene();
    let scale = view.scale();
    let mut moving: Vec<Placed<'_>> = drag
        .moving
        .iter()
        .filter_map(|id| scene.get(id))
        .filter(|placed| placed.element().as_connector().is_none())
        .collect();
    let around = moving
        .iter()
        .map(Placed::rect)
        .reduce(|all, rect| all.union(&rect))?;
    let rect = with_shadows(&around, scale)?;
    moving.sort_by(|a, b| a.cmp_in_pile(b));
    layer.resize(f64::from(rect.width()), f64::from(rect.height()));
    layer.clear();
    let from_corner = View {
        x: f64::from(rect.left) / scale,
        y: f64::from(rect.top) / scale,
        ..view
    };
    let mut painter = Painter::new(layer.context(), from_corner, stock);
    for placed in &moving {
        painter.draw(placed, true);
    }
    Some(Picture {
        of: Arc::clone(&drag.moving),
        scale,
        rect,
    })
}

/// The pixels that elements within a rectangle cover, their shadows too; `None` if they are too many.
fn with_shadows(around: &BoardRect, scale: f64) -> Option<PixelRect> {
    let mut reach = Damage::default();
    reach.add(around);
    let rect = PixelRect::touched_by(reach.areas()?.first()?, scale);
    // Counted in floating point: a canvas may be as large as the board.
    let pixels = around.width * around.height * scale * scale;
    (pixels < PIXELS_MAX as f64 && rect.area() <= PIXELS_MAX).then_some(rect)
}
