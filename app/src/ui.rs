//! The controls of the interface. They know no board and no editor: plain values and signals in, callbacks out.

pub mod button;
pub mod clipboard;
pub mod dialog;
pub mod icon;
pub mod logo;
pub mod menu;
pub mod popover;
pub mod progress;
pub mod segmented;
pub mod swatch;
pub mod text_field;
pub mod toast;
pub mod toggle;
pub mod tooltip;

use leptos::prelude::Signal;

use crate::i18n::{Text, t};

/// A text as a label that follows the language.
pub fn label(text: Text) -> Signal<String> {
    Signal::derive(move || t(text).to_owned())
}
