//! What the editor wants from the world, done.

use editor::{Effect, Input, Pasted, Refusal};
use js_sys::Reflect;
use leptos::prelude::Set;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Clipboard, DataTransfer, HtmlDocument};

use super::{Bridge, ContextMenuRequest, NoticeKind, announcements, cells};
use crate::lazy::{self, Later};
use crate::platform::{document, window};

/// Under which name our own form of notes lies in the clipboard.
pub const CLIPBOARD_TYPE: &str = "application/x-nonet+json";

pub fn carry_out(bridge: &Bridge, effect: Effect) {
    match effect {
        // The caller has seen it.
        Effect::Handled => {}
        Effect::PutOff(input) => bridge.put_off(*input),
        Effect::Send(bytes) => {
            if let Some(outlet) = bridge.outlet() {
                outlet.update(bytes);
            }
        }
        Effect::FocusField {
            element,
            text,
            caret,
            editing,
        } => {
            if let Some(surface) = bridge.surface() {
                surface.field().lie_over(element, &text, caret, editing);
            }
        }
        Effect::FieldText { text, splice } => {
            if let Some(surface) = bridge.surface() {
                surface.field().replace_text(&text, splice);
            }
        }
        Effect::AskMarked => {
            if let Some(surface) = bridge.surface() {
                let (from, to) = surface.field().marked();
                bridge.send(Input::MarkUnclear { from, to });
            }
        }
        Effect::AskValue(asked) => {
            lazy::if_here(|later: &Later| (later.cells.ask)(&bridge.signals, Some(*asked)));
        }
        Effect::ValueTaken => {
            lazy::if_here(|later: &Later| (later.cells.ask)(&bridge.signals, None));
        }
        Effect::BlurField => {
            if let Some(surface) = bridge.surface() {
                surface.give_up_field();
            }
        }
        Effect::Announce(announcement) => {
            let told = announcements::say(bridge, &announcement);
            match announcement {
                editor::Announcement::TrackRemoved(axis) => {
                    bridge.notify(NoticeKind::TrackRemoved(axis));
                }
                // What came back may be far from where the person looks.
                editor::Announcement::Reverted(board::Reverted {
                    put_back: count, ..
                })
                | editor::Announcement::Restored { count } => {
                    let words = told.unwrap_or_default();
                    bridge.notify(NoticeKind::PutBack { words, count });
                }
                _ => {}
            }
        }
        Effect::Copy { json, text, ids } => {
            copy(bridge, &json, &text);
            if let (Some(handle), Some(later)) = (bridge.handle.get(), lazy::here::<Later>()) {
                (later.copying.add_picture)(handle, ids, &json, &text);
            }
        }
        Effect::CopyPicture { ids } => {
            if let Some(handle) = bridge.handle.get() {
                lazy::with(move |later: &Later| (later.copying.copy_picture)(handle, ids));
            }
        }
        Effect::RequestPaste { as_one_note } => request_paste(bridge, as_one_note),
        Effect::PickImages => {
            if let Some(handle) = bridge.handle.get() {
                lazy::with(move |later: &Later| (later.images.pick)(handle));
            }
        }
        Effect::AskPaste(offer) => {
            bridge.signals.paste.try_set(Some(offer));
        }
        Effect::OpenDialog(dialog) => {
            bridge.signals.dialog.try_set(Some(dialog));
        }
        Effect::OpenLink(address) => {
            // Whatever is opened cannot reach this page, nor learn from where it was opened.
            let _ = window().open_with_url_and_target_and_features(
                &address,
                "_blank",
                "noopener,noreferrer",
            );
        }
        Effect::OpenContextMenu(at) => {
            let (left, top) = bridge
                .surface()
                .map_or((0.0, 0.0), |surface| surface.origin());
            let request = ContextMenuRequest {
                x: at.x + left,
                y: at.y + top,
            };
            bridge.signals.context_menu.try_set(Some(request));
        }
        Effect::PresenceChanged => {
            let presence = bridge
                .editor
                .borrow()
                .as_ref()
                .map(|editor| editor.presence());
            if let (Some(outlet), Some(presence)) = (bridge.outlet(), presence) {
                outlet.presence(presence);
            }
        }
        // Said beside the field over the cell; where there is none, as everything else.
        Effect::Refused(refusal @ Refusal::UnfitValue { .. })
            if cells::is_asked(&bridge.signals) =>
        {
            lazy::if_here(|later: &Later| (later.cells.refuse)(&bridge.signals, refusal));
        }
        Effect::Refused(refusal) => bridge.notify(NoticeKind::Refused(refusal)),
    }
}

fn copy(bridge: &Bridge, json: &str, text: &str) {
    if let Some(data) = bridge.clipboard.take() {
        fill(&data, json, text);
        return;
    }
    // From a menu. The browser answers its own copy command with a copy event, and whoever listens to that takes
    // these: unlike the page's own writing it needs no permission and no TLS.
    *bridge.copied.borrow_mut() = Some((json.to_owned(), text.to_owned()));
    let copied = document()
        .dyn_into::<HtmlDocument>()
        .is_ok_and(|page| page.exec_command("copy").unwrap_or(false));
    if !copied || bridge.copied.take().is_some() {
        bridge.notify(NoticeKind::ClipboardBlocked);
    }
}

/// Puts notes into the clipboard of an event.
pub fn fill(data: &DataTransfer, json: &str, text: &str) {
    let _ = data.set_data(CLIPBOARD_TYPE, json);
    let _ = data.set_data("text/plain", text);
    if let Some(later) = lazy::here::<Later>() {
        (later.copying.enrich)(data, json, text);
    }
}

/// Reads the clipboard where the page may; elsewhere the person is told that the keys work.
fn request_paste(bridge: &Bridge, as_one_note: bool) {
    let bridge = bridge.me.clone();
    // Pages without TLS have no such object.
    let reading = Reflect::get(&window().navigator(), &"clipboard".into())
        .ok()
        .filter(|clipboard| clipboard.is_object())
        .map(|clipboard| clipboard.unchecked_into::<Clipboard>().read_text());
    spawn_local(async move {
        let text = match reading {
            Some(reading) => JsFuture::from(reading).await.ok(),
            None => None,
        };
        let Some(bridge) = bridge.upgrade() else {
            return;
        };
        match text.and_then(|text| text.as_string()) {
            Some(text) => {
                bridge.send(Input::Paste(Pasted {
                    json: None,
                    text: Some(text),
                    as_one_note,
                }));
            }
            None => bridge.notify(NoticeKind::ClipboardBlocked),
        }
    });
}
