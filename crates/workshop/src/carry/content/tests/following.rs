//! What was carried follows.

use super::*;

fn source(board: &Board, canvas: &str, key: &str) -> Option<ElementId> {
    let snapshot = board.snapshot();
    let cell = snapshot.element(&cell_id(&id(canvas), key)).unwrap();
    cell.source.clone()
}

#[test]
fn w160_what_was_carried_follows_until_somebody_writes_there() {
    let mut board = scored();
    carried(&mut board, "matrix");
    carried(&mut board, "weights");
    assert_eq!(
        source(&board, "pr", "offer"),
        Some(id("matrix/scores.r2")),
        "the row that won"
    );
    write(
        &mut board,
        &id("matrix/scores.r2"),
        "代わりを3人まで提案する",
    );
    write(&mut board, &id("t"), "公平さを月ごとに示せる（5）");
    assert_eq!(text(&board, "pr", "offer"), "代わりを3人まで提案する");
    assert_eq!(text(&board, "matrix", "chosen"), "代わりを3人まで提案する");
    assert_eq!(text(&board, "pr", "feature"), "公平さを月ごとに示せる");
    write(&mut board, &cell_id(&id("pr"), "offer"), "30秒で代わり");
    write(&mut board, &id("matrix/scores.r2"), "代わりを提案する");
    assert_eq!(text(&board, "pr", "offer"), "30秒で代わり");
    assert_eq!(source(&board, "pr", "offer"), None);
    assert_eq!(text(&board, "matrix", "chosen"), "代わりを提案する");
}

#[test]
fn w161_carried_again_what_follows_shows_the_new_choice_of_its_own_canvas_only() {
    let mut board = scored();
    carried(&mut board, "matrix");
    for who in ["hana", "ken"] {
        let (first, second) = (slot("matrix/scores", 0, 0), slot("matrix/scores", 1, 0));
        set(&mut board, &first, who, CellValue::Number(5.0));
        set(&mut board, &second, who, CellValue::Number(0.5));
    }
    assert_eq!(text(&board, "pr", "offer"), "代わりを提案する");
    assert_eq!(carried(&mut board, "matrix"), 2);
    assert_eq!(text(&board, "pr", "offer"), "写真で読み取る");
    assert_eq!(source(&board, "pr", "offer"), Some(id("matrix/scores.r1")));
    assert_eq!(carried(&mut board, "matrix"), 0);
    // Another pair's matrix takes nothing over that follows this one.
    let other = [(id("other"), template("jissen2.matrix").unwrap())];
    insert_pack(&mut board, &other, BoardPoint::new(0.0, 9000.0)).unwrap();
    write(&mut board, &id("other/scores.r1"), "別の案");
    let weigh = |edit: &mut board::Edit<'_, '_>| {
        edit.set_weight(&id("other/scores.c1"), Some(5.0)).unwrap();
    };
    board.edit(weigh);
    let only = slot("other/scores", 0, 0);
    set(&mut board, &only, "hana", CellValue::Number(5.0));
    carried(&mut board, "other");
    assert_eq!(text(&board, "pr", "offer"), "写真で読み取る");
    assert_eq!(text(&board, "other", "chosen"), "別の案");
}

#[test]
fn w162_copies_on_a_plot_follow_their_questions_and_two_people_make_one_set() {
    let mut board = with(&["jissen3.questions", "jissen3.impact"]);
    let first = slot("questions/questions", 0, 0);
    note(
        &mut board,
        "q",
        &first,
        "なぜ電話せずに代わりが決まらないのか",
    );
    let mut other = Board::new(ClientNumber::new(2));
    other
        .apply(&board.encode_state(), board::Origin::Remote)
        .unwrap();
    assert_eq!(carried(&mut board, "questions"), 1);
    assert_eq!(carried(&mut other, "questions"), 1);
    write(&mut other, &id("q"), "なぜ電話なしで代わりが決まらないのか");
    let (mine, theirs) = (board.encode_state(), other.encode_state());
    board.apply(&theirs, board::Origin::Remote).unwrap();
    other.apply(&mine, board::Origin::Remote).unwrap();
    assert_eq!(board.snapshot(), other.snapshot());
    let snapshot = board.snapshot();
    let plotted: Vec<&str> = snapshot
        .notes_in_reading_order(&id("impact/plot"))
        .iter()
        .filter_map(|note| note.text())
        .collect();
    assert_eq!(plotted, ["なぜ電話なしで代わりが決まらないのか"]);
}

#[test]
fn w163_in_the_next_part_texts_follow_what_came_along_and_else_the_old_part() {
    let mut board = scored();
    carried(&mut board, "matrix");
    let snapshot = board.snapshot();
    let roots = [(id("pr"), id("pr2")), (id("matrix"), id("matrix2"))];
    let plan = crate::next_part(&snapshot, &roots, BoardPoint::new(9000.0, 0.0));
    crate::apply_part(&mut board, &plan).unwrap();
    write(&mut board, &id("matrix2/scores.r2"), "代わりが30秒で決まる");
    assert_eq!(text(&board, "pr2", "offer"), "代わりが30秒で決まる");
    assert_eq!(text(&board, "pr", "offer"), "代わりを提案する");
    let alone = [(id("pr"), id("pr3"))];
    let plan = crate::next_part(&board.snapshot(), &alone, BoardPoint::new(20_000.0, 0.0));
    crate::apply_part(&mut board, &plan).unwrap();
    assert_eq!(source(&board, "pr3", "offer"), Some(id("matrix/scores.r2")));
}

#[test]
fn w164_a_sign_says_where_a_text_comes_from_as_long_as_it_follows() {
    let mut board = scored();
    carried(&mut board, "matrix");
    let sign = |board: &Board, canvas: &str, key: &str, locale: Locale| {
        let cell = cell_id(&id(canvas), key);
        let figures = crate::figures(&board.snapshot(), &id(canvas), locale, None);
        let figure = figures.into_iter().find(|(at, _)| *at == cell);
        figure.map(|(_, figure)| figure.text)
    };
    let snapshot = board.snapshot();
    let label = |of: &ElementId| match &snapshot.element(of).unwrap().kind {
        ElementKind::Canvas(canvas) => canvas.label.ja.clone(),
        ElementKind::Cell(cell) => cell.label.ja.clone(),
        _ => String::new(),
    };
    let matrix = label(&id("matrix"));
    assert_eq!(
        sign(&board, "pr", "offer", Locale::Ja),
        Some(format!("「{matrix}」から"))
    );
    let scores = label(&id("matrix/scores"));
    assert_eq!(
        sign(&board, "matrix", "chosen", Locale::Ja),
        Some(format!("「{scores}」から")),
        "on its own canvas the cell says more"
    );
    assert!(
        sign(&board, "pr", "offer", Locale::En)
            .unwrap()
            .starts_with("From ")
    );
    write(&mut board, &cell_id(&id("pr"), "offer"), "30秒で代わり");
    assert_eq!(sign(&board, "pr", "offer", Locale::Ja), None);
    board
        .edit(|edit| edit.delete(&id("matrix/scores.r2")))
        .unwrap();
    assert_eq!(sign(&board, "matrix", "chosen", Locale::Ja), None);
    assert_eq!(text(&board, "matrix", "chosen"), "代わりを提案する");
}
