//! How long a scene takes to build, to ask and to change, by the number of notes:
//!
//! ```text
//! cargo run --release -p scene --example scene_speed
//! ```
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use board::{
    BoardPoint, BoardRect, BoardSize, Element, ElementId, ElementKind, Note, NoteColor, OrderKey,
    Placement,
};
use scene::{Scene, Style};

fn main() {
    for count in [1_000, 10_000, 100_000] {
        measure(count);
    }
}

fn measure(count: usize) {
    let elements = notes(count);
    let begin = Instant::now();
    let mut scene = Scene::new(Style::default());
    for element in &elements {
        scene.update(&element.id, Some(element.clone()));
    }
    let build = begin.elapsed();
    let window = BoardRect::new(1000.0, 1000.0, 1920.0, 1080.0);
    let everything = scene.bounds().unwrap_or_default();
    let mut found = Vec::new();
    let near = timed(|| scene.visible(&window, &mut found));
    let begin = Instant::now();
    for placed in found.iter().filter_map(|&slot| scene.at(slot)) {
        black_box(placed.item());
    }
    let items = begin.elapsed();
    let seen = found.len();
    let far = timed(|| scene.visible(&everything, &mut found));
    let hit = timed(|| {
        black_box(scene.hit(BoardPoint::new(1500.0, 1500.0)));
    });
    let moved = elements.iter().take(100).cloned().map(|mut element| {
        element.placement.offset.x += 30.0;
        element
    });
    let moved: Vec<Element> = moved.collect();
    let begin = Instant::now();
    for element in moved {
        scene.update(&element.id.clone(), Some(element));
    }
    let update = begin.elapsed() / 100;
    println!(
        "{count} notes: build {build:.1?}; visible in a window ({seen}) {near:.1?}, first pictures of those {items:.1?}; \
         everything visible {far:.1?}; hit {hit:.1?}; one move {update:.1?}"
    );
}

/// The mean of a hundred runs.
fn timed(mut run: impl FnMut()) -> Duration {
    let begin = Instant::now();
    for _ in 0..100 {
        run();
    }
    begin.elapsed() / 100
}

/// Notes of 200 × 200 in a square grid, 20 apart, with Japanese text.
fn notes(count: usize) -> Vec<Element> {
    let columns = (count as f64).sqrt().ceil() as usize;
    let mut order = OrderKey::default();
    let mut notes = Vec::new();
    for index in 0..count {
        let (column, row) = (index % columns, index / columns);
        order = OrderKey::above(Some(&order));
        let kind = ElementKind::Note(Note {
            color: NoteColor::ALL.get(index % 8).copied().unwrap_or_default(),
            text: format!("付箋{index}:顧客の課題を整理して、優先順位をつける"),
            author: "はな".to_owned(),
            ..Note::default()
        });
        let place = BoardPoint::new(column as f64 * 220.0, row as f64 * 220.0);
        notes.push(Element {
            order: order.clone(),
            ..Element::new(
                ElementId::new(format!("note-{index}")),
                Placement::free(place),
                BoardSize::new(200.0, 200.0),
                kind,
            )
        });
    }
    notes
}
