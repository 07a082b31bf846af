//! What was written stays on the device until the relay has it.

use std::sync::Arc;

use tests::stage::Stage;

use crate::board::AtBoard;

pub async fn a_reload_without_sync_keeps_the_work(stage: Arc<Stage>) {
    let board = stage.new_canvas("再読み込み").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.writes_into("cs", "送れた付箋").await;
    hana.is_saved().await;

    hana.person.cut_sync();
    hana.is_not_saved().await;
    hana.writes_into("kp", "送れない付箋").await;
    hana.person.reload().await;
    hana.is_ready().await;
    hana.shows_exactly(&["送れた付箋", "送れない付箋"]).await;
    hana.is_not_saved().await;
    assert!(hana.truth().await.note("送れない付箋").is_none());

    hana.person.mend_net();
    hana.is_saved().await;
    assert_eq!(
        hana.truth().await.cell_of("送れない付箋").as_deref(),
        Some("kp")
    );
}

pub async fn a_reload_with_sync_shows_the_board_again(stage: Arc<Stage>) {
    let board = stage.new_canvas("もう一度").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.writes_into("cs", "残る付箋").await;
    hana.is_saved().await;
    hana.person.reload().await;
    hana.is_ready().await;
    hana.shows_exactly(&["残る付箋"]).await;
    hana.is_saved().await;
}

pub async fn letters_whose_font_cannot_be_fetched_are_no_fault(stage: Arc<Stage>) {
    let board = stage.new_canvas("つながらない字").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.writes_into("cs", "ここまで").await;
    hana.is_saved().await;

    // Characters of slices that nothing on the page needed yet.
    hana.person.cut_net();
    hana.is_not_saved().await;
    hana.writes_into("kp", "躊躇 鸚鵡 薔薇 齟齬").await;
    hana.stops_writing().await;
    hana.person.mend_net();
    hana.is_saved().await;
    hana.shows_exactly(&["ここまで", "躊躇 鸚鵡 薔薇 齟齬"])
        .await;
}
