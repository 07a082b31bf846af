//! How long a matrix of 40 rows and 9 columns takes to follow one value: `cargo run --release -p board --example
//! grid_speed`.
//!
//! Figures are those of one thread.
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use board::{
    Axis, Board, BoardError, BoardPoint, BoardSize, CalcRule, CellValue, ClientNumber, ElementId,
    Holds, Label, Matrix, NewCanvas, NewCell, NewTrack, Placement, Series, TrackPlace, WeightScale,
};

const ROWS: u32 = 40;
const COLUMNS: u32 = 9;
const PEOPLE: u32 = 10;
const ROUNDS: u32 = 400;

fn main() -> Result<(), Box<dyn Error>> {
    let mut board = board_with_matrix()?;
    let slots = board.snapshot().elements().len();
    board.drain_changes();
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        let row = ElementId::new(format!("r{}", round % ROWS));
        let column = ElementId::new(format!("c{}", round % COLUMNS));
        let slot = ElementId::of_crossing(&row, &column);
        let points = f64::from(1 + round / ROWS % 2 + round % 3);
        let value = CellValue::Number(points);
        board.edit(|edit| edit.set_value(&slot, "p3", Some(value)))?;
        let start = Instant::now();
        let changes = board.drain_changes();
        let elapsed = start.elapsed();
        if !changes.elements.is_empty() {
            times.push(elapsed.as_secs_f64() * 1e6);
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize);
    let (middle, high) = (at(0.5), at(0.95));
    println!(
        "{ROWS} × {COLUMNS} with values of {PEOPLE} people, {slots} elements: \
         {:.0} µs after one value, 95 of 100 within {:.0} µs",
        middle.ok_or("nothing changed")?,
        high.ok_or("nothing changed")?,
    );
    let start = Instant::now();
    let fresh = board.snapshot().elements().len();
    let snapshot = start.elapsed();
    println!(
        "a snapshot of {fresh} elements: {:.2} ms",
        snapshot.as_secs_f64() * 1e3
    );
    Ok(())
}

fn board_with_matrix() -> Result<Board, BoardError> {
    let mut board = Board::new(ClientNumber::new(1));
    let (canvas, grid) = (ElementId::new("canvas"), ElementId::new("canvas/m"));
    let series = |count, size| Series {
        count,
        max: count,
        size,
        head: 100.0,
        ..Series::default()
    };
    let matrix = Matrix {
        rows: series(ROWS, 90.0),
        columns: series(COLUMNS, 170.0),
        cell: Arc::new(Holds::Points),
        weights: Some(WeightScale::ODD),
        total: Some(CalcRule::Sum),
        total_label: None,
    };
    let size = BoardSize::new(2000.0, 4000.0);
    board.edit(|edit| {
        let placement = Placement::free(BoardPoint::default());
        let label = Label::default();
        let new = NewCanvas {
            placement,
            size,
            template: "speed",
            label: label.clone(),
        };
        edit.create_canvas(&canvas, new)?;
        let new = NewCell {
            placement: Placement::inside(canvas.clone(), BoardPoint::default()),
            size,
            key: "m",
            label,
            tab: 0,
            holds: Holds::Matrix(matrix),
            owner: "",
            cover: false,
        };
        edit.create_cell(&grid, new)?;
        for (axis, count, letter) in [(Axis::Row, ROWS, "r"), (Axis::Column, COLUMNS, "c")] {
            for number in 0..count {
                let new = NewTrack {
                    grid: &grid,
                    axis,
                    place: TrackPlace::Last,
                    extent: None,
                    text: "解決策の名前",
                    label: Label::default(),
                    weight: Some(5.0),
                    names: None,
                    band: "",
                    holds: None,
                };
                edit.create_track(&ElementId::new(format!("{letter}{number}")), new)?;
            }
        }
        Ok(())
    })?;
    board.edit(|edit| {
        for row in 0..ROWS {
            for column in 0..COLUMNS {
                for person in 0..PEOPLE {
                    let row = ElementId::new(format!("r{row}"));
                    let column = ElementId::new(format!("c{column}"));
                    let slot = ElementId::of_crossing(&row, &column);
                    let points = CellValue::Number(f64::from(person % 6));
                    edit.set_value(&slot, &format!("p{person}"), Some(points))?;
                }
            }
        }
        Ok(())
    })?;
    Ok(board)
}
