//! How long the figures of a canvas with a matrix of 40 solutions × 9 columns and ten people's points take after an
//! edit, and how long it takes to put the largest pack on a board.
//!
//! ```text
//! cargo run --release -p workshop --features built-in --example figures_speed
//! ```
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it prints what it measured, of a board of its own making"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use board::{
    Axis, Board, BoardPoint, CellValue, ClientNumber, ElementId, Label, NewTrack, TrackPlace,
};
use workshop::{FigureOptions, Template, Whose, figures_with, insert_pack, insert_template};

const ROWS: usize = 40;
const WEIGHTS: [f64; 9] = [5.0, 3.0, 1.0, 5.0, 3.0, 1.0, 5.0, 3.0, 1.0];
const SCORERS: usize = 10;
const EDITS: usize = 200;

fn main() {
    figures();
    pack();
}

fn figures() {
    let mut board = Board::new(ClientNumber::new(1));
    let canvas = ElementId::new("k");
    let template = workshop::template("jissen2.matrix").unwrap();
    insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
    let grid = ElementId::new("k/scores");
    let track =
        |letter: char, index: usize| ElementId::new(format!("{grid}.{letter}{}", index + 1));
    let add = |board: &mut Board, axis: Axis, id: &ElementId| {
        let new = NewTrack {
            grid: &grid,
            axis,
            place: TrackPlace::Last,
            extent: None,
            text: "",
            label: Label::default(),
            weight: None,
            names: None,
            band: "",
            holds: None,
        };
        // The first ones are there already.
        board.edit(|edit| edit.create_track(id, new)).ok();
    };
    for row in 0..ROWS {
        add(&mut board, Axis::Row, &track('r', row));
    }
    for (column, weight) in WEIGHTS.iter().enumerate() {
        let id = track('c', column);
        add(&mut board, Axis::Column, &id);
        board
            .edit(|edit| edit.set_weight(&id, Some(*weight)))
            .unwrap();
    }
    let give = |board: &mut Board, scorer: usize, row: usize, column: usize, seed: usize| {
        let weight = WEIGHTS.get(column).copied().unwrap();
        let points = (seed % (weight as usize * 2 + 1)) as f64 / 2.0;
        let slot = ElementId::of_crossing(&track('r', row), &track('c', column));
        let who = format!("person{scorer}");
        let value = Some(CellValue::Number(points));
        board
            .edit(|edit| edit.set_value(&slot, &who, value))
            .unwrap();
    };
    for scorer in 0..SCORERS {
        for row in 0..ROWS {
            for column in 0..WEIGHTS.len() {
                give(
                    &mut board,
                    scorer,
                    row,
                    column,
                    scorer * 7 + row * 3 + column * 5,
                );
            }
        }
    }
    let options = FigureOptions {
        whose: Whose::Everybody,
        ..FigureOptions::default()
    };
    let mut times = Vec::new();
    for edit in 0..EDITS {
        give(
            &mut board,
            edit % SCORERS,
            edit % ROWS,
            edit % WEIGHTS.len(),
            edit,
        );
        let snapshot = board.snapshot();
        let started = Instant::now();
        let found = black_box(figures_with(black_box(&snapshot), &canvas, &options));
        times.push(started.elapsed());
        assert!(found.len() >= ROWS, "every row has a figure");
    }
    print("figures of 40 × 9 with ten people's points", &mut times);
}

fn pack() {
    let largest = workshop::packs()
        .iter()
        .max_by_key(|pack| pack.templates.len());
    let largest = largest.unwrap();
    let templates: Vec<(ElementId, &Template)> = largest
        .templates
        .iter()
        .map(|id| (ElementId::new(id.as_str()), workshop::template(id).unwrap()))
        .collect();
    let mut times = Vec::new();
    for _ in 0..20 {
        let mut board = Board::new(ClientNumber::new(1));
        let started = Instant::now();
        insert_pack(&mut board, &templates, BoardPoint::default()).unwrap();
        times.push(started.elapsed());
    }
    print(
        &format!("pack {} with {} canvases", largest.id, templates.len()),
        &mut times,
    );
}

fn print(name: &str, times: &mut [Duration]) {
    times.sort_unstable();
    for (which, at) in [("median", times.len() / 2), ("slowest", times.len() - 1)] {
        if let Some(time) = times.get(at) {
            println!("{name}, {which}: {:.0} µs", time.as_secs_f64() * 1e6);
        }
    }
}
