//! When people meet next.

use board::{Locale, Snapshot};
use workshop::plan::{Appointment, When, appointments};
use workshop::rules::{Date, read_date};

use super::milestones::Milestone;
use super::{Fact, day_words};
use crate::words::choose;

/// The end of the name of what is a meeting and no milestone.
const MEETINGS: [&str; 3] = ["/meeting", "/next", "/follow-up"];

/// The next meeting, the weekly one, and the next report. Days without a year are meant after `session`.
pub fn meetings(
    snapshot: &Snapshot,
    milestones: &[Milestone],
    locale: Locale,
    (session, today): (Date, Date),
) -> Vec<Fact> {
    let all = appointments(snapshot, locale, session);
    let is_meeting = |one: &&Appointment| MEETINGS.iter().any(|end| one.key.ends_with(end));
    let next = all
        .iter()
        .filter(is_meeting)
        .filter_map(|one| Some((next_day(one, today)?, one)))
        .min_by_key(|(day, _)| *day);
    let weekly = all
        .iter()
        .find(|one| one.weekly_until.is_some_and(|until| until >= today));
    let report = milestones
        .iter()
        .filter_map(|one| Some((read_date(&one.report, session).ok()?, one)))
        .filter(|(day, _)| *day >= today)
        .min_by_key(|(day, _)| *day);
    let fact = |ja, en, said: Option<String>| Fact {
        name: choose(locale, ja, en),
        said: said.unwrap_or_default(),
    };
    vec![
        fact(
            "次の会議",
            "Next meeting",
            next.map(|(day, one)| meeting(one, day, locale)),
        ),
        fact(
            "定例の進捗会議",
            "Weekly meeting",
            weekly.map(|one| every_week(one, locale)),
        ),
        fact(
            "次の経営層への報告",
            "Next report to executives",
            report.map(|(day, one)| format!("{} {}", day_words(day, locale), one.name)),
        ),
    ]
}

/// The first day from today on.
fn next_day(one: &Appointment, today: Date) -> Option<Date> {
    let mut day = first_day(one);
    while day < today {
        let until = one.weekly_until?;
        for _ in 0..7 {
            day = day.next()?;
        }
        if day > until {
            return None;
        }
    }
    Some(day)
}

const fn first_day(one: &Appointment) -> Date {
    match one.when {
        When::AllDay(day) | When::Timed { day, .. } => day,
    }
}

fn meeting(one: &Appointment, day: Date, locale: Locale) -> String {
    let parts = [
        day_words(day, locale),
        hours(one),
        one.title.clone(),
        one.place.clone(),
    ];
    joined(&parts)
}

fn every_week(one: &Appointment, locale: Locale) -> String {
    const JA: [&str; 7] = ["日", "月", "火", "水", "木", "金", "土"];
    const EN: [&str; 7] = [
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
    ];
    let weekday = first_day(one).weekday() as usize;
    let name = |names: [&'static str; 7]| names.get(weekday).copied().unwrap_or_default();
    let week = match locale {
        Locale::Ja => format!("毎週{}曜日", name(JA)),
        Locale::En => format!("every {}", name(EN)),
    };
    let until = one.weekly_until.map_or_else(String::new, |until| {
        let until = day_words(until, locale);
        match locale {
            Locale::Ja => format!("{until}まで"),
            Locale::En => format!("until {until}"),
        }
    });
    joined(&[week, hours(one), until])
}

/// From when to when; empty for what has no hours.
fn hours(one: &Appointment) -> String {
    match one.when {
        When::AllDay(_) => String::new(),
        When::Timed { start, end, .. } => format!(
            "{:02}:{:02}–{:02}:{:02}",
            start.hour, start.minute, end.hour, end.minute
        ),
    }
}

fn joined(parts: &[String]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| super::facts::one_line(part))
        .collect();
    let said: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    said.join(" ")
}
