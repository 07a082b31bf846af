//! Milestones and their dates.

use board::Locale;

use super::{Date, DateFault, read_date};
use crate::Words;

/// A milestone as it stands on the board.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Milestone<'a> {
    /// What is to be reached.
    pub title: &'a str,
    /// Its date as written.
    pub date: &'a str,
}

/// By when milestones are to be reached, in months after the session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MilestoneLimits {
    /// The number of a milestone, from 0, and its months.
    pub months: Vec<(usize, u32)>,
}

impl MilestoneLimits {
    /// The first milestone within three months.
    pub fn first_within_three() -> Self {
        Self {
            months: vec![(0, 3)],
        }
    }

    /// Fans (the second milestone) within three months, the press release (the fourth) within six.
    pub fn fans_and_release() -> Self {
        Self {
            months: vec![(1, 3), (3, 6)],
        }
    }
}

/// What is wrong with a milestone's date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MilestoneFault {
    /// It has none.
    Undated,
    /// It cannot be read, or there is no such day.
    Unreadable(DateFault),
    /// It lies before the milestone that comes first.
    OutOfOrder {
        /// The date of the one before.
        after: Date,
    },
    /// It lies before the session.
    Past {
        /// The day of the session.
        session: Date,
    },
    /// It lies later than it should.
    TooLate {
        /// The last good day.
        latest: Date,
        /// So many months after the session.
        months: u32,
    },
}

impl MilestoneFault {
    /// What to say about it.
    pub fn text(self, locale: Locale) -> String {
        let (words, date, months) = match self {
            Self::Undated => (Words::new("日付がありません。", "It has no date."), None, 0),
            Self::Unreadable(fault) => return fault.text(locale),
            Self::OutOfOrder { after } => (
                Words::new(
                    "前のマイルストンの日付（{date}）より前です。",
                    "It lies before the milestone above ({date}).",
                ),
                Some(after),
                0,
            ),
            Self::Past { session } => (
                Words::new(
                    "ワークショップの日（{date}）より前です。",
                    "It lies before the session ({date}).",
                ),
                Some(session),
                0,
            ),
            Self::TooLate { latest, months } => (
                Words::new(
                    "{months}か月以内（{date}まで）に置いてください。高すぎる目標なら、手前に段階を足します。",
                    "Place it within {months} months (by {date}); if the goal is too high, put a step before it.",
                ),
                Some(latest),
                months,
            ),
        };
        let date = date.map(|date| date.to_string()).unwrap_or_default();
        words.with(locale, &[("date", &date), ("months", &months.to_string())])
    }
}

/// Reads and checks the milestones' dates. Dates without a year are the first such day on or after the session.
/// Gives what is wrong, with the milestone's number from 0, in the order of the milestones; an invalid date is not
/// compared with others.
pub fn check_milestones(
    milestones: &[Milestone<'_>],
    session: Date,
    limits: &MilestoneLimits,
) -> Vec<(usize, MilestoneFault)> {
    let mut faults = Vec::new();
    let mut before: Option<Date> = None;
    for (index, milestone) in milestones.iter().enumerate() {
        if milestone.date.trim().is_empty() {
            faults.push((index, MilestoneFault::Undated));
            continue;
        }
        let date = match read_date(milestone.date, session) {
            Ok(date) => date,
            Err(fault) => {
                faults.push((index, MilestoneFault::Unreadable(fault)));
                continue;
            }
        };
        if date < session {
            faults.push((index, MilestoneFault::Past { session }));
        }
        if let Some(after) = before.filter(|before| date < *before) {
            faults.push((index, MilestoneFault::OutOfOrder { after }));
        }
        let limit = limits.months.iter().find(|(limited, _)| *limited == index);
        if let Some((_, months)) = limit
            && let Some(latest) = session.plus_months(*months)
            && date > latest
        {
            faults.push((
                index,
                MilestoneFault::TooLate {
                    latest,
                    months: *months,
                },
            ));
        }
        before = Some(before.map_or(date, |before| before.max(date)));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(dates: &[&str], limits: &MilestoneLimits) -> Vec<(usize, MilestoneFault)> {
        let milestones: Vec<Milestone<'_>> = dates
            .iter()
            .map(|date| Milestone { title: "", date })
            .collect();
        let session = Date::new(2026, 6, 10).unwrap();
        check_milestones(&milestones, session, limits)
    }

    #[test]
    fn w43_the_thirty_first_of_november_is_flagged() {
        let three = MilestoneLimits::first_within_three();
        assert_eq!(checked(&["7/31", "9/15", "11/30"], &three), []);
        assert_eq!(
            checked(&["7/31", "9/15", "11/31"], &three),
            [(
                2,
                MilestoneFault::Unreadable(DateFault::NoSuchDay {
                    month: 11,
                    day: 31,
                    last: 30
                })
            )]
        );
    }

    #[test]
    fn w43_a_first_milestone_beyond_three_months_is_flagged() {
        let found = checked(&["9/11", "10/1"], &MilestoneLimits::first_within_three());
        let latest = Date::new(2026, 9, 10).unwrap();
        let fault = MilestoneFault::TooLate { latest, months: 3 };
        assert_eq!(found, [(0, fault)]);
        assert!(
            fault
                .text(Locale::Ja)
                .contains("3か月以内（2026-09-10まで）")
        );
        let fans = MilestoneLimits::fans_and_release();
        assert_eq!(checked(&["7/1", "9/1", "10/1", "12/1"], &fans), []);
        let late: Vec<usize> = checked(&["7/1", "10/1", "11/1", "2027/1/5"], &fans)
            .into_iter()
            .map(|(index, _)| index)
            .collect();
        assert_eq!(late, [1, 3]);
    }

    #[test]
    fn w43_dates_that_are_missing_past_or_out_of_order_are_flagged() {
        let found = checked(
            &["7/31", "", "7/1", "2026/6/1"],
            &MilestoneLimits::first_within_three(),
        );
        let after = Date::new(2026, 7, 31).unwrap();
        let session = Date::new(2026, 6, 10).unwrap();
        assert_eq!(
            found,
            [
                (1, MilestoneFault::Undated),
                (2, MilestoneFault::OutOfOrder { after }),
                (3, MilestoneFault::Past { session }),
                (3, MilestoneFault::OutOfOrder { after }),
            ]
        );
    }
}
