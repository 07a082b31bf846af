//! How long a matrix of 40 solutions × 9 columns with 10 personal layers takes to be summed up after an edit.
//!
//! ```text
//! cargo run --release -p workshop --example evaluation_speed
//! ```
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::hint::black_box;
use std::time::Instant;

use workshop::rules::{Layer, capped_points, evaluate};

const ROWS: usize = 40;
const WEIGHTS: [f64; 9] = [5.0, 3.0, 1.0, 5.0, 3.0, 1.0, 5.0, 3.0, 1.0];
const SCORERS: usize = 10;
const EDITS: usize = 2_000;

fn main() {
    let mut layers: Vec<Layer> = (0..SCORERS).map(|_| Layer::new(WEIGHTS.len())).collect();
    for (scorer, layer) in layers.iter_mut().enumerate() {
        for row in 0..ROWS {
            for (column, weight) in WEIGHTS.iter().enumerate() {
                let halves = (scorer * 7 + row * 3 + column * 5) % (*weight as usize * 2 + 1);
                layer.set(row, column, Some(halves as f64 / 2.0));
            }
        }
    }
    let mut times = Vec::with_capacity(EDITS);
    for edit in 0..EDITS {
        let (scorer, row, column) = (edit % SCORERS, edit % ROWS, edit % WEIGHTS.len());
        let weight = WEIGHTS.get(column).copied().unwrap_or(1.0);
        let points = capped_points((edit % 3) as f64 / 2.0, weight).ok();
        let started = Instant::now();
        if let Some(layer) = layers.get_mut(scorer) {
            layer.set(row, column, points);
        }
        black_box(evaluate(&WEIGHTS, ROWS, black_box(&layers), &[]).is_ok());
        times.push(started.elapsed());
    }
    times.sort_unstable();
    for (name, at) in [("median", EDITS / 2), ("99th of 100", EDITS * 99 / 100)] {
        if let Some(time) = times.get(at) {
            println!("{name}: {:.1} µs", time.as_secs_f64() * 1e6);
        }
    }
}
