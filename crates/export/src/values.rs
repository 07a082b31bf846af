//! What was put into cells, in words.

use board::{Cell, CellValue, CircleTriangle, Holds, Label, Locale};

/// Digits behind the point of a mean.
const DIGITS: usize = 2;

/// A value as the reader of a table wants it; empty if it says nothing.
pub fn value_words(holds: &Holds, value: &CellValue, locale: Locale) -> String {
    match (holds, value) {
        (Holds::Number { unit, .. }, CellValue::Number(number)) => {
            with_unit(&number_words(*number), unit.as_ref(), locale)
        }
        (_, CellValue::Number(number)) => number_words(*number),
        (_, CellValue::Flag(true)) => "✓".to_owned(),
        (_, CellValue::Flag(false)) => String::new(),
        (Holds::Mark { .. }, CellValue::Text(token)) => match CircleTriangle::from_token(token) {
            Some(CircleTriangle::Circle) => "○".to_owned(),
            Some(CircleTriangle::Triangle) => "△".to_owned(),
            Some(CircleTriangle::Cross) => "×".to_owned(),
            Some(CircleTriangle::Blank) | None => token.clone(),
        },
        (Holds::Select { options }, CellValue::Text(key)) => {
            let option = options.iter().find(|option| option.key == *key);
            let label = option.map(|option| option.label.get(locale));
            label.unwrap_or(key).to_owned()
        }
        (_, CellValue::Text(text)) => text.clone(),
    }
}

/// What a cell says: the team's value. While the team has none, the mean of people's numbers, or what each of them put
/// in, with their number. Empty if nobody put anything in.
pub fn cell_words(cell: &Cell, locale: Locale) -> String {
    if matches!(*cell.holds, Holds::Text { .. }) {
        return cell.text.clone();
    }
    let words = |value| value_words(&cell.holds, value, locale);
    if let Some(team) = cell.value("") {
        return words(team);
    }
    let numbers: Vec<f64> = cell
        .values
        .iter()
        .filter_map(|value| value.content.as_number())
        .collect();
    if !numbers.is_empty() {
        let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
        return match locale {
            Locale::Ja => format!("平均 {} ({}人)", number_words(mean), numbers.len()),
            Locale::En => format!("mean {} (of {})", number_words(mean), numbers.len()),
        };
    }
    let all: Vec<String> = cell
        .values
        .iter()
        .map(|value| words(&value.content))
        .filter(|words| !words.is_empty())
        .collect();
    all.join(", ")
}

/// A number with at most two digits behind the point.
pub fn number_words(number: f64) -> String {
    let text = format!("{number:.DIGITS$}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0" } else { short }.to_owned()
}

fn with_unit(number: &str, unit: Option<&Label>, locale: Locale) -> String {
    let unit = unit.map_or("", |unit| unit.get(locale));
    match locale {
        _ if unit.is_empty() => number.to_owned(),
        Locale::Ja => format!("{number}{unit}"),
        Locale::En => format!("{number} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::Value;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let words = [2.0, 2.5, 2.0 / 3.0, -0.001, 1e12].map(number_words);
        assert_eq!(words, ["2", "2.5", "0.67", "0", "1000000000000"]);
    }

    #[test]
    fn while_the_team_has_no_value_it_is_the_mean() {
        let value = |who: &str, points| Value {
            who: who.to_owned(),
            content: CellValue::Number(points),
        };
        let mut cell = Cell {
            holds: std::sync::Arc::new(Holds::Points),
            values: vec![value("a", 1.0), value("b", 2.0)].into(),
            ..Cell::default()
        };
        assert_eq!(cell_words(&cell, Locale::Ja), "平均 1.5 (2人)");
        cell.values = vec![value("", 3.0), value("a", 1.0)].into();
        assert_eq!(cell_words(&cell, Locale::En), "3");
    }
}
