//! What is flagged, referred to, placed, or not there.

use super::*;

#[test]
fn w93_days_that_do_not_exist_and_milestones_that_are_late_are_flagged() {
    let mut sheet = Sheet::new("kaizen2.timeline");
    let dates = [0, 1, 2].map(|column| sheet.slot("measures", 0, column));
    let [first, second, third] = &dates;
    for (id, date) in dates.iter().zip(["7/31", "9/15", "11/31"]) {
        sheet.word(id, date);
    }
    let fault = sheet.figure(third).unwrap();
    assert_eq!(
        (fault.text.as_str(), fault.tone),
        ("存在しない日付", Tone::Bad)
    );
    assert_eq!(
        fault.note.as_deref(),
        Some("11月31日という日はありません（11月は30日まで）。")
    );
    assert_eq!(sheet.figure(first), None);
    // Whether a date is far off follows from the session.
    let on = |month, day| FigureOptions {
        session: Date::new(2026, month, day),
        ..FigureOptions::default()
    };
    assert_eq!(sheet.figure_with(first, on(5, 10)), None);
    let late = sheet.figure_with(first, on(4, 10)).unwrap();
    assert_eq!((late.text.as_str(), late.tone), ("遅すぎます", Tone::Warn));
    assert!(late.note.unwrap().contains("3か月以内"));
    // Whole dates have an order without a session.
    sheet.word(third, "2026-11-30");
    sheet.word(first, "2026-10-01");
    sheet.word(second, "2026-09-15");
    assert_eq!(sheet.text(second), "順番が逆です");
    assert_eq!(sheet.figure(third), None);
    // A single date cell.
    let mut sheet = Sheet::new("plan.schedule");
    let first = sheet.cell("first");
    sheet.word(&first, "来週");
    assert_eq!(sheet.text(&first), "日付ではありません");
}

#[test]
fn w93_pass_lines_are_read_and_missing_numbers_are_pointed_out() {
    let mut sheet = Sheet::new("jissen2.measure");
    let how = [0, 1, 2].map(|column| sheet.slot("measures", 2, column));
    let [first, second, third] = &how;
    sheet.word(first, "5 段階評価アンケートで満足度平均 4.5 以上");
    sheet.word(second, "推薦アイテムを購入した割合が 70% 超");
    sheet.word(third, "みんなが喜ぶこと");
    assert_eq!(sheet.text(first), "≥ 4.5");
    assert_eq!(sheet.text(second), "> 70%");
    let none = sheet.figure(third).unwrap();
    assert_eq!(
        (none.text.as_str(), none.tone),
        ("数値がありません", Tone::Warn)
    );
    let who = sheet.slot("measures", 0, 0);
    sheet.word(&who, "顧客30名");
    assert_eq!(sheet.figure(&who), None);
}

#[test]
fn w94_notes_say_how_many_posts_of_other_canvases_refer_to_them() {
    let mut sheet = Sheet::new("jissen2.reviews");
    let posts = template("jissen2.posts").unwrap();
    let other = ElementId::new("p");
    let at = BoardPoint::new(0.0, 5000.0);
    insert_template(&mut sheet.board, posts, &other, at).unwrap();
    let cell = sheet.cell("use-good");
    sheet.note("review", &cell, "添削が伝わる");
    let posts_cell = sheet
        .board
        .snapshot()
        .cells(&other)
        .iter()
        .find(|cell| cell.as_cell().unwrap().holds.takes_notes())
        .map(|cell| cell.id.clone())
        .unwrap();
    sheet.note("post1", &posts_cell, "次も使う");
    sheet.note("post2", &posts_cell, "使わない");
    let mut connect = |id: &str, from: &str, to: &str| {
        let line = Connector {
            from: End::attached(ElementId::new(from), End::MIDDLE),
            to: End::attached(ElementId::new(to), End::MIDDLE),
            ..Connector::default()
        };
        let element = Element::new(
            ElementId::new(id),
            Placement::free(BoardPoint::default()),
            BoardSize::new(10.0, 10.0),
            ElementKind::Connector(line),
        );
        sheet.board.edit(|edit| edit.create(element)).unwrap();
    };
    connect("l1", "post1", "review");
    connect("l2", "post1", "review");
    connect("l3", "post2", "review");
    // Backwards, and from a note of the same canvas: no references.
    connect("l4", "review", "post2");
    assert_eq!(sheet.text(&ElementId::new("review")), "+2");
    let there = figures(&sheet.board.snapshot(), &other, Locale::En, None);
    assert_eq!(there, [(ElementId::new("post2"), plain("+1".to_owned()))]);
}

#[test]
fn w94_notes_on_the_impact_plot_have_their_place() {
    let mut sheet = Sheet::new("jissen3.impact");
    let plot = sheet.cell("plot");
    for (name, x, y) in [
        ("often", 900.0, 100.0),
        ("seldom", 0.0, 100.0),
        ("little", 900.0, 700.0),
    ] {
        sheet.note(name, &plot, name);
        let place = Placement::inside(plot.clone(), BoardPoint::new(x, y));
        sheet
            .board
            .edit(|edit| edit.place(&ElementId::new(name), &place))
            .unwrap();
    }
    let first = sheet.figure(&ElementId::new("often")).unwrap();
    assert_eq!((first.text.as_str(), first.tone), ("1位", Tone::Good));
    // The middle of the note at (990, 146) in an area of 1110 × 820 below its heading.
    assert_eq!(first.note.as_deref(), Some("頻度 89、削減 88（0〜100）"));
    assert_eq!(sheet.text(&ElementId::new("little")), "2位");
    assert_eq!(sheet.text(&ElementId::new("seldom")), "3位");
}

#[test]
fn w88_a_canvas_that_is_gone_or_hostile_has_no_figures() {
    let sheet = Sheet::new("jissen2.matrix");
    let snapshot = sheet.board.snapshot();
    assert!(figures(&snapshot, &ElementId::new("nobody"), Locale::Ja, None).is_empty());
    assert!(figures(&snapshot, &sheet.cell("scores"), Locale::Ja, Some("x")).is_empty());
    // Calculated cells in a circle, which no template file may have but a document can.
    let mut board = Board::new(ClientNumber::new(1));
    let canvas = ElementId::new("k");
    let template = template("oyo.conviction").unwrap();
    let mut circle = template.clone();
    for cell in &mut circle.cells {
        if cell.key == "ratio" {
            cell.holds = board::Holds::Calc {
                rule: board::CalcRule::Sum,
                of: vec!["ratio".to_owned(); 100],
            };
        }
    }
    insert_template(&mut board, &circle, &canvas, BoardPoint::default()).unwrap();
    assert!(figures(&board.snapshot(), &canvas, Locale::Ja, None).is_empty());
}
