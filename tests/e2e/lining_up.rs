//! What is moved lines up with what lies beside it, and a mouse's wheel is not a trackpad.

use std::sync::Arc;

use board::BoardPoint;
use tests::input::{Button, Spot};
use tests::stage::{Stage, artifacts_folder};

use crate::board::AtBoard;

/// Where there is only background: right and left below the canvas.
const LEFT: Spot = Spot::new(300.0, 830.0);
const RIGHT: Spot = Spot::new(700.0, 800.0);

pub async fn a_dragged_note_snaps_to_its_neighbour_and_handles_show_their_way(stage: Arc<Stage>) {
    let board = stage.new_canvas("そろえる").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    for (at, text) in [(LEFT, "左"), (RIGHT, "右")] {
        hana.writes_note(at, text).await;
        person.key("Escape").await;
        person.key("Escape").await;
    }
    let corner = |truth: &tests::truth::Truth, text: &str| -> Option<BoardPoint> {
        Some(truth.corner(truth.note(text)?))
    };
    let apart = hana
        .relay_has("two notes apart", |truth| {
            Some(corner(truth, "左")?.y - corner(truth, "右")?.y)
        })
        .await;
    assert!(apart > 5.0, "one is lower than the other: {apart}");
    let camera = hana.camera().await;

    // Up by as much, but for four pixels.
    let left = hana.note("左").await;
    let way = apart * camera.zoom - 4.0;
    let page = person.page();
    page.press(left, Button::Left, 1, &[]).await.unwrap();
    page.drag_on(left, left.by(40.0, -way), Button::Left, &[])
        .await
        .unwrap();
    let folder = artifacts_folder();
    person.photograph(&folder.join("lining-up.png")).await;
    page.release(left.by(40.0, -way), Button::Left, 1, &[])
        .await
        .unwrap();
    hana.relay_has("both at one height", |truth| {
        let down = corner(truth, "左")?.y - corner(truth, "右")?.y;
        (down.abs() < 0.05).then_some(())
    })
    .await;

    let truth = hana.truth().await;
    let note = truth.note("左").unwrap();
    let at = truth.corner(note);
    let edge = BoardPoint::new(at.x + note.size.width, at.y + note.size.height);
    let edge = hana.spot(edge).await;
    person.hover(edge).await;
    person
        .wait_for("document.querySelector('.board-surface').style.cursor === 'nwse-resize'")
        .await;
    person.photograph(&folder.join("handles.png")).await;
    person.hover(edge.by(200.0, 0.0)).await;
    person
        .wait_for("document.querySelector('.board-surface').style.cursor === ''")
        .await;
}

pub async fn a_mouses_notches_zoom(stage: Arc<Stage>) {
    let board = stage.new_canvas("ホイール").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let start = hana.camera().await;
    let at = Spot::new(500.0, 300.0);
    let under = start.at(at);
    hana.person.wheel(at, Spot::new(0.0, -120.0), &[]).await;
    let closer = hana.camera_after(start).await;
    assert!(closer.zoom > start.zoom, "{start:?} {closer:?}");
    let still = closer.at(at);
    assert!((still.x - under.x).hypot(still.y - under.y) < 0.01);
}
