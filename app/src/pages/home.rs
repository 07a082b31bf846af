//! The home page: a new board, the boards opened lately, language and theme.

mod new_board;
mod recent;

use crate::i18n::{Text, t};
use crate::offline;
use crate::pages::preferences::{language_switch, theme_switch};
use crate::platform::document;
use crate::ui::element::{View, effect, el};
use crate::ui::logo::logo;
use crate::ui::tooltip::tooltip_host;

/// The home page.
pub fn home() -> View {
    offline::register();
    // Writes to the page only.
    effect(|| {
        // Without the zero-width spaces that say where a heading may break.
        let promise = t(Text::AppPromise).replace('\u{200b}', "");
        document().set_title(&format!("{} – {promise}", t(Text::AppName)));
    });
    let mark = el("p")
        .class("home-mark")
        .child(logo())
        .text(" ")
        .child(el("span").attr("translate", "no").says(Text::AppName));
    let head = el("header").class("home-head").child(mark).child(
        el("div")
            .class("home-preferences")
            .child(language_switch())
            .child(theme_switch()),
    );
    let promise = el("div")
        .class("home-promise")
        .child(el("h1").says(Text::AppPromise))
        .child(el("p").says(Text::AppPromiseDetail));
    let page = el("div")
        .class("home")
        .child(
            el("a")
                .attrs(&[("class", "skip"), ("href", "#new-board")])
                .says(Text::HomeSkip),
        )
        .child(head)
        .child(
            el("main")
                .class("home-main")
                .child(promise)
                .child(new_board::new_board())
                .child(recent::recent()),
        );
    View::from(page).and(tooltip_host())
}
