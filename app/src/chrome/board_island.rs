//! Top left: the way home, the board's title, the menu.

use web_sys::MouseEvent;

use super::main_menu::MAIN_MENU;
use super::title::board_title;
use crate::app::follow_link;
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::element::{View, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::logo::logo;

/// The island.
pub fn board_island() -> View {
    let name = label(Text::ProblemHome);
    let home = el("a")
        .attrs(&[
            ("class", "icon-button"),
            ("href", "/"),
            ("data-action", "home"),
        ])
        .attr_with("aria-label", name)
        .attr_with("data-tip", name)
        .on("click", |event: MouseEvent| follow_link(&event, "/"))
        .child(logo());
    let menu =
        IconButton::new(label(Text::ChromeMainMenu), "main-menu", Icon::Menu).opens(MAIN_MENU);
    let island = el("header")
        .class("board-island island")
        .child(home)
        .child(board_title())
        .child(menu);
    island.into()
}
