//! What the tools draw: seen while it is drawn, written in with an input method, there for everybody when it is done.

use std::sync::Arc;

use board::Element;
use tests::input::{Button, Spot};
use tests::stage::{Stage, artifacts_folder};
use tests::truth::Truth;

use crate::board::AtBoard;

/// Where there is only background: below the canvas.
const EMPTY: Spot = Spot::new(300.0, 835.0);

/// How many pixels of the overlay are painted in a square of 40 CSS pixels about a place.
fn painted_about(at: Spot) -> String {
    format!(
        "(() => {{
            const canvas = document.querySelector('.board-overlay');
            // With nothing on it the overlay is one pixel large, to hold no memory.
            if (canvas.width === 1) return 0;
            const ratio = canvas.width / canvas.getBoundingClientRect().width;
            const side = Math.round(40 * ratio);
            const left = Math.round({} * ratio) - side / 2, top = Math.round({} * ratio) - side / 2;
            const {{ data }} = canvas.getContext('2d').getImageData(left, top, side, side);
            let painted = 0;
            for (let i = 3; i < data.length; i += 4) painted += data[i] > 0;
            return painted;
        }})()",
        at.x, at.y
    )
}

fn texts(truth: &Truth) -> Vec<&str> {
    let elements = truth.elements().iter();
    let written = elements.filter(|element| element.as_note().is_none());
    written
        .filter_map(Element::text)
        .filter(|text| !text.is_empty())
        .collect()
}

pub async fn texts_shapes_and_frames_are_written_with_the_input_method(stage: Arc<Stage>) {
    let board = stage.new_canvas("書く").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    // A text: a click, and it can be written at once.
    person.key("t").await;
    person.click(EMPTY).await;
    hana.can_write().await;
    person.writes("自由な文字").await;
    hana.stops_writing().await;
    // A shape: drawn, and the composition starts in it although it is only selected.
    person.key("r").await;
    person
        .drag(EMPTY.by(250.0, -35.0), EMPTY.by(400.0, 35.0))
        .await;
    person.writes("箱の中").await;
    hana.stops_writing().await;
    // A connector's label, and a frame's title by a double click.
    person.key("l").await;
    person
        .drag(EMPTY.by(430.0, 20.0), EMPTY.by(620.0, 20.0))
        .await;
    person.key("Enter").await;
    hana.can_write().await;
    person.writes("理由").await;
    hana.stops_writing().await;
    person.key("f").await;
    person
        .drag(EMPTY.by(680.0, -45.0), EMPTY.by(850.0, 50.0))
        .await;
    person.key("Escape").await;
    person.double_click(EMPTY.by(700.0, -35.0)).await;
    hana.can_write().await;
    person.writes("囲み").await;
    hana.stops_writing().await;
    hana.relay_has("all four texts", |truth| {
        let mut texts = texts(truth);
        texts.sort_unstable();
        (texts == ["囲み", "理由", "箱の中", "自由な文字"]).then_some(())
    })
    .await;
    // A text of which nothing is left goes.
    person.double_click(EMPTY.by(10.0, 0.0)).await;
    hana.can_write().await;
    person.key("Control+a").await;
    person.key("Delete").await;
    hana.stops_writing().await;
    hana.relay_has("three texts", |truth| {
        (texts(truth).len() == 3).then_some(())
    })
    .await;
    let picture = artifacts_folder().join("shots/written-everywhere.png");
    person.photograph(&picture).await;
}

pub async fn what_is_drawn_is_seen_before_it_is_there(stage: Arc<Stage>) {
    let board = stage.new_canvas("下描き").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let before = hana.truth().await.elements().len();
    for (key, name) in [
        ("o", "ellipse"),
        ("f", "frame"),
        ("p", "pen"),
        ("a", "connector"),
    ] {
        let to = EMPTY.by(180.0, -90.0);
        person.key(key).await;
        let page = person.page();
        page.press(EMPTY, Button::Left, 1, &[]).await.unwrap();
        page.drag_on(EMPTY, to, Button::Left, &[]).await.unwrap();
        hana.settles().await;
        let corner = if key == "o" {
            EMPTY.by(90.0, -90.0)
        } else {
            to
        };
        let painted = person.eval(&painted_about(corner)).await;
        assert!(painted.as_u64() > Some(20), "{name}: {painted} pixels");
        let picture = artifacts_folder().join(format!("shots/drawing-{name}.png"));
        person.photograph(&picture).await;
        person.key("Escape").await;
        page.release(to, Button::Left, 1, &[]).await.unwrap();
        person.key("Escape").await;
        hana.settles().await;
        let left = person.eval(&painted_about(corner)).await;
        assert_eq!(left.as_u64(), Some(0), "{name}: Escape gives it up");
    }
    assert_eq!(hana.truth().await.elements().len(), before);
}

pub async fn an_end_of_a_connector_is_put_on_another_note(stage: Arc<Stage>) {
    let board = stage.new_canvas("つなぎ直す").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    for (cell, text) in [("kp", "甲"), ("vp", "乙"), ("cs", "丙")] {
        hana.writes_into(cell, text).await;
    }
    let person = &hana.person;
    let (first, second) = (hana.note("甲").await, hana.note("乙").await);
    let third = hana.note("丙").await;
    person.key("a").await;
    person.drag(first, second).await;
    let joins = |truth: &Truth| {
        let line = truth.elements().iter().find_map(Element::as_connector)?;
        let text = |end: &board::End| {
            let element = truth.element(end.element.as_ref()?)?;
            element.text().map(str::to_owned)
        };
        Some([text(&line.from)?, text(&line.to)?])
    };
    hana.relay_has("甲 and 乙 joined", |truth| {
        (joins(truth)? == ["甲", "乙"]).then_some(())
    })
    .await;
    // Where the line meets the second note: on the way between the middles, at its edge.
    let edge = {
        let truth = hana.truth().await;
        let note = truth.note("乙").unwrap();
        let from = truth.middle(truth.note("甲").unwrap());
        let middle = truth.middle(note);
        let (dx, dy) = (from.x - middle.x, from.y - middle.y);
        let reach = |half: f64, way: f64| {
            if way == 0.0 {
                f64::MAX
            } else {
                half / way.abs()
            }
        };
        let part = reach(note.size.width / 2.0, dx).min(reach(note.size.height / 2.0, dy));
        hana.spot(board::BoardPoint::new(
            middle.x + dx * part,
            middle.y + dy * part,
        ))
        .await
    };
    person.drag(edge, third).await;
    hana.relay_has("甲 and 丙 joined", |truth| {
        (joins(truth)? == ["甲", "丙"]).then_some(())
    })
    .await;
    person.key("Control+z").await;
    hana.relay_has("乙 again", |truth| {
        (joins(truth)? == ["甲", "乙"]).then_some(())
    })
    .await;
}

pub async fn a_pen_draws_by_pressure_and_leaves_panning_to_the_fingers(stage: Arc<Stage>) {
    let board = stage.new_canvas("筆圧").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let page = person.page();
    person.key("p").await;
    let stroke: Vec<(Spot, f64)> = (0..=20_u32)
        .map(|step| {
            let part = f64::from(step) / 20.0;
            let up = (part * 6.0).sin() * 25.0;
            (EMPTY.by(part * 500.0, -up), 0.2 + 0.8 * part)
        })
        .collect();
    page.pen(&stroke).await.unwrap();
    let drawing = hana
        .relay_has("the stroke", |truth| {
            let mut drawings = truth.elements().iter().filter_map(Element::as_drawing);
            drawings.next().cloned()
        })
        .await;
    let first = drawing.points.first().unwrap().pressure;
    let last = drawing.points.last().unwrap().pressure;
    assert!(first < 0.3 && last > 0.9, "from {first} to {last}");

    // From now on a finger moves the view, though the pen is in hand.
    let before = hana.camera().await;
    let moves: Vec<Vec<Spot>> = (0..8)
        .map(|step| vec![EMPTY.by(0.0, f64::from(step) * -10.0)])
        .collect();
    page.touch(&moves).await.unwrap();
    let after = hana.camera_after(before).await;
    assert!(after.y > before.y && after.zoom == before.zoom);
    hana.settles().await;
    let picture = artifacts_folder().join("shots/drawn-with-a-pen.png");
    person.photograph(&picture).await;
    let strokes = |truth: &Truth| {
        let drawings = truth.elements().iter().filter_map(Element::as_drawing);
        drawings.count()
    };
    assert_eq!(strokes(&hana.truth().await), 1);
}
