//! What was written stays on the device until the relay has it.

use std::sync::Arc;

use tests::input::Spot;
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

pub async fn the_browser_is_asked_to_hold_on_to_what_the_relay_has_not_got(stage: Arc<Stage>) {
    let board = stage.new_canvas("消えない").await;
    let (hana, ken) = tokio::join!(
        AtBoard::enter(&stage, "花", &board, &board.participant),
        AtBoard::enter(&stage, "健", &board, &board.participant),
    );
    hana.person.lets_storage_last().await;
    for (one, lasts, cell) in [(&hana, true, "kp"), (&ken, false, "vp")] {
        one.is_saved().await;
        // Nothing shows these letters yet, and without a net they could not be fetched.
        let letters = "document.fonts.check('16px \"Noto Sans JP\"', '端末に控えを保存')";
        one.person.wait_for(letters).await;
        one.person.cut_sync();
        one.is_not_saved().await;
        one.writes_into(cell, "まだここだけ").await;
        // Where it does not last she is told what to do.
        let place = "(b => [b.x + b.width / 2, b.y + b.height / 2])(document.querySelector('.badge').getBoundingClientRect())";
        let place = one.person.eval(place).await;
        let at = |axis: usize| place[axis].as_f64().unwrap();
        one.person.click(Spot::new(at(0), at(1))).await;
        let says = "document.querySelector('.badge-detail').textContent.includes('ファイルに控え')";
        one.person.wait_for(&format!("{says} === {}", !lasts)).await;
        one.person.key("Escape").await;
        one.person.mend_net();
        one.is_saved().await;
    }
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
