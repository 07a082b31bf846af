//! Dates as people write them.

use board::Locale;

use super::{Date, days_in_month};
use crate::Words;
use crate::answers::narrow;

/// Why a text gives no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateFault {
    /// No date stands in it.
    NoDate,
    /// The month has no such day; the last day that it has is given, 0 if there is no such month.
    NoSuchDay {
        /// The month as written.
        month: u32,
        /// The day as written.
        day: u32,
        /// The month's last day.
        last: u32,
    },
}

impl DateFault {
    /// The reason in the reader's language.
    pub fn text(self, locale: Locale) -> String {
        let (words, month, day, last) = match self {
            Self::NoDate => (
                Words::new("日付が読み取れません。", "There is no date to read."),
                0,
                0,
                0,
            ),
            Self::NoSuchDay { month, day, last } if last > 0 => (
                Words::new(
                    "{month}月{day}日という日はありません（{month}月は{last}日まで）。",
                    "{month}/{day} does not exist: month {month} has {last} days.",
                ),
                month,
                day,
                last,
            ),
            Self::NoSuchDay { month, day, last } => (
                Words::new(
                    "{month}月という月はありません。",
                    "There is no month {month}.",
                ),
                month,
                day,
                last,
            ),
        };
        let (month, day, last) = (month.to_string(), day.to_string(), last.to_string());
        let values = [("month", &*month), ("day", &*day), ("last", &*last)];
        words.with(locale, &values)
    }
}

/// Reads a date such as `11/30`, `11月30日`, `2026/11/30`, `2026-11-30`, `30 November`, `Nov 30`, in full-width
/// digits too. A date without a year is the first such day on or after `session`.
///
/// # Errors
/// [`DateFault`]: there is no date, or no such day (31 November).
pub fn read_date(text: &str, session: Date) -> Result<Date, DateFault> {
    let text = narrow(text).to_lowercase();
    let (year, month, day) = english_parts(&text)
        .or_else(|| number_parts(&text))
        .ok_or(DateFault::NoDate)?;
    let year = year.unwrap_or_else(|| {
        let passed = (month, day) < (session.month(), session.day());
        session.year() + i32::from(passed)
    });
    Date::new(year, month, day).ok_or(DateFault::NoSuchDay {
        month,
        day,
        last: days_in_month(year, month),
    })
}

/// A date with its year, as `2026/7/31`, `2026.7.31` or `2026年7月31日` in full-width digits too, in the form that is
/// stored: `2026-07-31`, whether there is such a day or not. Anything else stays as it is, and is flagged where it stands.
pub fn stored_date(text: &str) -> String {
    let text = narrow(text).replace(['−', 'ー'], "-");
    let parts: Vec<&str> = text
        .split(['-', '/', '.', '年', '月', '日'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    match numbers.as_deref() {
        Some([year, month, day]) if (1000..=9999).contains(year) => {
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => text,
    }
}

type Parts = (Option<i32>, u32, u32);

/// Month and day, or year, month and day, as numbers with a sign of the calendar between.
fn number_parts(text: &str) -> Option<Parts> {
    let numbers = numbers_with_what_follows(text);
    for (index, (first, sign)) in numbers.iter().enumerate() {
        let second = numbers.get(index + 1);
        let third = numbers.get(index + 2);
        match (*sign, second, third) {
            ('年' | '/' | '-' | '.', Some((month, '月' | '/' | '-' | '.')), Some((day, _)))
                if (1900..=9999).contains(first) =>
            {
                return Some((i32::try_from(*first).ok(), *month, *day));
            }
            ('月' | '/', Some((day, _)), _) if *first < 100 => return Some((None, *first, *day)),
            _ => {}
        }
    }
    None
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A month's English name with numbers beside it.
fn english_parts(text: &str) -> Option<Parts> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let number = |index: Option<usize>| -> Option<u32> {
        let word = *words.get(index?)?;
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse().ok()
    };
    for (index, word) in words.iter().enumerate() {
        let Some(month) = MONTHS.iter().position(|name| is_month(word, name)) else {
            continue;
        };
        let (before, after) = (number(index.checked_sub(1)), number(Some(index + 1)));
        let (day, year_at) = match (before, after) {
            (Some(day), _) if day < 100 => (day, index + 1),
            (_, Some(day)) if day < 100 => (day, index + 2),
            _ => continue,
        };
        let year = number(Some(year_at)).filter(|year| (1900..=9999).contains(year));
        let year = year.and_then(|year| i32::try_from(year).ok());
        return Some((year, u32::try_from(month).ok()? + 1, day));
    }
    None
}

/// Whether a word is a month's name, whole or cut to three or four letters.
fn is_month(word: &str, name: &str) -> bool {
    const WHOLE: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    word == name
        || (word == "sept" && name == "sep")
        || WHOLE.contains(&word) && word.starts_with(name)
}

/// Each run of digits with the first character after it that is no space.
fn numbers_with_what_follows(text: &str) -> Vec<(u32, char)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = rest.get(start..).unwrap_or("");
        let end = from
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        // A number too long to be a day or a year is kept as one that is neither.
        let number = digits.parse().unwrap_or(u32::MAX);
        found.push((number, after.trim_start().chars().next().unwrap_or(' ')));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Date {
        Date::new(2026, 6, 10).unwrap()
    }

    #[test]
    fn w42_dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("7/31", "2026-07-31"),
            ("９／１５", "2026-09-15"),
            ("11月30日", "2026-11-30"),
            ("〜 11 月 30 日まで", "2026-11-30"),
            ("1/15", "2027-01-15"),
            ("6/10", "2026-06-10"),
            ("6/9", "2027-06-09"),
            ("2026年12月1日（火）", "2026-12-01"),
            ("2027-02-28", "2027-02-28"),
            ("2026/8/5 までに", "2026-08-05"),
            ("Nov 30", "2026-11-30"),
            ("30th November 2027", "2027-11-30"),
            ("by September 15, 2026", "2026-09-15"),
        ] {
            let date = read_date(text, session()).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn w42_a_day_that_does_not_exist_is_flagged() {
        let fault = read_date("11/31", session()).unwrap_err();
        assert_eq!(
            fault,
            DateFault::NoSuchDay {
                month: 11,
                day: 31,
                last: 30
            }
        );
        assert_eq!(
            fault.text(Locale::Ja),
            "11月31日という日はありません（11月は30日まで）。"
        );
        assert_eq!(
            read_date("2/29", session()),
            Err(DateFault::NoSuchDay {
                month: 2,
                day: 29,
                last: 28
            })
        );
        let month = read_date("13/1", session()).unwrap_err();
        assert_eq!(month.text(Locale::En), "There is no month 13.");
    }

    #[test]
    fn w42_a_text_without_a_date_says_so() {
        for text in [
            "",
            "来月",
            "x/x",
            "3ヶ月",
            "99999999999/3",
            "7/",
            "may be later",
            "100/5",
        ] {
            assert_eq!(read_date(text, session()), Err(DateFault::NoDate), "{text}");
        }
    }

    #[test]
    fn w42_a_day_is_stored_in_one_form_whatever_signs_it_is_written_with() {
        for (text, stored) in [
            ("2026/7/31", "2026-07-31"),
            ("２０２６年１２月１日", "2026-12-01"),
            ("2026.11.31", "2026-11-31"),
            ("2026ー7ー31", "2026-07-31"),
            // Which of them is the month is read where it is asked for, and is the first one.
            ("11/12", "11/12"),
            ("12/11/2026", "12/11/2026"),
            ("12 November", "12 November"),
            ("99999/1/1", "99999/1/1"),
            ("来週", "来週"),
        ] {
            assert_eq!(stored_date(text), stored);
        }
        let day = read_date("11/12", session()).unwrap();
        assert_eq!((day.month(), day.day()), (11, 12));
        let same = read_date("12 November", session()).unwrap();
        assert_eq!(same, day);
    }
}
