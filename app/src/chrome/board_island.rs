//! Top left: the way home, the board's title, the menu.

use leptos::prelude::*;

use super::main_menu::{MAIN_MENU, MainMenu};
use super::title::BoardTitle;
use crate::app::navigate;
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::logo::logo;

/// The island.
#[component]
pub fn BoardIsland() -> impl IntoView {
    view! {
        <header class="board-island island">
            <a
                class="icon-button"
                href="/"
                data-action="home"
                aria-label=label(Text::ProblemHome)
                data-tip=label(Text::ProblemHome)
                on:click=move |event| {
                    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                        event.prevent_default();
                        navigate("/");
                    }
                }
            >
                {logo()}
            </a>
            <BoardTitle/>
            <IconButton
                label=label(Text::ChromeMainMenu)
                action="main-menu"
                icon=Icon::Menu
                opens=MAIN_MENU
            />
        </header>
        <MainMenu/>
    }
    .into_any()
}
