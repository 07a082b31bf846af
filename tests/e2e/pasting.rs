//! What becomes of what people bring along: lines, and tables from a spreadsheet.

use std::sync::Arc;

use tests::stage::Stage;

use crate::board::AtBoard;

pub async fn a_table_from_a_spreadsheet_asks_and_fills_the_cells(stage: Arc<Stage>) {
    let board = stage.new_canvas("表から").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let title = hana.words.say("paste.title");
    person.pastes("仕入先\t製造\nデザイナー\t配送").await;
    person.sees("heading", title).await;
    person
        .wait_for("document.querySelectorAll('.paste-preview td').length === 4")
        .await;
    person.clicks("button", hana.words.say("paste.cells")).await;
    person.no_longer_sees("heading", title).await;
    hana.relay_has("the columns in cells of their own", |truth| {
        let cells = truth.cells();
        let filled = |texts: &[&str]| cells.values().any(|found| found == texts);
        (filled(&["デザイナー", "仕入先"]) && filled(&["製造", "配送"])).then_some(())
    })
    .await;
}

pub async fn many_lines_ask_and_become_notes_by_enter(stage: Arc<Stage>) {
    let board = stage.new_canvas("行から").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let title = hana.words.say("paste.title");
    person.pastes("ひとつ\nふたつ\nみっつ").await;
    person.sees("heading", title).await;
    person.key("Escape").await;
    person.no_longer_sees("heading", title).await;
    hana.shows_exactly(&[]).await;

    person.pastes("ひとつ\nふたつ\nみっつ").await;
    person.sees("heading", title).await;
    // What most want has the keyboard already.
    person.key("Enter").await;
    person.no_longer_sees("heading", title).await;
    hana.shows_exactly(&["ひとつ", "ふたつ", "みっつ"]).await;
}
