//! A button that copies a text and says that it did.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Clipboard, HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::button::{Button, ButtonKind};
use super::element::{View, el};
use super::icon::Icon;
use crate::i18n::{Text, t};
use crate::platform::Timer;

/// For how long the button says "copied".
const SHOWN_MILLIS: i32 = 2_500;

/// How the last attempt went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    None,
    Copied,
    Failed,
}

/// A button that copies `text` when pressed; `action` is its name for tests and styles. The outcome is told in words,
/// and to screen readers.
pub fn copy_button(text: String, action: &'static str, kind: ButtonKind) -> View {
    let outcome = RwSignal::new(Outcome::None);
    let timer = StoredValue::new_local(None::<Timer>);
    let label = Signal::derive(move || {
        t(match outcome.get() {
            Outcome::Copied => Text::ActionCopied,
            Outcome::None | Outcome::Failed => Text::ActionCopy,
        })
        .to_owned()
    });
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            let copied = write(&text).await;
            // The popover with this button may be gone by now.
            outcome.try_set(if copied {
                Outcome::Copied
            } else {
                Outcome::Failed
            });
            let ended = Timer::once(SHOWN_MILLIS, move || {
                outcome.try_set(Outcome::None);
            });
            timer.try_set_value(ended);
        });
    };
    View::from(Button::new(label, action, copy).kind(kind).icon(Icon::Copy)).and(
        el("span")
            .class("copy-outcome")
            .class_with("copy-failed", move || outcome.get() == Outcome::Failed)
            .attr("role", "status")
            .text_with(move || match outcome.get() {
                Outcome::None => "",
                Outcome::Copied => t(Text::ActionCopied),
                Outcome::Failed => t(Text::ActionCopyFailed),
            }),
    )
}

/// Writes into the clipboard; gives whether it worked.
///
/// A page that came over plain HTTP, as from a relay in the same office, has no clipboard interface: there the old
/// command copies what is selected.
async fn write(text: &str) -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    match clipboard {
        Ok(clipboard) if !clipboard.is_undefined() => {
            let clipboard: Clipboard = clipboard.unchecked_into();
            JsFuture::from(clipboard.write_text(text)).await.is_ok()
        }
        Ok(_) | Err(_) => write_by_command(text).unwrap_or(false),
    }
}

fn write_by_command(text: &str) -> Option<bool> {
    let page = document();
    let before = page.active_element();
    // Beside what has the focus: what lies outside an open dialog cannot be selected.
    let parent = before.as_ref().and_then(|element| element.parent_element());
    let parent = parent.or_else(|| page.body().map(Into::into))?;
    let field: HtmlTextAreaElement = page.create_element("textarea").ok()?.unchecked_into();
    field.set_class_name("visually-hidden");
    field.set_value(text);
    parent.append_child(&field).ok()?;
    field.select();
    let copied = page.unchecked_into::<HtmlDocument>().exec_command("copy");
    field.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
    copied.ok()
}
