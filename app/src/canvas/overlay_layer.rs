//! What lies over the board for a moment: outlines of what is selected, what is being dragged, the marquee, and
//! what others hold. A canvas of its own, so that a gesture repaints no notes.

mod drawing;
mod resizing;
mod sprouts;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use board::{BoardPoint, BoardRect, ElementId};
use collab::Person;
use editor::{Editor, Tool};
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::layer::Layer;
use super::lifted::Lifted;
use super::painter::{Painter, View};
use super::pixels::PixelRect;
use super::stock::Stock;
use super::tokens::Tokens;
use crate::lazy::{self, Later};

/// Paints what the tools show that come with the later part: handles, guides, what is being drawn.
pub type PaintTools = fn(&Pen<'_>, &Editor, &Stock, &Tokens);

/// The only one.
pub const PAINT_TOOLS: PaintTools = |pen, editor, stock, tokens| {
    resizing::paint_handles(pen, editor, tokens);
    sprouts::paint(pen, editor, tokens);
    resizing::paint_guides(pen, &editor.overlay().guides, tokens);
    drawing::paint(pen, editor, stock, tokens);
};

/// The width of a selection's outline, CSS pixels.
const OUTLINE: f64 = 2.0;
/// The width of the outline of what somebody else selected, CSS pixels.
const OTHERS_OUTLINE: f64 = 1.5;
/// How far the focus ring stands off, CSS pixels.
const RING_GAP: f64 = 3.0;
/// How far around what is written in something may be painted, CSS pixels: a whole number.
const WRITTEN_MARGIN: f64 = 16.0;
/// How solid something looks that somebody else is dragging.
const OTHERS_DRAG_OPACITY: f64 = 0.75;
/// Outlines drawn at most for one selection; beyond that the box around all of them speaks for them.
const OUTLINES_MAX: usize = 2_000;

/// The upper canvas.
pub struct OverlayLayer {
    layer: Layer,
    /// What a search has found.
    found: RefCell<Vec<ElementId>>,
    /// What is being dragged.
    lifted: Lifted,
    /// Whether nothing is on it: then a moving camera leaves it alone.
    blank: Cell<bool>,
}

/// The upper canvas while it is being painted.
pub struct Pen<'a> {
    context: &'a CanvasRenderingContext2d,
    view: View,
}

impl OverlayLayer {
    /// A layer at the end of `root`.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn append_to(root: &HtmlElement) -> Result<Self, JsValue> {
        let layer = Layer::append_to(root, "board-overlay")?;
        layer.lie_at(PixelRect::default(), (0.0, 0.0), 1.0);
        Ok(Self {
            layer,
            found: RefCell::default(),
            blank: Cell::new(true),
            lifted: Lifted::new(root)?,
        })
    }

    /// Elements may look different now.
    pub fn forget_lifted(&self) {
        self.lifted.forget();
    }

    /// From now on these are marked as found.
    pub fn mark_found(&self, ids: Vec<ElementId>) {
        *self.found.borrow_mut() = ids;
    }

    /// Paints the whole layer. `size` is in device pixels.
    pub fn paint(
        &self,
        editor: &Editor,
        view: View,
        size: (f64, f64),
        stock: &Stock,
        tokens: &Tokens,
        people: &[Person],
    ) {
        let blank = self.stays_blank(editor, people);
        if self.blank.replace(blank) && blank {
            return;
        }
        let part = match blank {
            // Without anything on it, it takes no memory.
            true => PixelRect::default(),
            false => self
                .written_in(editor, view, size, people)
                .unwrap_or(PixelRect::new(0, 0, size.0 as i32, size.1 as i32)),
        };
        self.layer.lie_at(part, size, view.device_pixel_ratio);
        self.layer.clear();
        let view = View {
            x: view.x + f64::from(part.left) / view.scale(),
            y: view.y + f64::from(part.top) / view.scale(),
            ..view
        };
        let pen = Pen {
            context: self.layer.context(),
            view,
        };
        self.paint_people(&pen, editor, stock, people);
        self.paint_found(&pen, editor, tokens);

        let overlay = editor.overlay();
        for cell in overlay
            .drop_cells
            .iter()
            .filter_map(|id| editor.scene().rect(id))
        {
            pen.fill(&cell, &tokens.soft);
            pen.outline(&cell, &tokens.focus, OUTLINE, 0.0);
        }
        let delta = match &overlay.drag {
            Some(drag) => {
                self.paint_following(&pen, editor, stock, &drag.moving, drag.delta);
                if !self.lifted.draw(pen.context, view, drag, editor, stock) {
                    self.paint_moved(&pen, editor, stock, &drag.moving, drag.delta);
                }
                drag.delta
            }
            None => {
                self.lifted.forget();
                BoardPoint::default()
            }
        };
        pen.level();
        if overlay.resize.is_some() {
            resizing::paint_resized(&pen, editor, stock, tokens);
        } else {
            self.paint_selection(&pen, editor, tokens, delta);
        }
        lazy::if_here(|later: &Later| (later.paint_tools)(&pen, editor, stock, tokens));
        if let Some(rect) = &overlay.note_ghost {
            pen.fill(rect, &tokens.soft);
            pen.outline(rect, &tokens.focus, 1.0, 0.0);
        }
        if let Some(rect) = &overlay.marquee {
            pen.fill(rect, &tokens.soft);
            pen.outline(rect, &tokens.focus, 1.0, 0.0);
        }
    }

    /// Which part of the window has anything painted on it while somebody writes and nothing else happens: a canvas
    /// that is seen is copied whole after every key.
    fn written_in(
        &self,
        editor: &Editor,
        view: View,
        size: (f64, f64),
        people: &[Person],
    ) -> Option<PixelRect> {
        let note = editor.selection().single()?;
        let element = editor.scene().element(note)?;
        let only_writes = editor.editing().is_some()
            && element.as_note().is_some()
            && editor.focus().is_none_or(|focus| focus == note)
            && editor.tool() == Tool::Select
            && editor.overlay().is_empty()
            && self.found.borrow().is_empty()
            && !people.iter().any(holds)
            && view.device_pixel_ratio.fract() == 0.0;
        let rect = only_writes.then(|| editor.scene().rect(note)).flatten()?;
        let margin = WRITTEN_MARGIN * view.device_pixel_ratio;
        let part = PixelRect::new(
            (view.device_x(rect.x) - margin) as i32,
            (view.device_y(rect.y) - margin) as i32,
            (view.device_x(rect.right()) + margin) as i32,
            (view.device_y(rect.bottom()) + margin) as i32,
        );
        let part = part.intersection(&PixelRect::new(0, 0, size.0 as i32, size.1 as i32));
        (!part.is_empty()).then_some(part)
    }

    /// Whether there is nothing to paint, wherever one looks.
    fn stays_blank(&self, editor: &Editor, people: &[Person]) -> bool {
        self.found.borrow().is_empty()
            && editor.selection().is_empty()
            && editor.focus().is_none()
            && editor.overlay().is_empty()
            && !people.iter().any(holds)
    }

    fn paint_selection(&self, pen: &Pen<'_>, editor: &Editor, tokens: &Tokens, delta: BoardPoint) {
        let scene = editor.scene();
        let seen = editor.camera().visible(editor.settings().viewport);
        let selection = editor.selection();
        for rect in selection
            .ids()
            .iter()
            .take(OUTLINES_MAX)
            .filter_map(|id| scene.rect(id))
            .map(|rect| rect.moved(delta))
            .filter(|rect| rect.intersects(&seen))
        {
            pen.outline(&rect, &tokens.focus, OUTLINE, 0.0);
        }
        if selection.len() > 1
            && let Some(all) = editor.selection_rect()
        {
            pen.outline(&all.moved(delta), &tokens.focus, 1.0, RING_GAP);
        }
        let focused = editor.focus().filter(|id| !selection.contains(id));
        if let Some(rect) = focused.and_then(|id| scene.rect(id)) {
            pen.outline(&rect, &tokens.focus, OUTLINE, RING_GAP);
        }
    }

    /// Outlines around what was found and is in sight.
    fn paint_found(&self, pen: &Pen<'_>, editor: &Editor, tokens: &Tokens) {
        let seen = editor.camera().visible(editor.settings().viewport);
        for rect in self
            .found
            .borrow()
            .iter()
            .filter_map(|id| editor.scene().rect(id))
            .filter(|rect| rect.intersects(&seen))
            .take(OUTLINES_MAX)
        {
            pen.outline(&rect, &tokens.found, OUTLINE, RING_GAP);
        }
    }

    fn paint_people(&self, pen: &Pen<'_>, editor: &Editor, stock: &Stock, people: &[Person]) {
        let scene = editor.scene();
        for person in people {
            let presence = &person.presence;
            let color = presence.user.color.to_string();
            let delta = match &presence.drag {
                Some(drag) => {
                    let delta = BoardPoint::new(drag.dx, drag.dy);
                    pen.context.set_global_alpha(OTHERS_DRAG_OPACITY);
                    self.paint_following(pen, editor, stock, &drag.ids, delta);
                    self.paint_moved(pen, editor, stock, &drag.ids, delta);
                    pen.context.set_global_alpha(1.0);
                    delta
                }
                None => BoardPoint::default(),
            };
            pen.level();
            let held = presence.selection.iter().chain(&presence.editing);
            for rect in held.filter_map(|id| scene.rect(id)) {
                pen.outline(&rect.moved(delta), &color, OTHERS_OUTLINE, 1.0);
            }
        }
    }

    /// Elements drawn `delta` away from where they lie, in the order of the pile.
    fn paint_moved(
        &self,
        pen: &Pen<'_>,
        editor: &Editor,
        stock: &Stock,
        ids: &[ElementId],
        delta: BoardPoint,
    ) {
        let scene = editor.scene();
        let seen = editor.camera().visible(editor.settings().viewport);
        let mut moved: Vec<_> = ids
            .iter()
            .filter_map(|id| scene.get(id))
            .filter(|placed| placed.rect().moved(delta).intersects(&seen))
            .collect();
        moved.sort_by(|a, b| a.cmp_in_pile(b));
        let shifted = View {
            x: pen.view.x - delta.x,
            y: pen.view.y - delta.y,
            ..pen.view
        };
        let mut painter = Painter::new(pen.context, shifted, stock);
        for placed in moved
            .iter()
            .filter(|placed| placed.element().as_connector().is_none())
        {
            painter.draw(placed, true);
        }
    }

    /// Connectors that are moved, or attached to what is: each end follows what it is attached to.
    fn paint_following(
        &self,
        pen: &Pen<'_>,
        editor: &Editor,
        stock: &Stock,
        ids: &[ElementId],
        delta: BoardPoint,
    ) {
        let scene = editor.scene();
        let mut connectors = scene.connectors_of(ids);
        let moved = ids.iter().filter(|id| {
            let element = scene.element(id);
            element.is_some_and(|element| element.as_connector().is_some())
        });
        connectors.extend(moved.cloned());
        if connectors.is_empty() {
            return;
        }
        let moving: HashSet<&ElementId> = ids.iter().collect();
        let shift = |id: &ElementId| {
            if moving.contains(id) {
                delta
            } else {
                BoardPoint::default()
            }
        };
        let mut painter = Painter::new(pen.context, pen.view, stock);
        for (rect, item) in connectors
            .iter()
            .filter_map(|id| scene.shifted_connector(id, &shift))
        {
            painter.draw_item(&item, rect.origin(), true);
        }
    }
}

/// Whether this person holds something that is to be seen.
fn holds(person: &Person) -> bool {
    let presence = &person.presence;
    presence.drag.is_some() || presence.editing.is_some() || !presence.selection.is_empty()
}

impl Pen<'_> {
    /// What follows is drawn in device pixels.
    fn level(&self) {
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    }

    /// Where a board rectangle lies, in device pixels.
    fn device_rect(&self, rect: &BoardRect) -> BoardRect {
        let (left, top) = (self.view.device_x(rect.x), self.view.device_y(rect.y));
        BoardRect::new(
            left,
            top,
            self.view.device_x(rect.right()) - left,
            self.view.device_y(rect.bottom()) - top,
        )
    }

    fn fill(&self, rect: &BoardRect, color: &str) {
        self.level();
        let rect = self.device_rect(rect);
        self.context.set_fill_style_str(color);
        self.context
            .fill_rect(rect.x, rect.y, rect.width, rect.height);
    }

    /// A round mark at a board point, `radius` CSS pixels.
    fn dot(&self, at: BoardPoint, radius: f64, tokens: &Tokens) {
        self.level();
        let ratio = self.view.device_pixel_ratio;
        let (x, y) = (self.view.device_x(at.x), self.view.device_y(at.y));
        self.context.begin_path();
        let _ = self
            .context
            .arc(x, y, radius * ratio, 0.0, std::f64::consts::TAU);
        self.context.set_fill_style_str(&tokens.handle);
        self.context.fill();
        self.context.set_stroke_style_str(&tokens.focus);
        self.context.set_line_width((1.5 * ratio).max(1.0));
        self.context.stroke();
    }

    /// An outline around `rect`, `width` CSS pixels wide, `gap` CSS pixels away from it.
    fn outline(&self, rect: &BoardRect, color: &str, width: f64, gap: f64) {
        self.level();
        let width = (width * self.view.device_pixel_ratio).round().max(1.0);
        let gap = gap * self.view.device_pixel_ratio + width / 2.0;
        let rect = self.device_rect(rect).grown(gap);
        self.context.set_stroke_style_str(color);
        self.context.set_line_width(width);
        self.context
            .stroke_rect(rect.x, rect.y, rect.width, rect.height);
    }
}
