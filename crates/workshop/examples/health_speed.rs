//! How long the checks take on a board with ten thousand notes: `cargo run --release -p workshop --example health_speed`.
//!
//! Figures are those of one thread.
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::error::Error;
use std::time::Instant;

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, ElementId, Locale, NewNote, NoteColor, Placement,
};
use workshop::health::check_board;
use workshop::rules::Date;
use workshop::{cell_id, insert_sample, insert_template, templates};

const NOTES: usize = 10_000;
const ROUNDS: u32 = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let mut board = Board::new(ClientNumber::new(1));
    let mut cells = Vec::new();
    for (index, template) in templates().iter().enumerate() {
        let canvas = ElementId::new(format!("k{index}"));
        let at = BoardPoint::new(index as f64 * 3_000.0, 0.0);
        insert_template(&mut board, template, &canvas, at)?;
        if let Some(sample) = template.samples.first() {
            insert_sample(&mut board, &canvas, sample, Locale::Ja)?;
        }
        let snapshot = board.snapshot();
        let areas = template
            .cells
            .iter()
            .map(|cell| cell_id(&canvas, &cell.key));
        cells.extend(areas.filter(|id| {
            let cell = snapshot.element(id).and_then(|element| element.as_cell());
            cell.is_some_and(|cell| cell.takes_notes())
        }));
    }
    board.edit(|edit| {
        (0..NOTES).try_for_each(|number| {
            let cell = cells.get(number % cells.len()).cloned();
            let at = BoardPoint::new(10.0, 60.0);
            let placement = cell.map_or(Placement::free(at), |cell| Placement::inside(cell, at));
            let note = NewNote {
                placement,
                size: BoardSize::new(180.0, 92.0),
                color: NoteColor::Yellow,
                text: "〔？一瞬で〕届く。3か月かけて効果を測る",
                author: "",
            };
            edit.create_note(&ElementId::new(format!("n{number}")), note)
        })
    })?;
    let snapshot = board.snapshot();
    let session = Date::new(2026, 11, 22);
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let all = check_board(&snapshot, Locale::Ja, session);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        found = all.iter().map(|health| health.findings.len()).sum();
    }
    times.sort_by(f64::total_cmp);
    let middle = times.get(times.len() / 2).ok_or("no round")?;
    println!(
        "{} canvases, {NOTES} notes, {} elements: {middle:.1} ms, {found} findings",
        templates().len(),
        snapshot.elements().len(),
    );
    Ok(())
}
