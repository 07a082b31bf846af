//! Putting a template on a board.

use board::{Board, BoardError, BoardPoint, BoardSize, ElementId, NewCanvas, NewCell, Placement};

use crate::Template;

/// Height of the band above the body that holds a canvas's title, in board units.
pub const CANVAS_HEADER_HEIGHT: f64 = 80.0;
/// Space around the body, in board units; on the right and below the body brings its own.
pub const CANVAS_MARGIN: f64 = 20.0;

/// The size of the canvas that a template makes: its body, the title band and the margins.
pub fn canvas_size(template: &Template) -> BoardSize {
    BoardSize::new(
        template.body.w + CANVAS_MARGIN,
        template.body.h + CANVAS_HEADER_HEIGHT + CANVAS_MARGIN,
    )
}

/// The id of a canvas's cell.
pub fn cell_id(canvas: &ElementId, key: &str) -> ElementId {
    ElementId::new(format!("{canvas}/{key}"))
}

/// Puts a template's canvas and cells on the board in one transaction, its top left corner at `at` (board space).
///
/// # Errors
/// [`BoardError::Taken`] if a canvas with that id is there already, [`BoardError::Full`]; nothing is written then
/// unless the board fills up in the middle.
pub fn insert_template(
    board: &mut Board,
    template: &Template,
    canvas: &ElementId,
    at: BoardPoint,
) -> Result<(), BoardError> {
    board.edit(|edit| {
        edit.create_canvas(
            canvas,
            NewCanvas {
                placement: Placement::free(at),
                size: canvas_size(template),
                template: &template.id,
                label: template.title.clone(),
            },
        )?;
        for cell in &template.cells {
            let offset = BoardPoint::new(
                cell.x + CANVAS_MARGIN,
                cell.y + CANVAS_MARGIN + CANVAS_HEADER_HEIGHT,
            );
            edit.create_cell(
                &cell_id(canvas, &cell.key),
                NewCell {
                    placement: Placement::inside(canvas.clone(), offset),
                    size: BoardSize::new(cell.w, cell.h),
                    key: &cell.key,
                    label: cell.label.clone(),
                    tab: cell.tab,
                    holds: cell.holds.clone(),
                    owner: cell.owner.as_deref().unwrap_or_default(),
                    cover: cell.cover,
                },
            )?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::ClientNumber;

    #[test]
    fn w2_a_template_is_inserted_once_under_fixed_ids() {
        let template = crate::template("rikai.bmc").unwrap();
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("bmc");
        insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
        let before = board.snapshot();
        let keys: Vec<_> = before
            .cells(&canvas)
            .iter()
            .filter_map(|cell| cell.as_cell())
            .map(|cell| cell.key.clone())
            .collect();
        assert_eq!(
            keys,
            ["cs", "cr", "ch", "vp", "ka", "kr", "kp", "co", "rv", "bv"]
        );
        let again = insert_template(&mut board, template, &canvas, BoardPoint::default());
        assert_eq!(again, Err(BoardError::Taken(canvas)));
        assert_eq!(board.snapshot(), before);
    }

    #[test]
    fn cells_lie_inside_their_canvas() {
        let template = crate::template("rikai.bmc").unwrap();
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("bmc");
        insert_template(&mut board, template, &canvas, BoardPoint::new(-300.0, 40.0)).unwrap();
        let snapshot = board.snapshot();
        let frame = snapshot.rect(&canvas).unwrap();
        for cell in snapshot.cells(&canvas) {
            assert!(
                frame.encloses(&snapshot.rect(&cell.id).unwrap()),
                "{}",
                cell.id
            );
        }
    }
}
