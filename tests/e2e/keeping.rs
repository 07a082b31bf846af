//! What the relay has not got can be carried away as a file.

use std::sync::Arc;

use tests::stage::Stage;
use tests::truth::Truth;

use crate::board::{AtBoard, bench_path};

pub async fn unsent_work_can_be_saved_as_a_file(stage: Arc<Stage>) {
    let board = stage.new_canvas("持ち帰る").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.is_saved().await;
    // What a file is made of comes in a part of its own, with or without a net.
    hana.person
        .wait_for("document.querySelector('dialog[data-dialog=export]')")
        .await;
    hana.person.cut_net();
    hana.writes_into("vp", "まだ届いていない").await;
    hana.has_status("offline").await;
    hana.person
        .clicks("button", hana.words.say("connection.offline"))
        .await;
    hana.person
        .clicks("button", hana.words.say("keep.copy"))
        .await;
    let file = hana.person.receives_file(".json").await;
    let content = std::fs::read_to_string(file).unwrap();
    assert!(content.contains("まだ届いていない"), "{content:.400}");
    hana.person.reads(hana.words.start_of("export.done")).await;
}

/// Somebody who was a facilitator without a net, and comes back by the participants' link.
pub async fn what_was_taken_back_can_be_saved_as_a_file(stage: Arc<Stage>) {
    let board = stage.new_canvas("取り消し").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    hana.is_saved().await;
    let before = hana.truth().await;
    hana.person.cut_sync();
    hana.is_not_saved().await;
    hana.writes_into("cs", "残る付箋").await;
    let place = "JSON.stringify(bench.notePos(0))";
    let there = hana.person.eval(place).await;
    let band = hana.canvas_band(&before).await;
    hana.person.click(band).await;
    hana.person.drag(band, band.by(120.0, 60.0)).await;
    hana.person.wait_for(&format!("{place} !== {there}")).await;

    // The key stands behind the #, so that only loading again makes another page of it; and that waits for the device.
    let other_link = bench_path(&board, &board.participant);
    hana.person
        .eval(&format!("history.replaceState(null, '', '{other_link}')"))
        .await;
    hana.person.reload().await;
    hana.is_ready().await;
    hana.shows("残る付箋").await;
    hana.person.wait_for(&format!("{place} !== {there}")).await;
    hana.person.mend_net();
    hana.person.reads(hana.words.say("error.taken_back")).await;
    hana.is_saved().await;
    hana.person
        .clicks("button", hana.words.say("keep.taken_back"))
        .await;
    let file = hana.person.receives_file(".json").await;
    let kept = Truth::parse(&std::fs::read_to_string(file).unwrap());
    let after = hana.truth().await;
    for truth in [&kept, &after] {
        assert_eq!(truth.cell_of("残る付箋").as_deref(), Some("cs"));
    }
    assert_eq!(after.canvas().placement, before.canvas().placement);
    assert_ne!(kept.canvas().placement, before.canvas().placement);
}
