//! What a worked example's values become in cells of a type.

use board::limits::WEIGHT_MAX;
use board::{CellValue, CircleTriangle, Holds};

use crate::SampleContent;
use crate::rules::Date;

/// What a worked example's value is in a cell.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum SampleFit {
    /// A value.
    Value(CellValue),
    /// A text that is written in it.
    Text,
    /// It does not fit.
    Unfit,
}

/// What `content` is in a cell that holds `holds`. Examples have dates that exist and points up to any weight.
pub(crate) fn sample_fit(holds: &Holds, content: &SampleContent) -> SampleFit {
    let value = match (holds, content) {
        (Holds::Text { .. }, SampleContent::Text(_)) => return SampleFit::Text,
        (Holds::Text { .. }, _) | (_, SampleContent::Text(_)) => return SampleFit::Unfit,
        (Holds::Mark { .. }, SampleContent::Word(word)) => {
            let mark = CircleTriangle::read(word).unwrap_or_default();
            CellValue::Text(mark.token().to_owned())
        }
        (Holds::Date, SampleContent::Word(word)) if !is_date(word) => return SampleFit::Unfit,
        (_, SampleContent::Number(number)) => CellValue::Number(*number),
        (_, SampleContent::Flag(flag)) => CellValue::Flag(*flag),
        (_, SampleContent::Word(word)) => CellValue::Text(word.clone()),
    };
    match holds.takes(&value, Some(WEIGHT_MAX)) {
        Ok(()) => SampleFit::Value(value),
        Err(_) => SampleFit::Unfit,
    }
}

/// Whether a text is a day that exists, as ISO 8601 writes it.
fn is_date(word: &str) -> bool {
    let mut parts = word.splitn(3, '-').map(str::parse::<u32>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let date = i32::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, month, day));
    date.is_some_and(|date| date.to_string() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w82_dates_and_times_of_examples_exist() {
        assert!(is_date("2026-11-30") && is_date("2028-02-29"));
        assert!(!is_date("2026-11-31") && !is_date("2026-1-1") && !is_date("11/30"));
        let time = |word: &str| sample_fit(&Holds::Time, &SampleContent::Word(word.to_owned()));
        assert_ne!(time("09:30"), SampleFit::Unfit);
        assert_eq!(time("24:00"), SampleFit::Unfit);
    }
}
