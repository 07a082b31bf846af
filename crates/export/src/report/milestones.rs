//! By when what is to be reached, by which measure, and when it is reported.

use board::{Axis, Holds, Locale};
use workshop::plan::Sheet;
use workshop::rules::{Date, read_date};

use super::Table;
use super::facts::{Sources, column_names, rows};
use crate::words::choose;

/// Rows of the table at most: the page has to hold them.
const ROWS_MAX: usize = 6;
/// Where pass lines stand, the latest part first. The last row is the pass line, a row of dates the day.
const CRITERIA: [&str; 5] = [
    "kaizen3.criteria",
    "kaizen2.timeline",
    "jissen3.milestone",
    "kaishi.measure",
    "jissen2.measure",
];

/// A milestone; what is not known of it is empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Milestone {
    /// What it is called.
    pub name: String,
    /// By when, as it was written.
    pub due: String,
    /// When it is reached.
    pub pass_line: String,
    /// When executives hear of it, as it was written.
    pub report: String,
}

/// The milestones: those of the schedule, with the pass lines of their name, and those that have a pass line only.
pub fn milestones(sources: &Sources<'_>) -> Vec<Milestone> {
    let mut found = sources
        .latest("plan.schedule")
        .map(scheduled)
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    let mut measured = CRITERIA.into_iter().flat_map(|template| {
        let sheets = sources.latest(template);
        sheets.map(criteria)
    });
    for measure in measured.find(|found| !found.is_empty()).unwrap_or_default() {
        let same = found
            .iter_mut()
            .find(|known| bare(&known.name) == bare(&measure.name));
        match same {
            Some(known) => {
                known.pass_line = measure.pass_line;
                if known.due.is_empty() {
                    known.due = measure.due;
                }
            }
            None => found.push(measure),
        }
    }
    found
}

/// The table of the report. Days without a year are meant after `session`.
pub fn table(milestones: &[Milestone], locale: Locale, session: Date) -> Table {
    let say = |ja, en| choose(locale, ja, en);
    let day = |text: String| match read_date(&text, session) {
        Err(_) if !text.is_empty() => {
            format!("{text}{}", say("（日付を確認）", " (check the date)"))
        }
        _ => text,
    };
    let rows = milestones.iter().take(ROWS_MAX).map(|one| {
        let Milestone {
            name,
            due,
            pass_line,
            report,
        } = one.clone();
        vec![name, day(due), pass_line, day(report)]
    });
    Table {
        head: vec![
            say("マイルストーン", "Milestone"),
            say("達成予定日", "Due"),
            say("合格の基準", "Pass line"),
            say("経営層への報告日", "Report on"),
        ],
        rows: rows.collect(),
        left_out: milestones.len().saturating_sub(ROWS_MAX),
    }
}

/// Rows of the schedule that have a day.
fn scheduled(sheet: &Sheet<'_>) -> Vec<Milestone> {
    let rows = rows(sheet, "reports").into_iter();
    rows.map(|row| {
        let mut fields = row.into_iter();
        let mut next = || fields.next().unwrap_or_default();
        Milestone {
            name: next(),
            due: next(),
            report: next(),
            pass_line: String::new(),
        }
    })
    .filter(|one| !one.due.is_empty() || !one.report.is_empty())
    .collect()
}

/// Columns of measures that have a pass line or a day.
fn criteria(sheet: &Sheet<'_>) -> Vec<Milestone> {
    let Some((grid, _)) = sheet.cell("measures") else {
        return Vec::new();
    };
    let tracks = sheet.tracks(&grid.id, Axis::Row);
    let dated = tracks
        .iter()
        .position(|(_, track)| track.holds.as_deref() == Some(&Holds::Date));
    let fields = rows(sheet, "measures");
    let field = |row: Option<usize>, column: usize| {
        let row = row.and_then(|row| fields.get(row));
        let said = row.and_then(|row| row.get(column + 1));
        said.cloned().unwrap_or_default()
    };
    let names = column_names(sheet, "measures").into_iter().enumerate();
    names
        .map(|(column, name)| Milestone {
            name,
            due: field(dated, column),
            pass_line: field(fields.len().checked_sub(1), column),
            report: String::new(),
        })
        .filter(|one| !one.due.is_empty() || !one.pass_line.is_empty())
        .collect()
}

/// A name without the number before it: canvases count from 0 or from 1.
fn bare(name: &str) -> &str {
    name.trim_start_matches(|one: char| {
        one.is_whitespace() || one.is_ascii_digit() || matches!(one, '⓪' | '①'..='⑳' | '.' | '．')
    })
}
