//! The whole board, small, at the bottom right: where everything is and what of it is in sight.
//!
//! The blocks are painted when elements change, at most a few times a second and more seldom where that takes long.
//! What is in sight is an element of the page that is only moved, so that panning paints nothing here.

mod drawing;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use board::{BoardPoint, BoardRect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, HtmlElement, KeyboardEvent, PointerEvent};

use crate::bridge::{CommandId, Editor, EditorHandle, Input};
use crate::canvas::{Marks, Watcher};
use crate::i18n::Text;
use crate::platform::{Timer, now_millis};
use crate::ui::element::{Element, View, effect, el, show};
use crate::ui::label;
use drawing::{Projection, draw};

/// The shortest time between two paintings, milliseconds.
const PAUSE_MILLIS: f64 = 250.0;
/// A painting may take this part of the time at most: a large board is painted more seldom.
const SHARE: f64 = 0.05;
/// How far an arrow key moves the view, as a part of what is in sight.
const STEP: f64 = 0.25;

/// The map, while it is wanted.
pub fn minimap() -> View {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let wanted = Signal::derive(move || signals.minimap.get() && !signals.empty.get());
    show(wanted, move || map(handle))
}

/// One open map.
struct Map {
    me: Weak<Map>,
    handle: EditorHandle,
    canvas: HtmlCanvasElement,
    view: HtmlElement,
    projection: Cell<Option<Projection>>,
    /// What is in sight, board space.
    seen: Cell<BoardRect>,
    /// From the pressed pointer to the middle of what is in sight, board units.
    held: Cell<Option<BoardPoint>>,
    painted_millis: Cell<f64>,
    pause_millis: Cell<f64>,
    timer: RefCell<Option<Timer>>,
}

fn map(handle: EditorHandle) -> Element {
    let canvas = el("canvas").attr("aria-hidden", "true");
    let view = el("div").class("minimap-view");
    let map = Rc::new_cyclic(|me| Map {
        me: me.clone(),
        handle,
        canvas: canvas.node().unchecked_into(),
        view: view.node(),
        projection: Cell::new(None),
        seen: Cell::default(),
        held: Cell::new(None),
        painted_millis: Cell::new(f64::NEG_INFINITY),
        pause_millis: Cell::new(PAUSE_MILLIS),
        timer: RefCell::default(),
    });
    let watching = map.clone();
    let watcher: Watcher = Rc::new(move |editor: &Editor, marks: Marks| {
        watching.follow(editor, marks);
    });
    effect(move || {
        if let Some(surface) = handle.surface() {
            surface.watch(Some(watcher.clone()));
        }
    });
    on_cleanup(move || {
        if let Some(surface) = handle.surface() {
            surface.watch(None);
        }
    });
    let [pressed, moved, released, keyed] = [map.clone(), map.clone(), map.clone(), map];
    el("div")
        .class("minimap island")
        .attrs(&[("role", "group"), ("tabindex", "0"), ("data-minimap", "")])
        .attr_with("aria-label", label(Text::MinimapLabel))
        .attr_with("aria-description", label(Text::MinimapDescription))
        .on("pointerdown", move |event: PointerEvent| {
            pressed.press(&event)
        })
        .on("pointermove", move |event: PointerEvent| moved.drag(&event))
        .on("pointerup", move |_: PointerEvent| released.held.set(None))
        .on("keydown", move |event: KeyboardEvent| keyed.on_key(&event))
        .child(el("div").class("minimap-paper").child(canvas).child(view))
}

impl Map {
    fn follow(&self, editor: &Editor, marks: Marks) {
        self.seen
            .set(editor.camera().visible(editor.settings().viewport));
        if marks.elements {
            self.paint_or_wait(editor);
        }
        self.place_view();
    }

    fn paint_or_wait(&self, editor: &Editor) {
        let now = now_millis();
        let wait = self.painted_millis.get() + self.pause_millis.get() - now;
        if wait <= 0.0 {
            self.projection.set(draw(&self.canvas, editor));
            let end = now_millis();
            self.painted_millis.set(end);
            self.pause_millis
                .set(((end - now) / SHARE).max(PAUSE_MILLIS));
        } else if self.timer.borrow().is_none() {
            let me = self.me.clone();
            *self.timer.borrow_mut() = Timer::once(wait.ceil() as i32, move || {
                if let Some(map) = me.upgrade() {
                    map.after_waiting();
                }
            });
        }
    }

    fn after_waiting(&self) {
        // The timer has run; its closure may be let go once it has returned.
        let done = self.timer.take();
        self.handle.with_editor(|editor| {
            self.paint_or_wait(editor);
            self.place_view();
        });
        wasm_bindgen_futures::spawn_local(async move { drop(done) });
    }

    /// Lays the frame over what is in sight.
    fn place_view(&self) {
        let Some(projection) = self.projection.get() else {
            return;
        };
        let rect = projection.to_map(self.seen.get());
        let style = self.view.style();
        let set = |name: &str, value: String| {
            // Fails for malformed names only.
            let _ = style.set_property(name, &value);
        };
        set("width", format!("{:.1}px", rect.width.max(4.0)));
        set("height", format!("{:.1}px", rect.height.max(4.0)));
        set(
            "transform",
            format!("translate({:.1}px,{:.1}px)", rect.x, rect.y),
        );
    }

    /// The point of the board under a pointer.
    fn point(&self, event: &PointerEvent) -> Option<BoardPoint> {
        let corner = self.canvas.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - corner.left();
        let y = f64::from(event.client_y()) - corner.top();
        Some(self.projection.get()?.to_board(x, y))
    }

    fn press(&self, event: &PointerEvent) {
        let Some(point) = self.point(event) else {
            return;
        };
        event.prevent_default();
        // Without the capture a drag ends at the map's edge, and nothing worse.
        let _ = self.canvas.set_pointer_capture(event.pointer_id());
        let seen = self.seen.get();
        // Whoever takes the frame moves it from where it is; a press elsewhere brings it there.
        let held = if seen.contains(point) {
            seen.center() - point
        } else {
            BoardPoint::default()
        };
        self.held.set(Some(held));
        if !seen.contains(point) {
            let zoom = self.handle.with_editor(|editor| editor.destination().zoom);
            if let Some(zoom) = zoom {
                self.handle.send(Input::GlideTo {
                    center: point,
                    zoom,
                });
            }
        }
    }

    fn drag(&self, event: &PointerEvent) {
        if let (Some(held), Some(point)) = (self.held.get(), self.point(event)) {
            if event.buttons() == 0 {
                self.held.set(None);
            } else if self.handle.with_editor(|editor| editor.glide().is_none()) == Some(true) {
                self.look_at(point + held);
            }
        }
    }

    fn look_at(&self, center: BoardPoint) {
        let zoom = self.handle.with_editor(|editor| editor.camera().zoom);
        if let Some(zoom) = zoom {
            self.handle.send(Input::LookAt { center, zoom });
        }
    }

    fn on_key(&self, event: &KeyboardEvent) {
        let seen = self.seen.get();
        let (x, y) = match event.key().as_str() {
            "ArrowLeft" => (-STEP, 0.0),
            "ArrowRight" => (STEP, 0.0),
            "ArrowUp" => (0.0, -STEP),
            "ArrowDown" => (0.0, STEP),
            "Home" => {
                event.prevent_default();
                return self.handle.run(CommandId::FitBoard);
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let by = BoardPoint::new(seen.width * x, seen.height * y);
        self.look_at(seen.center() + by);
    }
}
