//! What one says at one's own pointer: a small field there, which goes with it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    CompositionEvent, Event, HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent, PointerEvent,
};

use crate::bridge::{Dialog as Asked, EditorHandle, Input, ScreenPoint};
use crate::i18n::Text;
use crate::input::belongs_to_input_method;
use crate::platform::{Listener, Passive, Timer, decimal, window};
use crate::ui::element::{Element, View, effect, el, show};
use crate::ui::label;

/// Whoever types nothing for so long has finished, milliseconds.
const SILENCE_MILLIS: i32 = 5_000;
/// How far from the pointer's tip the field stands, CSS pixels.
const BESIDE: f64 = 16.0;
/// How much room it wants to the right and below, CSS pixels.
const ROOM: (f64, f64) = (296.0, 56.0);

/// One open field.
#[derive(Clone, Copy)]
struct Chat {
    handle: EditorHandle,
    /// An input method has not decided yet.
    composing: StoredValue<bool>,
    silence: StoredValue<Option<Timer>, LocalStorage>,
}

/// The field, while one talks.
pub fn chat_field() -> View {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    let open = Signal::derive(move || asked.get() == Some(Asked::Chat));
    show(open, move || field(handle))
}

fn field(handle: EditorHandle) -> Element {
    let chat = Chat {
        handle,
        composing: StoredValue::new(false),
        silence: StoredValue::new_local(None),
    };
    // What is composed is not sent before it is decided: the others see no half-typed readings.
    let input = el("input")
        .attrs(&[
            ("type", "text"),
            ("class", "chat-field"),
            ("data-chat", ""),
            ("autocomplete", "off"),
            ("maxlength", "200"),
            ("enterkeyhint", "send"),
        ])
        .attr_with("aria-label", label(Text::ChatField))
        .attr_with("placeholder", label(Text::ChatPlaceholder))
        .on("compositionstart", move |_: CompositionEvent| {
            chat.composing.set_value(true);
        })
        .on("compositionend", move |event: CompositionEvent| {
            chat.composing.set_value(false);
            chat.say(event_target_value(&event));
        })
        .on("input", move |event: InputEvent| {
            if event.is_composing() {
                chat.wait();
            } else {
                chat.say(event_target_value(&event));
            }
        })
        .on("keydown", move |event: KeyboardEvent| chat.on_key(&event))
        .on("blur", move |_: Event| chat.close());
    let node: HtmlInputElement = input.node().unchecked_into();
    let moving = node.clone();
    let moves = Listener::capturing(
        &window(),
        "pointermove",
        Passive::Yes,
        move |event: PointerEvent| {
            let (left, top) = handle
                .surface()
                .map_or((0.0, 0.0), |surface| surface.origin());
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            place(handle, &moving, ScreenPoint::new(x - left, y - top));
        },
    );
    let moves = StoredValue::new_local(moves);
    effect(move || {
        let cursor = handle.with_editor(|editor| {
            let cursor = editor.presence().cursor?;
            Some(editor.camera().to_screen(cursor))
        });
        if let Some(at) = cursor.flatten() {
            place(handle, &node, at);
        }
        let _ = node.focus();
        chat.wait();
    });
    on_cleanup(move || {
        moves.dispose();
        handle.send(Input::Chat(String::new()));
    });
    input
}

/// Puts the field beside the pointer, inside the window.
fn place(handle: EditorHandle, node: &HtmlElement, at: ScreenPoint) {
    let Some(viewport) = handle.with_editor(|editor| editor.settings().viewport) else {
        return;
    };
    let x = (at.x + BESIDE).min(viewport.width - ROOM.0).max(0.0);
    let y = (at.y + BESIDE).min(viewport.height - ROOM.1).max(0.0);
    let [x, y] = [x, y].map(decimal);
    let _ = node
        .style()
        .set_property("transform", &format!("translate({x}px,{y}px)"));
}

impl Chat {
    fn say(self, text: String) {
        self.handle.send(Input::Chat(text));
        self.wait();
    }

    /// The silence begins anew.
    fn wait(self) {
        let timer = Timer::once(SILENCE_MILLIS, move || {
            if self.composing.try_get_value() == Some(true) {
                self.wait();
            } else {
                self.close();
            }
        });
        // The one before may be what calls this: it is let go after it returned.
        let before = self
            .silence
            .try_update_value(|silence| std::mem::replace(silence, timer));
        wasm_bindgen_futures::spawn_local(async move { drop(before) });
    }

    fn close(self) {
        let dialog = self.handle.signals().dialog;
        if dialog.try_get_untracked() == Some(Some(Asked::Chat)) {
            dialog.try_set(None);
            self.handle.focus_board();
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        if belongs_to_input_method(event) {
            return;
        }
        match event.key().as_str() {
            "Escape" => self.close(),
            "Enter" => {
                if let Some(field) = event.target() {
                    field.unchecked_into::<HtmlInputElement>().set_value("");
                }
                self.say(String::new());
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}
