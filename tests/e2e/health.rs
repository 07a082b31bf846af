//! The board is checked: what is found is jumped to, left alone and brought back; dates are held against the day of the
//! workshop; words are marked as unclear; a covered cell is opened.

use std::sync::Arc;

use tests::stage::{Stage, artifacts_folder};

use crate::board::{AtBoard, EDITING};

/// Whether a finding of that check is in the list of what is to be looked at.
fn finding(code: &str) -> String {
    format!("!!document.querySelector('.health-group [data-finding={code}]')")
}

/// Whether one was left alone.
fn left_alone(code: &str) -> String {
    format!("!!document.querySelector('.health-quiet [data-finding={code}]')")
}

pub async fn what_the_checks_find_is_jumped_to_and_left_alone(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay
        .new_board("健康診断", Some("jissen2.reviews"), "ja")
        .await;
    drop(relay);
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let person = &hana.person;
    let words = &hana.words;

    // Nobody has begun: there is nothing to be said.
    hana.chooses("command.check_board").await;
    person
        .wait_for("!!document.querySelector('[data-health]')")
        .await;
    person.reads(words.say("health.nothing_yet")).await;
    person.key("Escape").await;
    person
        .wait_for("!document.querySelector('[data-health]')")
        .await;

    hana.writes_into("use-good", "添削で言いたいことが伝わる")
        .await;
    hana.chooses("command.check_board").await;
    // Too few reviews: the first in the list has the keyboard.
    person.wait_for(&finding("H1")).await;
    person
        .wait_for("document.activeElement?.dataset.finding === 'H1'")
        .await;
    person.key("Enter").await;
    // The canvas is selected: what can be done with it shows.
    person
        .wait_for("!!document.querySelector('.style-bar')")
        .await;
    person
        .wait_for("document.activeElement?.dataset.finding === 'H1'")
        .await;
    person
        .photograph(&artifacts_folder().join("health.png"))
        .await;

    // Left alone, taken back, left alone, brought back.
    let dismiss = words.say("health.dismiss");
    person.clicks("button", dismiss).await;
    person.wait_for(&left_alone("H1")).await;
    person.clicks("button", words.say("health.close")).await;
    person
        .wait_for("!document.querySelector('[data-health]')")
        .await;
    person.key("Control+z").await;
    hana.chooses("command.check_board").await;
    person.wait_for(&finding("H1")).await;
    person
        .wait_for("!!document.activeElement?.closest('[data-health]')")
        .await;

    // Words that nobody knows yet whether they can be done.
    person.key("Escape").await;
    person
        .wait_for("!document.querySelector('[data-health]')")
        .await;
    let note = hana.note("添削で言いたいことが伝わる").await;
    person.double_click(note).await;
    person.wait_for(EDITING).await;
    person.key("Control+a").await;
    person.key("Alt+Shift+u").await;
    hana.relay_has("the marks", |truth| {
        (truth.texts() == ["〔？添削で言いたいことが伝わる〕"]).then_some(())
    })
    .await;
    person.key("Escape").await;
    hana.chooses("command.check_board").await;
    person.wait_for(&finding("H9")).await;
    hana.is_saved().await;
}

pub async fn the_day_of_the_workshop_is_said_and_a_cover_opened(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("クイズ", Some("rikai.quiz"), "ja").await;
    drop(relay);
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    let person = &hana.person;
    let words = &hana.words;

    hana.chooses("command.session_date").await;
    person
        .wait_for("!!document.querySelector('#session-day')")
        .await;
    person
        .eval("document.querySelector('#session-day').value = '2026-06-10'")
        .await;
    person.clicks("button", words.say("action.confirm")).await;
    person
        .wait_for("!document.querySelector('#session-day')")
        .await;
    ken.chooses("command.check_board").await;
    ken.person
        .wait_for("document.querySelector('[data-session]')?.textContent === '2026-06-10'")
        .await;
    ken.person.key("Escape").await;

    // The example goes under the covers: nobody sees it.
    hana.adds_sample("覆いの下の答え").await;
    hana.relay_has("the answers", |truth| {
        (truth.texts().len() == 3).then_some(())
    })
    .await;
    let answer = "document.querySelector('.reading-tree').textContent.includes('ChatGPT')";
    assert_eq!(ken.person.eval(answer).await, false);
    person
        .photograph(&artifacts_folder().join("covered.png"))
        .await;
    let cell = hana.cell("kr").await;
    person.click(cell).await;
    hana.shows("ChatGPT").await;
    ken.shows("ChatGPT").await;
    ken.person.wait_for(answer).await;
}
