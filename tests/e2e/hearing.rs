//! The board for those who hear it: what lies where, and what others do where one is.

use std::sync::Arc;

use tests::stage::Stage;

use crate::board::AtBoard;

/// What was said last.
const SAID: &str = "document.querySelector('.board-page > [aria-live=polite]').innerText";

pub async fn others_are_heard_in_the_cell_of_ones_focus(stage: Arc<Stage>) {
    let board = stage.new_canvas("聞こえる").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    // As a screen reader presses it.
    hana.person
        .wait_for("document.querySelector('.reading-tree [role=list][aria-label$=顧客セグメント]')")
        .await;
    hana.person
        .eval("document.querySelector('.reading-tree [role=list][aria-label$=顧客セグメント]').click()")
        .await;
    hana.person
        .wait_for("document.querySelector('.reading-tree [role=list][aria-current=true][aria-label$=顧客セグメント]')")
        .await;

    // Elsewhere is elsewhere; here it is one sentence for several notes.
    ken.writes_into("kp", "よそ").await;
    for (text, down) in [("ここ", 0.3), ("ここにも", 0.7)] {
        let at = ken.place("cs", 0.5, down).await;
        ken.writes_note(at, text).await;
    }
    let one = hana.words.say_with(
        "announce.others_added_by",
        &[("name", "健"), ("count", "1")],
    );
    let two = hana.words.say_with(
        "announce.others_added_by",
        &[("name", "健"), ("count", "2")],
    );
    hana.person
        .wait_for(&format!("['{one}', '{two}'].includes({SAID})"))
        .await;
}

pub async fn every_kind_is_in_the_tree_with_its_state(stage: Arc<Stage>) {
    let board = stage.new_canvas("読み上げ").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let at = tests::input::Spot::new(300.0, 800.0);
    person.key("o").await;
    person.drag(at.by(-60.0, -25.0), at.by(60.0, 25.0)).await;
    person.writes("始める").await;
    let item = "document.querySelector('.reading-tree [aria-roledescription=図形]')";
    let editing = hana.words.say("tree.editing");
    person
        .wait_for(&format!(
            "{item}?.getAttribute('aria-description') === '{editing}'"
        ))
        .await;
    person.key("Escape").await;
    person
        .wait_for(&format!(
            "{item}.innerText === '始める' && !{item}.hasAttribute('aria-description')
                && {item}.getAttribute('aria-current') === 'true'
                && {item}.getAttribute('aria-posinset') === '1'"
        ))
        .await;
    person.key("Escape").await;
    person
        .wait_for(&format!("!{item}.hasAttribute('aria-current')"))
        .await;
}
