//! Days of the calendar.

use std::fmt;

/// A day of the Gregorian calendar that exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: i32,
    month: u32,
    day: u32,
}

/// The years that a date may have.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// How many days a month has; 0 for a month that does not exist.
pub const fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl Date {
    /// The day, if it exists: 31 November does not. Years from 1900 to 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let exists = YEARS.contains(&year) && day >= 1 && day <= days_in_month(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// The day as ISO 8601 writes it, `2026-11-30`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse().ok());
        let mut next = || parts.next().flatten();
        let (year, month, day): (u32, u32, u32) = (next()?, next()?, next()?);
        Self::new(i32::try_from(year).ok()?, month, day)
    }

    /// The day that many days after 1 January 1970, as clocks count (Howard Hinnant's `civil_from_days`). `None` outside
    /// the years that a date may have.
    pub fn from_unix_days(days: i64) -> Option<Self> {
        // Counted from 1 March of the year 0: so the leap day is a year's last.
        let days = days.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Self::new(
            i32::try_from(year).ok()?,
            u32::try_from(month).ok()?,
            u32::try_from(day).ok()?,
        )
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, from 1.
    pub const fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u32 {
        self.day
    }

    /// The day after; `None` after the last day of the year 9999.
    pub fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        Self::new(year, month, day + 1)
            .or_else(|| Self::new(year, month + 1, 1))
            .or_else(|| Self::new(year + 1, 1, 1))
    }

    /// The day of the week: 0 is Sunday (Sakamoto's formula).
    pub fn weekday(self) -> u32 {
        const SHIFTS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = if self.month < 3 {
            self.year - 1
        } else {
            self.year
        };
        let shift = SHIFTS
            .get(self.month as usize - 1)
            .copied()
            .unwrap_or_default();
        let days = year + year / 4 - year / 100 + year / 400 + shift + self.day as i32;
        days.rem_euclid(7) as u32
    }

    /// So many months later; the end of the month where the day does not exist there (31 August + 3 is 30 November).
    /// `None` beyond the year 9999.
    pub fn plus_months(self, months: u32) -> Option<Self> {
        let since_zero = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months);
        let year = i32::try_from(since_zero.div_euclid(12)).ok()?;
        let month = u32::try_from(since_zero.rem_euclid(12)).ok()? + 1;
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }
}

impl fmt::Display for Date {
    /// As ISO 8601 writes it: 2026-11-30.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w41_only_days_that_exist_are_dates() {
        assert_eq!(Date::new(2026, 11, 31), None);
        assert_eq!(Date::new(2026, 11, 30).unwrap().to_string(), "2026-11-30");
        assert_eq!(Date::from_iso("2026-11-30"), Date::new(2026, 11, 30));
        for text in [
            "",
            "2026-11-31",
            "2026-11",
            "-1-1-1",
            "30.11.2026",
            "2026-11-30T10",
        ] {
            assert_eq!(Date::from_iso(text), None, "{text}");
        }
        assert!(Date::new(2028, 2, 29).is_some() && Date::new(2000, 2, 29).is_some());
        assert!(Date::new(2027, 2, 29).is_none() && Date::new(2100, 2, 29).is_none());
        for (year, month, day) in [(2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (0, 1, 1)] {
            assert_eq!(Date::new(year, month, day), None);
        }
    }

    #[test]
    fn w41_days_follow_each_other_and_have_names() {
        let mut day = Date::new(2027, 12, 27).unwrap();
        // A Monday, by the calendar on the wall.
        for weekday in [1, 2, 3, 4, 5, 6, 0, 1] {
            assert_eq!(day.weekday(), weekday, "{day}");
            day = day.next().unwrap();
        }
        assert_eq!(day.to_string(), "2028-01-04");
        let before_leap_day = Date::new(2028, 2, 28).unwrap();
        assert_eq!(before_leap_day.next(), Date::new(2028, 2, 29));
        assert_eq!(Date::new(9999, 12, 31).unwrap().next(), None);
    }

    #[test]
    fn w41_a_clock_gives_a_day() {
        let day = |days| Date::from_unix_days(days).map(|day| day.to_string());
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(day(11_016).as_deref(), Some("2000-02-29"));
        assert_eq!(day(20_779).as_deref(), Some("2026-11-22"));
        assert_eq!(day(i64::MAX), None);
        let mut next = Date::from_unix_days(-3_000).unwrap();
        for days in -2_999..60_000 {
            next = next.next().unwrap();
            assert_eq!(Date::from_unix_days(days), Some(next));
        }
    }

    #[test]
    fn w41_months_are_added_up_to_the_end_of_the_month() {
        let end_of_august = Date::new(2026, 8, 31).unwrap();
        assert_eq!(end_of_august.plus_months(3), Date::new(2026, 11, 30));
        assert_eq!(end_of_august.plus_months(18), Date::new(2028, 2, 29));
        assert_eq!(end_of_august.plus_months(u32::MAX), None);
    }
}
