//! The bundled face comes in slices, each with its own characters. A slice is asked for as soon as a text
//! on the screen needs it; when it has arrived, the board is painted again. The line breaks do not move: they
//! come from bundled metrics.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use scene::{TextLine, Weight};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, EventTarget, FontFaceSet};

use crate::lazy::{self, Later};
use crate::platform::{Listener, Passive, document};

/// The bundled face alone: of all families that are named, the browser would fetch what could show these characters.
fn face(weight: Weight) -> String {
    format!("{} 16px \"Noto Sans JP\"", weight.number())
}

/// Which characters were asked for, and the ear for arriving slices.
pub struct Fonts {
    faces: Option<FontFaceSet>,
    asked: RefCell<HashSet<(char, Weight)>>,
    wanted: RefCell<[String; 2]>,
    arrived: Rc<dyn Fn()>,
    _arrivals: Option<Listener>,
}

impl Fonts {
    /// `arrived` is called when slices have come.
    pub fn new(arrived: impl Fn() + 'static) -> Rc<Self> {
        let arrived: Rc<dyn Fn()> = Rc::new(arrived);
        let told = Rc::clone(&arrived);
        let faces = js_sys::Reflect::get(&document(), &"fonts".into())
            .ok()
            .filter(|faces| faces.is_object())
            .map(|faces| faces.unchecked_into::<FontFaceSet>());
        let arrivals = faces.as_ref().map(|faces| {
            let target: &EventTarget = faces.as_ref();
            Listener::new::<Event>(target, "loadingdone", Passive::Yes, move |_| told())
        });
        Rc::new(Self {
            faces,
            asked: RefCell::default(),
            wanted: RefCell::default(),
            arrived,
            _arrivals: arrivals,
        })
    }

    /// Notes what a line needs.
    pub fn need(&self, line: &TextLine) {
        let mut asked = self.asked.borrow_mut();
        let mut wanted = self.wanted.borrow_mut();
        let [regular, bold] = &mut *wanted;
        let list = match line.weight {
            Weight::Regular => regular,
            Weight::Bold => bold,
        };
        for character in line.text.chars() {
            if asked.insert((character, line.weight)) {
                list.push(character);
            }
        }
    }

    /// Asks the browser for the slices of everything noted since the last call.
    pub fn load_needed(&self) {
        let wanted = std::mem::take(&mut *self.wanted.borrow_mut());
        let Some(faces) = &self.faces else { return };
        for (weight, text) in [Weight::Regular, Weight::Bold].into_iter().zip(wanted) {
            if !text.is_empty() {
                // That slices came is heard through the `loadingdone` event. Without a net they do not: the system's
                // letters stand in until they do, and that is no fault to report.
                let loading = faces.load_with_text(&face(weight), &text);
                let arrived = Rc::clone(&self.arrived);
                spawn_local(async move {
                    if JsFuture::from(loading).await.is_err() {
                        // Until that part is there, it looks by itself once it is.
                        lazy::if_here(move |later: &Later| (later.ask_for_slices_again)(arrived));
                    }
                });
            }
        }
    }

    /// What is to be called when slices have come.
    pub fn arrived(&self) -> Rc<dyn Fn()> {
        Rc::clone(&self.arrived)
    }

    /// Resolves when every slice that these texts need is there or has failed.
    pub async fn ready_for(&self, texts: [&str; 2]) {
        let Some(faces) = &self.faces else { return };
        for (weight, text) in [Weight::Regular, Weight::Bold].into_iter().zip(texts) {
            if !text.is_empty() {
                let loading = faces.load_with_text(&face(weight), text);
                let _ = JsFuture::from(loading).await;
            }
        }
    }
}
