//! Files from the person: chosen in the browser's own window, or dropped on a dialog; and the text in one.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use super::element::Element;
use crate::input::files_of;
use crate::platform::{Listener, Passive, document};

/// Lets the person choose a file of a kind, as the `accept` of a file field says it.
pub fn choose_file(accepted: &str, take: impl Fn(File) + 'static) {
    choose(
        accepted,
        false,
        Box::new(move |files| take_first(files, &take)),
    );
}

/// Lets the person choose any number of files.
pub fn choose_files(accepted: &str, take: impl Fn(Vec<File>) + 'static) {
    choose(accepted, true, Box::new(take));
}

fn choose(accepted: &str, many: bool, take: Box<dyn Fn(Vec<File>)>) {
    let Ok(element) = document().create_element("input") else {
        return;
    };
    let input: HtmlInputElement = element.unchecked_into();
    input.set_type("file");
    input.set_multiple(many);
    input.set_accept(accepted);
    let chosen = input.clone();
    let listener = Listener::new(&input, "change", Passive::Yes, move |_: Event| {
        take(chosen.files().as_ref().map(files_of).unwrap_or_default());
    });
    input.click();
    // The window outlives this call, and if it is given up nothing is told. The input is in no page and goes with it.
    std::mem::forget(listener);
}

/// Takes a file that is dropped on `element`. The board below must not take it as well.
pub fn taking_drops(element: Element, take: impl Fn(File) + 'static) -> Element {
    element
        .on("dragover", |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
        })
        .on("drop", move |event: DragEvent| {
            event.stop_propagation();
            let files = event.data_transfer().and_then(|data| data.files());
            let files = files.as_ref().map(files_of).unwrap_or_default();
            // A text that is dropped on a field is the field's own matter; elsewhere a link would open in this tab.
            if !files.is_empty() || !is_field(&event) {
                event.prevent_default();
            }
            take_first(files, &take);
        })
}

fn take_first(files: Vec<File>, take: &dyn Fn(File)) {
    if let Some(file) = files.into_iter().next() {
        take(file);
    }
}

fn is_field(event: &DragEvent) -> bool {
    let target = event.target();
    let element = target
        .as_ref()
        .and_then(|it| it.dyn_ref::<web_sys::Element>());
    element.is_some_and(|it| it.matches("input, textarea").unwrap_or(false))
}

/// What is written in a file; `None` if the browser cannot read it. Bytes that are no UTF-8 come as replacement characters.
pub async fn text_of(file: &File) -> Option<String> {
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    // Windows' editors write a mark before the text.
    Some(text.trim_start_matches('\u{feff}').to_owned())
}
