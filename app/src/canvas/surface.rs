//! The layers of one board, and the frame that paints them.

mod others;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

use board::{ContentHash, ElementId};
use collab::Person;
use editor::{Editor, Input, ScreenSize};
use scene::Damage;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::base_layer::BaseLayer;
use super::field::Field;
use super::fonts::Fonts;
use super::overlay_layer::OverlayLayer;
use super::painter::View;
use super::people_layer::PeopleLayer;
use super::pictures::Pictures;
use super::reading_tree::ReadingTree;
use super::stock::Stock;
use super::tokens::Tokens;
use crate::bridge::EditorHandle;
use crate::lazy::{self, Later};
use crate::platform::{AnimationFrame, Timer, now_millis, window};

/// How long the words beside the canvas may lag behind it: while people drag and pan, nobody reads them.
const TREE_DELAY_MILLIS: i32 = 120;
/// How long they may lag behind while there is no end of it.
const TREE_PATIENCE_MILLIS: f64 = 1_000.0;

/// What has to be painted anew.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks {
    /// Everything that lies on the board.
    pub base: bool,
    /// Selection, gestures, what others hold; also places the field and the cursors.
    pub overlay: bool,
    /// The tree of words.
    pub tree: bool,
    /// Elements are not what they were, which the map of the whole board shows too.
    pub elements: bool,
}

impl Marks {
    const ALL: Self = Self {
        base: true,
        overlay: true,
        tree: true,
        elements: true,
    };

    fn and(self, other: Self) -> Self {
        Self {
            base: self.base || other.base,
            overlay: self.overlay || other.overlay,
            tree: self.tree || other.tree,
            elements: self.elements || other.elements,
        }
    }
}

/// Is told after every frame what was painted in it.
pub type Watcher = Rc<dyn Fn(&Editor, Marks)>;

/// Everything that shows one board.
pub struct Surface {
    me: Weak<Surface>,
    handle: EditorHandle,
    root: HtmlElement,
    base: BaseLayer,
    overlay: OverlayLayer,
    field: Field,
    cursors: PeopleLayer,
    tree: ReadingTree,
    fonts: Rc<Fonts>,
    stock: Stock,
    tokens: RefCell<Tokens>,
    people: RefCell<Vec<Person>>,
    marks: Cell<Marks>,
    frame: OnceCell<AnimationFrame>,
    /// Follows what is painted: the minimap.
    watcher: RefCell<Option<Watcher>>,
    tree_timer: RefCell<Option<Timer>>,
    /// When they began to lag behind, and when they fell back last, milliseconds.
    tree_lags: Cell<(f64, f64)>,
}

impl Surface {
    /// Builds the layers inside `root`.
    ///
    /// # Errors
    /// What the browser threw: it has no Canvas 2D.
    pub fn build(root: HtmlElement, handle: EditorHandle) -> Result<Rc<Self>, JsValue> {
        let base = BaseLayer::append_to(&root)?;
        let overlay = OverlayLayer::append_to(&root)?;
        let cursors = PeopleLayer::append_to(&root)?;
        let field = Field::append_to(&root, handle)?;
        let tree = ReadingTree::append_to(&root, handle)?;
        let surface = Rc::new_cyclic(|me: &Weak<Self>| {
            let arrived = me.clone();
            Self {
                me: me.clone(),
                handle,
                tokens: RefCell::new(Tokens::read(&root)),
                root,
                base,
                overlay,
                field,
                cursors,
                tree,
                fonts: Fonts::new(move || {
                    if let Some(surface) = arrived.upgrade() {
                        surface.damaged(Damage::everything());
                        surface.mark(Marks {
                            base: true,
                            overlay: true,
                            ..Marks::default()
                        });
                    }
                }),
                stock: Stock::default(),
                people: RefCell::default(),
                marks: Cell::default(),
                frame: OnceCell::new(),
                watcher: RefCell::default(),
                tree_timer: RefCell::default(),
                tree_lags: Cell::default(),
            }
        });
        let weak = surface.me.clone();
        let _ = surface.frame.set(AnimationFrame::new(move |time| {
            if let Some(surface) = weak.upgrade() {
                surface.on_frame(time);
            }
        }));
        Ok(surface)
    }

    /// Marks what has to be painted anew; it is, in the next frame.
    pub fn mark(&self, marks: Marks) {
        self.marks.set(self.marks.get().and(marks));
        if let Some(frame) = self.frame.get() {
            frame.request();
        }
    }

    /// Marks everything.
    pub fn mark_all(&self) {
        self.damaged(Damage::everything());
        self.mark(Marks::ALL);
    }

    /// These elements are not what they were.
    pub fn changed(&self, elements: &[ElementId]) {
        self.base.changed(elements);
    }

    /// The board looks different there.
    pub fn damaged(&self, damage: Damage) {
        if !damage.is_empty() {
            self.overlay.forget_lifted();
        }
        self.base.damaged(damage);
    }

    /// Keeps no painted picture from now on, or keeps it again: for tests that compare, and for measurements.
    pub fn set_plain(&self, plain: bool) {
        self.base.set_plain(plain);
        self.mark_all();
    }

    /// Light became dark, or the language of labels is another one.
    pub fn restyle(&self) {
        *self.tokens.borrow_mut() = Tokens::read(&self.root);
        self.base.forget_texts();
        self.mark_all();
    }

    /// Shows these people: their cursors, what they selected, what they drag.
    pub fn show_people(&self, people: Vec<Person>) {
        self.cursors.hear(&people);
        *self.people.borrow_mut() = people;
        self.mark(Marks {
            overlay: true,
            ..Marks::default()
        });
    }

    /// Marks what a search has found.
    pub fn mark_found(&self, ids: Vec<ElementId>) {
        self.overlay.mark_found(ids);
        self.mark(Marks {
            overlay: true,
            ..Marks::default()
        });
    }

    /// From now on `watcher` is told of every frame; there is one at a time.
    pub fn watch(&self, watcher: Option<Watcher>) {
        *self.watcher.borrow_mut() = watcher;
        self.mark_all();
    }

    /// The text field.
    pub fn field(&self) -> &Field {
        &self.field
    }

    /// No note is selected alone: the field goes, and the board keeps the keyboard if the field had it.
    pub fn give_up_field(&self) {
        let had_keyboard = self.field.has_keyboard();
        self.field.give_up();
        if had_keyboard {
            let _ = self.root.focus();
        }
    }

    /// Takes the keyboard: the field over the selected note if there is one, else the board.
    pub fn take_keyboard(&self) {
        if !self.field.take_keyboard_again() {
            let _ = self.root.focus();
        }
    }

    /// The board's top left corner in the window, CSS pixels.
    pub fn origin(&self) -> (f64, f64) {
        let rect = self.root.get_bounding_client_rect();
        (rect.left(), rect.top())
    }

    /// The fonts, for exports.
    pub fn fonts(&self) -> Rc<Fonts> {
        Rc::clone(&self.fonts)
    }

    /// The pictures, for whoever gets them.
    pub fn pictures(&self) -> &Pictures {
        &self.stock.pictures
    }

    /// A picture has come, or it is known why it has not: what shows it is painted anew.
    pub fn picture_changed(&self, hash: &ContentHash) {
        let showing = self.handle.with_editor(|editor| {
            let images = editor.scene().in_paint_order().filter_map(|placed| {
                let element = placed.element();
                let is_that = element.as_image().is_some_and(|image| image.hash == *hash);
                is_that.then(|| (element.id.clone(), placed.rect()))
            });
            images.collect::<Vec<_>>()
        });
        let (ids, rects): (Vec<_>, Vec<_>) = showing.unwrap_or_default().into_iter().unzip();
        self.changed(&ids);
        let mut damage = Damage::default();
        rects.iter().for_each(|rect| damage.add(rect));
        self.damaged(damage);
        self.mark(Marks {
            base: true,
            overlay: true,
            ..Marks::default()
        });
    }

    /// Whether a frame is due.
    pub fn is_dirty(&self) -> bool {
        self.frame.get().is_some_and(AnimationFrame::is_pending)
    }

    fn on_frame(&self, time_millis: f64) {
        self.handle.publish_gathered();
        if self.wants_ticks() {
            self.handle.send(Input::Tick);
        }
        let marks = self.marks.take();
        let painted = self
            .handle
            .with_editor(|editor| self.paint(editor, marks, time_millis));
        let wants_more = painted.unwrap_or(false) || self.wants_ticks();
        if wants_more {
            self.mark(Marks::default());
        }
        if marks.tree {
            self.plan_tree();
        }
        let wanted = self.stock.pictures.take_wanted();
        if !wanted.is_empty() {
            let handle = self.handle;
            lazy::with(move |later: &Later| (later.images.show)(handle, wanted));
        }
    }

    fn wants_ticks(&self) -> bool {
        self.handle
            .with_editor(Editor::wants_ticks)
            .unwrap_or(false)
    }

    /// Paints what is marked. Gives whether something is still moving by itself.
    fn paint(&self, editor: &Editor, marks: Marks, time_millis: f64) -> bool {
        let (view, viewport) = view_of(editor);
        let width = (viewport.width * view.device_pixel_ratio).round();
        let height = (viewport.height * view.device_pixel_ratio).round();
        if marks.base {
            let size = (width, height);
            let wants_more =
                self.base
                    .paint(editor, view, size, &self.stock, &self.fonts, time_millis);
            if wants_more {
                self.mark(Marks {
                    base: true,
                    ..Marks::default()
                });
            }
            self.fonts.load_needed();
        }
        if marks.overlay {
            let people = self.people.borrow();
            self.overlay.paint(
                editor,
                view,
                (width, height),
                &self.stock,
                &self.tokens.borrow(),
                &people,
            );
            self.field.place(editor);
        }
        lazy::if_here(|later: &Later| (later.follow_comments)(editor));
        // Not while it is called: it may ask for another one.
        let watcher = self.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher(editor, marks);
        }
        self.cursors.place(editor.camera(), viewport, time_millis)
    }

    /// Brings the words up to date a little later, once for all that happens until then.
    fn plan_tree(&self) {
        let now = now_millis();
        if self.tree_timer.borrow().is_some() {
            self.tree_lags.set((self.tree_lags.get().0, now));
            return;
        }
        self.tree_lags.set((now, now));
        self.start_tree_timer();
    }

    fn start_tree_timer(&self) {
        let weak = self.me.clone();
        *self.tree_timer.borrow_mut() = Timer::once(TREE_DELAY_MILLIS, move || {
            if let Some(surface) = weak.upgrade() {
                surface.update_tree();
            }
        });
    }

    fn update_tree(&self) {
        // The timer has run; its closure may be let go once it has returned.
        let done = self.tree_timer.take();
        let (first, last) = self.tree_lags.get();
        let now = now_millis();
        // Not in the middle of a pan: the page would lay out hundreds of words that are out of sight when it ends.
        let goes_on =
            now - last < f64::from(TREE_DELAY_MILLIS) && now - first < TREE_PATIENCE_MILLIS;
        match lazy::here::<Later>() {
            Some(_) if goes_on => self.start_tree_timer(),
            Some(later) if !self.field.is_composing() => {
                self.handle
                    .with_editor(|editor| (later.tell_in_words)(&self.tree, editor));
            }
            Some(_) | None => self.plan_tree(),
        }
        wasm_bindgen_futures::spawn_local(async move { drop(done) });
    }
}

/// What the editor's camera shows, at the screen's resolution.
fn view_of(editor: &Editor) -> (View, ScreenSize) {
    let camera = editor.camera();
    let view = View {
        x: camera.origin.x,
        y: camera.origin.y,
        zoom: camera.zoom,
        device_pixel_ratio: window().device_pixel_ratio().clamp(0.5, 4.0),
    };
    (view, editor.settings().viewport)
}

impl Drop for Surface {
    fn drop(&mut self) {
        // The layers belong to this surface, not to the page's own elements.
        while let Some(child) = self.root.first_child() {
            if self.root.remove_child(&child).is_err() {
                break;
            }
        }
    }
}
