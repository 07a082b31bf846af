//! Says that a part cannot be had now.

use std::cell::RefCell;

use crate::i18n::{Text, locale_untracked, text_in};
use crate::platform::document;
use crate::ui::element::{Element, View, el};

thread_local! {
    static SHOWN: RefCell<View> = RefCell::default();
}

/// Shows why what was asked for does not come, with a button that runs `again` and one that runs `give_up`.
pub fn tell(again: fn(), give_up: fn()) {
    let say = |text: Text| text_in(locale_untracked(), text);
    let message = el("p").text(&format!(
        "{} {}",
        say(Text::ErrorUnreachable),
        say(Text::ErrorUnreachableHint)
    ));
    let toast = el("div")
        .class("toast")
        .child(message)
        .child(choice("retry-part", say(Text::ActionRetry), again))
        .child(choice("forget-part", say(Text::ActionClose), give_up));
    let shown = View::from(el("div").class("toasts").attr("role", "alert").child(toast));
    if let Some(body) = document().body() {
        shown.place(&body, None);
    }
    SHOWN.with(|slot| slot.replace(shown)).take_out();
}

fn choice(action: &str, words: &str, act: fn()) -> Element {
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "button"),
            ("data-action", action),
        ])
        .text(words)
        .on_click(move || {
            SHOWN.with(RefCell::take).take_out();
            act();
        })
}
