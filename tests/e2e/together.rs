//! Several people on one board, with and without a net, with and without a relay.

use std::collections::BTreeMap;
use std::sync::Arc;

use tests::markdown::section;
use tests::stage::Stage;
use tests::waiting;

use crate::board::AtBoard;

/// Cell, place in it, text.
type Wish = (&'static str, (f64, f64), &'static str);

/// Hana writes in the upper left of each cell.
const HANA: [Wish; 4] = [
    ("cs", (0.25, 0.3), "働く母親"),
    ("vp", (0.25, 0.3), "10分で作れる献立"),
    ("ch", (0.25, 0.4), "スマホアプリ"),
    ("co", (0.25, 0.5), "開発費"),
];

/// Ken writes in the lower right.
const KEN: [Wish; 4] = [
    ("cs", (0.75, 0.8), "共働きの夫婦"),
    ("vp", (0.75, 0.8), "食材をむだにしない"),
    ("kp", (0.75, 0.8), "近所の八百屋"),
    ("rv", (0.75, 0.5), "月額の会費"),
];

pub async fn two_people_fill_one_canvas_at_once(stage: Arc<Stage>) {
    let (hana, ken) = hana_and_ken(&stage).await;
    tokio::join!(writes_all(&hana, &HANA), writes_all(&ken, &KEN));

    let texts: Vec<&str> = HANA.iter().chain(&KEN).map(|wish| wish.2).collect();
    hana.shows_exactly(&texts).await;
    ken.shows_exactly(&texts).await;
    hana.is_saved().await;
    ken.is_saved().await;

    let truth = hana.truth().await;
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (cell, _, text) in HANA.iter().chain(&KEN) {
        let texts = expected.entry((*cell).to_owned()).or_default();
        texts.push((*text).to_owned());
        texts.sort();
    }
    assert_eq!(
        truth.cells(),
        expected,
        "every note in the cell it was written in"
    );
    waiting::until("both to read the same in every cell", || async {
        let (hers, his) = (hana.cells().await, ken.cells().await);
        let notes: usize = hers.values().map(Vec::len).sum();
        if hers == his && notes == texts.len() {
            Ok(())
        } else {
            Err((hers, his))
        }
    })
    .await;

    let markdown = stage
        .relay()
        .await
        .export(&hana.board, "md?locale=ja")
        .await;
    for (cell, _, text) in HANA.iter().chain(&KEN) {
        let label = &truth.cell(cell).as_cell().unwrap().label.ja;
        let section = section(&markdown, label)
            .unwrap_or_else(|| panic!("no heading {label} in\n{markdown}"));
        assert!(
            section.contains(text),
            "{text} stands under {label}:\n{markdown}"
        );
    }
}

pub async fn work_without_a_net_arrives_when_it_is_back(stage: Arc<Stage>) {
    let (hana, ken) = hana_and_ken(&stage).await;
    hana.writes_into("cs", "最初の付箋").await;
    ken.shows("最初の付箋").await;
    hana.is_saved().await;

    hana.person.cut_net();
    hana.is_not_saved().await;
    hana.writes_into("vp", "電車の中で書いた").await;
    ken.writes_into("kp", "会議室で書いた").await;
    ken.is_saved().await;
    hana.is_not_saved().await;
    assert!(
        hana.truth().await.note("電車の中で書いた").is_none(),
        "the net is cut"
    );
    ken.shows_exactly(&["最初の付箋", "会議室で書いた"]).await;

    hana.person.mend_net();
    let all = ["最初の付箋", "電車の中で書いた", "会議室で書いた"];
    hana.shows_exactly(&all).await;
    ken.shows_exactly(&all).await;
    hana.is_saved().await;
    let truth = hana.truth().await;
    assert_eq!(truth.cell_of("電車の中で書いた").as_deref(), Some("vp"));
    assert_eq!(truth.cell_of("会議室で書いた").as_deref(), Some("kp"));
}

pub async fn a_killed_relay_loses_nothing_it_acknowledged(stage: Arc<Stage>) {
    let (hana, ken) = hana_and_ken(&stage).await;
    hana.person.expect_network_errors();
    ken.person.expect_network_errors();
    hana.writes_into("cs", "保存済みの一枚").await;
    ken.writes_into("kp", "もう一枚").await;
    hana.is_saved().await;
    ken.is_saved().await;

    // Both are in the middle of a note when the relay dies.
    let (left, right) = (hana.cell("vp").await, ken.cell("rv").await);
    hana.starts_note(left).await;
    ken.starts_note(right).await;
    hana.person.writes("途中まで").await;
    ken.person.writes("書きかけ").await;
    stage.relay().await.kill();
    hana.person.writes("と続き").await;
    ken.person.writes("の続き").await;
    hana.is_not_saved().await;
    ken.is_not_saved().await;
    hana.stops_writing().await;
    ken.stops_writing().await;

    // What it acknowledged is there before anybody could send it again.
    hana.person.cut_net();
    ken.person.cut_net();
    stage.relay().await.start().await.unwrap();
    let truth = hana.truth().await;
    assert_eq!(truth.cell_of("保存済みの一枚").as_deref(), Some("cs"));
    assert_eq!(truth.cell_of("もう一枚").as_deref(), Some("kp"));
    hana.is_not_saved().await;

    // And the rest comes with them.
    hana.person.mend_net();
    ken.person.mend_net();
    let all = [
        "保存済みの一枚",
        "もう一枚",
        "途中までと続き",
        "書きかけの続き",
    ];
    hana.shows_exactly(&all).await;
    ken.shows_exactly(&all).await;
    hana.is_saved().await;
    ken.is_saved().await;
    let mut expected = all.map(str::to_owned);
    expected.sort();
    assert_eq!(hana.truth().await.texts(), expected);
}

pub async fn undo_takes_back_only_ones_own(stage: Arc<Stage>) {
    let (hana, ken) = hana_and_ken(&stage).await;
    hana.writes_into("cs", "花の付箋").await;
    ken.shows("花の付箋").await;
    ken.writes_into("kp", "健の付箋").await;
    hana.shows("健の付箋").await;

    // More often than Hana has steps: the others' must stay.
    for _ in 0..5 {
        hana.person.key("Control+z").await;
    }
    hana.shows_exactly(&["健の付箋"]).await;
    ken.shows_exactly(&["健の付箋"]).await;
    for _ in 0..5 {
        hana.person.key("Control+Shift+z").await;
    }
    hana.shows_exactly(&["花の付箋", "健の付箋"]).await;
    ken.shows_exactly(&["花の付箋", "健の付箋"]).await;
}

pub async fn people_see_each_other(stage: Arc<Stage>) {
    let (hana, ken) = hana_and_ken(&stage).await;
    let at = hana.cell("vp").await;
    hana.person.hover(at).await;
    ken.sees_cursor_of("花").await;
    ken.sees_person("花").await;
    hana.sees_person("健").await;
    hana.person.page().close().await.unwrap();
    ken.no_longer_sees_cursor_of("花").await;
}

async fn hana_and_ken(stage: &Arc<Stage>) -> (AtBoard, AtBoard) {
    let board = stage.new_canvas("新サービス検討会").await;
    tokio::join!(
        AtBoard::enter(stage, "花", &board, &board.participant),
        AtBoard::enter(stage, "健", &board, &board.participant),
    )
}

async fn writes_all(who: &AtBoard, wishes: &[Wish]) {
    for (cell, (right, down), text) in wishes {
        let at = who.place(cell, *right, *down).await;
        who.writes_note(at, text).await;
    }
}
