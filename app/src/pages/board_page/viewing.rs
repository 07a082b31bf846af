//! How a person likes to look at boards: what the wheel does, and whether the minimap is shown. Kept in this browser.

use leptos::prelude::*;
use web_sys::Event;

use crate::bridge::{EditorHandle, EditorSettings, Input, Phase, WheelMode};
use crate::canvas::{ask_for_slices_again, lay_out_ahead, warm_up};
use crate::platform::{Listener, Passive};
use crate::storage::preferences;
use crate::ui::element::effect;

const MODES: [(WheelMode, &str); 3] = [
    (WheelMode::Auto, "auto"),
    (WheelMode::Mouse, "mouse"),
    (WheelMode::Trackpad, "trackpad"),
];
const SHOWN: &str = "yes";

/// Settings with what was kept.
pub fn kept() -> EditorSettings {
    let kept = preferences::load();
    let wheel = MODES
        .iter()
        .find(|(_, name)| kept.wheel.as_deref() == Some(name))
        .map_or_else(WheelMode::default, |(mode, _)| *mode);
    EditorSettings {
        wheel,
        minimap: kept.minimap.as_deref() == Some(SHOWN),
        ..EditorSettings::default()
    }
}

/// What waits until the board is there: jumps of the view are shown as movements, unless the person asked the system for
/// less of that, also when that changes; and letters that did not come so far are asked for again.
pub fn once_there(handle: EditorHandle) {
    let Ok(Some(query)) = window().match_media("(prefers-reduced-motion: reduce)") else {
        return;
    };
    let asked = query.clone();
    let tell = move || {
        handle.send(Input::Glides(!asked.matches()));
    };
    let told = tell.clone();
    let listener = Listener::new::<Event>(&query, "change", Passive::Yes, move |_| told());
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    // Also for the board that is opened after this.
    effect(move || {
        if handle.signals().phase.with(|phase| *phase == Phase::Ready) {
            tell();
            lay_out_ahead(handle);
            warm_up(handle);
            if let Some(surface) = handle.surface() {
                ask_for_slices_again(surface.fonts().arrived());
            }
        }
    });
}

/// Keeps what the person chooses.
pub fn keep(handle: EditorHandle) {
    let signals = handle.signals();
    effect(move || {
        // Before that the signals say nothing about the person.
        if signals.phase.with(|phase| *phase != Phase::Ready) {
            return;
        }
        let wheel = signals.wheel.get();
        let wheel = MODES
            .iter()
            .find(|(mode, _)| *mode == wheel)
            .map(|(_, name)| (*name).to_owned());
        let minimap = signals.minimap.get().then(|| SHOWN.to_owned());
        let kept = preferences::load();
        let kept_wheel = kept.wheel.as_deref().unwrap_or("auto");
        if kept.minimap != minimap || Some(kept_wheel) != wheel.as_deref() {
            // Where the browser keeps nothing, the choice lasts until the page is closed.
            let _ = preferences::change(|preferences| {
                preferences.wheel = wheel;
                preferences.minimap = minimap;
            });
        }
    });
}
