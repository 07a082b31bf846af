//! What canvases say, the latest first.

use board::{Axis, Holds, Locale};
use workshop::plan::Sheet;

use super::Fact;
use crate::values::cell_words;
use crate::words::choose;

/// The canvases that a report is read from.
pub struct Sources<'a> {
    /// From the top left of the board to the bottom right.
    pub sheets: &'a [Sheet<'a>],
    /// The language of words.
    pub locale: Locale,
}

/// A cell of a kind of canvas: the template and the cell's key.
pub type Place = (&'static str, &'static str);

impl<'a> Sources<'a> {
    /// The canvases of one board.
    pub fn new(sheets: &'a [Sheet<'a>]) -> Self {
        Self {
            sheets,
            locale: sheets.first().map(|sheet| sheet.locale).unwrap_or_default(),
        }
    }

    /// The canvases of a template, the latest first: parts are laid to the right of and below what came before.
    pub fn latest(&self, template: &'a str) -> impl Iterator<Item = &'a Sheet<'a>> + use<'a> {
        let sheets = self.sheets.iter().rev();
        sheets.filter(move |sheet| sheet.template == template)
    }

    /// The first of the places where something is written, in the latest canvas that says anything there.
    pub fn said(&self, places: &[Place]) -> String {
        let mut words = places
            .iter()
            .flat_map(|(template, key)| self.latest(template).map(|sheet| said(sheet, key)));
        words.find(|words| !words.is_empty()).unwrap_or_default()
    }

    /// A line of the report.
    pub fn fact(&self, ja: &'static str, en: &'static str, said: String) -> Fact {
        Fact {
            name: choose(self.locale, ja, en),
            said,
        }
    }
}

/// What a cell says, in one line: its value, or the notes that lie in it.
pub fn said(sheet: &Sheet<'_>, key: &str) -> String {
    let Some((element, cell)) = sheet.cell(key) else {
        return String::new();
    };
    let value = one_line(&cell_words(cell, sheet.locale));
    if matches!(*cell.holds, Holds::Number { .. }) {
        return grouped(&value);
    }
    if !value.is_empty() || !cell.holds.takes_notes() {
        return value;
    }
    let notes = sheet.snapshot.notes_in_reading_order(&element.id);
    let texts: Vec<String> = notes
        .iter()
        .filter_map(|note| note.text())
        .map(one_line)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(" / ")
}

/// What stands in each column of a matrix, row by row: the row's name, then its fields.
pub fn rows(sheet: &Sheet<'_>, key: &str) -> Vec<Vec<String>> {
    let Some((grid, _)) = sheet.cell(key) else {
        return Vec::new();
    };
    let columns = sheet.tracks(&grid.id, Axis::Column);
    let rows = sheet.tracks(&grid.id, Axis::Row);
    rows.iter()
        .map(|(row, track)| {
            let fields = columns.iter().map(|(column, _)| {
                let slot = sheet.crossing(row, column);
                slot.map_or_else(String::new, |(_, cell)| {
                    one_line(&cell_words(cell, sheet.locale))
                })
            });
            let name = one_line(track.name(sheet.locale));
            std::iter::once(name).chain(fields).collect()
        })
        .collect()
}

/// The names of a matrix's columns.
pub fn column_names(sheet: &Sheet<'_>, key: &str) -> Vec<String> {
    let Some((grid, _)) = sheet.cell(key) else {
        return Vec::new();
    };
    let columns = sheet.tracks(&grid.id, Axis::Column);
    let names = columns.iter();
    names
        .map(|(_, track)| one_line(track.name(sheet.locale)))
        .collect()
}

/// A text with its numbers' digits in threes, as sums of money are read: 30,000,000. What stands behind a decimal point
/// stays as it is.
fn grouped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    let mut rest = text;
    while let Some(begin) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from) = rest.split_at(begin);
        let end = from.find(|letter: char| !letter.is_ascii_digit());
        let (digits, after) = from.split_at(end.unwrap_or(from.len()));
        out.push_str(before);
        let is_fraction = before.ends_with('.');
        for (place, digit) in digits.chars().enumerate() {
            let left = digits.len() - place;
            if place > 0 && left.is_multiple_of(3) && !is_fraction {
                out.push(',');
            }
            out.push(digit);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A text in one line, as a page of one page needs it.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn x305_the_digits_of_numbers_stand_in_threes() {
        for (text, wanted) in [
            ("30000000円", "30,000,000円"),
            ("-1234.56789 yen", "-1,234.56789 yen"),
            ("999", "999"),
            ("1000", "1,000"),
            ("12人（3人）、4567人", "12人（3人）、4,567人"),
            ("", ""),
        ] {
            assert_eq!(grouped(text), wanted);
        }
    }
}
