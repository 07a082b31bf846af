//! Dates as an iCalendar file (RFC 5545) that Outlook, Google and Apple read.
//!
//! Written here and not by a library: the one that is kept well asks the system for the time and for random names,
//! and a second export must give the same file, so that calendars change their entries instead of doubling them.

mod line;
mod of_board;
#[cfg(test)]
mod tests;
mod zone;

use line::Lines;
pub use of_board::{BoardCalendar, board_calendar};
use workshop::plan::{Appointment, Clock, When};
use workshop::rules::Date;
pub use zone::Zone;

/// The days of the week in the letters of RFC 5545, from Sunday.
const WEEKDAYS: [&str; 7] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/// A calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// What tells its entries from all others in the world: the board's id. An entry's name is made of it and the
    /// appointment's key, the same in every export: by it calendars find the entry to change.
    pub board: String,
    /// Where its times are meant.
    pub zone: Zone,
    /// Its entries.
    pub appointments: Vec<Appointment>,
}

/// Writes a calendar. `stamp` is the moment of the export in UTC: of two files the later one counts.
pub fn calendar(calendar: &Calendar, stamp: (Date, Clock)) -> String {
    let mut lines = Lines::default();
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain("PRODID:-//Nonet//Nonet//JA");
    lines.plain("CALSCALE:GREGORIAN");
    lines.plain("METHOD:PUBLISH");
    lines.text("X-WR-CALNAME", &calendar.name);
    let is_timed = |entry: &Appointment| matches!(entry.when, When::Timed { .. });
    // A calendar has to have something in it (RFC 5545, 3.6): without entries the rules of its zone.
    if calendar.appointments.is_empty() || calendar.appointments.iter().any(is_timed) {
        zone::define(&mut lines, calendar.zone);
    }
    for entry in &calendar.appointments {
        write(&mut lines, entry, calendar, stamp);
    }
    lines.plain("END:VCALENDAR");
    lines.finish()
}

fn write(lines: &mut Lines, entry: &Appointment, calendar: &Calendar, stamp: (Date, Clock)) {
    lines.plain("BEGIN:VEVENT");
    lines.text("UID", &format!("{}-{}@nonet", calendar.board, entry.key));
    lines.plain(&format!("DTSTAMP:{}Z", moment(stamp.0, stamp.1)));
    let name = calendar.zone.name();
    match entry.when {
        When::AllDay(day) => {
            lines.plain(&format!("DTSTART;VALUE=DATE:{}", date(day)));
            lines.plain(&format!("DTEND;VALUE=DATE:{}", date(after(day))));
            lines.plain("TRANSP:TRANSPARENT");
        }
        When::Timed { day, start, end } => {
            let last = if end <= start { after(day) } else { day };
            lines.plain(&format!("DTSTART;TZID={name}:{}", moment(day, start)));
            lines.plain(&format!("DTEND;TZID={name}:{}", moment(last, end)));
        }
    }
    if let Some(until) = entry.weekly_until {
        let until = match entry.when {
            When::AllDay(_) => date(until),
            // A time is wanted here, in UTC. The end of the day a day later is late enough for every zone, and no
            // week longer.
            When::Timed { .. } => format!("{}T235959Z", date(after(until))),
        };
        let (When::AllDay(day) | When::Timed { day, .. }) = entry.when;
        let weekday = WEEKDAYS
            .get(day.weekday() as usize)
            .copied()
            .unwrap_or("MO");
        lines.plain(&format!("RRULE:FREQ=WEEKLY;BYDAY={weekday};UNTIL={until}"));
    }
    lines.text("SUMMARY", &entry.title);
    for (name, text) in [("DESCRIPTION", &entry.details), ("LOCATION", &entry.place)] {
        if !text.is_empty() {
            lines.text(name, text);
        }
    }
    lines.plain("END:VEVENT");
}

fn date(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The day after, or the last day that there is.
fn after(day: Date) -> Date {
    day.next().unwrap_or(day)
}

fn moment(day: Date, clock: Clock) -> String {
    format!("{}T{:02}{:02}00", date(day), clock.hour, clock.minute)
}
