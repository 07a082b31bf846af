//! How long a board of 10,000 notes takes to become a file: `cargo run --release -p export --all-features --example
//! export_speed [NOTES]`. Fonts are those that the build laid out in `.cache`.
//!
//! Figures are those of one thread.
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::error::Error;
use std::time::Instant;

use board::{
    Board, BoardError, BoardPoint, BoardSize, ClientNumber, ElementId, Locale, NewNote, NoteColor,
    Placement, Snapshot,
};
use export::calendar::{BoardCalendar, Zone};
use export::{
    Area, FontFiles, PdfOptions, PngScale, SvgOptions, archive, csv, embedded_fonts, html, json,
    markdown, no_pictures, pdf, png, svg,
};
use workshop::plan::Clock;
use workshop::rules::Date;

/// What notes say, in turn: short, long, mixed.
const TEXTS: [&str; 4] = [
    "顧客の声をきく",
    "申し込みの途中で、入力する項目が多すぎてやめてしまう人がいる",
    "価格は月 980 円から?",
    "Why do people leave after the first lesson?",
];

fn main() -> Result<(), Box<dyn Error>> {
    let notes = std::env::args().nth(1).map(|text| text.parse::<usize>());
    let snapshot = board_of(notes.transpose()?.unwrap_or(10_000))?;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.cache/fonts/ttf");
    let read = |name: &str| std::fs::read(format!("{folder}/{name}.ttf"));
    let (regular, bold) = (read("NotoSansJP-Regular")?, read("NotoSansJP-Bold")?);
    let files = FontFiles {
        regular: &regular,
        bold: &bold,
        emoji: None,
    };
    let mut options = SvgOptions::default();
    let paper = PdfOptions::default();
    let day = Date::new(2026, 11, 22).ok_or("no such day")?;
    let calendar = BoardCalendar {
        board: "b",
        locale: Locale::Ja,
        stamp: (day, Clock { hour: 9, minute: 0 }),
        zone: Zone::default(),
    };
    timed("fonts for SVG", || {
        options.fonts = embedded_fonts(&snapshot, &options, &files)?;
        Ok(0)
    })?;
    timed("SVG", || Ok(svg(&snapshot, &options, &no_pictures)?.len()))?;
    timed("PNG 1x", || {
        Ok(png(
            &snapshot,
            &options,
            PngScale::Exactly(1.0),
            &files,
            &no_pictures,
        )?
        .len())
    })?;
    timed("PDF", || {
        Ok(pdf(&snapshot, &paper, &files, &no_pictures)?.len())
    })?;
    timed(
        "HTML",
        || Ok(html(&snapshot, &options, &no_pictures)?.len()),
    )?;
    timed("Markdown", || {
        Ok(markdown(&snapshot, &Area::Board, Locale::Ja)?.len())
    })?;
    timed(
        "CSV",
        || Ok(csv(&snapshot, &Area::Board, Locale::Ja)?.len()),
    )?;
    timed("JSON", || Ok(json(&snapshot)?.len()))?;
    timed("ZIP", || {
        Ok(archive(&snapshot, &calendar, &files, &no_pictures)?.len())
    })?;
    Ok(())
}

/// Does something three times, and prints the shortest time.
fn timed(
    name: &str,
    mut act: impl FnMut() -> Result<usize, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut best = f64::INFINITY;
    let mut bytes = 0;
    for _ in 0..3 {
        let start = Instant::now();
        match act() {
            Ok(made) => bytes = made,
            Err(error) => {
                println!("{name:>14}: {error}");
                return Ok(());
            }
        }
        best = best.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    println!("{name:>14}: {best:8.0} ms, {bytes} bytes");
    Ok(())
}

/// Notes side by side, as wide a board as it is high: small enough notes that the whole fits into a PNG.
fn board_of(notes: usize) -> Result<Snapshot, BoardError> {
    let mut board = Board::new(ClientNumber::new(1));
    let across = (notes as f64).sqrt().ceil().max(1.0) as usize;
    board.edit(|edit| {
        for number in 0..notes {
            let column = (number % across) as f64;
            let row = (number / across) as f64;
            let text = TEXTS.get(number % TEXTS.len()).copied().unwrap_or_default();
            let color = NoteColor::ALL.get(number % NoteColor::ALL.len());
            let note = NewNote {
                placement: Placement::free(BoardPoint::new(column * 66.0, row * 66.0)),
                size: BoardSize::new(60.0, 60.0),
                color: color.copied().unwrap_or(NoteColor::Yellow),
                text,
                author: "はな",
            };
            edit.create_note(&ElementId::new(format!("n{number}")), note)?;
        }
        Ok::<_, BoardError>(())
    })?;
    Ok(board.snapshot())
}
