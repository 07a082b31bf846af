//! How long something takes, read from what somebody wrote.

use crate::answers::narrow;

/// Words for spans of time, longest first where one begins like another, with their days.
const UNITS: [(&str, f64); 18] = [
    ("年", 365.0),
    ("か月", 30.0),
    ("カ月", 30.0),
    ("ヶ月", 30.0),
    ("ヵ月", 30.0),
    ("ケ月", 30.0),
    ("箇月", 30.0),
    ("週", 7.0),
    ("日間", 1.0),
    ("日かけ", 1.0),
    ("日かか", 1.0),
    ("営業日", 1.4),
    ("日", 1.0),
    ("year", 365.0),
    ("month", 30.0),
    ("week", 7.0),
    ("working day", 1.4),
    ("day", 1.0),
];

/// More years than that are a date.
const YEARS_MOST: f64 = 20.0;

/// The longest span of time that a text names, in days: `3か月`, `２週間`, `10 days`. Dates (`7月10日`, `2026年`) are
/// none.
pub(super) fn days_in(text: &str) -> Option<f64> {
    let text = narrow(text).to_lowercase();
    let mut longest: Option<f64> = None;
    let mut rest = text.as_str();
    let mut before = None;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (skipped, from) = rest.split_at(start);
        before = skipped.chars().next_back().or(before);
        let end = from
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        let unit = UNITS
            .iter()
            .find(|(word, _)| after.trim_start().starts_with(word));
        if let (Ok(number), Some((word, days))) = (digits.parse::<f64>(), unit) {
            let is_date = match *word {
                "年" => number > YEARS_MOST,
                "日" => matches!(before, Some('月' | '/' | '-')),
                _ => false,
            };
            if !is_date {
                longest = Some(longest.unwrap_or(0.0).max(number * days));
            }
        }
        before = digits.chars().next_back();
        rest = after;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w190_spans_of_time_are_read_and_dates_are_not() {
        for (text, days) in [
            ("3か月かけて効果を測る", Some(90.0)),
            ("２週間で試作する", Some(14.0)),
            ("1年間の費用対効果を示す", Some(365.0)),
            ("10 days of interviews, then 2 weeks", Some(14.0)),
            ("7月10日までに聞く", None),
            ("2026年に出す", None),
            ("3社に業務で試してもらう", None),
            ("45日", Some(45.0)),
            ("", None),
        ] {
            assert_eq!(days_in(text), days, "{text}");
        }
    }
}
