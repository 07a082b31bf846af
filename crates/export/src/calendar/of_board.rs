//! The calendar of a board's plans.

use board::{Locale, Snapshot};
use workshop::plan::{Clock, appointments};
use workshop::rules::Date;

use super::{Calendar, Zone};
use crate::words::choose;

/// What a calendar needs to know beside the board.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BoardCalendar<'a> {
    /// The board's id: the calendar's entries are named by it.
    pub board: &'a str,
    /// The language of labels.
    pub locale: Locale,
    /// The moment of the export in UTC: dates without a year are meant after it.
    pub stamp: (Date, Clock),
    /// Where the times are meant.
    pub zone: Zone,
}

/// The calendar of a board's plans.
pub fn board_calendar(snapshot: &Snapshot, options: &BoardCalendar<'_>) -> Calendar {
    let title = &snapshot.info().title;
    Calendar {
        name: if title.trim().is_empty() {
            choose(options.locale, "無題のボード", "Untitled board").to_owned()
        } else {
            title.clone()
        },
        board: options.board.to_owned(),
        zone: options.zone,
        // Days without a year are the first such days after the workshop, or after today.
        appointments: appointments(
            snapshot,
            options.locale,
            Date::from_iso(&snapshot.info().session).unwrap_or(options.stamp.0),
        ),
    }
}

#[cfg(test)]
mod tests;
