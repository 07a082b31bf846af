//! The board knows what of it the panel covers, so that what the camera goes to comes to lie beside it.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::bridge::{EditorHandle, Input, ScreenInsets};
use crate::platform::watch_size;
use crate::ui::element::effect;
use crate::ui::popover::window_size;

/// A panel at least this share of the window's width lies below the board, not beside it.
const BELOW: f64 = 0.8;

/// Tells the board of the panel as long as this owner lives.
pub fn keep_clear(handle: EditorHandle, panel: HtmlElement) {
    let before = handle.with_editor(|editor| editor.settings().covered);
    let Some(before) = before else {
        return;
    };
    let watch = StoredValue::new_local(None);
    effect(move || {
        let measured = panel.clone();
        watch.try_set_value(watch_size(&panel, move || {
            let covered = beside(before, &measured);
            handle.send(Input::Covered(covered));
        }));
    });
    on_cleanup(move || {
        handle.send(Input::Covered(before));
    });
}

fn beside(before: ScreenInsets, panel: &HtmlElement) -> ScreenInsets {
    let rect = panel.get_bounding_client_rect();
    let (width, height) = window_size();
    if rect.width() >= width * BELOW {
        ScreenInsets {
            bottom: before.bottom.max(height - rect.top()),
            ..before
        }
    } else {
        ScreenInsets {
            right: before.right.max(width - rect.left()),
            ..before
        }
    }
}
