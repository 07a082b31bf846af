//! Everything that lies on the board, painted from the scene: only what can be seen, as finely as can be seen.

use std::cell::RefCell;
use std::collections::HashSet;

use board::ElementId;
use editor::Editor;
use scene::{Detail, Slot};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::fonts::Fonts;
use super::grid::Grid;
use super::layer::Layer;
use super::painter::{Painter, View};
use super::stock::Stock;

/// The lower canvas.
pub struct BaseLayer {
    layer: Layer,
    grid: Grid,
    /// What was visible in the last frame; kept so that painting allocates nothing.
    visible: RefCell<Vec<Slot>>,
    /// The elements whose characters the fonts were asked for.
    texts_asked: RefCell<HashSet<ElementId>>,
}

impl BaseLayer {
    /// A layer at the end of `root`.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn append_to(root: &HtmlElement) -> Result<Self, JsValue> {
        Ok(Self {
            layer: Layer::append_to(root, "board-base")?,
            grid: Grid::default(),
            visible: RefCell::default(),
            texts_asked: RefCell::default(),
        })
    }

    /// The texts of these elements may be others now.
    pub fn changed(&self, elements: &[ElementId]) {
        let mut asked = self.texts_asked.borrow_mut();
        for id in elements {
            asked.remove(id);
        }
    }

    /// All texts may be others now.
    pub fn forget_texts(&self) {
        self.texts_asked.borrow_mut().clear();
    }

    /// Paints the whole layer. `size` is in device pixels.
    pub fn paint(
        &self,
        editor: &Editor,
        view: View,
        size: (f64, f64),
        stock: &Stock,
        fonts: &Fonts,
    ) {
        let (width, height) = size;
        self.layer.resize(width, height);
        let scene = editor.scene();
        let palette = scene.style().theme.palette();
        let context = self.layer.context();
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.set_fill_style_str(palette.surface.css().as_str());
        context.fill_rect(0.0, 0.0, width, height);
        self.grid.draw(context, view, palette.grid, size);

        // What is being dragged is on the layer above; copies leave the originals here.
        let drag = editor.overlay().drag.as_ref().filter(|drag| !drag.copy);
        let lifted: HashSet<&ElementId> =
            drag.map_or_else(HashSet::new, |drag| drag.moving.iter().collect());
        // Connectors follow what they are attached to.
        let following = drag.map_or_else(HashSet::new, |drag| {
            scene.connectors_of(drag.moving.iter())
        });
        let edited = editor.editing().map(|editing| editing.element);

        let area = editor.camera().visible(editor.settings().viewport);
        let mut visible = self.visible.borrow_mut();
        scene.visible(&area, &mut visible);
        let mut asked = self.texts_asked.borrow_mut();
        let letters = Detail::at_zoom(view.zoom) == Detail::Text;
        let mut painter = Painter::new(context, view, stock);
        for slot in visible.iter() {
            let Some(placed) = scene.at(*slot) else {
                continue;
            };
            let id = &placed.element().id;
            if lifted.contains(id) || following.contains(id) {
                continue;
            }
            if letters && !asked.contains(id) {
                placed.item().lines().for_each(|line| fonts.need(line));
                asked.insert(id.clone());
            }
            painter.draw(&placed, edited != Some(id));
        }
    }
}
