use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};

use super::*;

/// The nine quadrants with two notes, and the next part made of them, where one note went, one came, one was changed.
fn two_parts() -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    let template = workshop::template("rikai.bmc").unwrap();
    let canvas = ElementId::new("bmc");
    workshop::insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
    write(&mut board, "a", "bmc/cs", "小さな病院");
    write(&mut board, "b", "bmc/cs", "大きな病院");
    write(&mut board, "c", "bmc/vp", "勤務表が30分でできる");
    let roots = [(canvas, ElementId::new("next"))];
    let plan = workshop::next_part(&board.snapshot(), &roots, BoardPoint::new(3000.0, 0.0));
    workshop::apply_part(&mut board, &plan).unwrap();
    let snapshot = board.snapshot();
    let copy = |text: &str| {
        let mut notes = snapshot.elements().iter();
        let found = notes.find(|note| {
            let is_old = ["a", "b", "c"].contains(&note.id.as_str());
            note.text() == Some(text) && !is_old
        });
        found.unwrap().id.clone()
    };
    let (gone, changed) = (copy("大きな病院"), copy("勤務表が30分でできる"));
    let cell = snapshot.element(&changed).unwrap().placement.parent.clone();
    board.edit(|edit| edit.delete(&gone)).unwrap();
    board
        .edit(|edit| edit.set_text(&changed, "勤務表が10分でできる"))
        .unwrap();
    write(&mut board, "d", cell.unwrap().as_str(), "急な休みに強い");
    board
}

fn write(board: &mut Board, id: &str, cell: &str, text: &str) {
    let note = NewNote {
        placement: Placement::inside(ElementId::new(cell), BoardPoint::new(20.0, 60.0)),
        size: BoardSize::new(180.0, 92.0),
        color: NoteColor::Yellow,
        text,
        author: "",
    };
    board
        .edit(|edit| edit.create_note(&ElementId::new(id), note))
        .unwrap();
}

#[test]
fn x210_what_changed_from_part_to_part_is_a_document() {
    let text = changes(&two_parts().snapshot(), Locale::Ja).unwrap();
    assert_eq!(
        text,
        "# 変わったところ\n\n## ビジネスモデルキャンバス\n\n### 顧客セグメント\n\n- なくなった: 大きな病院\n\n\
         ### 価値提供\n\n- 追加: 勤務表が10分でできる\n- 追加: 急な休みに強い\n- なくなった: 勤務表が30分でできる\n"
    );
}

#[test]
fn x210_a_board_without_a_next_part_has_no_changes() {
    let mut board = Board::new(ClientNumber::new(1));
    write(&mut board, "a", "nowhere", "ひとり");
    assert_eq!(changes(&board.snapshot(), Locale::En).unwrap(), "");
}

#[test]
fn x249_what_changed_between_two_moments_is_a_document() {
    let mut board = two_parts();
    let before = board.snapshot();
    let same = changes_between(&before, &before, Locale::En).unwrap();
    assert_eq!(same, "# What changed\n\nNothing changed.\n");
    board
        .edit(|edit| edit.set_text(&ElementId::new("a"), "中くらいの病院"))
        .unwrap();
    let note = NewNote {
        placement: Placement::free(BoardPoint::new(-900.0, 0.0)),
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::Yellow,
        text: "外の\n付箋",
        author: "",
    };
    board
        .edit(|edit| edit.create_note(&ElementId::new("out"), note))
        .unwrap();
    let text = changes_between(&before, &board.snapshot(), Locale::Ja).unwrap();
    assert_eq!(
        text,
        "# 変わったところ\n\n## ビジネスモデルキャンバス\n\n### 顧客セグメント\n\n- 追加: 中くらいの病院\n\
         - なくなった: 小さな病院\n\n## ボードの上\n\n- 追加: 外の 付箋\n"
    );
    // A canvas that is gone is told with what was on it.
    let [root] = [ElementId::new("bmc")];
    let all: Vec<ElementId> = board.snapshot().descendants(&root).into_iter().collect();
    board.edit(|edit| {
        for id in all.iter().chain([&root]) {
            let _ = edit.delete(id);
        }
    });
    let text = changes_between(&before, &board.snapshot(), Locale::Ja).unwrap();
    assert!(text.contains("- なくなった: 小さな病院"), "{text}");
}
