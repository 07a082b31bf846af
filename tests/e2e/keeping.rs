//! What the relay has not got can be carried away as a file.

use std::sync::Arc;

use tests::stage::Stage;

use crate::board::AtBoard;

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
