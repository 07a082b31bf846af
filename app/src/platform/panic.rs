//! When the program stops by an error of its own. Nothing is lost then: every change was handed to the browser's
//! storage before anything else was done with it. The page only has to be loaded again.

use std::cell::Cell;
use std::panic;

use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement};

use super::{Listener, Passive, document, window};

thread_local! {
    static SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// Gives a heading, what a crash means, and what the button says.
type Words = fn() -> (&'static str, &'static str, &'static str);

/// From now on a panic is written to the console and shown to the person.
///
/// A build with the ordinary std tells of a panic by the hook, with its message. A build with a std made for size
/// (scripts/small-std.sh) traps at once: the browser writes the trap to the console and reports it as an event.
pub fn show_panics(words: Words) {
    panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        show_once(words);
    }));
    let reports = [("error", "error"), ("unhandledrejection", "reason")];
    for (event, cause) in reports {
        let listener = Listener::new(&window(), event, Passive::Yes, move |event: Event| {
            let cause = js_sys::Reflect::get(&event, &cause.into()).unwrap_or_default();
            if cause.is_instance_of::<js_sys::WebAssembly::RuntimeError>() {
                show_once(words);
            }
        });
        // For as long as the page lasts.
        std::mem::forget(listener);
    }
}

fn show_once(words: Words) {
    // A panic while showing a panic ends here.
    if !SHOWN.with(|shown| shown.replace(true)) {
        let (heading, detail, button) = words();
        let _ = show(heading, detail, button);
    }
}

fn show(heading: &str, detail: &str, button: &str) -> Result<(), wasm_bindgen::JsValue> {
    let page = document();
    let dialog = page.create_element("div")?;
    dialog.set_attribute("role", "alertdialog")?;
    dialog.set_attribute("aria-modal", "true")?;
    dialog.set_attribute("aria-label", heading)?;
    dialog.set_class_name("crash");
    for (tag, words) in [("h1", heading), ("p", detail)] {
        let element = page.create_element(tag)?;
        element.set_text_content(Some(words));
        dialog.append_child(&element)?;
    }
    let again: HtmlElement = page.create_element("button")?.unchecked_into();
    again.set_class_name("button button-primary");
    again.set_text_content(Some(button));
    dialog.append_child(&again)?;
    let reload = Listener::new::<Event>(&again, "click", Passive::Yes, |_| {
        let _ = window().location().reload();
    });
    // For as long as the page lasts, which is until the button is pressed.
    std::mem::forget(reload);
    if let Some(body) = page.body() {
        body.append_child(&dialog)?;
    }
    again.focus()
}
