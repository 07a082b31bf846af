//! Pass lines read from what stands in the row 「How」 of a table of measures (R-TH).

use board::{ElementId, Figure, Tone};

use super::ground::{Grid, Ground};
use super::numbers::shown;
use super::{plain, toned};
use crate::Words;
use crate::rules::{Threshold, Unit, main_threshold};

const NO_LINE: Words = Words::new("数値がありません", "No number");
const NO_LINE_NOTE: Words = Words::new(
    "合格基準を数で書きます（例：平均4.5以上、70%超）。",
    "Write the pass line as a number, such as “4.5 or more”, “over 70%”.",
);

pub(super) fn pass_line_figures(
    ground: &Ground<'_>,
    grid: &Grid<'_>,
    found: &mut Vec<(ElementId, Figure)>,
) {
    let locale = ground.options.locale;
    let rows = grid.rows.iter();
    for (row, _) in rows.filter(|(_, track)| track.label.ja.starts_with("How")) {
        for slot in ground.row(grid, &row.id).into_iter().flatten() {
            let text = ground.written(slot);
            if text.trim().is_empty() {
                continue;
            }
            let figure = match main_threshold(&text) {
                Some(line) => plain(line_text(&line)),
                None => toned(
                    Tone::Warn,
                    NO_LINE.get(locale).to_owned(),
                    NO_LINE_NOTE.get(locale).to_owned(),
                ),
            };
            found.push((slot.0.id.clone(), figure));
        }
    }
}

/// `≥ 4.5`, `> 70%`, `≥ 5 件`.
fn line_text(line: &Threshold) -> String {
    let mut text = format!("{} {}", line.comparison.sign(), shown(line.value));
    match line.unit {
        Unit::Percent => text.push('%'),
        Unit::Time | Unit::Other if !line.unit_text.is_empty() => {
            text.push(' ');
            text.push_str(&line.unit_text);
        }
        Unit::Time | Unit::Other => {}
    }
    text
}
