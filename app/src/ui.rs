//! The controls of the interface. They know no board and no editor: plain values and signals in, callbacks out.

pub mod button;
pub mod clipboard;
pub mod dialog;
pub mod element;
pub mod file_choice;
pub mod icon;
pub mod logo;
pub mod menu;
pub mod notice;
pub mod popover;
pub mod progress;
pub mod segmented;
pub mod swatch;
pub mod text_field;
pub mod toast;
pub mod toggle;
pub mod tooltip;

use std::rc::Rc;

use leptos::prelude::*;

use crate::i18n::{Text, t};

/// What pressing a control does, and the like.
pub type Act = Rc<dyn Fn()>;

/// A text as a label that follows the language.
pub fn label(text: Text) -> Signal<String> {
    Signal::derive(move || t(text).to_owned())
}

/// `true` or `false`, as ARIA attributes say it.
pub const fn spoken(condition: bool) -> &'static str {
    if condition { "true" } else { "false" }
}

/// `aria-disabled` of a control that is unavailable for a reason.
pub fn disabled(unavailable: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> {
    move || unavailable.with(|reason| reason.is_some().then_some("true"))
}
