//! From what was typed to a value.

use board::{CellValue, CircleTriangle, Holds};
use workshop::rules::stored_date;

/// Reads what was typed into a cell; nothing but spaces clears it.
///
/// # Errors
/// Why it cannot be such a value, as [`board::BoardError::Unfit`] says it.
pub(super) fn read(holds: &Holds, text: &str) -> Result<Option<CellValue>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match holds {
        Holds::Number { .. } | Holds::Points => match number(text) {
            Some(number) => Ok(Some(CellValue::Number(number))),
            None => Err("no-number"),
        },
        Holds::Select { options } => {
            let found = options.iter().find(|choice| {
                choice.key == text || choice.label.ja == text || choice.label.en == text
            });
            match found {
                Some(choice) => Ok(Some(CellValue::Text(choice.key.clone()))),
                None => Err("no-choice"),
            }
        }
        Holds::Mark { .. } => match CircleTriangle::read(text) {
            Some(CircleTriangle::Blank) => Ok(None),
            Some(mark) => Ok(Some(CellValue::Text(mark.token().to_owned()))),
            None => Err("no-choice"),
        },
        Holds::Check => Ok(Some(CellValue::Flag(!matches!(
            text,
            "0" | "-" | "×" | "x" | "X" | "false" | "FALSE" | "no" | "いいえ"
        )))),
        Holds::Date => Ok(Some(CellValue::Text(stored_date(text)))),
        Holds::Time => Ok(Some(CellValue::Text(half_width(text)))),
        _ => Ok(Some(CellValue::Text(text.to_owned()))),
    }
}

/// A number as people write it: with full-width digits, separators of thousands, a comma or a point.
fn number(text: &str) -> Option<f64> {
    let text = half_width(text);
    // A comma before three digits separates thousands.
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(',') {
        plain.push_str(before);
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 3 {
            plain.push('.');
        }
        rest = after;
    }
    plain.push_str(rest);
    let number: f64 = plain.parse().ok()?;
    // `inf` and `nan` can be parsed, too.
    number.is_finite().then_some(number)
}

fn half_width(text: &str) -> String {
    let narrow = |character: char| match character {
        '０'..='９' | '：' | '／' | '．' | '，' | '＋' | '－' => {
            char::from_u32(character as u32 - 0xfee0).unwrap_or(character)
        }
        '−' | 'ー' => '-',
        other => other,
    };
    text.chars().map(narrow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e120_values_are_read_as_people_write_them() {
        let points = |text| read(&Holds::Points, text);
        for (text, value) in [
            ("2.5", 2.5),
            ("２．５", 2.5),
            ("−1", -1.0),
            ("1,200", 1200.0),
            ("2,5", 2.5),
        ] {
            assert_eq!(points(text), Ok(Some(CellValue::Number(value))), "{text}");
        }
        assert_eq!(points("五"), Err("no-number"));
        assert_eq!(points("nan"), Err("no-number"));
        assert_eq!(points(" "), Ok(None));
        let text = |text: &str| Ok(Some(CellValue::Text(text.to_owned())));
        let marks = Holds::Mark {
            scheme: board::MarkScheme::TwoOne,
        };
        assert_eq!(read(&marks, "○"), text("circle"));
        assert_eq!(read(&marks, "-"), Ok(None));
        for typed in [
            "2026/7/31",
            "2026年7月31日",
            "2026-07-31",
            "２０２６／７／３１",
        ] {
            assert_eq!(read(&Holds::Date, typed), text("2026-07-31"), "{typed}");
        }
        // What is no day stays as it is.
        assert_eq!(read(&Holds::Date, "2026/11/31"), text("2026-11-31"));
        assert_eq!(read(&Holds::Date, "来週"), text("来週"));
        assert_eq!(read(&Holds::Time, "９：３０"), text("9:30"));
    }
}
