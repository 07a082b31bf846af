//! Finding one's way: the palette of commands, texts on the board, the map.

use std::sync::Arc;

use tests::input::Spot;
use tests::stage::Stage;
use tests::waiting;

use crate::board::{AtBoard, EDITING};

/// Whether the keyboard is on the board.
const ON_BOARD: &str = "document.activeElement.matches('.board-surface, .note-field')";

pub async fn the_palette_runs_a_command_by_keyboard_in_japanese(stage: Arc<Stage>) {
    let board = stage.new_canvas("命令").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    for (cell, text) in [("kp", "一"), ("vp", "二")] {
        hana.writes_into(cell, text).await;
    }
    let person = &hana.person;
    let field = hana.words.say("palette.field");
    person.key("Control+k").await;
    person.sees("combobox", field).await;

    // While the input method converts, Enter is its own.
    person.composes("すべてせん").await;
    person.wait_for("document.querySelector('.palette')").await;
    person.writes("すべて選択").await;
    person
        .wait_for("document.querySelectorAll('.palette-row').length === 1")
        .await;
    hana.has_selected(0).await;
    person.key("Enter").await;
    hana.has_selected(2).await;
    person.wait_for(ON_BOARD).await;

    // English words find it as well, arrow keys choose, and what was chosen last comes first.
    person.key("Control+k").await;
    person.sees("combobox", field).await;
    person
        .wait_for("document.querySelector('.palette-row').dataset.action === 'select_all'")
        .await;
    person.types("delete").await;
    person
        .wait_for("document.querySelector('.palette-row[aria-selected=true]').dataset.action === 'delete'")
        .await;
    person.key("ArrowDown").await;
    person.key("ArrowUp").await;
    person.key("Enter").await;
    hana.shows_exactly(&[]).await;

    // What cannot be done stays, says why, and does nothing.
    person.key("Control+k").await;
    person.types("duplicate").await;
    person
        .reads(hana.words.say("reason.nothing_selected"))
        .await;
    person.key("Enter").await;
    person.wait_for("document.querySelector('.palette')").await;
    person.key("Escape").await;
    person.wait_for("!document.querySelector('.palette')").await;
    person.wait_for(ON_BOARD).await;
}

pub async fn a_text_is_found_with_the_input_method(stage: Arc<Stage>) {
    let board = stage.new_canvas("探す").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    for (cell, text) in [
        ("cs", "働く母親"),
        ("cs", "共働きの夫婦"),
        ("ch", "スマホアプリ"),
    ] {
        let at = hana
            .place(cell, 0.5, if text == "働く母親" { 0.3 } else { 0.7 })
            .await;
        hana.writes_note(at, text).await;
    }
    let person = &hana.person;
    person.key("Control+f").await;
    let field = hana.words.say("find.field");
    person.sees("textbox", field).await;
    person.composes("はたら").await;
    person
        .wait_for("document.querySelector('.find-input').value === 'はたら'")
        .await;
    hana.has_selected(0).await;
    person.writes("働").await;
    counts(&hana, "1", "2").await;
    shows_hit(&hana, "働く母親").await;
    person.key("Enter").await;
    counts(&hana, "2", "2").await;
    shows_hit(&hana, "共働きの夫婦").await;
    person.key("Shift+Enter").await;
    counts(&hana, "1", "2").await;
    shows_hit(&hana, "働く母親").await;

    // Kana of either kind answer to each other; the keyboard stays in the field all the time.
    person.key("Control+a").await;
    person.writes("すまほ").await;
    counts(&hana, "1", "1").await;
    shows_hit(&hana, "スマホアプリ").await;
    person.key("Control+a").await;
    person.writes("どこにもない").await;
    person.reads(hana.words.say("find.nothing")).await;

    person.key("Escape").await;
    person
        .wait_for("!document.querySelector('.find-bar')")
        .await;
    person.wait_for(ON_BOARD).await;
    person.key("Enter").await;
    person.wait_for(EDITING).await;
    let edited = person.eval("document.activeElement.value").await;
    assert_eq!(edited, "スマホアプリ", "one can go on with what was found");
}

async fn counts(hana: &AtBoard, number: &str, count: &str) {
    let places = [("number", number), ("count", count)];
    let words = hana.words.say_with("find.count", &places);
    hana.person
        .wait_for(&format!(
            "document.querySelector('.find-count').innerText === '{words}'"
        ))
        .await;
}

/// Waits until this note alone is selected, in sight, and the field still has the keyboard.
async fn shows_hit(hana: &AtBoard, text: &str) {
    hana.person
        .wait_for(&format!(
            "bench.selected().length === 1 && bench.noteText(bench.selected()[0]) === '{text}'"
        ))
        .await;
    let at = hana.note(text).await;
    assert!(
        at.x > 0.0 && at.x < 1440.0 && at.y > 0.0 && at.y < 900.0,
        "{text} is in sight: {at:?}"
    );
    hana.person
        .wait_for("document.activeElement.matches('.find-input')")
        .await;
}

pub async fn the_map_moves_the_view(stage: Arc<Stage>) {
    let board = stage.new_canvas("地図").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    person.key("m").await;
    person.sees("group", hana.words.say("minimap.label")).await;
    let before = hana.camera().await;
    person.key("Control+0").await;
    let close = hana.camera_after(before).await;

    let frame = "document.querySelector('.minimap-view').getBoundingClientRect()";
    let paper = "document.querySelector('.minimap-paper').getBoundingClientRect()";
    person.wait_for(&format!("{frame}.width > 4")).await;
    // The view has arrived where it glided.
    person
        .wait_for(
            "new Promise((done) => {
                const place = () => document.querySelector('.minimap-view').style.transform;
                const from = place();
                let frames = 0;
                const look = () => {
                    if (place() !== from) done(false);
                    else if (++frames > 15) done(true);
                    else requestAnimationFrame(look);
                };
                look();
            })",
        )
        .await;
    let corner = person
        .eval(&format!("(({{ left, top }}) => [left, top])({paper})"))
        .await;
    let corner = Spot::new(corner[0].as_f64().unwrap(), corner[1].as_f64().unwrap());
    person.click(corner.by(24.0, 40.0)).await;
    let left = hana.camera_after(close).await;
    assert!(
        left.x < close.x && left.zoom == close.zoom,
        "{close:?} {left:?}"
    );
    person
        .drag(corner.by(24.0, 40.0), corner.by(120.0, 60.0))
        .await;
    let dragged = hana.camera_after(left).await;
    assert!(dragged.x > left.x, "{left:?} {dragged:?}");

    // By keys, too; and it stays for the next visit.
    person
        .eval("document.querySelector('[data-minimap]').focus()")
        .await;
    person.key("ArrowLeft").await;
    hana.camera_after(dragged).await;
    person.reload().await;
    hana.is_ready().await;
    person.sees("group", hana.words.say("minimap.label")).await;
    person.key("m").await;
    person
        .no_longer_sees("group", hana.words.say("minimap.label"))
        .await;
}

pub async fn the_zoom_has_a_menu(stage: Arc<Stage>) {
    let board = stage.new_canvas("倍率").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    person
        .clicks("button", hana.words.start_of("zoom.level"))
        .await;
    person.clicks("menuitem", "200%").await;
    waiting::until("the board to be twice as large", || async {
        let zoom = hana.camera().await.zoom;
        if (zoom - 2.0).abs() < 1e-9 {
            Ok(())
        } else {
            Err(zoom)
        }
    })
    .await;
    // A mouse's wheel zooms once one says that it is a mouse.
    person
        .clicks("button", hana.words.start_of("zoom.level"))
        .await;
    person.clicks("radio", hana.words.say("wheel.mouse")).await;
    person.key("Escape").await;
    let before = hana.camera().await;
    let at = Spot::new(700.0, 500.0);
    person.wheel(at, Spot::new(0.0, 20.0), &[]).await;
    let zoomed = hana.camera_after(before).await;
    assert!(zoomed.zoom < before.zoom, "{before:?} {zoomed:?}");
}
