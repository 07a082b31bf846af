use board::{
    Board, BoardPoint, CellValue, ClientNumber, ElementId, Locale, NewNote, NoteColor, Placement,
};

use super::*;
use crate::rules::Date;
use crate::{cell_id, insert_template, template};

fn sheet(name: &str) -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    let canvas = ElementId::new("k");
    insert_template(
        &mut board,
        template(name).unwrap(),
        &canvas,
        BoardPoint::default(),
    )
    .unwrap();
    board
}

fn set(board: &mut Board, id: &ElementId, text: &str) {
    let value = CellValue::Text(text.to_owned());
    board
        .edit(|edit| edit.set_value(id, "", Some(value)))
        .unwrap_or_else(|error| panic!("{id}: {error}"));
}

fn cell(key: &str) -> ElementId {
    cell_id(&ElementId::new("k"), key)
}

fn slot(grid: &str, row: usize, column: usize) -> ElementId {
    let part = |axis: &str, number: usize| ElementId::new(format!("k/{grid}.{axis}{}", number + 1));
    ElementId::of_crossing(&part("r", row), &part("c", column))
}

fn note(board: &mut Board, owner: ElementId, text: &str) -> ElementId {
    let id = ElementId::new(format!("note{}", board.snapshot().elements().len()));
    board
        .edit(|edit| {
            edit.create_note(
                &id,
                NewNote {
                    placement: Placement::inside(owner, BoardPoint::new(10.0, 10.0)),
                    size: crate::NOTE_IN_CELL,
                    color: NoteColor::Yellow,
                    author: "花",
                    text,
                },
            )
        })
        .unwrap();
    id
}

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::new(year, month, day).unwrap()
}

const SESSION: (i32, u32, u32) = (2026, 11, 22);

fn diary(board: &Board) -> Vec<Appointment> {
    let (year, month, date) = SESSION;
    appointments(&board.snapshot(), Locale::Ja, day(year, month, date))
}

#[test]
fn w110_a_task_says_when_it_is_done_by_when_and_who_does_it() {
    let by_lines =
        read_task_note("推薦メールを10人に送る\n完了条件：10通届いた\n期限: 12/4\n担当　: 花");
    assert_eq!(by_lines.task, "推薦メールを10人に送る");
    assert_eq!(by_lines.done_when, "10通届いた");
    assert_eq!((&*by_lines.due, &*by_lines.owner), ("12/4", "花"));
    let in_one = read_task_note("集計する / 表ができた / 2026/12/4 / 太郎");
    assert_eq!(in_one.task, "集計する");
    assert_eq!(in_one.done_when, "表ができた");
    assert_eq!((&*in_one.due, &*in_one.owner), ("2026/12/4", "太郎"));
    let plain = read_task_note("価格は1,000円/月: 決める");
    assert_eq!(plain.task, "価格は1,000円/月: 決める");
    assert_eq!(plain.owner, "");
    assert_eq!(read_task_note(""), TaskNote::default());
}

#[test]
fn w111_tasks_have_their_milestone_and_their_role_and_what_is_left_over_is_kept() {
    let mut board = sheet("kaizen2.plan");
    let second = note(&mut board, slot("tasks", 1, 2), "画面を直す\n担当: 健");
    note(&mut board, slot("tasks", 0, 1), "対象の顧客を決める");
    note(&mut board, slot("tasks", 0, 1), "   ");
    note(&mut board, cell("backlog"), "多言語対応");
    let found = tasks(&board.snapshot(), Locale::Ja);
    let lines: Vec<[&str; 4]> = found
        .iter()
        .map(|task| [&*task.milestone, &*task.role, &*task.task, &*task.assignee])
        .collect();
    assert_eq!(
        lines,
        [
            [
                "⓪ユースケースを確定する",
                "プロダクトマネージャー",
                "対象の顧客を決める",
                ""
            ],
            ["①顧客の明確な反応を確認", "開発者", "画面を直す", "健"],
            ["バックログ", "", "多言語対応", ""],
        ]
    );
    assert_eq!(found[1].source, second);
    assert!(!found[1].is_done);
    board.edit(|edit| edit.add_tag(&second, "完了")).unwrap();
    assert!(tasks(&board.snapshot(), Locale::Ja)[1].is_done);
}

#[test]
fn w112_a_schedule_is_weekly_meetings_milestones_and_reports() {
    let mut board = sheet("plan.schedule");
    for (key, value) in [
        ("weekday", "fri"),
        ("start", "10:00"),
        ("end", "10:30"),
        // A Monday: the first meeting is on the Friday after.
        ("first", "2026-11-30"),
        ("next.day", "2026-11-25"),
        ("next.time", "23:15"),
        ("follow-up", "2026-12-22"),
    ] {
        set(&mut board, &cell(key), value);
    }
    set(&mut board, &slot("reports", 0, 0), "2026-12-25");
    set(&mut board, &slot("reports", 0, 1), "2027-01-08");
    set(&mut board, &slot("reports", 1, 0), "11/31");
    let found = diary(&board);
    let titles: Vec<&str> = found.iter().map(|one| &*one.title).collect();
    assert_eq!(
        titles,
        [
            "達成予定：マイルストーン①",
            "CXO 報告：マイルストーン①",
            "進捗会議",
            "ワークショップ終了後最初のミーティング",
            "1 か月後フォローアップ",
        ]
    );
    assert_eq!(found[0].when, When::AllDay(day(2026, 12, 25)));
    let clock = |hour, minute| Clock { hour, minute };
    assert_eq!(
        found[2].when,
        When::Timed {
            day: day(2026, 12, 4),
            start: clock(10, 0),
            end: clock(10, 30)
        }
    );
    assert_eq!(found[2].weekly_until, Some(day(2027, 1, 8)));
    assert_eq!(
        found[3].when,
        When::Timed {
            day: day(2026, 11, 25),
            start: clock(23, 15),
            end: clock(0, 15)
        }
    );
    // A changed day is the same appointment.
    let before = found[0].key.clone();
    set(&mut board, &slot("reports", 0, 0), "2027-01-05");
    let moved = diary(&board);
    assert_eq!(moved[0].key, before);
    assert_eq!(moved[0].when, When::AllDay(day(2027, 1, 5)));
    let keys: std::collections::BTreeSet<&str> = moved.iter().map(|one| &*one.key).collect();
    assert_eq!(keys.len(), moved.len());
}

#[test]
fn w113_the_parts_of_a_workshop_are_appointments_with_a_place() {
    let mut board = sheet("day0.agenda");
    for (column, value) in ["12/4", "13:00", "17:30", "会議室A", "花"]
        .iter()
        .enumerate()
    {
        set(&mut board, &slot("parts", 1, column), value);
    }
    set(&mut board, &slot("parts", 2, 0), "2026-12-11");
    set(&mut board, &slot("parts", 3, 1), "13:00");
    let found = diary(&board);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((&*found[0].title, &*found[0].place), ("第1部", "会議室A"));
    assert!(found[0].details.starts_with("花\n"), "{}", found[0].details);
    assert!(matches!(found[0].when, When::Timed { day: date, .. } if date == day(2026, 12, 4)));
    assert_eq!(found[1].when, When::AllDay(day(2026, 12, 11)));
}

#[test]
fn w114_days_by_which_something_is_measured_are_appointments() {
    let mut board = sheet("kaizen2.timeline");
    set(&mut board, &slot("measures", 0, 1), "2027/02/01");
    set(&mut board, &slot("measures", 0, 2), "2027/02/30");
    let found = diary(&board);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].when, When::AllDay(day(2027, 2, 1)));
    assert!(
        found[0].title.starts_with("達成予定："),
        "{}",
        found[0].title
    );
}

#[test]
fn w112_no_plan_is_no_appointment_and_no_task() {
    let board = sheet("rikai.bmc");
    assert_eq!(diary(&board), []);
    assert_eq!(tasks(&board.snapshot(), Locale::En), []);
    assert_eq!(diary(&sheet("plan.schedule")), []);
}

#[test]
fn w112_times_are_read_in_narrow_and_wide_digits() {
    let clock = |hour, minute| Some(Clock { hour, minute });
    assert_eq!(Clock::read("9:05"), clock(9, 5));
    assert_eq!(Clock::read("１３：３０"), clock(13, 30));
    for wrong in ["24:00", "10:60", "10", "", "a:b", "-1:00"] {
        assert_eq!(Clock::read(wrong), None, "{wrong}");
    }
}
