//! What is done to a board of one size.

use std::io;

use serde_json::Value;
use tests::input::Spot;

use crate::gestures;
use crate::meter::measure;
use crate::options::Options;
use crate::report::Report;
use crate::seat::Seat;
use crate::{texts, typing};

/// Opens a board with `size` notes and does everything to it that is wanted.
pub async fn play(options: &Options, size: usize, report: &mut Report) -> io::Result<()> {
    let seat = Seat::take(options).await?;
    report.measured_in(&seat.person.eval("navigator.userAgent").await);
    seat.open_board().await;
    if options.plain {
        seat.person.eval("bench.plain(true)").await;
    }
    let text = match options.japanese {
        true => Value::from(texts::japanese(size)).to_string(),
        false => format!("bench.make({size})"),
    };
    report.note(size, "load", seat.load(&text).await);
    let person = &seat.person;
    let page = person.page();
    let (row, column) = middle(size);
    let note = row * columns(size) + column;
    let (x, y) = (column as f64 * 220.0 + 100.0, row as f64 * 220.0 + 100.0);
    let look = async |zoom: f64| {
        person
            .eval(&format!("bench.zoomTo({zoom}, {x}, {y})"))
            .await;
        settle(&seat).await;
    };

    for (scene, zoom) in [("pan100", 1.0), ("pan50", 0.5)] {
        if options.wants(scene) {
            look(zoom).await;
            report.cost(size, scene, measure(person, gestures::pan(page)).await);
        }
    }
    if options.wants("fit") {
        person.eval("bench.fit()").await;
        settle(&seat).await;
        report.cost(size, "fit", measure(person, gestures::pan(page)).await);
    }
    if options.wants("zoom") {
        look(1.0).await;
        report.cost(
            size,
            "zoom",
            measure(person, gestures::zoom(page, 6.0)).await,
        );
    }
    if options.wants("drag1") {
        look(1.0).await;
        person.eval("bench.select([])").await;
        let cost = drag(&seat, note).await;
        report.cost(size, "drag1", cost);
    }
    if options.wants("drag100") && size >= 100 {
        look(0.4).await;
        person
            .eval(&format!("bench.select([{}])", around(size)))
            .await;
        let cost = drag(&seat, note).await;
        report.cost(size, "drag100", cost);
        person.eval("bench.select([])").await;
    }
    if options.wants("typing") {
        look(1.0).await;
        report.note(size, "typing", typing::latency(person, note).await);
    }
    if options.wants("memory") {
        look(1.0).await;
        let [process, script, wasm] = seat.memory().await?;
        report.note(size, "memory of the page's process", process);
        report.note(size, "JavaScript heap", script);
        report.note(size, "wasm memory", wasm);
    }
    seat.leave().await;
    Ok(())
}

async fn drag(seat: &Seat, note: usize) -> crate::meter::Cost {
    let center = seat.person.eval(&format!("bench.noteCenter({note})")).await;
    let at = |key: &str| center[key].as_f64().unwrap();
    let from = Spot::new(at("x"), at("y"));
    let page = seat.person.page();
    gestures::begin_drag(page, from).await;
    settle(seat).await;
    let cost = measure(&seat.person, gestures::drag(page, from)).await;
    gestures::end_drag(page, from).await;
    cost
}

/// Waits until fonts are there and half a second has passed in which the page had the time to do what it put off.
async fn settle(seat: &Seat) {
    seat.person
        .wait_for("document.fonts.status === 'loaded'")
        .await;
    seat.person
        .eval("new Promise((done) => setTimeout(done, 500))")
        .await;
}

fn columns(size: usize) -> usize {
    (size as f64).sqrt().ceil().max(1.0) as usize
}

/// The row and the column in the middle of the board.
fn middle(size: usize) -> (usize, usize) {
    (size.div_ceil(columns(size)) / 2, columns(size) / 2)
}

/// The 100 notes around the middle, as a list.
fn around(size: usize) -> String {
    let (row, column) = middle(size);
    let (top, left) = (row.saturating_sub(5), column.saturating_sub(5));
    let notes = (top..top + 10).flat_map(|row| (left..left + 10).map(move |column| (row, column)));
    let indices: Vec<String> = notes
        .map(|(row, column)| (row * columns(size) + column).to_string())
        .collect();
    indices.join(",")
}
