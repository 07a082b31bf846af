use board::{Board, BoardPoint, ClientNumber, ElementId, Locale, NewNote, NoteColor, Placement};

use super::*;
use crate::{NOTE_IN_CELL, Prompt, cell_id};

fn board_with(templates: &[&str]) -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    for (index, id) in templates.iter().enumerate() {
        let at = BoardPoint::new(0.0, index as f64 * 5000.0);
        let template = crate::template(id).unwrap();
        crate::insert_template(&mut board, template, &ElementId::new(*id), at).unwrap();
    }
    board
}

fn note(board: &mut Board, id: &str, cell: &ElementId, text: &str) {
    let note = NewNote {
        placement: Placement::inside(cell.clone(), BoardPoint::new(10.0, 60.0)),
        size: NOTE_IN_CELL,
        color: NoteColor::Yellow,
        text,
        author: "",
    };
    let id = ElementId::new(id);
    board.edit(|edit| edit.create_note(&id, note)).unwrap();
}

fn prompt(code: &str) -> Prompt {
    let mut all = prompts().into_iter();
    all.find(|prompt| prompt.code == code).unwrap()
}

#[test]
fn w115_slots_are_filled_from_the_board_and_empty_ones_are_marked_and_lead_to_their_cell() {
    let mut board = board_with(&["day0.customer", "rikai.ideas", "rikai.bmc"]);
    let service = cell_id(&ElementId::new("day0.customer"), "service");
    let written = board.edit(|edit| edit.set_text(&service, "惣菜店の予測アプリ"));
    written.unwrap();
    let filled = fill(&prompt("PR-2"), &board.snapshot(), None, Locale::Ja);
    let chosen = cell_id(&ElementId::new("rikai.ideas"), "chosen");
    assert_eq!(filled.slots[1].cell.as_ref(), Some(&chosen));
    assert_eq!(filled.slots[1].cell_label.ja, "検証する 1 つ");
    assert_eq!(filled.empty().collect::<Vec<_>>(), [1]);
    let text = filled.text(&[], Locale::Ja);
    assert!(
        text.starts_with("惣菜店の予測アプリ の ⟦機能⟧ が"),
        "{text}"
    );
    let typed = [String::new(), " 音声入力 ".to_owned()];
    assert!(filled.text(&typed, Locale::Ja).contains("の 音声入力 が"));
    note(&mut board, "n1", &chosen, "売れ残り\nの予測");
    let filled = fill(&prompt("PR-2"), &board.snapshot(), None, Locale::En);
    assert_eq!(filled.empty().count(), 0);
    assert_eq!(filled.slots[1].text, "売れ残り の予測");
    // What people wrote is never read as a slot.
    let written = board.edit(|edit| edit.set_text(&service, "⟦function⟧"));
    written.unwrap();
    let filled = fill(&prompt("PR-2"), &board.snapshot(), None, Locale::Ja);
    assert!(
        filled
            .text(&[], Locale::Ja)
            .starts_with("⟦function⟧ の 売れ残り")
    );
}

#[test]
fn w115_a_strip_goes_in_as_a_table_and_choices_as_items() {
    let mut board = board_with(&["jissen3.journey", "jissen3.solutions", "jissen3.questions"]);
    let grid = cell_id(&ElementId::new("jissen3.journey"), "journey");
    let column = ElementId::new(format!("{grid}.c2"));
    let action = ElementId::of_lane(&column, "action");
    note(&mut board, "n1", &action, "記録を|見る");
    let emotion = ElementId::of_lane(&column, "emotion");
    let sad = Some(board::CellValue::Text("-1".to_owned()));
    let put = board.edit(|edit| edit.set_value(&emotion, "", sad));
    put.unwrap();
    let filled = fill(&prompt("PR-D1"), &board.snapshot(), None, Locale::Ja);
    let table = "| ジャーニー | 行動 | リソース | 感情 | 根拠 | 行動変化の容易性 |\n| --- | --- | --- | --- | --- | --- |\n| 2 | 記録を\\|見る |  | －1 悪い |  |  |";
    assert_eq!(filled.slots[0].text, table);
    let rated = fill(&prompt("PR-S"), &board.snapshot(), None, Locale::Ja);
    let scale = &rated.slots[1].text;
    assert!(scale.starts_with("- 1 実装経験があり"), "{scale}");
    assert_eq!(rated.slots[0].text, "");
}

#[test]
fn w115_prompts_are_offered_for_the_canvases_that_are_there() {
    let board = board_with(&["rikai.bmc", "jissen3.prfaq"]);
    let all = prompts();
    let offered = prompts_for(&all, &board.snapshot());
    let codes = offered.iter().map(|(prompt, _)| prompt.code.as_str());
    assert_eq!(codes.collect::<Vec<_>>(), ["PR-2", "PR-R1", "PR-R2"]);
    assert_eq!(offered[0].1, [ElementId::new("rikai.bmc")]);
    let empty = Board::new(ClientNumber::new(1));
    assert!(prompts_for(&all, &empty.snapshot()).is_empty());
}

#[test]
fn w115_a_whole_canvas_goes_in_cell_by_cell() {
    let mut board = board_with(&["jissen3.prfaq"]);
    let canvas = ElementId::new("jissen3.prfaq");
    let written = board.edit(|edit| {
        edit.set_text(&cell_id(&canvas, "company"), "みなと食品")?;
        edit.set_text(&cell_id(&canvas, "faq.price"), "月 3,980 円\n初月無料")
    });
    written.unwrap();
    let filled = fill(&prompt("PR-T1"), &board.snapshot(), None, Locale::Ja);
    let expected = "会社名: みなと食品\n価格:\n- 月 3,980 円\n  初月無料";
    assert_eq!(filled.slots[0].text, expected);
    assert_eq!(filled.slots[0].cell.as_ref(), Some(&canvas));
}
