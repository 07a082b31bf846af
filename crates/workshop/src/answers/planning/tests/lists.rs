//! Lists of solutions and checklists.

use board::{ElementId, Locale};

use super::{board_with, planned, reasons, taken, value};
use crate::answers::solutions::tests::{F1, F2, f2_list};
use crate::answers::{AnswerForm, SolutionFormat, StrayReason, solutions_of, write_solutions};
use crate::cell_id;

#[test]
fn w104_lists_of_both_forms_come_back_from_the_board_byte_for_byte() {
    for (template, text, format) in [
        ("day0.solutions", F1, SolutionFormat::F1),
        ("jissen3.solutions", f2_list(), SolutionFormat::F2),
    ] {
        let (mut board, canvases) = board_with(&[template]);
        let intake = planned(&board, &canvases, text);
        assert_eq!(intake.form, AnswerForm::Solutions(format));
        assert_eq!(intake.left, []);
        taken(&mut board, &intake, false);
        let list = solutions_of(&board.snapshot(), &canvases[0], Locale::Ja).unwrap();
        assert_eq!(write_solutions(&list), text);
        // Once more changes nothing.
        assert!(planned(&board, &canvases, text).is_empty());
    }
    let (board, canvases) = board_with(&["rikai.bmc"]);
    assert_eq!(
        solutions_of(&board.snapshot(), &canvases[0], Locale::Ja),
        None
    );
}

#[test]
fn w104_a_rating_finds_the_solution_that_is_there() {
    let (mut board, canvases) = board_with(&["jissen3.solutions"]);
    let intake = planned(&board, &canvases, F2);
    taken(&mut board, &intake, false);
    let text = "| 名称 | 難易度 | 理由 |\n|---|---|---|\n| 売れ残り予測 : みなと食品店より | ３ | 経験がある |\n| 注文の先読み | 4 | 少し |";
    let rated = planned(&board, &canvases, text);
    assert!(rated.tracks.is_empty(), "{:?}", rated.tracks);
    assert_eq!(reasons(&rated), [(4, StrayReason::Unfit)]);
    taken(&mut board, &rated, true);
    let list = solutions_of(&board.snapshot(), &canvases[0], Locale::Ja).unwrap();
    assert_eq!(list.solutions[0].difficulty(), Some(3.0));
}

#[test]
fn w104_a_thousand_entries_fill_what_there_is_room_for_and_the_rest_is_listed() {
    let (board, canvases) = board_with(&["day0.solutions"]);
    let entries: Vec<String> = (1..=1000)
        .map(|n| format!("## 案{n}\n\n概要: 中身{n}  \n技術的特徴: 速い  \n"))
        .collect();
    let intake = planned(
        &board,
        &canvases,
        &format!("# 一覧\n\n{}", entries.join("\n")),
    );
    assert_eq!(intake.tracks.len(), 40);
    let no_room = intake
        .left
        .iter()
        .filter(|left| left.reason == StrayReason::NoRoom);
    assert_eq!(no_room.count(), 960);
    assert_eq!(intake.left[0].text, "案41\n概要: 中身41\n技術的特徴: 速い");
}

#[test]
fn w105_a_checklist_ticks_the_rows_of_its_items() {
    let (mut board, canvases) = board_with(&["day0.checklists"]);
    let text = "## 実施者向け\n- [x] 日程の決定\n- [ ] 会場の決定（オンライン／オフライン）\n- [x] 録画の許可\n\n## 改善編前\n* [X] 進行担当が決まっている\n\n## 知らない一覧\n- [x] 弁当の手配";
    let intake = planned(&board, &canvases, text);
    assert_eq!(intake.form, AnswerForm::Checklist);
    assert_eq!(reasons(&intake), [(10, StrayReason::NoRow)]);
    taken(&mut board, &intake, false);
    let snapshot = board.snapshot();
    let ticked = |grid: &str, row: u32| {
        let grid = cell_id(&canvases[0], grid);
        let row = ElementId::new(format!("{grid}.r{row}"));
        let slot = ElementId::of_crossing(&row, &ElementId::new(format!("{grid}.c1")));
        value(&snapshot, &slot)
    };
    assert_eq!(ticked("organiser", 3).as_deref(), Some("true"));
    assert_eq!(ticked("organiser", 4), None);
    assert_eq!(ticked("between", 2).as_deref(), Some("true"));
    let added = intake.tracks.iter().map(|track| track.name.as_str());
    assert_eq!(added.collect::<Vec<_>>(), ["録画の許可"]);
}
