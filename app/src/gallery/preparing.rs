//! What the first opening of the gallery would wait for is fetched while nobody waits.

use collab::message::Role;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::offer::{ask, offer};
use super::shelf;
use crate::bridge::EditorHandle;
use crate::platform::when_idle;
use crate::ui::element::{View, effect};

/// The templates whose pictures are seen first on a usual screen.
const FIRST_SEEN: usize = 9;

/// Asks for the lists, and then for the first templates, once the browser has nothing else to do. Who may put nothing
/// on the board needs none of it. There is nothing to see of this.
pub fn prepare() -> View {
    let role = expect_context::<EditorHandle>().signals().role;
    let is_writer = Memo::new(move |_| role.get() != Role::Viewer);
    effect(move || {
        if is_writer.get() {
            when_idle(ask);
        }
    });
    let is_done = StoredValue::new(false);
    effect(move || {
        let catalogue = offer().catalogue;
        let Some(catalogue) = catalogue.filter(|_| is_writer.get() && !is_done.get_value()) else {
            return;
        };
        is_done.set_value(true);
        let shown = catalogue.packs.iter().flat_map(|pack| &pack.templates);
        let first: Vec<String> = shown.take(FIRST_SEEN).cloned().collect();
        spawn_local(async move { shelf::fetch_all(&first).await });
    });
    View::default()
}
