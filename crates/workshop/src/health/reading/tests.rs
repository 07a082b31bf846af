use super::*;
use crate::health::{CanvasHealth, Check, check_board};
use crate::rules::Date;
use crate::{cell_id, insert_sample, insert_template, template, templates};
use board::{
    Board, BoardPoint, BoardSize, CellValue, ClientNumber, Connector, ElementId, ElementKind, End,
    Evidence, Frame, NewNote, NoteColor, Placement,
};

struct Table {
    board: Board,
    next: u32,
}

impl Table {
    fn new(names: &[&str]) -> Self {
        let mut board = Board::new(ClientNumber::new(1));
        for (index, name) in names.iter().enumerate() {
            let at = BoardPoint::new(0.0, index as f64 * 4_000.0);
            let template = template(name).unwrap();
            insert_template(&mut board, template, &canvas(index), at).unwrap();
        }
        Self { board, next: 0 }
    }

    fn note(&mut self, owner: &ElementId, text: &str) -> ElementId {
        self.next += 1;
        let id = ElementId::new(format!("n{}", self.next));
        let note = NewNote {
            placement: Placement::inside(owner.clone(), BoardPoint::new(10.0, 60.0)),
            size: BoardSize::new(180.0, 92.0),
            color: NoteColor::Yellow,
            text,
            author: "",
        };
        self.board.edit(|edit| edit.create_note(&id, note)).unwrap();
        id
    }

    fn set(&mut self, id: &ElementId, who: &str, value: CellValue) {
        let value = Some(value);
        self.board
            .edit(|edit| edit.set_value(id, who, value))
            .unwrap_or_else(|error| panic!("{id}: {error}"));
    }

    fn write(&mut self, id: &ElementId, text: &str) {
        self.board.edit(|edit| edit.set_text(id, text)).unwrap();
    }

    fn checked(&self, session: Option<Date>) -> Vec<CanvasHealth> {
        check_board(&self.board.snapshot(), Locale::Ja, session)
    }

    fn found(&self) -> Vec<(Check, String)> {
        self.found_on(None)
    }

    fn found_on(&self, session: Option<Date>) -> Vec<(Check, String)> {
        let all = self.checked(session).into_iter();
        all.flat_map(|health| health.findings)
            .map(|finding| {
                let id = finding.subject.map_or(String::new(), |subject| subject.id);
                (finding.check, id)
            })
            .collect()
    }

    fn checks(&self) -> Vec<Check> {
        self.found().into_iter().map(|(check, _)| check).collect()
    }
}

fn canvas(index: usize) -> ElementId {
    ElementId::new(format!("k{index}"))
}

fn cell(key: &str) -> ElementId {
    cell_id(&canvas(0), key)
}

fn slot(grid: &str, row: usize, column: usize) -> ElementId {
    let (row, column) = (row + 1, column + 1);
    let row = ElementId::new(format!("k0/{grid}.r{row}"));
    ElementId::of_crossing(&row, &ElementId::new(format!("k0/{grid}.c{column}")))
}

fn text(text: &str) -> CellValue {
    CellValue::Text(text.to_owned())
}

#[test]
fn w191_a_canvas_on_which_nobody_has_begun_is_left_in_peace() {
    let names: Vec<&str> = templates().iter().map(|one| one.id.as_str()).collect();
    let table = Table::new(&names);
    let all = table.checked(None);
    assert_eq!(all.len(), names.len());
    for health in &all {
        assert!(!health.begun && health.findings.is_empty(), "{health:?}");
    }
}

#[test]
fn w191_every_finding_of_every_example_leads_somewhere() {
    let mut findings = 0;
    for template in templates() {
        for sample in &template.samples {
            let mut table = Table::new(&[&template.id]);
            insert_sample(&mut table.board, &canvas(0), sample, Locale::Ja).unwrap();
            let snapshot = table.board.snapshot();
            for health in table.checked(Date::new(2026, 6, 10)) {
                assert!(health.begun, "{}", template.id);
                let mut keys: Vec<String> = health.findings.iter().map(Finding::key).collect();
                keys.sort();
                keys.dedup();
                assert_eq!(
                    keys.len(),
                    health.findings.len(),
                    "{}: {keys:?}",
                    template.id
                );
                for finding in &health.findings {
                    findings += 1;
                    for locale in [Locale::Ja, Locale::En] {
                        let said = finding.text(locale);
                        assert!(!said.contains("「」") && !said.contains("“”"), "{said}");
                    }
                    if let Some(subject) = &finding.subject {
                        let there = snapshot.element(&ElementId::new(subject.id.as_str()));
                        assert!(there.is_some(), "{}: {finding:?}", template.id);
                    }
                }
            }
        }
    }
    assert!(findings > 20, "{findings}");
}

#[test]
fn w192_reviews_are_counted_by_cell_and_groups_by_their_frames() {
    let mut table = Table::new(&["jissen2.reviews"]);
    for number in 0..7 {
        table.note(&cell("use-good"), &format!("良い{number}"));
    }
    let assumed = table.note(&cell("use-bad"), "高いと思う？");
    table.note(&cell("customer"), "事実はレビューではない");
    table.note(&cell("use-bad"), "  ");
    assert_eq!(table.checks(), [Check::FewReviews, Check::OneSidedReviews]);
    table.note(&cell("use-bad"), "遅い");
    table.note(&cell("use-bad"), "重い");
    assert_eq!(table.checks(), []);
    let rect = table.board.snapshot().rect(&assumed).unwrap();
    let frame = Element::new(
        ElementId::new("f"),
        Placement::free(rect.origin()),
        rect.size(),
        ElementKind::Frame(Frame::default()),
    );
    table.board.edit(|edit| edit.create(frame)).unwrap();
    assert_eq!(table.found(), [(Check::UnnamedGroup, "f".to_owned())]);
    table.write(&ElementId::new("f"), "価格");
    assert_eq!(table.checks(), []);
}

#[test]
fn w192_more_than_half_assumed_is_found() {
    let mut table = Table::new(&["jissen2.stars"]);
    for number in 0..9 {
        let key = ["star-1", "star-3", "star-5"][number % 3];
        let id = table.note(&cell(key), "声");
        if number < 5 {
            let evidence = Some(Evidence::Assumption);
            table
                .board
                .edit(|edit| edit.set_evidence(&id, evidence))
                .unwrap();
        }
    }
    assert_eq!(table.checks(), [Check::ManyAssumptions]);
}

#[test]
fn w192_posts_rest_on_something_of_another_canvas() {
    let mut table = Table::new(&["jissen2.posts", "jissen2.reviews"]);
    let post = table.note(&cell("again"), "次も使う");
    let bare = table.note(&cell("not"), "使わない");
    let fact = table.note(&cell_id(&canvas(1), "use-good"), "添削が良い");
    let line = |id: &str, from: &ElementId, to: &ElementId| {
        let connector = Connector {
            from: End::attached(from.clone(), End::MIDDLE),
            to: End::attached(to.clone(), End::MIDDLE),
            ..Connector::default()
        };
        Element::new(
            ElementId::new(id),
            Placement::free(BoardPoint::default()),
            BoardSize::new(1.0, 1.0),
            ElementKind::Connector(connector),
        )
    };
    let (good, within) = (line("l1", &post, &fact), line("l2", &bare, &post));
    table.board.edit(|edit| edit.create(good)).unwrap();
    table.board.edit(|edit| edit.create(within)).unwrap();
    let wanted = (Check::PostWithoutReference, bare.as_str().to_owned());
    assert!(table.found().contains(&wanted));
    let posts = table.checks();
    let bare = posts
        .iter()
        .filter(|check| **check == Check::PostWithoutReference);
    assert_eq!(bare.count(), 1);
}

#[test]
fn w193_columns_left_alone_and_points_far_apart_are_found() {
    let mut table = Table::new(&["jissen2.matrix"]);
    for (number, name) in ["a", "b", "c", "d", "e", "f"].iter().enumerate() {
        let column = ElementId::new(format!("k0/scores.c{}", number + 1));
        table.write(&column, name);
        table
            .board
            .edit(|edit| edit.set_weight(&column, Some(5.0)))
            .unwrap();
    }
    for (who, points) in [("p1", 5.0), ("p2", 1.0)] {
        for column in 0..5 {
            let points = if column == 0 { points } else { 3.0 };
            let slot = slot("scores", 0, column);
            table.set(&slot, who, CellValue::Number(points));
        }
    }
    let found = table.found();
    assert!(found.contains(&(Check::WeightUnscored, "k0/scores.c6".into())));
    assert!(found.contains(&(Check::ScatteredScores, "k0/scores.r1".into())));
    assert!(found.contains(&(Check::FewSolutions, String::new())));
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn w194_marked_runs_unclear_notes_and_lost_questions_are_found() {
    let mut table = Table::new(&["jissen2.pr"]);
    table.write(
        &cell("steps"),
        "1. 登録する\n2. 〔？一瞬で〕届き、〔?無料〕",
    );
    let note = table.note(&cell("red"), "規約の確認");
    let evidence = Some(Evidence::Unclear);
    table
        .board
        .edit(|edit| edit.set_evidence(&note, evidence))
        .unwrap();
    let price = cell("faq.cost");
    table.board.edit(|edit| edit.delete(&price)).unwrap();
    let found = table.found();
    let steps = || (Check::UnclearFeasibility, "k0/steps".to_owned());
    assert_eq!(
        found,
        [
            steps(),
            steps(),
            (Check::UnclearFeasibility, note.as_str().to_owned()),
            (Check::QuestionDeleted, "k0".to_owned()),
        ]
    );
}

#[test]
fn w195_milestones_are_held_against_the_session() {
    let mut table = Table::new(&["kaizen2.timeline"]);
    for (column, date) in ["10/1", "11/31", "9/1"].iter().enumerate() {
        table.set(&slot("measures", 0, column), "", text(date));
    }
    let late = |found: &[(Check, String)]| {
        let wanted = [
            Check::MilestoneTooLate,
            Check::DateDoesNotExist,
            Check::DateOutOfOrder,
        ];
        let mut found: Vec<Check> = found.iter().map(|(check, _)| *check).collect();
        found.retain(|check| wanted.contains(check));
        found
    };
    let session = Date::new(2026, 6, 10);
    assert_eq!(
        late(&table.found_on(session)),
        [
            Check::MilestoneTooLate,
            Check::DateDoesNotExist,
            Check::DateOutOfOrder
        ]
    );
    assert_eq!(late(&table.found()), [Check::DateDoesNotExist]);
    assert_eq!(
        late(&table.found_on(Date::new(2026, 8, 1))),
        [Check::DateDoesNotExist, Check::DateOutOfOrder]
    );
}

#[test]
fn w195_a_schedule_without_meeting_and_report_is_found() {
    let mut table = Table::new(&["plan.schedule"]);
    table.set(&slot("reports", 0, 1), "", text("2026-09-30"));
    let checks = table.checks();
    assert!(checks.contains(&Check::NoMeeting));
    let reports = checks.iter().filter(|one| **one == Check::NoReportDate);
    assert_eq!(reports.count(), 2);
    table.set(&cell("weekday"), "", text("mon"));
    table.set(&cell("start"), "", text("10:00"));
    assert!(!table.checks().contains(&Check::NoMeeting));
    table.set(&cell("first"), "", text("2026-02-30"));
    let first = (Check::DateDoesNotExist, "k0/first".to_owned());
    assert!(table.found().contains(&first));
}

#[test]
fn w196_measures_without_a_number_are_found() {
    let mut table = Table::new(&["jissen2.measure"]);
    for (row, words) in ["顧客30名", "推薦", "喜ぶこと"].iter().enumerate() {
        table.set(&slot("measures", row, 0), "", text(words));
    }
    assert_eq!(
        table.found(),
        [
            (Check::MeasureEmpty, "k0/measures.c2".to_owned()),
            (Check::MeasureEmpty, "k0/measures.c3".to_owned()),
            (Check::PassLineWithoutNumber, "k0/measures.c1".to_owned()),
        ]
    );
}

#[test]
fn w197_tasks_that_lack_something_and_idle_roles_are_found() {
    let mut table = Table::new(&["kaizen2.plan"]);
    let task = table.note(&slot("tasks", 1, 1), "メールを送る / 10通 / 7/10 /");
    table.note(&slot("tasks", 2, 2), "試作 / 動く / 8/1 / 佐藤");
    let found = table.found();
    assert!(found.contains(&(Check::TaskWithoutOwner, task.as_str().to_owned())));
    let idle: Vec<&str> = found
        .iter()
        .filter(|(check, _)| *check == Check::RoleWithoutTask)
        .map(|(_, id)| id.as_str())
        .collect();
    assert_eq!(idle, ["k0/tasks.c3", "k0/tasks.c4"]);
}

#[test]
fn w198_the_simulation_and_its_tests_are_counted() {
    let mut table = Table::new(&["oyo.strip"]);
    table.note(&cell("stock"), "いくらですか");
    let column = ElementId::new("k0/steps.c1");
    let prepare = ElementId::of_lane(&column, "prepare");
    let long = table.note(&prepare, "1年間の費用対効果を示す");
    assert_eq!(
        table.found(),
        [
            (Check::PreparationTooLong, long.as_str().to_owned()),
            (Check::FewCustomerQuestions, String::new()),
        ]
    );
    let mut table = Table::new(&["jissen3.usertest"]);
    table.set(&slot("tests", 0, 1), "", text("○"));
    assert_eq!(table.checks(), [Check::FewUserTests]);
    let mut table = Table::new(&["rikai.conditions"]);
    table.set(&slot("check", 1, 0), "", text("○"));
    assert_eq!(
        table.found(),
        [
            (Check::ConditionEmpty, "k0/check.r1".to_owned()),
            (Check::ConditionEmpty, "k0/check.r3".to_owned()),
        ]
    );
}
