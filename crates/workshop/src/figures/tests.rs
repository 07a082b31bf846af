use super::*;
use crate::{Template, cell_id, insert_template, template};
use board::{
    Board, BoardError, BoardPoint, BoardSize, CellValue, ClientNumber, Connector, ElementKind, End,
    NewNote, NoteColor, Placement,
};

/// A board with one template on it.
struct Sheet {
    board: Board,
    canvas: ElementId,
}

impl Sheet {
    fn new(name: &str) -> Self {
        Self::of(template(name).unwrap())
    }

    fn of(template: &Template) -> Self {
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("k");
        insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
        Self { board, canvas }
    }

    fn cell(&self, key: &str) -> ElementId {
        cell_id(&self.canvas, key)
    }

    fn column(&self, grid: &str, number: usize) -> ElementId {
        ElementId::new(format!("{}/{grid}.c{}", self.canvas, number + 1))
    }

    fn row(&self, grid: &str, number: usize) -> ElementId {
        ElementId::new(format!("{}/{grid}.r{}", self.canvas, number + 1))
    }

    fn slot(&self, grid: &str, row: usize, column: usize) -> ElementId {
        ElementId::of_crossing(&self.row(grid, row), &self.column(grid, column))
    }

    fn set(&mut self, id: &ElementId, who: &str, value: CellValue) {
        self.board
            .edit(|edit| edit.set_value(id, who, Some(value)))
            .unwrap_or_else(|error| panic!("{id}: {error}"));
    }

    fn number(&mut self, key: &str, number: f64) {
        self.set(&self.cell(key), "", CellValue::Number(number));
    }

    fn word(&mut self, id: &ElementId, word: &str) {
        self.set(id, "", CellValue::Text(word.to_owned()));
    }

    fn weights(&mut self, grid: &str, weights: &[f64]) {
        for (index, weight) in weights.iter().enumerate() {
            let column = self.column(grid, index);
            self.board
                .edit(|edit| edit.set_weight(&column, Some(*weight)))
                .unwrap();
        }
    }

    /// Marks in a row: `○△×`, a blank for none.
    fn marks(&mut self, grid: &str, row: usize, marks: &str) {
        for (column, mark) in marks.chars().enumerate() {
            let mark = board::CircleTriangle::read(&mark.to_string()).unwrap_or_default();
            if mark != board::CircleTriangle::Blank {
                let slot = self.slot(grid, row, column);
                self.word(&slot, mark.token());
            }
        }
    }

    fn points(&mut self, who: &str, row: usize, points: &[f64]) {
        for (column, points) in points.iter().enumerate() {
            let slot = self.slot("scores", row, column);
            self.set(&slot, who, CellValue::Number(*points));
        }
    }

    fn note(&mut self, id: &str, owner: &ElementId, text: &str) {
        let note = NewNote {
            placement: Placement::inside(owner.clone(), BoardPoint::new(10.0, 60.0)),
            size: BoardSize::new(180.0, 92.0),
            color: NoteColor::Yellow,
            text,
            author: "",
        };
        let id = ElementId::new(id);
        self.board.edit(|edit| edit.create_note(&id, note)).unwrap();
    }

    fn figures(&self, options: FigureOptions<'_>) -> Vec<(ElementId, Figure)> {
        figures_with(&self.board.snapshot(), &self.canvas, &options)
    }

    fn figure_with(&self, id: &ElementId, options: FigureOptions<'_>) -> Option<Figure> {
        let figures = self.figures(options);
        let mut found = figures.into_iter().filter(|(other, _)| other == id);
        let first = found.next().map(|(_, figure)| figure);
        assert!(found.next().is_none(), "two figures at {id}");
        first
    }

    fn figure(&self, id: &ElementId) -> Option<Figure> {
        self.figure_with(id, FigureOptions::default())
    }

    fn text(&self, id: &ElementId) -> String {
        self.figure(id)
            .map(|figure| figure.text)
            .unwrap_or_default()
    }
}

fn whose(whose: Whose<'_>) -> FigureOptions<'_> {
    FigureOptions {
        whose,
        ..FigureOptions::default()
    }
}

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
            note.starts_with("1位、1位票1") && note.contains("選んだ人の得点"),
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
    assert!(ask.note.unwrap().contains("1位が複数ある人が1人"));
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
