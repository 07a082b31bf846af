//! How the board was: kept, compared, taken back, and the taking back undone.

use std::sync::Arc;

use tests::stage::{Stage, artifacts_folder};
use tests::truth::Truth;

use crate::board::AtBoard;

pub async fn a_board_is_kept_compared_and_taken_back(stage: Arc<Stage>) {
    let board = stage.new_canvas("チェックポイント").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let person = &hana.person;
    let words = &hana.words;
    hana.writes_into("cs", "毎日使う人").await;
    hana.writes_into("vp", "早く終わる").await;
    hana.is_saved().await;
    hana.chooses("command.checkpoints").await;
    person.sees("dialog", words.say("checkpoints.title")).await;
    person.reads(words.say("checkpoints.empty")).await;
    person
        .fills(words.say("checkpoints.name"), "午前の終わり")
        .await;
    person.key("Enter").await;
    person
        .wait_for("document.querySelector('[data-checkpoint]')")
        .await;
    person
        .photograph(&artifacts_folder().join("checkpoints-list.png"))
        .await;
    person.key("Escape").await;
    person
        .no_longer_sees("dialog", words.say("checkpoints.title"))
        .await;

    person.click(hana.note("早く終わる").await).await;
    hana.has_selected(1).await;
    person.key("Delete").await;
    hana.writes_into("ch", "あとから").await;
    let after = |truth: &Truth| {
        let mut texts = truth.texts();
        texts.sort();
        (texts == ["あとから", "毎日使う人"]).then_some(())
    };
    hana.relay_has("the later board", after).await;

    hana.chooses("command.checkpoints").await;
    person
        .wait_for("document.querySelector('[data-checkpoint]')")
        .await;
    person
        .eval("document.querySelector('[data-checkpoint]').click()")
        .await;
    let told = |kind: &str, name: &str| {
        format!(
            "[...document.querySelectorAll('.difference')].some((row) =>
                row.querySelector('[data-kind={kind}]') && row.innerText.includes('{name}'))"
        )
    };
    person.wait_for(&told("removed", "早く終わる")).await;
    person.wait_for(&told("added", "あとから")).await;
    person
        .photograph(&artifacts_folder().join("checkpoints-look.png"))
        .await;
    person
        .clicks("button", words.say("checkpoints.restore"))
        .await;
    person
        .no_longer_sees("dialog", words.say("checkpoints.title"))
        .await;
    hana.relay_has("the board as it was", |truth| {
        let mut texts = truth.texts();
        texts.sort();
        (texts == ["早く終わる", "毎日使う人"]).then_some(())
    })
    .await;

    // How it was before going back was kept as well; and going back can be undone.
    person.key("Control+z").await;
    hana.relay_has("the later board again", after).await;
    hana.chooses("command.checkpoints").await;
    person
        .wait_for("document.querySelectorAll('[data-checkpoint]').length === 2")
        .await;
}

pub async fn what_somebody_did_is_listed_and_taken_back(stage: Arc<Stage>) {
    let board = stage.new_canvas("できごと").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    hana.writes_into("cs", "毎日使う人").await;
    hana.writes_into("vp", "早く終わる").await;
    ken.shows("早く終わる").await;
    ken.person.click(ken.note("早く終わる").await).await;
    ken.has_selected(1).await;
    ken.person.key("Delete").await;
    ken.is_saved().await;
    let without = |truth: &Truth| (truth.texts() == ["毎日使う人"]).then_some(());
    hana.relay_has("the board without the note", without).await;

    let (person, words) = (&hana.person, &hana.words);
    hana.chooses("command.checkpoints").await;
    person.sees("dialog", words.say("checkpoints.title")).await;
    person
        .wait_for("document.querySelector('[name=checkpoints-tab][value=happened]')")
        .await;
    person
        .eval("document.querySelector('[name=checkpoints-tab][value=happened]').click()")
        .await;
    // The last act stands first, with whose it was, what, and where.
    person
        .wait_for(
            "(row => row && row.querySelector('[data-did=deleted]') && row.innerText.includes('健')
                && row.innerText.includes('早く終わる'))(document.querySelector('.checkpoints-list li'))",
        )
        .await;
    person
        .photograph(&artifacts_folder().join("happened-list.png"))
        .await;
    // What others do meanwhile comes to the top by itself; the keyboard stays where it is.
    person
        .eval(
            "window.before = document.querySelector('.checkpoints-list li [data-action=revert-act]');
             window.before.focus()",
        )
        .await;
    ken.writes_into("cr", "手紙を書く").await;
    person
        .wait_for(
            "document.querySelector('.checkpoints-list li').innerText.includes('手紙を書く')
                && document.activeElement === window.before
                && document.querySelector('.checkpoints-list li:nth-child(2)').contains(window.before)",
        )
        .await;
    person.eval("window.before.click()").await;
    person
        .no_longer_sees("dialog", words.say("checkpoints.title"))
        .await;
    hana.relay_has("the note again", |truth| {
        let mut texts = truth.texts();
        texts.sort();
        (texts == ["手紙を書く", "早く終わる", "毎日使う人"]).then_some(())
    })
    .await;
    // It is a step of hers.
    person.key("Control+z").await;
    hana.relay_has("the board without the note again", |truth| {
        let mut texts = truth.texts();
        texts.sort();
        (texts == ["手紙を書く", "毎日使う人"]).then_some(())
    })
    .await;
}
