//! Days to keep free: meetings, reports, milestones, the workshop's own parts.

use board::{Axis, Holds, Locale, Snapshot};

use super::sheet::{Sheet, sheets};
use crate::Words;
use crate::answers::narrow;
use crate::rules::{Date, read_date};

/// A time of day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Clock {
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
}

impl Clock {
    /// A time such as `9:30`, `09:30` or `９：３０`; `None` if there is no such time.
    pub fn read(text: &str) -> Option<Self> {
        let text = narrow(text);
        let (hour, minute) = text.trim().split_once(':')?;
        let hour = hour.parse().ok().filter(|hour| *hour < 24)?;
        let minute = minute.parse().ok().filter(|minute| *minute < 60)?;
        Some(Self { hour, minute })
    }

    /// An hour later; midnight after 23.
    fn plus_hour(self) -> Self {
        Self {
            hour: (self.hour + 1) % 24,
            ..self
        }
    }
}

/// When something is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// The whole day.
    AllDay(Date),
    /// From one time to another; the next day if that is earlier.
    Timed {
        /// The day on which it begins.
        day: Date,
        /// When it begins.
        start: Clock,
        /// When it ends.
        end: Clock,
    },
}

/// Something to be there for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appointment {
    /// What tells it from the others of the board: the same as long as the cell is there that says when.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What more there is to say; may be empty.
    pub details: String,
    /// Where, or the address of a meeting; may be empty.
    pub place: String,
    /// When.
    pub when: When,
    /// The last day on which it comes again every week; `None` if it comes once.
    pub weekly_until: Option<Date>,
}

const MEETING: Words = Words::new("進捗会議", "Progress meeting");
const MILESTONE: Words = Words::new("達成予定：{name}", "Due: {name}");
const REPORT: Words = Words::new("CXO 報告：{name}", "Report to executives: {name}");
const FIRST: Words = Words::new(
    "ワークショップ終了後最初のミーティング",
    "First meeting after the workshop",
);
const FOLLOW_UP: Words = Words::new("1 か月後フォローアップ", "Follow-up after one month");
const WITH_BUFFER: Words = Words::new(
    "終了時刻には1時間の余裕を含みます。",
    "The end includes a buffer of one hour.",
);
/// Months that a weekly meeting goes on where no milestone has a day.
const WEEKLY_MONTHS: u32 = 3;

/// The appointments of a board. Dates without a year are the first such days on or after `session`. What has no day,
/// or one that does not exist, is left out: its cell says so on the board.
pub fn appointments(snapshot: &Snapshot, locale: Locale, session: Date) -> Vec<Appointment> {
    let sheets = sheets(snapshot, locale);
    let mut diary = Diary {
        session,
        found: Vec::new(),
    };
    for sheet in &sheets {
        match sheet.template {
            "plan.schedule" => diary.schedule(sheet),
            "day0.agenda" => diary.agenda(sheet),
            "kaizen2.timeline" | "kaizen3.criteria" => diary.timeline(sheet),
            _ => {}
        }
    }
    diary.found
}

struct Diary {
    session: Date,
    found: Vec<Appointment>,
}

impl Diary {
    fn day(&self, text: &str) -> Option<Date> {
        read_date(text, self.session).ok()
    }

    fn note(&mut self, key: String, title: String, when: When) -> Option<&mut Appointment> {
        self.found.push(Appointment {
            key,
            title,
            details: String::new(),
            place: String::new(),
            when,
            weekly_until: None,
        });
        self.found.last_mut()
    }

    /// Meetings and reports.
    fn schedule(&mut self, sheet: &Sheet<'_>) {
        let mut last = None;
        if let Some((grid, _)) = sheet.cell("reports") {
            let columns = sheet.tracks(&grid.id, Axis::Column);
            let dated: Vec<_> = columns
                .iter()
                .filter(|(_, track)| track.holds.as_deref() == Some(&Holds::Date))
                .collect();
            for (row, track) in sheet.tracks(&grid.id, Axis::Row) {
                let name = track.name(sheet.locale);
                for ((column, _), words) in dated.iter().zip([MILESTONE, REPORT]) {
                    let Some(day) = self.day(&sheet.crossing_word(row, column)) else {
                        continue;
                    };
                    last = last.max(Some(day));
                    let key = format!("{}*{}", row.id, column.id);
                    let title = words.with(sheet.locale, &[("name", name)]);
                    self.note(key, title, When::AllDay(day));
                }
            }
        }
        self.meeting(sheet, last);
        if let Some(day) = self.day(&sheet.word("next.day")) {
            let when = match Clock::read(&sheet.word("next.time")) {
                Some(start) => When::Timed {
                    day,
                    start,
                    end: start.plus_hour(),
                },
                None => When::AllDay(day),
            };
            let key = format!("{}/next", sheet.id);
            self.note(key, FIRST.get(sheet.locale).to_owned(), when);
        }
        if let Some(day) = self.day(&sheet.word("follow-up")) {
            let key = format!("{}/follow-up", sheet.id);
            let title = FOLLOW_UP.get(sheet.locale).to_owned();
            self.note(key, title, When::AllDay(day));
        }
    }

    /// The weekly meeting, up to the last milestone.
    fn meeting(&mut self, sheet: &Sheet<'_>, last: Option<Date>) {
        const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
        let weekday = sheet.word("weekday");
        let weekday = WEEKDAYS.iter().position(|name| *name == weekday);
        let (Some(start), Some(mut day)) = (
            Clock::read(&sheet.word("start")),
            self.day(&sheet.word("first")),
        ) else {
            return;
        };
        // The weekday counts: the first meeting is on the first such day.
        while weekday.is_some_and(|weekday| day.weekday() as usize != weekday) {
            let Some(next) = day.next() else {
                return;
            };
            day = next;
        }
        let end = Clock::read(&sheet.word("end")).unwrap_or_else(|| start.plus_hour());
        let key = format!("{}/meeting", sheet.id);
        let until = last
            .filter(|last| *last >= day)
            .or_else(|| day.plus_months(WEEKLY_MONTHS));
        let title = MEETING.get(sheet.locale).to_owned();
        if let Some(meeting) = self.note(key, title, When::Timed { day, start, end }) {
            meeting.place = sheet.word("place");
            meeting.details = sheet.word("attendees");
            meeting.weekly_until = until;
        }
    }

    /// The parts of the workshop.
    fn agenda(&mut self, sheet: &Sheet<'_>) {
        let Some((grid, _)) = sheet.cell("parts") else {
            return;
        };
        let columns = sheet.tracks(&grid.id, Axis::Column);
        for (row, track) in sheet.tracks(&grid.id, Axis::Row) {
            let word = |number: usize| {
                let column = columns.get(number);
                column.map_or_else(String::new, |(column, _)| sheet.crossing_word(row, column))
            };
            let Some(day) = self.day(&word(0)) else {
                continue;
            };
            let start = Clock::read(&word(1));
            let end = Clock::read(&word(2));
            let when = match start {
                Some(start) => When::Timed {
                    day,
                    start,
                    end: end.unwrap_or_else(|| start.plus_hour()),
                },
                None => When::AllDay(day),
            };
            let title = track.name(sheet.locale).to_owned();
            if let Some(part) = self.note(row.id.to_string(), title, when) {
                part.place = word(3);
                part.details = word(4);
                if end.is_some() {
                    let buffer = WITH_BUFFER.get(sheet.locale);
                    part.details = format!("{}\n{buffer}", part.details).trim().to_owned();
                }
            }
        }
    }

    /// Days by which something is measured.
    fn timeline(&mut self, sheet: &Sheet<'_>) {
        let Some((grid, _)) = sheet.cell("measures") else {
            return;
        };
        let rows = sheet.tracks(&grid.id, Axis::Row);
        let dated = |track: &board::Track| track.holds.as_deref() == Some(&Holds::Date);
        let Some((row, _)) = rows.iter().find(|(_, track)| dated(track)) else {
            return;
        };
        for (column, track) in sheet.tracks(&grid.id, Axis::Column) {
            if let Some(day) = self.day(&sheet.crossing_word(row, column)) {
                let key = format!("{}*{}", row.id, column.id);
                let name = track.name(sheet.locale);
                let title = MILESTONE.with(sheet.locale, &[("name", name)]);
                self.note(key, title, When::AllDay(day));
            }
        }
    }
}
