//! Strips and matrices as CSV, and everything that was put into cells as one list.

use board::{Axis, Element, ElementId, Holds, Locale, Snapshot};
use scene::{Scene, Style};

use crate::csv::{wanted, write};
use crate::tables::{figures, table};
use crate::values::{number_words, value_words};
use crate::words::choose;
use crate::{Area, ExportError};

/// The headings of the list of values in Japanese and English.
const COLUMNS: [[&str; 2]; 8] = [
    ["キャンバス", "canvas"],
    ["セル", "cell"],
    ["行", "row"],
    ["列", "column"],
    ["重み", "weight"],
    ["誰", "who"],
    ["値", "value"],
    ["id", "id"],
];

/// One strip or matrix as a spreadsheet has it: headings in the first row and the first column, what the team put in
/// between them (while it has not, the mean of people's), notes below the value. Form as of [`crate::csv()`].
///
/// # Errors
/// [`ExportError::UnknownCanvas`] if the cell holds neither, [`ExportError::Render`].
pub fn table_csv(
    snapshot: &Snapshot,
    grid: &ElementId,
    locale: Locale,
) -> Result<String, ExportError> {
    let element = snapshot.element(grid);
    let table = element.and_then(|element| {
        let canvas = element.placement.parent.as_ref()?;
        let figures = figures(snapshot, canvas, locale);
        table(snapshot, element, &figures, locale)
    });
    let table = table.ok_or_else(|| ExportError::UnknownCanvas(grid.clone()))?;
    let text_of = |id: &ElementId| snapshot.element(id).and_then(Element::text);
    let rows = table.rows.iter().map(|row| {
        let fields = row.iter().map(|field| {
            let notes = field.notes.iter().filter_map(text_of);
            let parts = std::iter::once(field.text.as_str()).chain(notes);
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            parts.join("\n")
        });
        fields.collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    write(&rows)
}

/// Everything that was put into cells and slots, one row a value: whose it is, where it stands, the weight of its
/// column. Texts of cells are the team's. Form as of [`crate::csv()`].
///
/// # Errors
/// [`ExportError::UnknownCanvas`], [`ExportError::Render`].
pub fn values_csv(snapshot: &Snapshot, area: &Area, locale: Locale) -> Result<String, ExportError> {
    let style = Style {
        locale,
        ..Style::default()
    };
    let scene = Scene::from_snapshot(snapshot, style);
    let wanted = wanted(snapshot, &scene, area)?;
    let mut rows = vec![COLUMNS.map(|[ja, en]| choose(locale, ja, en).to_owned())];
    for canvas in scene.canvases() {
        for element in snapshot.cells(&canvas.id) {
            if wanted
                .as_ref()
                .is_none_or(|wanted| wanted.contains(&element.id))
            {
                rows.extend(values(snapshot, canvas, element, locale));
            }
        }
    }
    write(&rows)
}

/// The rows of one cell.
fn values(
    snapshot: &Snapshot,
    canvas: &Element,
    element: &Element,
    locale: Locale,
) -> Vec<[String; 8]> {
    let Some(cell) = element.as_cell() else {
        return Vec::new();
    };
    let track = |id: Option<&ElementId>| {
        let element = id.and_then(|id| snapshot.element(id))?;
        element.as_track()
    };
    let slot = cell.slot.as_ref();
    let row = track(slot.and_then(|slot| slot.row.as_ref()));
    let column = track(slot.map(|slot| &slot.column));
    let grid = slot.and_then(|slot| snapshot.element(&slot.grid));
    let label = grid.and_then(Element::as_cell).unwrap_or(cell);
    let lane = slot.filter(|slot| slot.lane.is_some());
    let place = |who: &str, value: String| {
        let row_name = match (row, lane) {
            (Some(row), _) => row.name(locale),
            (None, Some(_)) => cell.label.get(locale),
            (None, None) => "",
        };
        let team = choose(locale, "全員", "team");
        let weight = column.and_then(|column| column.weight);
        let canvas = canvas.as_canvas().map(|canvas| canvas.label.get(locale));
        [
            canvas.unwrap_or_default().to_owned(),
            label.label.get(locale).to_owned(),
            row_name.to_owned(),
            column.map_or("", |column| column.name(locale)).to_owned(),
            weight.map_or_else(String::new, number_words),
            if who.is_empty() { team } else { who }.to_owned(),
            value,
            element.id.to_string(),
        ]
    };
    // What a text cell says is not under its values.
    if matches!(*cell.holds, Holds::Text { .. }) && slot.is_none() {
        let text = cell.text.clone();
        return (!text.is_empty())
            .then(|| place("", text))
            .into_iter()
            .collect();
    }
    let values = cell.values.iter();
    let spoken = values.map(|value| (&value.who, value_words(&cell.holds, &value.content, locale)));
    spoken
        .filter(|(_, words)| !words.is_empty())
        .map(|(who, words)| place(who, words))
        .collect()
}

/// The strips and matrices of a board that have columns, in reading order: for a file each.
pub fn grids(snapshot: &Snapshot, locale: Locale) -> Vec<&Element> {
    let style = Style {
        locale,
        ..Style::default()
    };
    let scene = Scene::from_snapshot(snapshot, style);
    let canvases = scene.canvases().into_iter();
    let cells = canvases.flat_map(|canvas| snapshot.cells(&canvas.id));
    cells
        .filter(|cell| !crate::tables::tracks(snapshot, cell, Axis::Column).is_empty())
        .collect()
}
