//! Worked examples, on demand.

use board::{Board, BoardError, BoardRect, ElementId, Locale, NewNote, NoteColor, Placement};

use crate::{NOTE_IN_CELL, Sample, cell_id, free_slot};

/// Lays a worked example's notes into the free places of a canvas's cells, in one transaction.
///
/// The notes have fixed ids: two people asking at once get one set, and asking again brings back only what was
/// deleted since. Notes for cells that are gone are left out. Returns the ids of the notes created.
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
    let mut occupied: Vec<(ElementId, BoardRect)> = snapshot
        .cells(canvas)
        .iter()
        .flat_map(|cell| {
            snapshot
                .children(&cell.id)
                .map(|child| (cell.id.clone(), child))
        })
        .map(|(cell, child)| (cell, BoardRect::at(child.placement.offset, child.size)))
        .collect();
    board.edit(|edit| {
        let mut created = Vec::new();
        for (index, note) in sample.notes.iter().enumerate() {
            let id = ElementId::new(format!("{canvas}/sample/{}/{index}", sample.id));
            let cell = cell_id(canvas, &note.place.cell);
            let Some(cell_element) = edit.element(&cell) else {
                continue;
            };
            if edit.element(&id).is_some() {
                continue;
            }
            let taken: Vec<BoardRect> = occupied
                .iter()
                .filter(|(owner, _)| *owner == cell)
                .map(|(_, rect)| *rect)
                .collect();
            let offset = free_slot(cell_element.size, NOTE_IN_CELL, &taken);
            occupied.push((cell.clone(), BoardRect::at(offset, NOTE_IN_CELL)));
            edit.create_note(
                &id,
                NewNote {
                    placement: Placement::inside(cell, offset),
                    size: NOTE_IN_CELL,
                    color: NoteColor::Yellow,
                    text: note.text.get(locale),
                    author: "",
                },
            )?;
            created.push(id);
        }
        Ok(created)
    })
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
