//! What is done to a board of one size.

use std::io;

use serde_json::Value;
use tests::input::Spot;

use crate::app::App;
use crate::exporting;
use crate::gestures;
use crate::meter::{Cost, measure};
use crate::options::Options;
use crate::report::{self, Report};
use crate::seat::Seat;
use crate::{texts, typing};

/// More than this the boards beside ours are not asked to hold.
const PEER_NOTES_MAX: usize = 10_000;

/// Opens a board with `size` notes and does everything to it that is wanted; then the same before the board that is
/// measured beside it, with the same notes.
pub async fn play(options: &Options, size: usize, figures: &mut Report) -> io::Result<()> {
    let seat = Seat::take(options).await?;
    figures.measured_in(&seat.person.eval("navigator.userAgent").await);
    seat.open_board().await;
    if options.plain {
        seat.person.eval("bench.plain(true)").await;
    }
    let text = match options.japanese {
        true => Value::from(texts::japanese(size)).to_string(),
        false => format!("bench.make({size})"),
    };
    measured(&seat, options, size, &text, figures).await?;
    let notes = seat.person.eval(&text).await;
    seat.leave().await;
    if options.peer.is_some() && size <= PEER_NOTES_MAX {
        let seat = Seat::before(App::Excalidraw, options).await?;
        seat.open_board().await;
        let text = format!("bench.prepare({notes})");
        measured(&seat, options, size, &text, figures).await?;
        seat.leave().await;
    }
    Ok(())
}

/// Loads the notes and does everything that is wanted.
async fn measured(
    seat: &Seat,
    options: &Options,
    size: usize,
    text: &str,
    figures: &mut Report,
) -> io::Result<()> {
    let app = seat.app;
    figures.note(size, &app.figure("load"), seat.load(text).await);
    let person = &seat.person;
    let page = person.page();
    let loaded = person.eval("bench.count()").await;
    assert_eq!(loaded, size, "{} shows as many notes", app.name());
    let (row, column) = middle(size);
    let note = row * columns(size) + column;
    let (x, y) = (column as f64 * 220.0 + 100.0, row as f64 * 220.0 + 100.0);
    let look = async |zoom: f64| {
        person
            .eval(&format!("bench.zoomTo({zoom}, {x}, {y})"))
            .await;
        settle(seat).await;
    };

    if options.peer.is_some() {
        // To be looked at: both show the same.
        look(0.5).await;
        let picture = format!("{}-{size}.png", app.name().to_lowercase());
        person.photograph(&report::folder().join(picture)).await;
    }
    for (scene, zoom) in [("pan100", 1.0), ("pan50", 0.5)] {
        if options.wants(scene) {
            look(zoom).await;
            figures.cost(
                size,
                &app.figure(scene),
                measure(person, gestures::pan(page)).await,
            );
        }
    }
    if options.wants("fit") {
        person.eval("bench.fit()").await;
        settle(seat).await;
        figures.cost(
            size,
            &app.figure("fit"),
            measure(person, gestures::pan(page)).await,
        );
    }
    if options.wants("zoom") {
        look(1.0).await;
        figures.cost(
            size,
            &app.figure("zoom"),
            measure(person, gestures::zoom(page, app)).await,
        );
    }
    if options.wants("drag1") {
        look(1.0).await;
        person.eval("bench.select([])").await;
        let cost = drag(seat, note).await;
        figures.cost(size, &app.figure("drag1"), cost);
    }
    if options.wants("drag100") && size >= 100 {
        look(0.4).await;
        person
            .eval(&format!("bench.select([{}])", around(size)))
            .await;
        let cost = drag(seat, note).await;
        figures.cost(size, &app.figure("drag100"), cost);
        person.eval("bench.select([])").await;
    }
    if options.wants("typing") {
        look(1.0).await;
        figures.note(
            size,
            &app.figure("typing"),
            typing::latency(app, person, note).await,
        );
        let written = person.eval(&format!("bench.noteText({note})")).await;
        let keys = written
            .as_str()
            .unwrap_or_default()
            .matches("aeint")
            .count();
        assert_eq!(keys * 5, typing::KEYS, "{} wrote {written}", app.name());
    }
    if options.wants("memory") {
        look(1.0).await;
        let [process, script, wasm] = seat.memory().await?;
        figures.note(size, &app.figure("memory of the page's process"), process);
        figures.note(size, &app.figure("JavaScript heap"), script);
        figures.note(size, &app.figure("wasm memory"), wasm);
    }
    if options.wants("export") && app == App::Nonet {
        exporting::play(seat, size, figures).await?;
    }
    Ok(())
}

async fn drag(seat: &Seat, note: usize) -> Cost {
    let center = seat.person.eval(&format!("bench.noteCenter({note})")).await;
    let at = |key: &str| center[key].as_f64().unwrap();
    let from = Spot::new(at("x"), at("y"));
    let page = seat.person.page();
    gestures::begin_drag(page, from).await;
    settle(seat).await;
    let cost = measure(&seat.person, gestures::drag(page, from)).await;
    gestures::end_drag(page, from).await;
    if seat.app.keeps_given_up_drags() {
        seat.person.key("Control+z").await;
    }
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
