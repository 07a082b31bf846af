//! Without a mouse: everything is reached with keys.

use std::sync::Arc;

use tests::stage::Stage;
use tests::user::User;
use tests::waiting;
use tests::words::Words;

use crate::board::{AtBoard, EDITING, READ_CELLS};

/// More Tabs than any page of ours needs.
const TABS_MAX: usize = 60;

pub async fn a_board_is_made_and_filled_without_a_mouse(stage: Arc<Stage>) {
    let words = Words::japanese();
    let hana = stage.person("hana").await;
    hana.open("/?bench").await;
    hana.sees("heading", words.say("home.new_board")).await;
    tabs_to(&hana, words.say("board.title_label")).await;
    hana.writes("キーボードだけ").await;
    hana.key("Enter").await;
    hana.wait_for("location.pathname.startsWith('/b/')").await;
    hana.sees("heading", words.say("people.name_prompt")).await;
    // It stands behind everything else, and yet is the next.
    hana.key("Tab").await;
    hana.wait_for("document.activeElement.matches('.name-prompt input')")
        .await;
    hana.writes("花").await;
    hana.key("Enter").await;
    hana.no_longer_sees("heading", words.say("people.name_prompt"))
        .await;

    // The cells come in reading order: customers first.
    tabs_to(&hana, "顧客セグメント").await;
    hana.key("n").await;
    hana.wait_for(EDITING).await;
    hana.writes("働く母親").await;
    hana.key("Tab").await;
    hana.writes("共働きの夫婦").await;
    hana.key("Escape").await;
    hana.key("Escape").await;
    tabs_to(&hana, "販路").await;
    hana.key("n").await;
    hana.wait_for(EDITING).await;
    hana.writes("スマホアプリ").await;
    hana.key("Escape").await;

    reads_in(&hana, "顧客セグメント", &["働く母親", "共働きの夫婦"]).await;
    reads_in(&hana, "販路", &["スマホアプリ"]).await;

    // Whoever comes again and presses Tab is at the board, and not before it.
    hana.reload().await;
    hana.wait_for("document.querySelector('.board-surface[data-phase=ready]') !== null")
        .await;
    reads_in(&hana, "販路", &["スマホアプリ"]).await;
    hana.key("Tab").await;
    hana.wait_for("document.activeElement.closest('.board-surface') !== null")
        .await;
    tabs_to(&hana, "顧客セグメント").await;
}

/// Waits until the semantic tree has these notes in a cell.
async fn reads_in(person: &User, cell: &str, notes: &[&str]) {
    waiting::until(&format!("{notes:?} to be read in {cell}"), || async {
        let cells = person.eval(READ_CELLS).await;
        let lists = cells.as_object().cloned().unwrap_or_default();
        let list = lists.iter().find(|(name, _)| name.ends_with(cell));
        let words = list.map_or_else(String::new, |(_, notes)| notes.to_string());
        if notes.iter().all(|note| words.contains(note)) {
            Ok(())
        } else {
            Err(cells)
        }
    })
    .await;
}

/// The name of what has the keyboard; on the board, what was last said of where it is.
const FOCUSED: &str = "(() => {
    const here = document.activeElement;
    const said = document.querySelector('.board-page > [aria-live=polite]');
    if (here.matches('.board-surface, .note-field, body')) return said?.innerText ?? '';
    return here.labels?.[0]?.innerText || here.getAttribute('aria-label') || here.innerText || '';
})()";

/// Presses Tab until something of this name has the keyboard.
async fn tabs_to(person: &User, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..TABS_MAX {
        let here = person.eval(FOCUSED).await;
        let here = here.as_str().unwrap_or_default().to_owned();
        if here.contains(name) {
            return;
        }
        passed.push(here);
        person.key("Tab").await;
    }
    panic!("{TABS_MAX} Tabs did not reach {name:?}, only {passed:?}");
}

pub async fn the_focus_comes_back_after_a_menus_dialog(stage: Arc<Stage>) {
    let words = Words::japanese();
    let board = stage.new_canvas("戻る").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    // The board, if it had the focus before; the button otherwise. Never nothing.
    let somewhere = "document.activeElement.matches('button[popovertarget=main-menu], .board-surface, .note-field')";
    hana.person
        .clicks("button", words.say("chrome.main_menu"))
        .await;
    hana.person
        .wait_for("document.activeElement.matches('#main-menu [role=menuitem]')")
        .await;
    hana.person.key("Escape").await;
    hana.person.wait_for(somewhere).await;

    hana.chooses("command.show_shortcuts").await;
    hana.person
        .sees("heading", words.say("shortcuts.title"))
        .await;
    hana.person.key("Escape").await;
    hana.person.wait_for(somewhere).await;
}
