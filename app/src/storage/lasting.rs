//! Asking the browser not to throw away what is kept here when the device runs out of space.
//!
//! Some browsers decide by themselves, others ask the person. So it is asked for when it matters to her: when she has
//! changed something that the relay has not got. What the relay has, nothing here is needed for.

use std::cell::Cell;

use leptos::prelude::{ArcRwSignal, Get, Set};
use wasm_bindgen_futures::spawn_local;

use crate::platform::by_name::{called, field};
use crate::platform::window;

thread_local! {
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    static LASTS: ArcRwSignal<Option<bool>> = ArcRwSignal::new(None);
}

/// Whether it stays until the person herself throws it away; `None` as long as nobody knows. Tracked.
pub fn lasts() -> Option<bool> {
    LASTS.with(ArcRwSignal::clone).get()
}

/// Asks, once a page. Where the browser cannot be asked (pages without TLS), what is kept does not last.
pub fn ask() {
    if IS_ASKED.replace(true) {
        return;
    }
    spawn_local(async {
        let lasts = match answer("persisted").await {
            Some(true) => true,
            _ => answer("persist").await.unwrap_or(false),
        };
        LASTS.with(|signal| signal.set(Some(lasts)));
    });
}

/// What the browser's storage manager says to a question.
async fn answer(question: &str) -> Option<bool> {
    let storage = field(&window().navigator(), "storage")?;
    called(&storage, question, None).await.ok()?.as_bool()
}
