//! Calculated cells and rows.

use super::*;

#[test]
fn w92_sums_means_products_counts_and_ratios() {
    let mut sheet = Sheet::new("oyo.icebreak");
    let sum = sheet.cell("sum");
    assert_eq!(sheet.figure(&sum), None);
    let numbers: Vec<ElementId> = {
        let snapshot = sheet.board.snapshot();
        let cells = snapshot.cells(&sheet.canvas).into_iter();
        cells
            .filter(|element| {
                let cell = element.as_cell().unwrap();
                cell.slot.is_some() && matches!(*cell.holds, board::Holds::Number { .. })
            })
            .map(|element| element.id.clone())
            .collect()
    };
    // The source's own game: 1 + 2 + 2 = 5.
    for (id, number) in numbers.iter().zip([1.0, 2.0, 2.0]) {
        sheet.set(id, "", CellValue::Number(number));
    }
    assert_eq!(sheet.text(&sum), "5");
    let mut sheet = Sheet::new("oyo.conviction");
    sheet.number("answered", 4.0);
    assert_eq!(sheet.figure(&sheet.cell("ratio")), None);
    sheet.number("asked", 5.0);
    let ratio = sheet.figure(&sheet.cell("ratio")).unwrap();
    assert_eq!(
        (ratio.text.as_str(), ratio.note.as_deref()),
        ("4/5", Some("80%"))
    );
}

#[test]
fn w92_only_steps_about_which_somebody_asked_wait_for_an_answer() {
    let mut sheet = Sheet::new("oyo.strip");
    let ratio = sheet.cell("ratio");
    assert_eq!(sheet.figure(&ratio), None);
    for number in 0..3 {
        let column = sheet.column("steps", number);
        let asked = ElementId::of_lane(&column, "question");
        sheet.note(&format!("q{number}"), &asked, "実験結果がないか聞いた");
    }
    let answered = ElementId::of_lane(&sheet.column("steps", 0), "answered");
    sheet.set(&answered, "", CellValue::Flag(true));
    assert_eq!(sheet.text(&ratio), "1/3");
    // Checklists have no such lane: every item counts.
    let mut sheet = Sheet::new("checks.close");
    let ratio = sheet.cell("close.ratio");
    let before = sheet.text(&ratio);
    let (none, of) = before.split_once('/').unwrap();
    assert_eq!(none, "0");
    assert!(of.parse::<u32>().unwrap() >= 5);
    let slots: Vec<ElementId> = {
        let snapshot = sheet.board.snapshot();
        let cells = snapshot.cells(&sheet.canvas).into_iter();
        cells
            .filter(|element| matches!(*element.as_cell().unwrap().holds, board::Holds::Check))
            .map(|element| element.id.clone())
            .collect()
    };
    for slot in &slots {
        sheet.set(slot, "", CellValue::Flag(true));
    }
    let all = sheet.figure(&ratio).unwrap();
    assert_eq!((all.text, all.tone), (format!("{of}/{of}"), Tone::Good));
}

#[test]
fn w92_ice_is_ranked_and_thin_evidence_is_pointed_out() {
    let mut sheet = Sheet::new("kaishi.ice");
    let give = |sheet: &mut Sheet, row: usize, impact: f64, confidence: &str, ease: f64| {
        let slots = [0, 1, 2].map(|column| sheet.slot("ideas", row, column));
        let [first, second, third] = slots;
        sheet.set(&first, "", CellValue::Number(impact));
        sheet.word(&second, confidence);
        sheet.set(&third, "", CellValue::Number(ease));
    };
    give(&mut sheet, 0, 8.0, "1", 5.0);
    give(&mut sheet, 1, 10.0, "0.1", 10.0);
    let first = sheet.figure(&sheet.row("ideas", 0)).unwrap();
    assert_eq!((first.text.as_str(), first.tone), ("☆ 40", Tone::Good));
    let second = sheet.figure(&sheet.row("ideas", 1)).unwrap();
    assert_eq!((second.text.as_str(), second.tone), ("10", Tone::Warn));
    // Half an answer says what is missing.
    let impact = sheet.slot("ideas", 2, 0);
    sheet.set(&impact, "", CellValue::Number(3.0));
    let third = sheet.figure(&sheet.row("ideas", 2)).unwrap();
    assert_eq!(third.note.as_deref(), Some("Confidence がまだです。"));
}

#[test]
fn w92_priority_timebox_and_market_size() {
    let mut sheet = Sheet::new("ml.worksheet");
    let (urgency, importance) = (sheet.cell("urgency"), sheet.cell("importance"));
    sheet.word(&urgency, "high");
    assert_eq!(sheet.figure(&sheet.cell("priority")), None);
    sheet.word(&importance, "mid");
    assert_eq!(sheet.text(&sheet.cell("priority")), "5");
    let mut sheet = Sheet::new("kaizen.timebox");
    for (index, minutes) in [20.0, 20.0, 10.0, 20.0].into_iter().enumerate() {
        sheet.number(&format!("minutes.{index}"), minutes);
    }
    sheet.number("budget", 100.0);
    let open = sheet.figure(&sheet.cell("total")).unwrap();
    assert_eq!(
        (open.text.as_str(), open.tone),
        ("70分 / 残り30分", Tone::Plain)
    );
    assert!(open.note.unwrap().contains("1つ"));
    sheet.number("minutes.4", 40.0);
    let over = sheet.figure(&sheet.cell("total")).unwrap();
    assert_eq!(
        (over.text.as_str(), over.tone),
        ("110分 / 10分超過", Tone::Bad)
    );
    let mut sheet = Sheet::new("kaizen3.market");
    for (key, number) in [("market", 100_000.0), ("share", 5.0), ("price", 1_200.0)] {
        sheet.number(key, number);
    }
    assert_eq!(sheet.figure(&sheet.cell("size")), None);
    sheet.number("periods", 12.0);
    assert_eq!(sheet.text(&sheet.cell("size")), "72,000,000");
    // Against the cost, where the template asks for it.
    let mut with_cost = template("kaizen3.market").unwrap().clone();
    for cell in &mut with_cost.cells {
        if let board::Holds::Calc { of, .. } = &mut cell.holds {
            *of = ["market", "share", "price", "periods", "cost", "times"]
                .map(str::to_owned)
                .to_vec();
        }
    }
    let mut sheet = Sheet::of(&with_cost);
    for (key, number) in [
        ("market", 1_000.0),
        ("share", 10.0),
        ("price", 5.0),
        ("periods", 2.0),
    ] {
        sheet.number(key, number);
    }
    for (cost, tone) in [(300.0, Tone::Good), (400.0, Tone::Bad)] {
        sheet.number("cost", cost);
        sheet.number("times", 3.0);
        let size = sheet.figure(&sheet.cell("size")).unwrap();
        assert_eq!((size.text.as_str(), size.tone), ("1,000", tone));
    }
}
