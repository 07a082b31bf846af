//! From what stands in a text to a value that a cell can hold.

use board::{CellValue, CircleTriangle, Holds};

use crate::answers::{emotion_level, fold, narrow};
use crate::rules::stored_date;

/// Reads a value; `weight` is that of the column. `Ok(None)` if the text says that there is none.
///
/// # Errors
/// The cell cannot hold what the text says.
pub fn read_value(holds: &Holds, text: &str, weight: Option<f64>) -> Result<Option<CellValue>, ()> {
    let text = text.trim();
    if matches!(text, "" | "-" | "－" | "—" | "–" | "なし") {
        return Ok(None);
    }
    let value = match holds {
        Holds::Number { .. } | Holds::Points => number(text).map(CellValue::Number),
        Holds::Select { options } => {
            let keys: Vec<[&str; 3]> = options
                .iter()
                .map(|option| {
                    [
                        option.key.as_str(),
                        option.label.ja.as_str(),
                        option.label.en.as_str(),
                    ]
                })
                .collect();
            choice(&keys, text).map(CellValue::Text)
        }
        Holds::Mark { .. } => {
            let first: String = text.chars().take(1).collect();
            let mark = CircleTriangle::read(&first);
            mark.map(|mark| CellValue::Text(mark.token().to_owned()))
        }
        Holds::Check => return tick(text).map(|set| set.then_some(CellValue::Flag(true))),
        Holds::Date => Some(CellValue::Text(stored_date(text))),
        Holds::Time => Some(CellValue::Text(time(text))),
        _ => None,
    };
    let value = value.ok_or(())?;
    match holds.takes(&value, weight) {
        Ok(()) => Ok(Some(value)),
        Err(_) => Err(()),
    }
}

/// The number that a text begins with, whatever its unit is: 1,200円 is 1200.
fn number(text: &str) -> Option<f64> {
    let text = narrow(text).replace(['−', '▲'], "-").replace(',', "");
    let bare = text.trim_start_matches(['約', '+', ' ']);
    let end = bare
        .char_indices()
        .find(|(at, c)| !(c.is_ascii_digit() || *c == '.' || *c == '-' && *at == 0))
        .map_or(bare.len(), |(at, _)| at);
    let number: f64 = bare.get(..end)?.trim_end_matches('.').parse().ok()?;
    number.is_finite().then_some(number)
}

/// The key of the choice that a text means: by key or label, by a number or a sign that it begins with, by a face.
fn choice(options: &[[&str; 3]], text: &str) -> Option<String> {
    let same = |name: &str| narrow(name).trim() == narrow(text).trim();
    let folded = fold(text);
    let begins = |name: &str| {
        let name = fold(name);
        !name.is_empty() && (folded.starts_with(&name) || name.starts_with(&folded))
    };
    let found = options
        .iter()
        .find(|names| names.iter().any(|name| same(name)))
        .or_else(|| {
            let level = emotion_level(text)?;
            let is_it = |key: &str| narrow(key).trim_start_matches('+').parse() == Ok(level);
            options.iter().find(|names| is_it(names[0]))
        })
        .or_else(|| {
            let leading = number(text)?;
            options.iter().find(|names| names[0].parse() == Ok(leading))
        })
        .or_else(|| {
            let mut sign = text.chars();
            let first = sign.next()?;
            let is_mark = matches!(first, '○' | '〇' | '◯' | '△' | '×' | '✕');
            let first = match first {
                '〇' | '◯' => '○',
                '✕' => '×',
                other => other,
            };
            let mut marks = options.iter();
            marks.find(|names| is_mark && names[0].chars().eq([first]))
        })
        .or_else(|| {
            let mut fitting = options
                .iter()
                .filter(|names| !folded.is_empty() && names.iter().any(|name| begins(name)));
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first)
        })?;
    Some(found[0].to_owned())
}

fn tick(text: &str) -> Result<bool, ()> {
    match fold(text).as_str() {
        "x" | "はい" | "yes" | "true" | "済" | "済み" | "完了" | "done" | "ok" => {
            return Ok(true);
        }
        "いいえ" | "no" | "false" | "未" | "未完了" => return Ok(false),
        _ => {}
    }
    match text.trim_start_matches(['[', '［']).chars().next() {
        Some('✓' | '✔' | '☑' | '✅' | '○' | '〇' | '◯' | '●') => Ok(true),
        Some('☐' | '□' | '×' | '✕' | ' ' | '　' | ']') => Ok(false),
        Some('x' | 'X' | 'ｘ') if text.starts_with(['[', '［']) => Ok(true),
        _ => Err(()),
    }
}

/// A time with two digits each.
fn time(text: &str) -> String {
    let text = narrow(text);
    match text.trim().split_once(':') {
        Some((hours, minutes)) if hours.len() == 1 => format!("0{hours}:{minutes}"),
        _ => text.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::{Choice, Label};

    #[test]
    fn w103_values_are_read_as_answers_write_them() {
        let number = Holds::Number {
            min: Some(0.0),
            max: Some(100.0),
            step: Some(5.0),
            unit: None,
        };
        let read = |holds: &Holds, text: &str| read_value(holds, text, None);
        assert_eq!(read(&number, "８０％"), Ok(Some(CellValue::Number(80.0))));
        assert_eq!(read(&number, "約 45"), Ok(Some(CellValue::Number(45.0))));
        assert_eq!(read(&number, "120"), Err(()));
        assert_eq!(read(&number, "高い"), Err(()));
        assert_eq!(read(&number, "-"), Ok(None));
        let option = |key: &str, ja: &str| Choice {
            key: key.to_owned(),
            label: Label::new(ja, key),
        };
        let options = vec![
            option("+2", "＋2 とても良い"),
            option("-1", "－1 悪い"),
            option("○", "○"),
        ];
        let select = Holds::Select { options };
        let key = |text: &str| read(&select, text).ok().flatten();
        let text = |key: &str| Some(CellValue::Text(key.to_owned()));
        assert_eq!(key("とても良い😍"), text("+2"));
        assert_eq!(key("−１"), text("-1"));
        assert_eq!(key("〇（確認済み）"), text("○"));
        assert_eq!(key("わからない"), None);
        assert_eq!(read(&Holds::Check, "[x]"), Ok(Some(CellValue::Flag(true))));
        assert_eq!(read(&Holds::Check, "[ ]"), Ok(None));
        assert_eq!(read(&Holds::Check, "いつか"), Err(()));
        let day = read(&Holds::Date, "２０２６年１２月１日");
        assert_eq!(day, Ok(text("2026-12-01")));
        assert_eq!(read(&Holds::Time, "9:30"), Ok(text("09:30")));
        assert_eq!(read_value(&Holds::Points, "6", Some(5.0)), Err(()));
    }
}
