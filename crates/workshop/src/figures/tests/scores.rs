//! Matrices of points and marks.

use super::*;

#[test]
fn w89_a_score_sheet_totals_as_in_the_worked_examples() {
    // 1×2 + 2×1 + 3×2 = 10.
    let mut sheet = Sheet::new("rikai.score");
    sheet.weights("scores", &[1.0, 2.0, 3.0]);
    sheet.marks("scores", 0, "○△○");
    assert_eq!(sheet.text(&sheet.row("scores", 0)), "☆ 10");
    // 1×1 + 3×0.5 + 1×1 = 3.5.
    let mut sheet = Sheet::new("jissen2.marks");
    sheet.weights("scores", &[1.0, 3.0, 1.0]);
    sheet.marks("scores", 0, "○△○");
    sheet.marks("scores", 1, "△");
    assert_eq!(sheet.text(&sheet.row("scores", 0)), "☆ 3.5");
    assert_eq!(sheet.text(&sheet.row("scores", 1)), "0.5");
    let second = sheet.figure(&sheet.row("scores", 1)).unwrap();
    assert_eq!(second.note.as_deref(), Some("2位"));
    assert_eq!(sheet.figure(&sheet.row("scores", 2)), None);
    // 3 + 1 + 3 = 7, and 7 against the pass mark.
    let mut sheet = Sheet::new("oyo.gripes");
    sheet.weights("scores", &[3.0, 2.0, 1.0, 3.0, 3.0, 1.0]);
    sheet.marks("scores", 0, "○ ○○");
    assert_eq!(sheet.text(&sheet.row("scores", 0)), "☆ 7");
    let result = sheet.cell("result");
    assert_eq!(sheet.text(&result), "7");
    sheet.number("pass", 7.0);
    let passed = sheet.figure(&result).unwrap();
    assert_eq!(
        (passed.text.as_str(), passed.tone),
        ("7 / 7 合格", Tone::Good)
    );
    sheet.number("pass", 9.0);
    let failed = sheet.figure(&result).unwrap();
    assert_eq!(
        (failed.text.as_str(), failed.tone),
        ("7 / 9 あと2", Tone::Bad)
    );
}

#[test]
fn w89_points_above_the_weight_are_refused_and_halves_are_taken() {
    let mut sheet = Sheet::new("jissen2.matrix");
    sheet.weights("scores", &[5.0]);
    let slot = sheet.slot("scores", 0, 0);
    let mut give = |points: f64| {
        sheet
            .board
            .edit(|edit| edit.set_value(&slot, "", Some(CellValue::Number(points))))
    };
    assert_eq!(give(6.0), Err(BoardError::Unfit("above-weight")));
    assert_eq!(give(2.25), Err(BoardError::Unfit("no-step")));
    assert_eq!(give(2.5), Ok(()));
    assert_eq!(sheet.text(&sheet.row("scores", 0)), "☆ 2.5");
}

#[test]
fn w90_a_tie_of_first_places_goes_to_the_row_with_more_points_from_its_voters() {
    let mut sheet = Sheet::new("jissen2.matrix");
    sheet.weights("scores", &[5.0, 3.0]);
    sheet.points("ana", 0, &[5.0, 3.0]);
    sheet.points("ana", 1, &[1.0, 1.0]);
    sheet.points("ben", 0, &[1.0, 1.0]);
    sheet.points("ben", 1, &[4.0, 3.0]);
    // While the team has agreed on nothing, everybody's count.
    for who in [Whose::Team, Whose::Everybody] {
        let first = sheet
            .figure_with(&sheet.row("scores", 0), whose(who))
            .unwrap();
        assert_eq!((first.text.as_str(), first.tone), ("☆ 5", Tone::Good));
        let note = first.note.unwrap();
        assert!(
            note.starts_with("1位、1位票1") && note.contains("得点で決定"),
            "{note}"
        );
        let second = sheet
            .figure_with(&sheet.row("scores", 1), whose(who))
            .unwrap();
        assert_eq!((second.text.as_str(), second.tone), ("4.5", Tone::Plain));
    }
    let mine = sheet
        .figure_with(&sheet.row("scores", 1), whose(Whose::Person("ben")))
        .unwrap();
    assert_eq!(
        (mine.text.as_str(), mine.note.as_deref()),
        ("☆ 7", Some("1位"))
    );
    // Equal in every way: the dice.
    sheet.points("ben", 1, &[5.0, 3.0]);
    let tie = sheet.figure(&sheet.row("scores", 1)).unwrap();
    assert!(tie.note.unwrap().contains("サイコロ"));
    // Somebody has two tops: ask.
    sheet.points("ben", 0, &[5.0, 3.0]);
    let ask = sheet.figure(&sheet.row("scores", 1)).unwrap();
    assert!(ask.note.unwrap().contains("1位が複数：1人"));
    // What the team agrees on counts alone.
    sheet.points("", 1, &[2.0, 2.0]);
    assert_eq!(sheet.text(&sheet.row("scores", 1)), "☆ 4");
    assert_eq!(sheet.figure(&sheet.row("scores", 0)), None);
}

#[test]
fn w91_columns_that_nobody_addresses_or_that_weigh_nothing_are_pointed_out() {
    let mut sheet = Sheet::new("jissen2.matrix");
    sheet.weights("scores", &[5.0, 3.0, 1.0]);
    // Not before scoring has begun.
    assert_eq!(sheet.figure(&sheet.column("scores", 1)), None);
    sheet.points("", 0, &[5.0]);
    let left = sheet.figure(&sheet.column("scores", 1)).unwrap();
    assert_eq!((left.text.as_str(), left.tone), ("未対応", Tone::Warn));
    assert_eq!(sheet.figure(&sheet.column("scores", 0)), None);
    // A column without a weight is no issue yet.
    assert_eq!(sheet.figure(&sheet.column("scores", 5)), None);
    let mut sheet = Sheet::new("rikai.score");
    sheet.weights("scores", &[1.0]);
    sheet.marks("scores", 0, "○○");
    let none = sheet.figure(&sheet.column("scores", 1)).unwrap();
    assert_eq!((none.text.as_str(), none.tone), ("重みなし", Tone::Warn));
    assert_eq!(sheet.text(&sheet.row("scores", 0)), "☆ 2");
}

#[test]
fn w91_points_above_a_weight_that_was_lowered_later_count_as_the_weight() {
    let mut sheet = Sheet::new("jissen2.matrix");
    sheet.weights("scores", &[5.0]);
    sheet.points("", 0, &[5.0]);
    sheet.weights("scores", &[3.0]);
    assert_eq!(sheet.text(&sheet.row("scores", 0)), "☆ 3");
    let slot = sheet.figure(&sheet.slot("scores", 0, 0)).unwrap();
    assert_eq!((slot.text.as_str(), slot.tone), ("5", Tone::Warn));
}
