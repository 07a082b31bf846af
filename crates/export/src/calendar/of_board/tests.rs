use board::{Board, BoardPoint, CellValue, ClientNumber, ElementId};
use icalendar::parser::{read_calendar, unfold};

use super::*;
use crate::calendar::calendar;

fn set(board: &mut Board, id: &str, text: &str) {
    let value = Some(CellValue::Text(text.to_owned()));
    board
        .edit(|edit| edit.set_value(&ElementId::new(id), "", value))
        .unwrap_or_else(|error| panic!("{id}: {error}"));
}

/// The plan of an improvement part: tasks by milestone, and the meetings that follow them.
fn plan() -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    let pack: Vec<(ElementId, &workshop::Template)> = ["kaizen3.plan", "plan.schedule"]
        .iter()
        .map(|name| {
            let canvas = name.rsplit('.').next().unwrap_or_default();
            (ElementId::new(canvas), workshop::template(name).unwrap())
        })
        .collect();
    workshop::insert_pack(&mut board, &pack, BoardPoint::default()).unwrap();
    for (cell, value) in [
        ("weekday", "wed"),
        ("start", "10:00"),
        ("end", "10:30"),
        ("first", "2026-12-02"),
    ] {
        set(&mut board, &format!("schedule/{cell}"), value);
    }
    for (row, day) in ["2027-01-08", "2027-03-05", "2027-06-04"]
        .iter()
        .enumerate()
    {
        set(&mut board, &report(row), day);
    }
    board
}

/// The cell with the day on which a milestone is reported.
fn report(row: usize) -> String {
    format!(
        "schedule/reports.r{}*schedule/reports.c2",
        row.saturating_add(1)
    )
}

/// What another reader finds in the file: UID, summary, start and recurrence of each event.
fn events(board: &Board, stamp: (i32, u32, u32)) -> Vec<[String; 4]> {
    let day = Date::new(stamp.0, stamp.1, stamp.2).unwrap();
    let stamp = (day, Clock { hour: 9, minute: 0 });
    let options = BoardCalendar {
        board: "b1",
        locale: Locale::Ja,
        stamp,
        zone: Zone::default(),
    };
    let text = calendar(&board_calendar(&board.snapshot(), &options), stamp);
    let unfolded = unfold(&text);
    let read = read_calendar(&unfolded).unwrap();
    let events = read.components.iter();
    events
        .filter(|part| part.name.as_str() == "VEVENT")
        .map(|event| {
            ["UID", "SUMMARY", "DTSTART", "RRULE"].map(|name| {
                let property = event.find_prop(name);
                property.map_or_else(String::new, |property| property.val.as_ref().to_owned())
            })
        })
        .collect()
}

#[test]
fn x140_a_weekly_meeting_and_three_reports_keep_their_names_when_exported_again() {
    let mut board = plan();
    let first = events(&board, (2026, 11, 22));
    let said: Vec<[&str; 3]> = first
        .iter()
        .map(|[_, summary, start, rule]| [&**summary, &**start, &**rule])
        .collect();
    assert_eq!(
        said,
        [
            ["CXO 報告：①スポンサーの獲得", "20270108", ""],
            ["CXO 報告：②ファンの獲得", "20270305", ""],
            ["CXO 報告：③シェア推計による投資判断", "20270604", ""],
            [
                "進捗会議",
                "20261202T100000",
                "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270605T235959Z"
            ],
        ]
    );
    let uids = |events: &[[String; 4]]| -> Vec<String> {
        events.iter().map(|[uid, ..]| uid.clone()).collect()
    };
    let mut distinct = uids(&first);
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 4);
    // Exported again later, with a report on another day, a milestone called otherwise and one more meeting.
    set(&mut board, &report(1), "2027-03-12");
    board
        .edit(|edit| edit.set_text(&ElementId::new("plan/tasks.r1"), "院長の承認"))
        .unwrap();
    set(&mut board, "schedule/next.day", "2026-11-27");
    let again = events(&board, (2026, 12, 24));
    assert_eq!(again.len(), 5);
    assert_eq!(uids(&again)[..4], uids(&first)[..]);
    assert_eq!(again[0][1], "CXO 報告：院長の承認");
    assert_eq!(again[1][2], "20270312");
}
