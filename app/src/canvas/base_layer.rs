//! Everything that lies on the board, painted from the scene: only what can be seen, as finely as can be seen, and only
//! where it looks different than before.
//!
//! At a zoom that stays, what was painted is kept on a [`Sheet`]: panning copies it and paints what comes into sight, and
//! a change paints its own surroundings. While the zoom changes nothing can be kept: the screen itself is painted, or,
//! where much is in sight, one of the [`ZoomPictures`] is stretched until the zoom rests.

mod gliding;
mod mending;
mod zooming;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use board::{BoardRect, ElementId};
use editor::Editor;
use scene::{Damage, Detail, Slot};
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::fonts::Fonts;
use super::glide_pictures::GlidePictures;
use super::grid::Grid;
use super::layer::Layer;
use super::painter::{Painter, View};
use super::pixels::PixelRect;
use super::sheet::{Piece, Sheet};
use super::stock::Stock;
use super::veil::Veil;
use super::zoom_pictures::ZoomPictures;
use crate::lazy::{self, Later};
pub use gliding::{SHOW_GLIDE, ShowGlide};
pub use zooming::{SHOW_ZOOM, ShowZoom, Zooming};

/// With so many elements in sight painting all of them in each frame of a zoom would be seen.
const MANY: usize = 40;
/// With so many painting all of them in one frame would be.
const MANY_AT_ONCE: usize = 300;
/// A zoom that did not change for so long rests (milliseconds).
const RESTS_AFTER: f64 = 120.0;
/// A zoom that changes by more than this at once is a jump, and painted as it is.
const STEP_MAX: f64 = 1.3;

/// The lower canvas.
pub struct BaseLayer {
    layer: Layer,
    grid: Grid,
    sheet: RefCell<Sheet>,
    zoom_pictures: RefCell<ZoomPictures>,
    /// While the camera glides to another zoom.
    glide_pictures: RefCell<Option<GlidePictures>>,
    veil: RefCell<Veil>,
    /// Where the board looks different than when it was painted last.
    damage: RefCell<Damage>,
    /// What the screen shows now.
    shown: Cell<Option<Shown>>,
    /// When the zoom changed last, milliseconds.
    zoomed_at: Cell<f64>,
    /// How many elements were in sight when all that is in sight was painted last.
    in_sight: Cell<usize>,
    /// Whether nothing is kept: for tests that compare, and for measurements.
    plain: Cell<bool>,
    /// What was visible in the last frame; kept so that painting allocates nothing.
    visible: RefCell<Vec<Slot>>,
    /// The elements whose characters the fonts were asked for.
    texts_asked: RefCell<HashSet<ElementId>>,
}

/// What was painted on the screen.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Which part of the board.
    window: PixelRect,
    /// At how many device pixels per board unit.
    scale: f64,
    /// Whether it is not on the sheet.
    only_here: bool,
    /// Whether it was stretched.
    stretched: bool,
}

/// What painting needs.
#[derive(Clone, Copy)]
pub struct Paints<'a> {
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
            layer: Layer::append_opaque_to(root, "board-base")?,
            grid: Grid::default(),
            sheet: RefCell::new(Sheet::new(root)?),
            zoom_pictures: RefCell::default(),
            glide_pictures: RefCell::default(),
            veil: RefCell::default(),
            damage: RefCell::default(),
            shown: Cell::default(),
            zoomed_at: Cell::default(),
            in_sight: Cell::default(),
            plain: Cell::default(),
            visible: RefCell::default(),
            texts_asked: RefCell::default(),
        })
    }

    /// The texts of these elements may be others now.
    pub fn changed(&self, elements: &[ElementId]) {
        self.veil.borrow_mut().changed(elements);
        let mut asked = self.texts_asked.borrow_mut();
        if !asked.is_empty() {
            for id in elements {
                asked.remove(id);
            }
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

    /// Brings the layer up to date. `size` is in device pixels. Gives whether it wants to be painted again: what it shows
    /// was stretched.
    pub fn paint(
        &self,
        editor: &Editor,
        view: View,
        size: (f64, f64),
        stock: &Stock,
        fonts: &Fonts,
        time_millis: f64,
    ) -> bool {
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
        let before = self.shown.get().filter(|shown| {
            let same_size =
                (shown.window.width(), shown.window.height()) == (window.width(), window.height());
            same_size && !self.plain.get()
        });
        let glides = editor.glide().is_some() || self.glide_pictures.borrow().is_some();
        if glides
            && before.is_some()
            && let Some(later) = lazy::here::<Later>()
            && (later.show_glide)(self, window, &damage, paints)
        {
            return false;
        }
        self.layer.resize(size.0, size.1);
        self.zoom_pictures.borrow_mut().damaged(&damage);
        let rested = time_millis - self.zoomed_at.get() > RESTS_AFTER;
        match before {
            Some(shown) if shown.scale == scale && !shown.stretched => {
                let keeps = !self.zoom_pictures.borrow().is_empty();
                if keeps && rested {
                    self.zoom_pictures.borrow_mut().forget();
                }
                let is_same = shown.only_here && shown.window == window && damage.is_empty();
                if !(keeps && is_same) {
                    self.mend(window, shown, &damage, paints);
                }
                return keeps && !rested;
            }
            Some(shown) if shown.scale == scale => {
                let stays = shown.window == window && damage.is_empty();
                let how = match (stays, rested) {
                    (true, true) => Some(Zooming::Rests),
                    (true, false) => return true,
                    (false, true) => None,
                    (false, false) => Some(Zooming::GoesOn),
                };
                if let Some(how) = how
                    && let Some(wants_more) = self.zoom(how, window, (shown, &damage), paints)
                {
                    return wants_more;
                }
            }
            Some(shown) => {
                self.zoomed_at.set(time_millis);
                let step = (scale / shown.scale).max(shown.scale / scale);
                let many = if rested { MANY_AT_ONCE } else { MANY };
                if step <= STEP_MAX
                    && self.in_sight.get() >= many
                    && let Some(wants_more) =
                        self.zoom(Zooming::GoesOn, window, (shown, &damage), paints)
                {
                    return wants_more;
                }
                if !rested && step <= STEP_MAX {
                    // Few are in sight now, but what was painted before may come into sight again.
                    self.paint_screen(window, paints);
                    return !self.zoom_pictures.borrow().is_empty();
                }
            }
            None => {}
        }
        self.paint_all(window, paints);
        false
    }

    /// Shows a frame of a zoom by stretching what was painted. Gives whether more frames are wanted; `None` if all has to
    /// be painted.
    fn zoom(
        &self,
        how: Zooming,
        window: PixelRect,
        before: (Shown, &Damage),
        paints: Paints<'_>,
    ) -> Option<bool> {
        let later = lazy::here::<Later>()?;
        (later.show_zoom)(self, how, window, before, paints)
    }

    /// Paints everything in sight on the screen, and keeps nothing else.
    fn paint_all(&self, window: PixelRect, paints: Paints<'_>) {
        self.zoom_pictures.borrow_mut().forget();
        self.paint_screen(window, paints);
    }

    /// Paints everything in sight on the screen.
    fn paint_screen(&self, window: PixelRect, paints: Paints<'_>) {
        let PixelRect { left, top, .. } = window;
        let rect = window;
        let in_sight = self.paint_piece(self.layer.context(), Piece { rect, left, top }, paints);
        self.in_sight.set(in_sight);
        // At another zoom what is on it is worth nothing: it takes memory again once the view is moved.
        self.sheet.borrow_mut().let_go();
        self.shown.set(Some(Shown {
            window,
            scale: paints.view.scale(),
            only_here: true,
            stretched: false,
        }));
    }

    /// Paints one part of the board, and nothing around it. Gives how many elements are there.
    fn paint_piece(
        &self,
        context: &CanvasRenderingContext2d,
        piece: Piece,
        paints: Paints<'_>,
    ) -> usize {
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
        self.grid
            .draw(context, view, palette.grid, part, editor.settings().grid);

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
        visible.len()
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
