//! One page for those who decide and were not there: the theme, what was decided, numbers, milestones, what comes next.
//!
//! It is read from the canvases that hold these things, the latest of each kind; what nobody has written yet says so,
//! because a gap that is left out looks like something that needs no decision.

mod decision;
mod facts;
mod html;
mod markdown;
mod meetings;
mod milestones;
mod numbers;
#[cfg(feature = "pdf")]
mod paper;

use board::{Locale, Snapshot};
use workshop::plan::{Clock, sheets};
use workshop::rules::Date;

use crate::words::choose;
use facts::Sources;
pub use html::report_html;
pub use markdown::report_markdown;
#[cfg(feature = "pdf")]
pub use paper::report_pdf;

/// A report, in the words of one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// What the board is called.
    pub title: String,
    /// The day of the report.
    pub day: Date,
    /// The language of its words.
    pub locale: Locale,
    /// Theme, decision, numbers, milestones, next meetings: always these five, in this order.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// What stands in it, line by line.
    pub facts: Vec<Fact>,
    /// A table, if it has one.
    pub table: Option<Table>,
}

/// A line of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// What it is about.
    pub name: &'static str,
    /// What is known of it, in one line; empty if nothing was decided.
    pub said: String,
}

/// A table of a report. Without rows nothing was decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<&'static str>,
    /// The rows, as long as the head; empty fields are not decided.
    pub rows: Vec<Vec<String>>,
    /// How many further rows there are.
    pub left_out: usize,
}

/// Reads the report from a board. `today` decides which meeting is the next one.
pub fn report(snapshot: &Snapshot, locale: Locale, today: Date) -> Report {
    let sheets = sheets(snapshot, locale);
    let sources = Sources::new(&sheets);
    let say = |ja, en| choose(locale, ja, en);
    let title = match snapshot.info().title.trim() {
        "" => say("無題のボード", "Untitled board"),
        title => title,
    };
    let session = Date::from_iso(&snapshot.info().session).unwrap_or(today);
    let milestones = milestones::milestones(&sources);
    let sections = vec![
        Section {
            heading: say("テーマ", "Theme"),
            facts: decision::theme(&sources),
            table: None,
        },
        Section {
            heading: say("決定", "Decision"),
            facts: decision::decision(&sources),
            table: None,
        },
        Section {
            heading: say("数字", "Numbers"),
            facts: numbers::numbers(&sources),
            table: None,
        },
        Section {
            heading: say("マイルストーン", "Milestones"),
            facts: Vec::new(),
            table: Some(milestones::table(&milestones, locale, session)),
        },
        Section {
            heading: say("これからの予定", "What comes next"),
            facts: meetings::meetings(snapshot, &milestones, locale, (session, today)),
            table: None,
        },
    ];
    Report {
        title: title.to_owned(),
        day: today,
        locale,
        sections,
    }
}

/// The day in Japan at a moment in UTC: nine hours later, all year. The calendar's meetings stand in that time, too.
pub fn day_in_japan((day, clock): (Date, Clock)) -> Date {
    if clock.hour < 24 - 9 {
        day
    } else {
        day.next().unwrap_or(day)
    }
}

impl Report {
    /// What stands below the title.
    fn subtitle(&self) -> String {
        let name = choose(self.locale, "経営層向け報告", "Report for executives");
        format!("{name} ・ {}", day_words(self.day, self.locale))
    }

    /// What stands where nothing does.
    const fn open(&self) -> &'static str {
        choose(self.locale, "まだ決まっていません", "Not decided yet")
    }

    /// The same in a field of a table, where room is scarce.
    const fn open_field(&self) -> &'static str {
        choose(self.locale, "未定", "Not decided")
    }

    /// How many rows a table leaves out, in words.
    fn left_out(&self, count: usize) -> String {
        match self.locale {
            Locale::Ja => format!("ほか{count}件"),
            Locale::En => format!("and {count} more"),
        }
    }
}

/// A day with the day of the week.
fn day_words(day: Date, locale: Locale) -> String {
    const JA: [&str; 7] = ["日", "月", "火", "水", "木", "金", "土"];
    const EN: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    let of_week = |names: [&'static str; 7]| names.get(day.weekday() as usize).copied();
    match locale {
        Locale::Ja => format!("{day}（{}）", of_week(JA).unwrap_or_default()),
        Locale::En => format!("{} {day}", of_week(EN).unwrap_or_default()),
    }
}
