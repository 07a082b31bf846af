//! What names the columns and rows of another canvas: the notes of a cell, the rows of a matrix, the columns of a strip.

use board::{Axis, CellLink, Element, ElementId, Holds, Snapshot, WeightScale};

/// The part of a link that means the columns of a matrix, and not its rows.
const COLUMNS: &str = "columns";

/// Something that names a column or a row.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Namer {
    /// The note or the track.
    pub id: ElementId,
    /// The weight that it brings.
    pub weight: Option<f64>,
}

/// What names rows and columns by `link`, on the board as it is. A link without a template means a cell of `canvas`;
/// among several canvases of one template the newest counts.
pub(super) fn namers(snapshot: &Snapshot, link: &CellLink, canvas: &ElementId) -> Vec<Namer> {
    let canvas = match &link.template {
        None => Some(canvas),
        Some(_) => snapshot
            .elements()
            .iter()
            .rev()
            .find(|element| {
                let canvas = element.as_canvas();
                canvas.is_some_and(|canvas| link.templates().any(|named| named == canvas.template))
            })
            .map(|element| &element.id),
    };
    let cell = canvas.and_then(|canvas| {
        let mut cells = snapshot.children(canvas);
        cells.find(|element| {
            let cell = element.as_cell();
            cell.is_some_and(|cell| cell.key == link.key() && cell.slot.is_none())
        })
    });
    cell.map(|cell| namers_of_cell(snapshot, cell, link.part()))
        .unwrap_or_default()
}

/// What names rows and columns from one cell: its notes in reading order (small ones with nothing but a number are
/// weights and name nothing), the columns of its strip, the rows of its matrix (its columns with the part `columns`). With a `part`, the notes in that lane
/// of the strip, column by column; columns with a name and no note there stand for themselves.
pub(crate) fn namers_of_cell(snapshot: &Snapshot, cell: &Element, part: &str) -> Vec<Namer> {
    let Some(typed) = cell.as_cell() else {
        return Vec::new();
    };
    match &*typed.holds {
        Holds::Strip(_) if !part.is_empty() => {
            let columns = tracks(snapshot, &cell.id, Axis::Column).into_iter();
            columns
                .flat_map(|column| in_lane(snapshot, column, part))
                .collect()
        }
        Holds::Strip(_) => tracks(snapshot, &cell.id, Axis::Column),
        Holds::Matrix(_) if part == COLUMNS => tracks(snapshot, &cell.id, Axis::Column),
        Holds::Matrix(_) => tracks(snapshot, &cell.id, Axis::Row),
        _ => {
            let notes = snapshot.notes_in_reading_order(&cell.id);
            let (weights, named): (Vec<&Element>, Vec<&Element>) =
                notes.into_iter().partition(|note| is_weight(note));
            named
                .into_iter()
                .filter(|note| note.text().is_some_and(|text| !text.trim().is_empty()))
                .map(|note| Namer {
                    id: note.id.clone(),
                    weight: weight_of(note, &weights),
                })
                .collect()
        }
    }
}

/// What names something from one column of a strip: the notes in a lane, or the column if it has none and was named.
fn in_lane(snapshot: &Snapshot, column: Namer, lane: &str) -> Vec<Namer> {
    let notes = snapshot.notes_in_reading_order(&ElementId::of_lane(&column.id, lane));
    let named: Vec<Namer> = notes
        .into_iter()
        .filter(|note| note.text().is_some_and(|text| !text.trim().is_empty()))
        .map(|note| Namer {
            id: note.id.clone(),
            weight: None,
        })
        .collect();
    if !named.is_empty() {
        return named;
    }
    let track = snapshot.element(&column.id).and_then(Element::as_track);
    let is_named = track.is_some_and(|track| track.named.is_some() || !track.text.is_empty());
    Vec::from_iter(is_named.then_some(column))
}

fn tracks(snapshot: &Snapshot, grid: &ElementId, axis: Axis) -> Vec<Namer> {
    // In the order of the pile, which is that of the tracks.
    let elements = snapshot.elements().iter();
    elements
        .filter_map(|element| {
            let track = element.as_track()?;
            (track.grid.as_ref() == Some(grid) && track.axis == axis && !track.removed).then(|| {
                Namer {
                    id: element.id.clone(),
                    weight: track.weight,
                }
            })
        })
        .collect()
}

/// A small note that says nothing but a weight.
fn is_weight(note: &Element) -> bool {
    note.size.width < 100.0 && number(note.text().unwrap_or("")).is_some()
}

/// R-W as people write it: a tag, a small note with a number on the note, or a number in brackets at its end.
fn weight_of(note: &Element, weights: &[&Element]) -> Option<f64> {
    let tags = note.as_note().map(|note| note.tags.as_slice());
    let tagged = tags.unwrap_or_default().iter().find_map(|tag| number(tag));
    let on_it = || {
        let rect = board::BoardRect::at(note.placement.offset, note.size);
        let weight = weights.iter().find(|weight| {
            let small = board::BoardRect::at(weight.placement.offset, weight.size);
            rect.intersects(&small)
        });
        number(weight?.text()?)
    };
    let written = || {
        let text = note.text()?.trim_end();
        let text = text.strip_suffix([')', '）'])?;
        let (_, number_text) = text.rsplit_once(['(', '（'])?;
        number(number_text)
    };
    tagged.or_else(on_it).or_else(written)
}

/// A number that one of the scales has.
fn number(text: &str) -> Option<f64> {
    let number: u32 = crate::answers::narrow(text).trim().parse().ok()?;
    let known = WeightScale::ALL.iter().any(|scale| scale.accepts(number));
    known.then(|| f64::from(number))
}
