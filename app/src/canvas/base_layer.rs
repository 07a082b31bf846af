//! Everything that lies on the board, painted from the scene: only what can be seen, as finely as can be seen, and only
//! where it looks different than before.
//!
//! At a zoom that stays, what was painted is kept on a [`Sheet`]: panning copies it and paints what comes into sight, and
//! a change paints its own surroundings. While the zoom changes nothing can be kept, and the screen itself is painted.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use board::{BoardRect, ElementId};
use editor::Editor;
use scene::{Damage, Detail, Slot};
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::fonts::Fonts;
use super::grid::Grid;
use super::layer::Layer;
use super::painter::{Painter, View};
use super::pixels::PixelRect;
use super::sheet::{Piece, Sheet};
use super::stock::Stock;
use super::veil::Veil;

/// The lower canvas.
pub struct BaseLayer {
    layer: Layer,
    grid: Grid,
    sheet: RefCell<Sheet>,
    veil: RefCell<Veil>,
    /// Where the board looks different than when it was painted last.
    damage: RefCell<Damage>,
    /// What the screen shows now.
    shown: Cell<Option<Shown>>,
    /// Whether nothing is kept: for tests that compare, and for measurements.
    plain: Cell<bool>,
    /// What was visible in the last frame; kept so that painting allocates nothing.
    visible: RefCell<Vec<Slot>>,
    /// The elements whose characters the fonts were asked for.
    texts_asked: RefCell<HashSet<ElementId>>,
}

/// What was painted on the screen.
#[derive(Clone, Copy)]
struct Shown {
    /// Which part of the board.
    window: PixelRect,
    /// At how many device pixels per board unit.
    scale: f64,
    /// Whether it is not on the sheet.
    only_here: bool,
}

/// What painting needs.
#[derive(Clone, Copy)]
struct Paints<'a> {
    editor: &'a Editor,
    view: View,
    stock: &'a Stock,
    fonts: &'a Fonts,
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
            sheet: RefCell::new(Sheet::new()?),
            veil: RefCell::default(),
            damage: RefCell::default(),
            shown: Cell::default(),
            plain: Cell::default(),
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

    /// Something looks different there.
    pub fn damaged(&self, damage: Damage) {
        self.damage.borrow_mut().join(damage);
    }

    /// Keeps nothing from now on, or keeps again.
    pub fn set_plain(&self, plain: bool) {
        self.plain.set(plain);
        self.shown.set(None);
    }

    /// Brings the layer up to date. `size` is in device pixels.
    pub fn paint(
        &self,
        editor: &Editor,
        view: View,
        size: (f64, f64),
        stock: &Stock,
        fonts: &Fonts,
    ) {
        let window = window(view, size);
        let scale = view.scale();
        let paints = Paints {
            editor,
            view,
            stock,
            fonts,
        };
        let mut damage = self.damage.take();
        self.veil.borrow_mut().follow(editor, &mut damage);
        let shown = self.shown.get().filter(|shown| {
            let same_size =
                (shown.window.width(), shown.window.height()) == (window.width(), window.height());
            same_size && shown.scale == scale && !self.plain.get()
        });
        self.layer.resize(size.0, size.1);
        let context = self.layer.context();
        let Some(shown) = shown else {
            let whole = Piece {
                rect: window,
                left: window.left,
                top: window.top,
            };
            self.paint_piece(context, whole, paints);
            self.shown.set(Some(Shown {
                window,
                scale,
                only_here: true,
            }));
            return;
        };

        let mut sheet = self.sheet.borrow_mut();
        if shown.only_here {
            sheet.forget();
            sheet.adopt(self.layer.canvas(), shown.window, scale);
        }
        match damage.areas() {
            None => sheet.forget(),
            Some(areas) => {
                for area in areas {
                    sheet.invalidate(pixels(area, scale));
                }
            }
        }
        let stale = sheet.cover(window, scale);
        for rect in &stale {
            for piece in sheet.pieces(*rect) {
                self.paint_piece(sheet.context(), piece, paints);
            }
        }
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        if shown.window == window {
            for rect in stale {
                sheet.copy_to(context, rect.intersection(&window), window);
            }
        } else {
            sheet.copy_to(context, window, window);
        }
        self.shown.set(Some(Shown {
            window,
            scale,
            only_here: false,
        }));
    }

    /// Paints one part of the board, and nothing around it.
    fn paint_piece(&self, context: &CanvasRenderingContext2d, piece: Piece, paints: Paints<'_>) {
        let Paints {
            editor,
            view,
            stock,
            fonts,
        } = paints;
        let Piece { rect, left, top } = piece;
        let scale = view.scale();
        let view = View {
            x: f64::from(left) / scale,
            y: f64::from(top) / scale,
            ..view
        };
        let part = [
            f64::from(rect.left - left),
            f64::from(rect.top - top),
            f64::from(rect.width()),
            f64::from(rect.height()),
        ];
        let [x, y, width, height] = part;
        let scene = editor.scene();
        let palette = scene.style().theme.palette();
        context.save();
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.begin_path();
        context.rect(x, y, width, height);
        context.clip();
        context.set_fill_style_str(palette.surface.css().as_str());
        context.fill_rect(x, y, width, height);
        self.grid.draw(context, view, palette.grid, part);

        let area = BoardRect::new(
            f64::from(rect.left) / scale,
            f64::from(rect.top) / scale,
            width / scale,
            height / scale,
        );
        let veil = self.veil.borrow();
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
            if veil.hides(id) {
                continue;
            }
            if letters && !asked.contains(id) {
                placed.item().lines().for_each(|line| fonts.need(line));
                asked.insert(id.clone());
            }
            painter.draw(&placed, !veil.hides_text_of(id));
        }
        context.restore();
    }
}

/// The part of the board that the camera shows.
fn window(view: View, size: (f64, f64)) -> PixelRect {
    let left = (view.x * view.scale()).round() as i32;
    let top = (view.y * view.scale()).round() as i32;
    let (width, height) = (size.0.max(1.0) as i32, size.1.max(1.0) as i32);
    PixelRect::new(
        left,
        top,
        left.saturating_add(width),
        top.saturating_add(height),
    )
}

/// The pixels that an area of the board touches.
fn pixels(area: &BoardRect, scale: f64) -> PixelRect {
    // One more all around: what is painted is rounded to whole pixels. The conversion saturates.
    PixelRect::new(
        (area.x * scale - 1.0).floor() as i32,
        (area.y * scale - 1.0).floor() as i32,
        (area.right() * scale + 1.0).ceil() as i32,
        (area.bottom() * scale + 1.0).ceil() as i32,
    )
}
