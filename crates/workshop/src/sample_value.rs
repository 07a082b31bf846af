//! What a worked example's values become in cells of a type.

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

/// What `content` is in a cell that holds `holds`.
pub(crate) fn sample_fit(holds: &Holds, content: &SampleContent) -> SampleFit {
    let value = match (holds, content) {
        (Holds::Text { .. }, SampleContent::Text(_)) => return SampleFit::Text,
        (Holds::Number { min, max, .. }, SampleContent::Number(number)) => {
            let low = min.is_some_and(|min| *number < min);
            let high = max.is_some_and(|max| *number > max);
            (!low && !high).then_some(CellValue::Number(*number))
        }
        (Holds::Points, SampleContent::Number(points)) => {
            let half = *points >= 0.0 && (points * 2.0).fract() == 0.0;
            half.then_some(CellValue::Number(*points))
        }
        (Holds::Check, SampleContent::Flag(flag)) => Some(CellValue::Flag(*flag)),
        (Holds::Date, SampleContent::Word(word)) => is_date(word).then(|| text(word)),
        (Holds::Time, SampleContent::Word(word)) => is_time(word).then(|| text(word)),
        (Holds::Select { options }, SampleContent::Word(word)) => {
            let known = options.iter().any(|option| option.key == *word);
            known.then(|| text(word))
        }
        (Holds::Mark { .. }, SampleContent::Word(word)) => CircleTriangle::read(word)
            .filter(|mark| *mark != CircleTriangle::Blank)
            .map(|mark| text(mark.token())),
        _ => None,
    };
    value.map_or(SampleFit::Unfit, SampleFit::Value)
}

fn text(word: &str) -> CellValue {
    CellValue::Text(word.to_owned())
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

/// Whether a text is a time of day, `09:30` for example.
fn is_time(word: &str) -> bool {
    let parts = word.split_once(':');
    let Some((hours, minutes)) = parts.filter(|(h, m)| h.len() == 2 && m.len() == 2) else {
        return false;
    };
    let below = |part: &str, end: u32| part.parse::<u32>().is_ok_and(|number| number < end);
    below(hours, 24) && below(minutes, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w82_dates_and_times_of_examples_exist() {
        assert!(is_date("2026-11-30") && is_date("2028-02-29"));
        assert!(!is_date("2026-11-31") && !is_date("2026-1-1") && !is_date("11/30"));
        assert!(is_time("09:30") && is_time("23:59"));
        assert!(!is_time("24:00") && !is_time("9:30") && !is_time("0930"));
    }
}
