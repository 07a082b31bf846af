use board::{Board, BoardPoint, CellValue, ClientNumber, ElementId, Evidence, Locale, Snapshot};
use proptest::prelude::*;

use super::*;
use crate::answers::{StrayReason, TakingIn, take_in};
use crate::cell_id;

mod lists;

/// A board with a canvas of each of these templates, called like them.
fn board_with(templates: &[&str]) -> (Board, Vec<ElementId>) {
    let mut board = Board::new(ClientNumber::new(1));
    let mut canvases = Vec::new();
    for (index, id) in templates.iter().enumerate() {
        let canvas = ElementId::new(*id);
        let at = BoardPoint::new(0.0, index as f64 * 5000.0);
        crate::insert_template(&mut board, crate::template(id).unwrap(), &canvas, at).unwrap();
        canvases.push(canvas);
    }
    (board, canvases)
}

fn numbered(prefix: &'static str) -> impl FnMut() -> ElementId {
    let mut count = 0;
    move || {
        count += 1;
        ElementId::new(format!("{prefix}{count}"))
    }
}

fn planned(board: &Board, canvases: &[ElementId], text: &str) -> Intake {
    let mut new_id = numbered("t");
    plan_answer(&board.snapshot(), canvases, text, Locale::Ja, &mut new_id).unwrap()
}

fn taken(board: &mut Board, intake: &Intake, is_from_ai: bool) -> Vec<ElementId> {
    let how = TakingIn {
        author: "書記",
        is_from_ai,
        with_left: false,
        new_id: &mut numbered("n"),
    };
    take_in(board, intake, how).unwrap()
}

fn notes(snapshot: &Snapshot, cell: &ElementId) -> Vec<String> {
    let notes = snapshot.notes_in_reading_order(cell).into_iter();
    notes
        .filter_map(|note| Some(note.as_note()?.text.clone()))
        .collect()
}

fn value(snapshot: &Snapshot, cell: &ElementId) -> Option<String> {
    let cell = snapshot.element(cell)?.as_cell()?;
    match cell.value("") {
        Some(CellValue::Text(text)) => Some(text.clone()),
        Some(CellValue::Number(number)) => Some(number.to_string()),
        Some(CellValue::Flag(flag)) => Some(flag.to_string()),
        None => (!cell.text.is_empty()).then(|| cell.text.clone()),
    }
}

fn reasons(intake: &Intake) -> Vec<(usize, StrayReason)> {
    let left = intake.left.iter();
    left.map(|left| (left.lines.first, left.reason)).collect()
}

const BMC: &str = include_str!("../../../tests/answers/bmc.md");

#[test]
fn w100_the_answer_for_the_business_model_fills_nine_cells_and_three_rows() {
    let (mut board, canvases) = board_with(&["rikai.bmc", "rikai.conditions"]);
    let intake = planned(&board, &canvases, BMC);
    let written = taken(&mut board, &intake, true);
    assert!(!written.is_empty());
    let snapshot = board.snapshot();
    for key in ["cs", "cr", "ch", "vp", "ka", "kr", "kp", "co", "rv"] {
        let cell = cell_id(&canvases[0], key);
        assert!(!notes(&snapshot, &cell).is_empty(), "{key}");
    }
    let grid = cell_id(&canvases[1], "check");
    let slot = |row: u32, column: u32| {
        let row = ElementId::new(format!("{grid}.r{row}"));
        let column = ElementId::new(format!("{grid}.c{column}"));
        value(&snapshot, &ElementId::of_crossing(&row, &column))
    };
    let marks: Vec<Option<String>> = (1..=3).map(|row| slot(row, 1)).collect();
    assert_eq!(marks, ["○", "△", "○"].map(|mark| Some(mark.to_owned())));
    assert_eq!(
        slot(2, 3).as_deref(),
        Some("廃棄額の削減分を毎月画面に示す")
    );
    assert_eq!(slot(1, 3), None);
    // What an AI wrote is an assumption until somebody has looked into it.
    let first = snapshot.notes_in_reading_order(&cell_id(&canvases[0], "cs"))[0];
    let note = first.as_note().unwrap();
    assert_eq!(note.evidence, Some(Evidence::Assumption));
    assert_eq!(note.tags, ["AI"]);
    assert_eq!(note.author, "書記");
}

#[test]
fn w100_a_heading_that_is_missing_is_reported() {
    let (board, canvases) = board_with(&["rikai.bmc"]);
    let without = BMC.replace("## 3. 販路", "## 3. その他の話");
    let intake = planned(&board, &canvases, &without);
    assert!(
        intake.missing.contains(&"販路".to_owned()),
        "{:?}",
        intake.missing
    );
    assert!(
        reasons(&intake)
            .iter()
            .any(|(_, reason)| *reason == StrayReason::UnknownHeading)
    );
}

#[test]
fn w100_of_cells_of_one_name_a_heading_means_that_of_the_canvas_that_knows_most() {
    // The quiz has covered answers under the same names.
    let (board, canvases) = board_with(&["rikai.quiz", "rikai.ideas", "rikai.bmc"]);
    let intake = planned(&board, &canvases, BMC);
    let places: Vec<&str> = intake
        .entries
        .iter()
        .map(|entry| entry.place[0].as_str())
        .collect();
    assert!(
        places
            .iter()
            .all(|place| *place == "ビジネスモデルキャンバス"),
        "{places:?}"
    );
    assert!(
        intake
            .missing
            .iter()
            .all(|missing| missing.ends_with("ビジネス価値"))
    );
}

#[test]
fn w101_nothing_is_replaced_and_nothing_doubled() {
    let (mut board, canvases) = board_with(&["jissen3.prfaq", "rikai.bmc"]);
    let company = cell_id(&canvases[0], "company");
    board
        .edit(|edit| edit.set_text(&company, "みなと食品"))
        .unwrap();
    let text = "# 会社名\n北町ストア\n# サービス名\n予測くん\n# 顧客セグメント\n- 店主";
    let intake = planned(&board, &canvases, text);
    assert_eq!(reasons(&intake), [(2, StrayReason::Filled)]);
    taken(&mut board, &intake, false);
    let snapshot = board.snapshot();
    assert_eq!(value(&snapshot, &company).as_deref(), Some("みなと食品"));
    let service = cell_id(&canvases[0], "service");
    assert_eq!(value(&snapshot, &service).as_deref(), Some("予測くん"));
    let again = planned(&board, &canvases, text);
    assert!(again.is_empty(), "{:?}", again.entries);
    let present = again
        .left
        .iter()
        .filter(|left| left.reason == StrayReason::Present);
    assert_eq!(present.count(), 2);
    // Somebody wrote there between looking and adding: that stays, too.
    let late = planned(&board, &canvases, "# 価格\n月 3,980 円");
    let price = cell_id(&canvases[0], "faq.price");
    board.edit(|edit| edit.set_text(&price, "無料")).unwrap();
    assert!(taken(&mut board, &late, false).is_empty());
    assert_eq!(value(&board.snapshot(), &price).as_deref(), Some("無料"));
}

const JOURNEY: &str = "\
| 段階 | 具体的な行動 | 時間 | 金額 | 感情 |
|---|---|---|---|---|
| 問題認識 | 廃棄の記録を見返す | 30 分/週 | 0 円 | 😟 不安 |
| 情報収集 | 組合の会合で聞く | 2 時間/月 | 1,000 円 | ＋１ |
";

#[test]
fn w102_a_table_of_steps_becomes_a_journey() {
    let (mut board, canvases) = board_with(&["jissen3.journey"]);
    let intake = planned(&board, &canvases, JOURNEY);
    assert_eq!(intake.left, []);
    taken(&mut board, &intake, true);
    let snapshot = board.snapshot();
    let grid = cell_id(&canvases[0], "journey");
    let column = |number: u32| ElementId::new(format!("{grid}.c{number}"));
    let lane = |number: u32, key: &str| ElementId::of_lane(&column(number), key);
    let named = snapshot.element(&column(1)).unwrap().as_track().unwrap();
    assert_eq!(named.text, "問題認識");
    assert_eq!(notes(&snapshot, &lane(2, "action")), ["組合の会合で聞く"]);
    // Two columns share the lane: each says what it is.
    assert_eq!(
        notes(&snapshot, &lane(1, "resource")),
        ["時間: 30 分/週\n金額: 0 円"]
    );
    assert_eq!(value(&snapshot, &lane(1, "emotion")).as_deref(), Some("-1"));
    assert_eq!(value(&snapshot, &lane(2, "emotion")).as_deref(), Some("+1"));
    assert!(planned(&board, &canvases, JOURNEY).is_empty());
}

#[test]
fn w102_steps_beyond_the_strip_are_made_up_to_its_limit_and_then_listed() {
    let (mut board, canvases) = board_with(&["jissen3.journey"]);
    let rows: Vec<String> = (1..=25)
        .map(|n| format!("| 行動{n} | {n} 時間 |"))
        .collect();
    // Half a table: no row of dashes, the last row is cut.
    let text = format!("| 行動 | リソース |\n{}\n| 途中", rows.join("\n"));
    let intake = planned(&board, &canvases, &text);
    let made = intake.tracks.iter().filter(|track| track.is_new).count();
    assert_eq!(made, 10);
    assert_eq!(
        reasons(&intake),
        (22..=27)
            .map(|line| (line, StrayReason::NoRoom))
            .collect::<Vec<_>>()
    );
    taken(&mut board, &intake, true);
    let snapshot = board.snapshot();
    let last = ElementId::of_lane(&ElementId::new("t10"), "action");
    assert_eq!(notes(&snapshot, &last), ["行動20"]);
}

#[test]
fn w102_a_table_that_lies_on_its_side_is_turned() {
    let (mut board, canvases) = board_with(&["oyo.journey"]);
    let text = "| | 問題認識 | 情報収集 |\n|---|---|---|\n| 具体的行動 | 記録を見る | 会合で聞く |\n| 時間リソース | 30 分 | 2 時間 |\n| 天気 | 晴 | 雨 |";
    let intake = planned(&board, &canvases, text);
    taken(&mut board, &intake, true);
    let snapshot = board.snapshot();
    let grid = cell_id(&canvases[0], "journey");
    let lane = |number: u32, key: &str| {
        ElementId::of_lane(&ElementId::new(format!("{grid}.c{number}")), key)
    };
    assert_eq!(notes(&snapshot, &lane(2, "event")), ["会合で聞く"]);
    assert_eq!(value(&snapshot, &lane(1, "time")).as_deref(), Some("30 分"));
    assert!(
        intake
            .left
            .iter()
            .all(|left| left.reason == StrayReason::NoColumn)
    );
    assert_eq!(intake.left.len(), 3);
}

#[test]
fn w102_tables_fill_matrices_by_the_names_of_rows_and_columns() {
    let (mut board, canvases) = board_with(&["jissen3.milestone", "jissen3.questions"]);
    let text = "\
## 合格基準
| | 課題解決の達成 | 行動変化の達成 | 備考 |
|:--|:--|:--|:--|
| Ｗｈｏ | 営業の3人 | 店主 5 人 | |
| How | 8 割以上 | 週 3 回 | あとで |

| 行動 | なぜ〇〇せずに□□ができないのか? | なぜ○○と○○は同時にできないのか? |
|---|---|---|
| 検索する | なぜ検索せずに見つからないのか | ・なぜ検索と購入は別か<br>・なぜ比較と購入は別か |
";
    let intake = planned(&board, &canvases, text);
    taken(&mut board, &intake, true);
    let snapshot = board.snapshot();
    let measures = cell_id(&canvases[0], "measures");
    let slot = |grid: &ElementId, row: u32, column: u32| {
        let row = ElementId::new(format!("{grid}.r{row}"));
        ElementId::of_crossing(&row, &ElementId::new(format!("{grid}.c{column}")))
    };
    assert_eq!(
        value(&snapshot, &slot(&measures, 1, 2)).as_deref(),
        Some("店主 5 人")
    );
    assert_eq!(
        value(&snapshot, &slot(&measures, 3, 1)).as_deref(),
        Some("8 割以上")
    );
    let left: Vec<&str> = intake.left.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left, ["合格基準", "備考", "あとで"]);
    let questions = cell_id(&canvases[1], "questions");
    let row = snapshot
        .element(&ElementId::new(format!("{questions}.r1")))
        .unwrap();
    assert_eq!(row.as_track().unwrap().text, "検索する");
    assert_eq!(
        notes(&snapshot, &slot(&questions, 1, 2)),
        ["なぜ検索と購入は別か", "なぜ比較と購入は別か"]
    );
}

#[test]
fn w106_fifty_thousand_characters_are_read_and_what_is_too_long_is_listed() {
    let (mut board, canvases) = board_with(&["rikai.bmc"]);
    let long = "長".repeat(5_001);
    let items: Vec<String> = (0..900)
        .map(|n| format!("・項目{n}{}", "あ".repeat(40)))
        .collect();
    let text = format!(
        "＃＃　１．顧客セグメント\n{}\n＃＃ 販路\n{long}",
        items.join("\n")
    );
    assert!(text.chars().count() > 45_000);
    let intake = planned(&board, &canvases, &text);
    assert_eq!(intake.entries.len(), 900);
    assert_eq!(reasons(&intake), [(903, StrayReason::TooLong)]);
    assert_eq!(intake.to_lay_beside().count(), 0);
    assert_eq!(taken(&mut board, &intake, true).len(), 900);
    let too_long = "あ".repeat(600_000);
    let mut new_id = numbered("t");
    assert!(
        plan_answer(
            &board.snapshot(),
            &canvases,
            &too_long,
            Locale::Ja,
            &mut new_id
        )
        .is_err()
    );
}

#[test]
fn w107_what_has_no_place_becomes_notes_beside_if_that_is_wanted() {
    let (mut board, canvases) = board_with(&["rikai.bmc"]);
    let intake = planned(
        &board,
        &canvases,
        "まえがき\n\n# 顧客セグメント\n- 店主\n\n# 余談\n- 雨の日",
    );
    assert_eq!(intake.left.len(), 3);
    let how = TakingIn {
        author: "",
        is_from_ai: true,
        with_left: true,
        new_id: &mut numbered("n"),
    };
    let written = take_in(&mut board, &intake, how).unwrap();
    assert_eq!(written.len(), 4);
    let snapshot = board.snapshot();
    let canvas = snapshot.rect(&canvases[0]).unwrap();
    let beside: Vec<_> = written
        .iter()
        .skip(1)
        .map(|id| snapshot.rect(id).unwrap())
        .collect();
    assert!(beside.iter().all(|rect| !rect.intersects(&canvas)));
    assert_eq!(
        board.snapshot().element(&written[3]).unwrap().text(),
        Some("雨の日")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    /// Whatever is pasted, looking at it changes nothing, adding it writes nothing over, and a second look finds
    /// nothing more for cells that hold one thing.
    #[test]
    fn w106_any_text_is_laid_out_without_a_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "# 顧客セグメント\n", "## 行動\n", "- 項目\n", "  - 中\n", "| 行動 | 時間 |\n", "|---|---|\n",
            "| a | 2 |\n", "| 問題認識 | x | y |\n", "- [x] 日程の決定\n", "[ ] \n", "＃ 難易度\n", "概要: あ\n",
            "## 案 : 店\n", "* いつ使う? : 朝\n", "```\n", "| |\n", "\n", "１．\n", "・\u{3000}\n", "○ | △\n", "|", "\u{0}",
        ]), 0..40),
    ) {
        let all = ["rikai.bmc", "jissen3.journey", "jissen3.solutions", "day0.checklists", "rikai.conditions"];
        let (mut board, canvases) = board_with(&all);
        let text = pieces.concat();
        let before = board.snapshot().elements().len();
        let intake = planned(&board, &canvases, &text);
        prop_assert_eq!(board.snapshot().elements().len(), before);
        taken(&mut board, &intake, true);
        let again = planned(&board, &canvases, &text);
        let values = |intake: &Intake| intake.entries.iter()
            .filter(|entry| matches!(entry.what, crate::answers::Taken::Value { .. }))
            .map(|entry| entry.cell.clone())
            .collect::<Vec<_>>();
        let first = values(&intake);
        prop_assert!(values(&again).iter().all(|cell| !first.contains(cell)), "{}", text);
    }
}
