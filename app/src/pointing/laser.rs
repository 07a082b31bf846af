//! The trails of all lasers, on a canvas of their own above the board. It paints while there is something to fade.

use std::cell::RefCell;

use board::BoardPoint;
use collab::Person;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::trail::Trail;
use crate::bridge::{EditorHandle, EditorPresence};
use crate::chrome::person::me_untracked;
use crate::platform::{AnimationFrame, document, now_millis, window};

/// This person's own trail; no client has this number.
const OWN: u64 = 0;

/// The canvas of one board.
struct Layer {
    handle: EditorHandle,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    trails: Vec<(u64, Trail)>,
    frame: AnimationFrame,
}

thread_local! {
    static LAYER: RefCell<Option<Layer>> = const { RefCell::new(None) };
}

/// Shows what this person points at.
pub fn show_own(handle: EditorHandle, presence: &EditorPresence) {
    let at = presence.cursor.filter(|_| presence.laser);
    if at.is_some() || is_known(OWN) {
        hear(handle, OWN, &me_untracked().color, at);
    }
}

/// Shows what others point at.
pub fn show_others(handle: EditorHandle, people: &[Person]) {
    for person in people {
        let presence = &person.presence;
        let at = presence.cursor.filter(|_| presence.laser);
        if at.is_some() || is_known(person.client) {
            hear(handle, person.client, &presence.user.color.to_string(), at);
        }
    }
    // Whoever went away points no more.
    LAYER.with_borrow_mut(|layer| {
        let Some(layer) = layer else { return };
        layer.trails.retain(|(client, _)| {
            *client == OWN || people.iter().any(|person| person.client == *client)
        });
    });
}

fn is_known(client: u64) -> bool {
    LAYER.with_borrow(|layer| {
        let mut trails = layer.iter().flat_map(|layer| &layer.trails);
        trails.any(|(known, _)| *known == client)
    })
}

fn hear(handle: EditorHandle, client: u64, color: &str, at: Option<BoardPoint>) {
    LAYER.with_borrow_mut(|slot| {
        // Another board has another page.
        if slot
            .as_ref()
            .is_none_or(|layer| !layer.canvas.is_connected())
        {
            *slot = Layer::over(handle).ok();
        }
        let Some(layer) = slot else { return };
        let index = match layer.trails.iter().position(|(known, _)| *known == client) {
            Some(index) => index,
            None => {
                layer.trails.push((client, Trail::default()));
                layer.trails.len() - 1
            }
        };
        if let Some((_, trail)) = layer.trails.get_mut(index) {
            trail.hear(color, at, now_millis());
        }
        layer.frame.request();
    });
}

impl Layer {
    fn over(handle: EditorHandle) -> Result<Self, JsValue> {
        let surface = handle.surface().ok_or(JsValue::UNDEFINED)?;
        let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
        canvas.set_class_name("laser-layer");
        canvas.set_attribute("aria-hidden", "true")?;
        let context = canvas
            .get_context("2d")?
            .ok_or(JsValue::UNDEFINED)?
            .unchecked_into();
        surface.root().append_child(&canvas)?;
        Ok(Self {
            handle,
            canvas,
            context,
            trails: Vec::new(),
            frame: AnimationFrame::new(|_| {
                LAYER.with_borrow_mut(|layer| {
                    if let Some(layer) = layer {
                        layer.paint();
                    }
                });
            }),
        })
    }

    fn paint(&mut self) {
        let now = now_millis();
        let looks = self.handle.with_editor(|editor| {
            let settings = editor.settings();
            (editor.camera(), settings.viewport, settings.glides)
        });
        // Gone with the board.
        let Some((camera, viewport, moves)) = looks else {
            return;
        };
        let ratio = window().device_pixel_ratio();
        let pixels = |size: f64| (size * ratio).round().max(1.0) as u32;
        // Setting the size clears it, too.
        self.canvas.set_width(pixels(viewport.width));
        self.canvas.set_height(pixels(viewport.height));
        self.trails.retain_mut(|(_, trail)| trail.fade(now));
        for (_, trail) in &self.trails {
            trail.draw(&self.context, camera, ratio, now, moves);
        }
        if !self.trails.is_empty() {
            self.frame.request();
        }
    }
}
