//! Where notes go in a cell: rows from the top left, below the heading.

use board::{BoardPoint, BoardRect, BoardSize, Element};

/// The size that a note gets in a cell, in board units: two abreast in the narrowest cells of a Business Model Canvas.
pub const NOTE_IN_CELL: BoardSize = BoardSize::new(180.0, 92.0);
/// Height of a cell's heading, in board units.
pub const CELL_HEADER_HEIGHT: f64 = 56.0;
/// Space between notes and to the cell's edges, in board units.
pub const SLOT_GAP: f64 = 10.0;

/// The smallest side of a note in a narrow cell, in board units.
const NOTE_SIDE_MIN: f64 = 44.0;

/// The size that a note gets in this cell, in board units: [`NOTE_IN_CELL`], or smaller in the slots of a strip or a
/// matrix that are not so wide or high.
pub fn note_size_in(cell: &Element) -> BoardSize {
    let around = 2.0 * SLOT_GAP;
    let fit = |wanted: f64, room: f64| wanted.min(room - around).max(NOTE_SIDE_MIN);
    BoardSize::new(
        fit(NOTE_IN_CELL.width, cell.size.width),
        fit(
            NOTE_IN_CELL.height,
            cell.size.height - heading_of(cell) + SLOT_GAP,
        ),
    )
}

/// Where the next note of a cell goes, see [`free_slot`]. Slots of strips and matrices have no heading of their own.
pub fn free_slot_in(cell: &Element, size: BoardSize, occupied: &[BoardRect]) -> BoardPoint {
    free_slot_below(heading_of(cell), cell.size, size, occupied)
}

/// The height at the top of a cell where no notes go.
fn heading_of(cell: &Element) -> f64 {
    let is_slot = cell.as_cell().is_some_and(|cell| cell.slot.is_some());
    if is_slot {
        SLOT_GAP
    } else {
        CELL_HEADER_HEIGHT
    }
}

/// The first place in reading order where a note of `size` fits without covering any of `occupied`.
///
/// All coordinates are relative to the cell's top left corner. A full cell stacks notes as a fan in its
/// last place, so that each stays visible and none leaves the cell.
pub fn free_slot(cell: BoardSize, size: BoardSize, occupied: &[BoardRect]) -> BoardPoint {
    free_slot_below(CELL_HEADER_HEIGHT, cell, size, occupied)
}

fn free_slot_below(
    heading: f64,
    cell: BoardSize,
    size: BoardSize,
    occupied: &[BoardRect],
) -> BoardPoint {
    let columns = slots(cell.width - SLOT_GAP, size.width);
    let rows = slots(cell.height - heading, size.height);
    let place = |column: usize, row: usize| {
        BoardPoint::new(
            SLOT_GAP + column as f64 * (size.width + SLOT_GAP),
            heading + row as f64 * (size.height + SLOT_GAP),
        )
    };
    for row in 0..rows {
        for column in 0..columns {
            let candidate = BoardRect::at(place(column, row), size);
            if !occupied.iter().any(|other| other.intersects(&candidate)) {
                return candidate.origin();
            }
        }
    }
    let last = place(columns - 1, rows - 1);
    let step = (occupied.len().saturating_sub(columns * rows) % 5 + 1) as f64 * -12.0;
    BoardPoint::new((last.x + step).max(0.0), (last.y + step).max(0.0))
}

/// How many notes of `side` fit in `length`, at least one.
fn slots(length: f64, side: f64) -> usize {
    (((length + 0.5) / (side + SLOT_GAP)).floor() as usize).clamp(1, 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w5_notes_fill_a_cell_row_by_row_without_covering_each_other() {
        let cell = BoardSize::new(400.0, 370.0);
        let mut occupied: Vec<BoardRect> = Vec::new();
        for _ in 0..6 {
            let rect = BoardRect::at(free_slot(cell, NOTE_IN_CELL, &occupied), NOTE_IN_CELL);
            assert!(occupied.iter().all(|other| !other.intersects(&rect)));
            assert!(
                BoardRect::new(0.0, 0.0, 400.0, 370.0).encloses(&rect),
                "{rect:?}"
            );
            occupied.push(rect);
        }
        assert_eq!(occupied[1].origin(), BoardPoint::new(200.0, 56.0));
        assert_eq!(occupied[2].origin(), BoardPoint::new(10.0, 158.0));
    }

    #[test]
    fn w5_a_gap_that_somebody_left_is_filled_first() {
        let cell = BoardSize::new(1000.0, 260.0);
        let second = BoardRect::at(BoardPoint::new(200.0, 56.0), NOTE_IN_CELL);
        assert_eq!(
            free_slot(cell, NOTE_IN_CELL, &[second]),
            BoardPoint::new(10.0, 56.0)
        );
    }

    #[test]
    fn w5_a_full_cell_fans_its_notes_out_and_keeps_them_inside() {
        let cell = BoardSize::new(240.0, 150.0);
        let mut occupied = Vec::new();
        let mut seen = Vec::new();
        for _ in 0..5 {
            let slot = free_slot(cell, NOTE_IN_CELL, &occupied);
            assert!(slot.x >= 0.0 && slot.y >= 0.0);
            assert!(!seen.contains(&(slot.x as i64, slot.y as i64)), "{slot:?}");
            seen.push((slot.x as i64, slot.y as i64));
            occupied.push(BoardRect::at(slot, NOTE_IN_CELL));
        }
    }
}
