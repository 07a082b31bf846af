//! Worked examples, on demand.

use board::{
    Board, BoardError, BoardRect, Edit, Element, ElementId, Locale, NewNote, NoteColor, Placement,
    Snapshot,
};

use crate::sample_value::{SampleFit, sample_fit};
use crate::{Sample, SampleContent, SamplePlace, cell_id, free_slot_in, note_size_in};

/// Fills a canvas with a worked example, in one transaction: names and weights of columns and rows, values, texts, and
/// notes in the free places of cells.
///
/// The notes have fixed ids: two people asking at once get one set, and asking again brings back only what was
/// deleted since. What people wrote stays: only empty cells, and names and weights that nobody gave, are written.
/// What belongs to cells, columns or rows that are gone is left out. Returns the ids of what was written.
///
/// # Errors
/// [`BoardError::Full`] if the board holds no more.
pub fn insert_sample(
    board: &mut Board,
    canvas: &ElementId,
    sample: &Sample,
    locale: Locale,
) -> Result<Vec<ElementId>, BoardError> {
    let snapshot = board.snapshot();
    board.edit(|edit| {
        let mut filling = Filling {
            edit,
            snapshot: &snapshot,
            canvas,
            locale,
            written: Vec::new(),
        };
        filling.names(sample)?;
        filling.values(sample)?;
        filling.notes(sample)?;
        Ok(filling.written)
    })
}

/// An example being filled in.
struct Filling<'a, 'b, 'doc> {
    edit: &'a mut Edit<'b, 'doc>,
    /// The board before.
    snapshot: &'a Snapshot,
    canvas: &'a ElementId,
    locale: Locale,
    written: Vec<ElementId>,
}

impl Filling<'_, '_, '_> {
    fn names(&mut self, sample: &Sample) -> Result<(), BoardError> {
        for name in &sample.names {
            let grid = cell_id(self.canvas, &name.place.cell);
            let id = match (name.place.row, name.place.column) {
                (Some(row), _) => numbered(&grid, 'r', row),
                (None, column) => numbered(&grid, 'c', column.unwrap_or(0)),
            };
            let Some(track) = self.snapshot.element(&id).and_then(Element::as_track) else {
                continue;
            };
            let mut wrote = false;
            if track.text.is_empty() && track.names.is_none() {
                wrote |= done(self.edit.set_text(&id, name.name.get(self.locale)))?;
            }
            if track.weight.is_none() && name.weight.is_some() {
                wrote |= done(self.edit.set_weight(&id, name.weight))?;
            }
            if wrote {
                self.written.push(id);
            }
        }
        Ok(())
    }

    fn values(&mut self, sample: &Sample) -> Result<(), BoardError> {
        for value in &sample.values {
            let id = self.id_of(&value.place);
            let Some(element) = self.snapshot.element(&id) else {
                continue;
            };
            let Some(cell) = element.as_cell() else {
                continue;
            };
            let is_empty =
                cell.value("").is_none() && element.text().is_none_or(|text| text.is_empty());
            if !is_empty {
                continue;
            }
            let wrote = match (sample_fit(&cell.holds, &value.content), &value.content) {
                (SampleFit::Value(value), _) => done(self.edit.set_value(&id, "", Some(value)))?,
                (SampleFit::Text, SampleContent::Text(text)) => {
                    done(self.edit.set_text(&id, text.get(self.locale)))?
                }
                _ => false,
            };
            if wrote {
                self.written.push(id);
            }
        }
        Ok(())
    }

    fn notes(&mut self, sample: &Sample) -> Result<(), BoardError> {
        let mut laid: Vec<(ElementId, BoardRect)> = Vec::new();
        for (index, note) in sample.notes.iter().enumerate() {
            let id = ElementId::new(format!("{}/sample/{}/{index}", self.canvas, sample.id));
            let cell = self.id_of(&note.place);
            let Some(element) = self.snapshot.element(&cell) else {
                continue;
            };
            if self.edit.element(&id).is_some() {
                continue;
            }
            let children = self.snapshot.children(&cell);
            let there = children.map(|child| BoardRect::at(child.placement.offset, child.size));
            let new = laid.iter().filter(|(owner, _)| *owner == cell);
            let taken: Vec<BoardRect> = there.chain(new.map(|(_, rect)| *rect)).collect();
            let size = note_size_in(element);
            let offset = free_slot_in(element, size, &taken);
            laid.push((cell.clone(), BoardRect::at(offset, size)));
            self.edit.create_note(
                &id,
                NewNote {
                    placement: Placement::inside(cell, offset),
                    size,
                    color: color_of(element),
                    text: note.text.get(self.locale),
                    author: "",
                },
            )?;
            self.written.push(id);
        }
        Ok(())
    }

    /// The cell or the slot that is meant.
    fn id_of(&self, place: &SamplePlace) -> ElementId {
        let cell = cell_id(self.canvas, &place.cell);
        match (place.row, place.column, &place.lane) {
            (Some(row), Some(column), _) => {
                ElementId::of_crossing(&numbered(&cell, 'r', row), &numbered(&cell, 'c', column))
            }
            (None, Some(column), Some(lane)) => {
                ElementId::of_lane(&numbered(&cell, 'c', column), lane)
            }
            _ => cell,
        }
    }
}

/// The id of a grid's row (`r`) or column (`c`) that has this number, from 0, in the template.
fn numbered(grid: &ElementId, letter: char, number: u32) -> ElementId {
    ElementId::new(format!("{grid}.{letter}{}", number.saturating_add(1)))
}

/// The colour that new notes get in a cell.
fn color_of(cell: &Element) -> NoteColor {
    match cell.as_cell().map(|cell| &*cell.holds) {
        Some(board::Holds::Zone {
            color: Some(color), ..
        }) => *color,
        _ => NoteColor::Yellow,
    }
}

/// Whether it was written. What does not fit any more, because people changed the canvas since, is left out.
fn done(result: Result<(), BoardError>) -> Result<bool, BoardError> {
    match result {
        Ok(()) => Ok(true),
        Err(BoardError::Full { max }) => Err(BoardError::Full { max }),
        Err(_) => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::{BoardPoint, ClientNumber};

    fn board() -> (Board, ElementId) {
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("bmc");
        let template = crate::template("rikai.bmc").unwrap();
        crate::insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
        (board, canvas)
    }

    #[test]
    fn a_sample_fills_the_cells_it_names() {
        let (mut board, canvas) = board();
        let sample = &crate::template("rikai.bmc").unwrap().samples[0];
        let created = insert_sample(&mut board, &canvas, sample, Locale::Ja).unwrap();
        assert_eq!(created.len(), 11);
        let snapshot = board.snapshot();
        let channels = snapshot.notes_in_reading_order(&cell_id(&canvas, "ch"));
        let texts: Vec<_> = channels
            .iter()
            .filter_map(|note| note.as_note())
            .map(|note| note.text.as_str())
            .collect();
        assert_eq!(texts, ["オンラインサイト", "アプリ"]);
    }

    #[test]
    fn w4_asking_twice_brings_back_only_what_was_deleted() {
        let (mut board, canvas) = board();
        let sample = &crate::template("rikai.bmc").unwrap().samples[1];
        let created = insert_sample(&mut board, &canvas, sample, Locale::En).unwrap();
        assert!(
            insert_sample(&mut board, &canvas, sample, Locale::En)
                .unwrap()
                .is_empty()
        );
        board.edit(|edit| edit.delete(&created[3])).unwrap();
        assert_eq!(
            insert_sample(&mut board, &canvas, sample, Locale::En).unwrap(),
            [created[3].clone()]
        );
    }

    #[test]
    fn w82_a_sample_fills_values_texts_names_and_weights_and_leaves_what_people_wrote() {
        let json = include_str!("../tests/templates/typed.json");
        let template = crate::parse_template("typed.json", json).unwrap();
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("k");
        crate::insert_template(&mut board, &template, &canvas, BoardPoint::default()).unwrap();
        let members = cell_id(&canvas, "members");
        let own = Some(board::CellValue::Number(3.0));
        board
            .edit(|edit| edit.set_value(&members, "", own.clone()))
            .unwrap();
        let sample = &template.samples[0];
        let written = insert_sample(&mut board, &canvas, sample, Locale::Ja).unwrap();
        let snapshot = board.snapshot();
        let value = |id: &ElementId| {
            let cell = snapshot.element(id).unwrap().as_cell().unwrap();
            cell.value("").cloned()
        };
        assert_eq!(value(&members), own);
        let text = |key: &str| Some(board::CellValue::Text(key.to_owned()));
        assert_eq!(value(&cell_id(&canvas, "day")), text("2026-11-30"));
        assert_eq!(value(&cell_id(&canvas, "mode")), text("○"));
        let grid = cell_id(&canvas, "scores");
        let crossing = ElementId::of_crossing(&numbered(&grid, 'r', 0), &numbered(&grid, 'c', 0));
        assert_eq!(value(&crossing), Some(board::CellValue::Number(2.5)));
        let steps = numbered(&cell_id(&canvas, "steps"), 'c', 1);
        assert_eq!(
            value(&ElementId::of_lane(&steps, "answered")),
            Some(board::CellValue::Flag(true))
        );
        let asked = snapshot.notes_in_reading_order(&ElementId::of_lane(&steps, "question"));
        assert_eq!(asked[0].as_note().unwrap().text, "実験結果がないか聞いた");
        assert_eq!(asked[0].as_note().unwrap().color, NoteColor::Blue);
        assert_eq!(
            snapshot.element(&cell_id(&canvas, "memo")).unwrap().text(),
            Some("惣菜店のアプリ")
        );
        let column = snapshot.element(&numbered(&grid, 'c', 0)).unwrap();
        let column = column.as_track().unwrap();
        assert_eq!(
            (column.text.as_str(), column.weight),
            ("語学力向上の実感", Some(5.0))
        );
        assert_eq!(written.len(), 2 + 6 + 2);
        // Nothing is left to be filled in.
        assert!(
            insert_sample(&mut board, &canvas, sample, Locale::Ja)
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn two_samples_do_not_cover_each_other() {
        let (mut board, canvas) = board();
        for sample in &crate::template("rikai.bmc").unwrap().samples {
            insert_sample(&mut board, &canvas, sample, Locale::Ja).unwrap();
        }
        let snapshot = board.snapshot();
        let bv = cell_id(&canvas, "bv");
        for cell in snapshot.cells(&canvas).iter().filter(|cell| cell.id != bv) {
            let notes = snapshot.notes_in_reading_order(&cell.id);
            for (index, a) in notes.iter().enumerate() {
                for b in notes.iter().skip(index + 1) {
                    let (a, b) = (snapshot.rect(&a.id).unwrap(), snapshot.rect(&b.id).unwrap());
                    assert!(!a.intersects(&b), "{a:?} {b:?}");
                }
            }
        }
    }
}
