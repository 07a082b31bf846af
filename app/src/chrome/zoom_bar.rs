//! Bottom right: how large things are shown.

use leptos::prelude::*;

use super::command::{CommandButton, command_keys, command_label};
use crate::bridge::{CommandId, EditorHandle};
use crate::i18n::{Text, t_with};
use crate::ui::icon::Icon;
use crate::ui::label;

/// Smaller, the present zoom (pressing it goes to 100 %), larger, everything.
#[component]
pub fn ZoomBar() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let percent = handle.signals().zoom_percent;
    view! {
        <div class="zoom island" role="group" aria-label=label(Text::ChromeZoom)>
            <CommandButton command=CommandId::ZoomOut icon=Icon::Minus class="wide-only"/>
            <button
                type="button"
                class="zoom-level wide-only"
                data-action="zoom_reset"
                data-tip=command_label(CommandId::ZoomReset)
                data-keys=command_keys(CommandId::ZoomReset)
                aria-label=Signal::derive(move || {
                    t_with(Text::ZoomLevel, &[("percent", &percent.get().to_string())])
                })
                on:click=move |_| handle.run(CommandId::ZoomReset)
            >
                {Signal::derive(move || format!("{}%", percent.get()))}
            </button>
            <CommandButton command=CommandId::ZoomIn icon=Icon::Plus class="wide-only"/>
            <CommandButton command=CommandId::FitBoard icon=Icon::Fit/>
        </div>
    }
    .into_any()
}
