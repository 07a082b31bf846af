//! Hands on the board: real pointer, wheel, keys and fingers.

use std::sync::Arc;

use serde_json::{Value, json};
use tests::input::{Button, Spot};
use tests::page::Viewport;
use tests::stage::Stage;

use crate::board::AtBoard;

/// Where there is only background.
const EMPTY: Spot = Spot::new(720.0, 840.0);

pub async fn the_view_is_panned_and_zoomed_about_the_pointer(stage: Arc<Stage>) {
    let board = stage.new_canvas("動かす").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let page = hana.person.page();

    let start = hana.camera().await;
    hana.person.wheel(EMPTY, Spot::new(0.0, 40.0), &[]).await;
    let down = hana.camera_after(start).await;
    assert!(
        down.y > start.y && down.zoom == start.zoom,
        "fine turns pan: {start:?} {down:?}"
    );

    let at = Spot::new(500.0, 300.0);
    let under = down.at(at);
    hana.person
        .wheel(at, Spot::new(0.0, -120.0), &["Control"])
        .await;
    let closer = hana.camera_after(down).await;
    assert!(closer.zoom > down.zoom, "Ctrl and the wheel zoom in");
    let still = closer.at(at);
    let drift = (still.x - under.x).hypot(still.y - under.y);
    assert!(drift < 0.01, "the point under the pointer stays: {drift}");

    page.drag(at, at.by(80.0, 50.0), Button::Middle, &[])
        .await
        .unwrap();
    let dragged = hana.camera_after(closer).await;
    let moved = (closer.x - dragged.x) * closer.zoom;
    assert!(
        (moved - 80.0).abs() < 1.0,
        "the middle button drags the paper along: {moved}"
    );

    hana.person.holds("Space").await;
    hana.person.drag(at, at.by(-60.0, 0.0)).await;
    hana.person.lets_go("Space").await;
    let spaced = hana.camera_after(dragged).await;
    assert!(spaced.x > dragged.x, "space and drag pan");

    hana.person.key("Shift+1").await;
    let fitted = hana.camera_after(spaced).await;
    assert!(
        (fitted.zoom - start.zoom).abs() < 1e-6,
        "Shift+1 shows everything, as at the start"
    );
    assert_eq!(
        hana.truth().await.notes().count(),
        0,
        "looking around writes nothing"
    );
}

pub async fn notes_are_selected_coloured_and_deleted(stage: Arc<Stage>) {
    let board = stage.new_canvas("まとめて").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    for (cell, text) in [("kp", "一"), ("ka", "二"), ("vp", "三")] {
        hana.writes_into(cell, text).await;
    }
    let (one, two) = (hana.note("一").await, hana.note("二").await);

    hana.person.click(one).await;
    hana.has_selected(1).await;
    let bar = hana.words.say("chrome.style");
    hana.person.sees("toolbar", bar).await;
    hana.person.click_with(&["Shift"], two).await;
    hana.has_selected(2).await;
    hana.person
        .clicks("button", hana.words.say("color.pink"))
        .await;
    hana.relay_has("two pink notes", |truth| {
        let pink: Vec<&str> = truth
            .notes()
            .filter(|(_, note)| note.color == board::NoteColor::Pink)
            .map(|(_, note)| note.text.as_str())
            .collect();
        (pink.len() == 2 && !pink.contains(&"三")).then_some(())
    })
    .await;

    hana.person.key("Escape").await;
    hana.has_selected(0).await;
    // From the empty paper below the canvas to its upper edge: the marquee takes what it touches.
    let across = hana.place("cr", 0.5, 0.1).await;
    hana.person.drag(Spot::new(130.0, 810.0), across).await;
    hana.has_selected(3).await;
    hana.person.key("Delete").await;
    hana.shows_exactly(&[]).await;
    hana.person.key("Control+z").await;
    hana.shows_exactly(&["一", "二", "三"]).await;
}

pub async fn a_note_has_a_limit_that_is_named(stage: Arc<Stage>) {
    let board = stage.new_canvas("長すぎる").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let at = hana.cell("vp").await;
    hana.starts_note(at).await;
    hana.person.inserts("ここまで").await;
    hana.relay_has("the beginning", |truth| truth.note("ここまで").map(|_| ()))
        .await;
    hana.person.inserts(&"あ".repeat(10_000)).await;
    hana.person.reads("5000").await;
    let kept = hana
        .person
        .eval("document.activeElement.value.length")
        .await;
    assert_eq!(kept, 10_004, "what was typed stays in the field");
    let truth = hana.truth().await;
    assert_eq!(truth.texts(), ["ここまで"], "the relay never had more");
}

pub async fn two_fingers_zoom_and_one_finger_pans(stage: Arc<Stage>) {
    let board = stage.new_canvas("指で").await;
    let person = stage.person("花").await;
    person.viewport(Viewport::PHONE).await;
    let hana = AtBoard::take_seat(&stage, person, &board, &board.participant).await;
    let page = hana.person.page();
    let start = hana.camera().await;

    let (left, right) = (Spot::new(150.0, 420.0), Spot::new(240.0, 420.0));
    let spread = |by: f64| vec![left.by(-by, 0.0), right.by(by, 0.0)];
    let moves: Vec<Vec<Spot>> = (0..8).map(|step| spread(f64::from(step) * 10.0)).collect();
    page.touch(&moves).await.unwrap();
    let closer = hana.camera_after(start).await;
    assert!(
        closer.zoom > start.zoom * 2.0,
        "the fingers' distance grew to 2.5 times: {closer:?}"
    );

    // On the empty paper at the top: on a cell, too, one finger pans.
    let finger = Spot::new(200.0, 200.0);
    let moves: Vec<Vec<Spot>> = (0..8)
        .map(|step| vec![finger.by(0.0, f64::from(step) * 10.0)])
        .collect();
    page.touch(&moves).await.unwrap();
    let panned = hana.camera_after(closer).await;
    assert!(
        panned.y < closer.y && panned.zoom == closer.zoom,
        "{closer:?} {panned:?}"
    );
}

pub async fn a_long_press_opens_the_menu_of_what_lies_there(stage: Arc<Stage>) {
    let board = stage.new_canvas("長押し").await;
    let person = stage.person("花").await;
    person.viewport(Viewport::PHONE).await;
    let hana = AtBoard::take_seat(&stage, person, &board, &board.participant).await;
    hana.writes_into("vp", "指の下").await;
    hana.person.key("Shift+1").await;
    let at = hana.note("指の下").await;
    let touch = async |kind: &str, fingers: Value| {
        let event = json!({ "type": kind, "touchPoints": fingers });
        let page = hana.person.page();
        page.call("Input.dispatchTouchEvent", event).await.unwrap();
    };
    touch("touchStart", json!([{ "x": at.x, "y": at.y, "id": 0 }])).await;
    hana.person
        .sees("menuitem", hana.words.say("command.edit_note"))
        .await;
    touch("touchEnd", json!([])).await;
    hana.has_selected(1).await;
    hana.person
        .sees("menuitem", hana.words.say("command.duplicate"))
        .await;
    let items = "document.querySelectorAll('#context-menu [role^=menuitem]').length";
    let of_note = hana.person.eval(items).await;
    hana.person.key("Escape").await;

    // On the empty paper the menu is another one.
    hana.has_selected(1).await;
    hana.person.key("Escape").await;
    let empty = Spot::new(200.0, 200.0);
    touch(
        "touchStart",
        json!([{ "x": empty.x, "y": empty.y, "id": 0 }]),
    )
    .await;
    hana.person
        .sees("menuitemcheckbox", hana.words.say("command.toggle_grid"))
        .await;
    touch("touchEnd", json!([])).await;
    assert_ne!(hana.person.eval(items).await, of_note);
}
