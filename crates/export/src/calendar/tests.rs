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
        assert_eq!(Zone::like(zone.name()), Some(zone));
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
fn x332_a_calendar_without_entries_is_one_that_others_read() {
    let mut nothing = workshop(Zone::Berlin);
    nothing.appointments.clear();
    let text = calendar(&nothing, (day(2026, 11, 22), clock(9, 5)));
    let unfolded = unfold(&text);
    let read = read_calendar(&unfolded).unwrap();
    let parts: Vec<&str> = read
        .components
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(parts, ["VTIMEZONE"]);

    // Days alone need no zone.
    let mut days = workshop(Zone::Berlin);
    days.appointments.remove(0);
    let text = calendar(&days, (day(2026, 11, 22), clock(9, 5)));
    assert!(!text.contains("VTIMEZONE"), "{text}");
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

/// Minutes that an offset such as `-0500` is ahead of UTC.
fn minutes(offset: &str) -> i64 {
    let number: i64 = offset[1..].parse().unwrap();
    let minutes = number / 100 * 60 + number % 100;
    if offset.starts_with('-') {
        -minutes
    } else {
        minutes
    }
}

/// The day of a year that `FREQ=YEARLY;BYMONTH=3;BYDAY=2SU` names; -1SU is the last Sunday.
fn named_day(rule: &str, year: i32) -> Date {
    let part = |name: &str| {
        let mut parts = rule.split(';').filter_map(|part| part.split_once('='));
        parts.find(|(one, _)| *one == name).unwrap().1
    };
    let month: u32 = part("BYMONTH").parse().unwrap();
    let nth: i32 = part("BYDAY").strip_suffix("SU").unwrap().parse().unwrap();
    let sundays = (1..=31).filter_map(|number| Date::new(year, month, number));
    let sundays: Vec<Date> = sundays.filter(|day| day.weekday() == 0).collect();
    let at = if nth < 0 {
        sundays.len() as i32 + nth
    } else {
        nth - 1
    };
    sundays[at as usize]
}

#[test]
fn x282_clocks_change_when_the_time_zone_database_says() {
    // To summer time and back in 2027, as month, day and hour in UTC (`zdump -v`).
    let european = [(3, 28, 1), (10, 31, 1)];
    for (zone, wanted) in [
        (Zone::London, european),
        (Zone::Berlin, european),
        (Zone::NewYork, [(3, 14, 7), (11, 7, 6)]),
        (Zone::LosAngeles, [(3, 14, 10), (11, 7, 9)]),
    ] {
        let text = written(zone);
        let unfolded = unfold(&text);
        let read = read_calendar(&unfolded).unwrap();
        let mut parts = read.components.iter();
        let rules = parts.find(|part| part.name.as_str() == "VTIMEZONE");
        for (name, wanted) in ["DAYLIGHT", "STANDARD"].iter().zip(wanted) {
            let mut halves = rules.unwrap().components.iter();
            let half = halves.find(|half| half.name.as_str() == *name).unwrap();
            let value = |name: &str| half.find_prop(name).unwrap().val.as_ref().to_owned();
            let day = named_day(&value("RRULE"), 2027);
            let hour: i64 = value("DTSTART")[9..11].parse().unwrap();
            let utc = hour * 60 - minutes(&value("TZOFFSETFROM"));
            assert_eq!(
                (day.month(), day.day(), utc),
                (wanted.0, wanted.1, wanted.2 * 60),
                "{zone:?} {name}"
            );
            // The rule's first day is one that it names: some programs count from there.
            let start = value("DTSTART");
            let first = named_day(&value("RRULE"), start[..4].parse().unwrap());
            assert_eq!(date(first), start[..8], "{zone:?} {name}");
        }
    }
}

#[test]
fn x300_a_zone_is_known_by_the_names_that_browsers_have_for_it() {
    for (name, wanted) in [
        ("Asia/Tokyo", Some(Zone::Tokyo)),
        ("Asia/Calcutta", Some(Zone::Kolkata)),
        ("Europe/Paris", Some(Zone::Berlin)),
        ("America/Toronto", Some(Zone::NewYork)),
        ("Africa/Nairobi", None),
        ("", None),
    ] {
        assert_eq!(Zone::like(name), wanted, "{name}");
    }
    // What is asked for is never guessed.
    assert_eq!(Zone::parse("Europe/Paris"), None);
}
