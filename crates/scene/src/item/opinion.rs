//! Whose values a board shows, and what they come to in words.

use board::{Cell, CellValue, CircleTriangle, Holds, Locale};

use super::cover;
use super::sketch::number;
use super::value::{Said, ghost, written_date};

/// Whose values are shown in cells where everybody may have one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Layer {
    /// What the team decided.
    #[default]
    Team,
    /// One's own.
    Mine,
    /// The mean of everybody's own, and how far they are apart.
    Mean,
}

impl Layer {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Team, Self::Mine, Self::Mean];
}

/// Whose values a scene shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shown {
    /// Which layer.
    pub layer: Layer,
    /// The person that looks at it, as in reactions; empty if nobody in particular does.
    pub who: String,
}

impl Shown {
    /// The value of a cell that this layer shows; none for means.
    pub fn value<'a>(&self, cell: &'a Cell) -> Option<&'a CellValue> {
        match (self.layer, has_layers(&cell.holds)) {
            (Layer::Mine, true) => cell.value(&self.who),
            (Layer::Mean, true) => None,
            _ => cell.value(""),
        }
    }
}

/// Whether everybody may have a value of their own in such a cell.
pub const fn has_layers(holds: &Holds) -> bool {
    matches!(holds, Holds::Points | Holds::Mark { .. })
}

/// A cell's mark as this layer shows it.
pub fn mark_of(value: &CellValue) -> Option<CircleTriangle> {
    CircleTriangle::from_token(value.as_text()?)
}

/// What is to be said in a cell that holds one value.
pub fn said(cell: &Cell, shown: &Shown, locale: Locale) -> Said {
    if shown.layer == Layer::Mean && has_layers(&cell.holds) {
        return mean(cell, locale);
    }
    let value = shown.value(cell);
    let unit = match &*cell.holds {
        Holds::Number {
            unit: Some(unit), ..
        } => unit.get(locale).to_owned(),
        _ => String::new(),
    };
    Said {
        text: value.map_or_else(String::new, |value| written(&cell.holds, value, locale)),
        unit,
        ghost: ghost(&cell.holds, locale),
        note: String::new(),
    }
}

/// A value in words.
pub fn written(holds: &Holds, value: &CellValue, locale: Locale) -> String {
    match (holds, value) {
        (_, CellValue::Number(value)) => number(*value),
        (_, CellValue::Flag(_)) => String::new(),
        (Holds::Date, CellValue::Text(text)) => written_date(text, locale),
        (Holds::Select { options }, CellValue::Text(key)) => options
            .iter()
            .find(|choice| choice.key == *key)
            .map_or(key.as_str(), |choice| choice.label.get(locale))
            .to_owned(),
        (Holds::Mark { .. }, value) => match mark_of(value) {
            Some(CircleTriangle::Circle) => "○".to_owned(),
            Some(CircleTriangle::Triangle) => "△".to_owned(),
            Some(CircleTriangle::Cross) => "×".to_owned(),
            Some(CircleTriangle::Blank) | None => String::new(),
        },
        (_, CellValue::Text(text)) => text.clone(),
    }
}

/// The mean of everybody's own values, how far they are apart, and of how many.
fn mean(cell: &Cell, locale: Locale) -> Said {
    let own: Vec<f64> = cell
        .values
        .iter()
        .filter(|value| !value.who.is_empty())
        .filter_map(|value| worth(&cell.holds, &value.content))
        .collect();
    if own.is_empty() {
        return Said::default();
    }
    let count = own.len() as f64;
    let mean = own.iter().sum::<f64>() / count;
    // The standard deviation of all of them, not of a sample.
    let spread = (own.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count).sqrt();
    let people = match locale {
        Locale::Ja => format!("{count}人"),
        Locale::En => format!("n={count}"),
    };
    Said {
        text: number((mean * 10.0).round() / 10.0),
        unit: String::new(),
        ghost: "",
        note: if own.len() > 1 {
            format!("±{} · {people}", number((spread * 10.0).round() / 10.0))
        } else {
            people
        },
    }
}

/// What a value counts.
fn worth(holds: &Holds, value: &CellValue) -> Option<f64> {
    match holds {
        Holds::Mark { scheme } => Some(scheme.value(mark_of(value)?)),
        _ => value.as_number(),
    }
}

/// The value of a cell in words, with its unit, as it is shown; empty if there is none.
pub fn in_words(cell: &Cell, shown: &Shown, locale: Locale) -> String {
    if cell.cover {
        return cover::words(locale).to_owned();
    }
    let said = said(cell, shown, locale);
    if said.text.is_empty() || said.unit.is_empty() {
        said.text
    } else {
        format!("{} {}", said.text, said.unit)
    }
}

#[cfg(test)]
mod tests {
    use board::{MarkScheme, Value};

    use super::*;

    fn cell(holds: Holds, values: &[(&str, CellValue)]) -> Cell {
        Cell {
            holds: std::sync::Arc::new(holds),
            values: values
                .iter()
                .map(|(who, content)| Value {
                    who: (*who).to_owned(),
                    content: content.clone(),
                })
                .collect::<Vec<_>>()
                .into(),
            ..Cell::default()
        }
    }

    fn shown(layer: Layer) -> Shown {
        Shown {
            layer,
            who: "hana".to_owned(),
        }
    }

    #[test]
    fn s71_a_layer_shows_the_teams_values_ones_own_or_the_mean_of_all() {
        let number = CellValue::Number;
        let points = cell(
            Holds::Points,
            &[
                ("", number(3.0)),
                ("hana", number(1.0)),
                ("ken", number(2.0)),
            ],
        );
        let said = |layer| said(&points, &shown(layer), Locale::Ja);
        assert_eq!(said(Layer::Team).text, "3");
        assert_eq!(said(Layer::Mine).text, "1");
        let mean = said(Layer::Mean);
        assert_eq!(
            (mean.text.as_str(), mean.note.as_str()),
            ("1.5", "±0.5 · 2人")
        );
        // Where there is one value for all, every layer shows that.
        let date = cell(
            Holds::Date,
            &[("", CellValue::Text("2026-07-31".to_owned()))],
        );
        for layer in Layer::ALL {
            let said = super::said(&date, &shown(layer), Locale::En);
            assert_eq!(said.text, "31 Jul 2026");
        }
    }

    #[test]
    fn s71_marks_count_by_their_scheme() {
        let text = |token: &str| CellValue::Text(token.to_owned());
        let holds = Holds::Mark {
            scheme: MarkScheme::TwoOne,
        };
        let marks = cell(
            holds,
            &[("hana", text("circle")), ("ken", text("triangle"))],
        );
        assert_eq!(said(&marks, &shown(Layer::Mean), Locale::En).text, "1.5");
        assert_eq!(said(&marks, &shown(Layer::Mine), Locale::En).text, "○");
        assert_eq!(said(&marks, &shown(Layer::Team), Locale::En).text, "");
    }
}
