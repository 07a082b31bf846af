//! The home page: a new board, the boards opened lately, language and theme.

mod drawing;
mod gallery;
mod new_board;
mod recent;

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::pages::preferences::{LanguageSwitch, ThemeSwitch};
use crate::ui::label;
use crate::ui::logo::logo;
use crate::ui::tooltip::TooltipHost;
pub use drawing::template_drawing;
use new_board::NewBoard;
use recent::Recent;

/// The home page.
#[component]
pub fn Home() -> impl IntoView {
    // Writes to the page only.
    Effect::new(|_| {
        // Without the zero-width spaces that say where a heading may break.
        let promise = t(Text::AppPromise).replace('\u{200b}', "");
        document().set_title(&format!("{} – {promise}", t(Text::AppName)));
    });
    view! {
        <div class="home">
            <a class="skip" href="#new-board">{label(Text::HomeSkip)}</a>
            <header class="home-head">
                <p class="home-mark">{logo()} <span translate="no">{label(Text::AppName)}</span></p>
                <div class="home-preferences">
                    <LanguageSwitch/>
                    <ThemeSwitch/>
                </div>
            </header>
            <main class="home-main">
                <div class="home-promise">
                    <h1>{label(Text::AppPromise)}</h1>
                    <p>{label(Text::AppPromiseDetail)}</p>
                </div>
                <NewBoard/>
                <Recent/>
            </main>
        </div>
        <TooltipHost/>
    }
    .into_any()
}
