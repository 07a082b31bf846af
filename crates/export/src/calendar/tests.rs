use icalendar::parser::{read_calendar, unfold};

use super::*;

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::new(year, month, day).unwrap()
}

fn clock(hour: u8, minute: u8) -> Clock {
    Clock { hour, minute }
}

fn workshop(zone: Zone) -> Calendar {
    let entry = |uid: &str, summary: &str, when, weekly_until| Appointment {
        key: uid.to_owned(),
        title: summary.to_owned(),
        details: String::new(),
        place: "会議室 A; 3階, https://example.com/会議".to_owned(),
        when,
        weekly_until,
    };
    let weekly = When::Timed {
        day: day(2026, 12, 4),
        start: clock(10, 0),
        end: clock(10, 30),
    };
    Calendar {
        name: "会議体と報告".to_owned(),
        zone,
        board: "b1".to_owned(),
        appointments: vec![
            entry("weekly", "進捗会議", weekly, Some(day(2027, 3, 5))),
            entry("cxo1", "CXO 報告①", When::AllDay(day(2026, 12, 31)), None),
        ],
    }
}

fn written(zone: Zone) -> String {
    calendar(&workshop(zone), (day(2026, 11, 22), clock(9, 5)))
}

#[test]
fn x50_another_reader_understands_every_entry() {
    let text = written(Zone::Tokyo);
    let unfolded = unfold(&text);
    let read = read_calendar(&unfolded).unwrap();
    let events: Vec<_> = read
        .components
        .iter()
        .filter(|part| part.name.as_str() == "VEVENT")
        .collect();
    assert_eq!(events.len(), 2);
    let value = |event: usize, name: &str| {
        let property = events[event].find_prop(name);
        property
            .map(|property| property.val.as_ref().to_owned())
            .unwrap_or_default()
    };
    assert_eq!(value(0, "UID"), "b1-weekly@nonet");
    assert_eq!(value(0, "SUMMARY"), "進捗会議");
    assert_eq!(value(0, "DTSTART"), "20261204T100000");
    assert_eq!(
        value(0, "RRULE"),
        "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270306T235959Z"
    );
    assert_eq!(
        value(0, "LOCATION"),
        "会議室 A; 3階, https://example.com/会議"
    );
    assert_eq!(value(0, "DTSTAMP"), "20261122T090500Z");
    // The last day of the year ends on the first of the next.
    assert_eq!(value(1, "DTSTART"), "20261231");
    assert_eq!(value(1, "DTEND"), "20270101");
}

#[test]
fn x51_lines_are_short_and_end_as_outlook_wants_them() {
    let mut calendar_of_words = workshop(Zone::Tokyo);
    calendar_of_words.appointments[0].details =
        "長い説明、".repeat(60) + "\nBEGIN:VEVENT\r\n終わり";
    let text = calendar(&calendar_of_words, (day(2026, 11, 22), clock(0, 0)));
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    // No words can begin an entry of their own.
    assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 2);
    assert!(unfold(&text).contains("\\nBEGIN:VEVENT\\n終わり"));
}

#[test]
fn x52_a_second_export_is_the_same_file() {
    assert_eq!(written(Zone::Tokyo), written(Zone::Tokyo));
}

#[test]
fn x53_a_zone_brings_its_rules_and_has_a_name() {
    for zone in Zone::ALL {
        let text = written(zone);
        assert!(
            text.contains(&format!("\r\nTZID:{}\r\n", zone.name())),
            "{text}"
        );
        assert_eq!(Zone::parse(zone.name()), Some(zone));
        read_calendar(&unfold(&text)).unwrap();
        let summers = text.matches("BEGIN:DAYLIGHT").count();
        assert_eq!(
            summers,
            usize::from(!zone.name().starts_with("Asia/")),
            "{text}"
        );
    }
    assert!(written(Zone::Berlin).contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"));
    assert_eq!(Zone::parse("Mars/Olympus"), None);
}

#[test]
fn x54_what_ends_before_it_begins_ends_the_next_day() {
    let mut late = workshop(Zone::Tokyo);
    late.appointments[0].when = When::Timed {
        day: day(2026, 12, 31),
        start: clock(23, 0),
        end: clock(0, 30),
    };
    let text = calendar(&late, (day(2026, 11, 22), clock(0, 0)));
    assert!(
        text.contains("DTEND;TZID=Asia/Tokyo:20270101T003000"),
        "{text}"
    );
}
