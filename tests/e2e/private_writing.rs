//! Writing in private: what somebody writes is hers until it is revealed, and arrives even from somebody who was away.

use std::sync::Arc;

use tests::stage::{Stage, artifacts_folder};
use tests::waiting;

use crate::board::AtBoard;

pub async fn what_is_written_in_private_is_read_when_it_is_revealed(stage: Arc<Stage>) {
    let board = stage.new_canvas("伏せて書く").await;
    let lead = AtBoard::enter(&stage, "進行", &board, &board.facilitator).await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    ken.writes_into("kp", "前からある付箋").await;
    lead.shows("前からある付箋").await;

    lead.chooses("command.private_writing").await;
    lead.person.reads(lead.words.say("private.about")).await;
    photographed(&lead, "private-begin").await;
    let begin = lead.words.say("private.begin_board");
    lead.person.clicks("button", begin).await;
    let on = hana.words.say("private.on");
    hana.person.reads(on).await;

    // She reads her own, after a reload too; the others see that there is one.
    hana.writes_into("cs", "価格より納期が先").await;
    hana.is_saved().await;
    photographed(&hana, "private-own").await;
    hears(&ken, "cs", "伏せた付箋").await;
    assert!(!ken.texts().await.concat().contains("納期"));
    ken.person.reads(&counted(&ken, 1)).await;
    photographed(&ken, "private-closed").await;
    hana.person.reload().await;
    hana.is_ready().await;
    hana.shows("価格より納期が先").await;
    let on_disk = stage.relay().await.export(&board, "md?locale=ja").await;
    assert!(on_disk.contains("伏せた付箋") && !on_disk.contains("納期"));

    // She goes on without a net; meanwhile it is revealed.
    hana.person.cut_net();
    hana.is_not_saved().await;
    hana.writes_into("vp", "本当は誰も使っていない").await;
    lead.chooses("command.private_writing").await;
    let reveal = lead.words.say("private.reveal_all");
    lead.person.sees("button", reveal).await;
    photographed(&lead, "private-reveal").await;
    lead.person.clicks("button", reveal).await;
    let told = lead.words.say("private.revealed").replace("{count}", "1");
    lead.person.reads(&told).await;
    ken.shows_exactly(&["前からある付箋", "価格より納期が先"])
        .await;

    // What arrives late is opened by the browser that sealed it.
    hana.person.mend_net();
    let all = [
        "前からある付箋",
        "価格より納期が先",
        "本当は誰も使っていない",
    ];
    ken.shows_exactly(&all).await;
    lead.shows_exactly(&all).await;
    hana.shows_exactly(&all).await;
    hana.is_saved().await;
    ken.person.no_longer_sees("button", on).await;
}

async fn photographed(at: &AtBoard, name: &str) {
    let file = artifacts_folder().join(format!("{name}.png"));
    at.person.photograph(&file).await;
}

/// What the line says while something is private and so many notes are sealed.
fn counted(at: &AtBoard, count: usize) -> String {
    let status = at.words.say("private.status");
    let status = status.replace("{count}", &count.to_string());
    format!("{} · {status}", at.words.say("private.on"))
}

/// Waits until something with these words can be heard in a cell.
async fn hears(at: &AtBoard, cell: &str, words: &str) {
    waiting::until(&format!("{words} in {cell}"), || async {
        let cells = at.cells().await;
        let heard = cells.values().flatten().any(|one| one.contains(words));
        if heard { Ok(()) } else { Err(cells) }
    })
    .await;
}
