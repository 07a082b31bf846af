//! Carrying what stands in a table: where a column is named by one of another table, what is written below that comes
//! along, row by row.

use board::{Axis, Board, Element, ElementId, Snapshot, Track};

/// What it takes to fill the empty texts of columns that a column of `canvas` names, from the row with the same heading:
/// slot by slot, what is to be written. What people wrote stays.
pub fn carry_values(snapshot: &Snapshot, canvas: &ElementId) -> Vec<(ElementId, String)> {
    let mut found = Vec::new();
    for (target, track) in tracks(snapshot, Axis::Column) {
        let named_by = track.names.as_ref().and_then(|id| snapshot.element(id));
        let Some((source, of)) = named_by.and_then(|it| Some((it, it.as_track()?))) else {
            continue;
        };
        let is_from_here = source.placement.parent.as_ref() == Some(canvas);
        let is_closed = target.placement.parent.as_ref().is_some_and(|canvas| {
            let canvas = snapshot.element(canvas).and_then(Element::as_canvas);
            canvas.is_some_and(|canvas| canvas.closed)
        });
        if !is_from_here || is_closed || of.axis != Axis::Column || of.grid == track.grid {
            continue;
        }
        for (row, heading) in rows_of(snapshot, track) {
            let mut same = rows_of(snapshot, of).into_iter();
            let Some((from, _)) = same.find(|(_, other)| *other == heading) else {
                continue;
            };
            let slot = ElementId::of_crossing(row, &target.id);
            let text = written(snapshot, &ElementId::of_crossing(from, &source.id));
            let is_free = snapshot
                .element(&slot)
                .is_some_and(|slot| slot.text() == Some(""));
            if let Some(text) = text.filter(|_| is_free) {
                found.push((slot, text));
            }
        }
    }
    found
}

/// Writes it in one transaction; gives how many texts there are now that were not. What somebody wrote or took away
/// meanwhile is left out.
pub fn apply_values(board: &mut Board, values: &[(ElementId, String)]) -> usize {
    let now = board.snapshot();
    board.edit(|edit| {
        let mut written = 0;
        for (slot, text) in values {
            let is_free = now.element(slot).and_then(Element::text) == Some("");
            if is_free && edit.set_text(slot, text).is_ok() {
                written += 1;
            }
        }
        written
    })
}

fn tracks(snapshot: &Snapshot, axis: Axis) -> impl Iterator<Item = (&Element, &Track)> {
    let elements = snapshot.elements().iter();
    elements
        .filter_map(|element| Some((element, element.as_track()?)))
        .filter(move |(_, track)| track.axis == axis)
}

/// The rows of a column's table with what they are called; those without a name are none.
fn rows_of<'a>(snapshot: &'a Snapshot, column: &Track) -> Vec<(&'a ElementId, &'a str)> {
    tracks(snapshot, Axis::Row)
        .filter(|(_, row)| row.grid == column.grid)
        .map(|(element, row)| (&element.id, row.name(board::Locale::Ja).trim()))
        .filter(|(_, name)| !name.is_empty())
        .collect()
}

fn written(snapshot: &Snapshot, slot: &ElementId) -> Option<String> {
    let text = snapshot.element(slot)?.text()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
