//! Who may what: links that do not fit, and links that only let one look.

use std::sync::Arc;

use tests::stage::{Stage, artifacts_folder};
use tests::words::Words;

use crate::board::AtBoard;

pub async fn a_mistyped_address_makes_no_board(stage: Arc<Stage>) {
    let words = Words::japanese();
    let board = stage.new_canvas("本物").await;
    let hana = stage.person("hana").await;
    hana.expect_network_errors();

    let unknown = "AAAAAAAAAAAA";
    hana.open(&format!("/b/{unknown}#k={}", board.participant))
        .await;
    hana.reads(words.say("problem.unknown_board")).await;
    hana.reads(words.say("problem.unknown_board_detail")).await;
    let answer = stage
        .relay()
        .await
        .get(&format!("/api/boards/{unknown}"), Some(&board.participant))
        .await
        .unwrap();
    assert_eq!(answer.status, 404, "{}", answer.text());
    assert_eq!(answer.json()["error"], "unknown_board");

    hana.clicks("button", words.say("problem.home")).await;
    hana.sees("heading", words.say("app.promise")).await;
}

pub async fn a_wrong_key_opens_nothing(stage: Arc<Stage>) {
    let words = Words::japanese();
    let board = stage.new_canvas("本物").await;
    let other = stage.new_canvas("別").await;
    let hana = stage.person("hana").await;
    hana.expect_network_errors();
    hana.open(&board.path(&other.participant)).await;
    hana.reads(words.say("problem.wrong_key")).await;
    hana.reads(words.say("problem.wrong_key_detail")).await;
    hana.open("about:blank").await;
    hana.open(&format!("/b/{}", board.id)).await;
    hana.reads(words.say("problem.missing_key")).await;
}

pub async fn a_viewer_sees_everything_and_changes_nothing(stage: Arc<Stage>) {
    let board = stage.new_canvas("見るだけ").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let guest = AtBoard::enter(&stage, "客", &board, &board.viewer).await;
    guest.has_status("view-only").await;
    hana.writes_into("cs", "花が書いた").await;
    guest.shows("花が書いた").await;

    let before = hana.truth().await;
    let note = guest.note("花が書いた").await;
    guest.person.double_click(note).await;
    guest.person.types("x").await;
    guest.person.key("Escape").await;
    guest.person.drag(note, note.by(200.0, 100.0)).await;
    guest.person.key("Delete").await;
    let elsewhere = guest.cell("vp").await;
    guest.person.double_click(elsewhere).await;
    guest.person.types("y").await;
    let button = guest
        .person
        .sees("button", guest.words.say("command.new_note"))
        .await;
    assert!(button.disabled, "the note button is off for a viewer");

    // Hana's next note has gone through the relay after all the guest could have sent.
    hana.writes_into("kp", "そのあと").await;
    guest.shows_exactly(&["花が書いた", "そのあと"]).await;
    hana.is_saved().await;
    let after = hana.truth().await;
    assert_eq!(after.note("花が書いた"), before.note("花が書いた"));
    assert_eq!(after.texts().len(), 2);
}

pub async fn the_participants_link_can_be_copied(stage: Arc<Stage>) {
    let board = stage.new_canvas("渡すボード").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let link = hana.copies_participant_link().await;
    let (_, path) = link.split_once("/b/").unwrap();
    assert_eq!(path, format!("{}#k={}", board.id, board.participant));
}

pub async fn a_link_with_a_passphrase_is_made_opened_and_revoked(stage: Arc<Stage>) {
    let board = stage.new_canvas("合言葉のあるボード").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let say = |key: &str| hana.words.say(key).to_owned();
    hana.person.clicks("button", &say("share.button")).await;
    hana.person.clicks("button", &say("links.manage")).await;
    hana.person.fills(&say("links.name"), "四月の参加者").await;
    hana.person
        .fills(&say("links.passphrase"), "さくらの会議室")
        .await;
    hana.person.clicks("button", &say("links.make")).await;
    hana.person.reads(&say("links.made")).await;
    let link = hana
        .person
        .wait_for("document.querySelector('.links-new input')?.value")
        .await;
    hana.person
        .photograph(&artifacts_folder().join("links.png"))
        .await;
    let (_, key) = link.as_str().unwrap().split_once("#k=").unwrap();

    let ken = stage.person("健").await;
    ken.expect_network_errors();
    ken.open(&format!("/b/{}#k={key}", board.id)).await;
    ken.reads(&say("links.unlock_detail")).await;
    ken.fills(&say("links.unlock_field"), "うめの会議室").await;
    ken.key("Enter").await;
    ken.reads(&say("links.unlock_wrong")).await;
    ken.photograph(&artifacts_folder().join("passphrase.png"))
        .await;
    ken.fills(&say("links.unlock_field"), "さくらの会議室")
        .await;
    ken.key("Enter").await;
    ken.wait_for("document.querySelector('.board-surface[data-phase=ready]')")
        .await;
    // It is asked for once.
    let ken = AtBoard::take_seat(&stage, ken, &board, key).await;
    ken.writes_into("cs", "合言葉で入った").await;
    ken.is_saved().await;

    // Nobody who takes part is shown the list.
    ken.person.clicks("button", &say("share.button")).await;
    ken.person
        .no_longer_sees("button", &say("links.manage"))
        .await;
    ken.person.key("Escape").await;

    let revoke = hana
        .words
        .say_with("links.revoke_named", &[("name", "四月の参加者")]);
    hana.person.clicks("button", &revoke).await;
    hana.person
        .clicks("button", &say("links.revoke_sure"))
        .await;
    ken.person.reads(&say("links.revoked_detail")).await;
    hana.person.reads(hana.words.start_of("links.ended")).await;
    hana.person.clicks("radio", &say("links.tab_audit")).await;
    hana.person
        .reads(hana.words.start_of("links.audit_link_revoked"))
        .await;
    hana.person
        .photograph(&artifacts_folder().join("audit.png"))
        .await;
}
