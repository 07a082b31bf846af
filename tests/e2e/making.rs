//! What people put on a board besides notes, and what they do to it with the mouse.

use std::sync::Arc;

use board::{Element, ElementKind};
use tests::input::Spot;
use tests::stage::Stage;
use tests::truth::Truth;

use crate::board::AtBoard;

/// Where there is only background: below the canvas.
const EMPTY: Spot = Spot::new(300.0, 800.0);

pub async fn a_note_is_dragged_from_the_toolbar_into_a_cell(stage: Arc<Stage>) {
    let board = stage.new_canvas("つまむ").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let stack = person
        .eval("(({ x, y, width, height }) => [x + width / 2, y + height / 2])(document.querySelector('.note-tool').getBoundingClientRect())")
        .await;
    let stack = Spot::new(stack[0].as_f64().unwrap(), stack[1].as_f64().unwrap());
    let cell = hana.cell("vp").await;
    person.drag(stack, cell).await;
    hana.can_write().await;
    person.writes("引っぱった").await;
    hana.stops_writing().await;
    hana.relay_has("the note in its cell", |truth| {
        (truth.cell_of("引っぱった").as_deref() == Some("vp")).then_some(())
    })
    .await;
    person
        .wait_for("document.querySelector('.note-tool').getAttribute('aria-pressed') === 'false'")
        .await;

    // Back on the bar it is no note; a press that does not move takes the tool.
    person.drag(stack, stack.by(3.0, 60.0)).await;
    assert_eq!(hana.truth().await.notes().count(), 1);
    person.click(stack).await;
    person
        .wait_for("document.querySelector('.note-tool').getAttribute('aria-pressed') === 'true'")
        .await;
}

pub async fn a_connector_follows_the_shapes_that_it_joins(stage: Arc<Stage>) {
    let board = stage.new_canvas("つなぐ").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    let person = &hana.person;
    let (left, right) = (EMPTY, EMPTY.by(500.0, 0.0));
    for at in [left, right] {
        person.key("r").await;
        person.drag(at.by(-60.0, -25.0), at.by(60.0, 25.0)).await;
        person.key("Escape").await;
        person.key("Escape").await;
    }
    hana.relay_has("two boxes", |truth| (shapes(truth) == 2).then_some(()))
        .await;
    person.key("a").await;
    person.drag(left, right).await;
    let joined = hana
        .relay_has("a connector between both", |truth| {
            let connector = the(truth, |one| one.as_connector().is_some())?;
            let ends = connector.as_connector()?;
            (ends.from.element.is_some() && ends.to.element.is_some()).then(|| connector.id.clone())
        })
        .await;
    person.key("Escape").await;

    // The other one sees all of it, in words too.
    ken.person
        .wait_for(
            "document.querySelectorAll('.reading-tree [aria-roledescription=図形]').length === 2",
        )
        .await;
    ken.person
        .wait_for("document.querySelector('.reading-tree [aria-roledescription=線]')")
        .await;

    // The line's middle moves along when an end does: half as far.
    person
        .drag(right.by(0.0, -25.0), right.by(0.0, -125.0))
        .await;
    hana.relay_has("the moved box, the connector still joined", |truth| {
        let connector = truth.element(&joined)?.as_connector()?;
        let target = truth.element(connector.to.element.as_ref()?)?;
        let other = truth.element(connector.from.element.as_ref()?)?;
        let up = truth.middle(other).y - truth.middle(target).y;
        (up > 20.0).then_some(())
    })
    .await;
}

pub async fn the_pen_draws_and_the_eraser_takes_back(stage: Arc<Stage>) {
    let board = stage.new_canvas("描く").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    person.key("p").await;
    person.drag(EMPTY, EMPTY.by(160.0, -60.0)).await;
    person
        .drag(EMPTY.by(200.0, 0.0), EMPTY.by(320.0, 20.0))
        .await;
    hana.relay_has("two strokes: the pen stays in hand", |truth| {
        let strokes = count(truth, |one| one.as_drawing().is_some());
        (strokes == 2).then_some(())
    })
    .await;
    person.key("e").await;
    person
        .drag(EMPTY.by(80.0, -60.0), EMPTY.by(80.0, 10.0))
        .await;
    hana.relay_has("one stroke", |truth| {
        (count(truth, |one| one.as_drawing().is_some()) == 1).then_some(())
    })
    .await;
    person.key("Escape").await;
    person.key("Control+z").await;
    hana.relay_has("both again", |truth| {
        (count(truth, |one| one.as_drawing().is_some()) == 2).then_some(())
    })
    .await;
}

pub async fn a_note_is_resized_by_its_corner(stage: Arc<Stage>) {
    let board = stage.new_canvas("広げる").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.writes_into("vp", "広がる").await;
    let at = hana.note("広がる").await;
    hana.person.click(at).await;
    hana.has_selected(1).await;
    let truth = hana.truth().await;
    let note = truth.note("広がる").unwrap();
    let before = note.size;
    let corner = truth.corner(note);
    let corner = hana
        .spot(board::BoardPoint::new(
            corner.x + before.width,
            corner.y + before.height,
        ))
        .await;
    hana.person.drag(corner, corner.by(30.0, 40.0)).await;
    hana.relay_has("a larger note", |truth| {
        let size = truth.note("広がる")?.size;
        (size.width > before.width && size.height > before.height).then_some(())
    })
    .await;
}

pub async fn a_group_moves_together_until_it_is_locked(stage: Arc<Stage>) {
    let board = stage.new_canvas("束ねる").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    for (cell, text) in [("kp", "一"), ("vp", "二")] {
        hana.writes_into(cell, text).await;
    }
    let (one, two) = (hana.note("一").await, hana.note("二").await);
    person.click(one).await;
    person.click_with(&["Shift"], two).await;
    hana.has_selected(2).await;
    person.key("Control+g").await;
    person.key("Escape").await;
    hana.has_selected(0).await;
    person.click(one).await;
    hana.has_selected(2).await;

    person.key("Control+Shift+l").await;
    hana.relay_has("two locked notes", |truth| {
        let locked = truth.notes().filter(|(note, _)| note.locked).count();
        (locked == 2).then_some(())
    })
    .await;
    person.drag(one, one.by(80.0, 60.0)).await;
    person.key("Delete").await;
    let truth = hana.truth().await;
    assert_eq!(truth.cell_of("一").as_deref(), Some("kp"), "it stays");
    assert_eq!(truth.notes().count(), 2, "and cannot be deleted");
}

pub async fn the_bar_changes_what_is_selected(stage: Arc<Stage>) {
    let board = stage.new_canvas("整える").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let say = |key: &str| hana.words.say(key).to_owned();
    hana.writes_into("vp", "根拠つき").await;
    let at = hana.note("根拠つき").await;
    person.click(at).await;
    hana.has_selected(1).await;
    person.clicks("button", &say("style.evidence")).await;
    person.clicks("button", &say("evidence.assumption")).await;
    person.key("Escape").await;
    person.clicks("button", &say("style.tags")).await;
    person.fills(&say("tag.add"), "重要").await;
    person.key("Enter").await;
    person
        .sees(
            "button",
            &hana.words.say_with("tag.remove", &[("tag", "重要")]),
        )
        .await;
    person.key("Escape").await;
    person.clicks("button", &say("style.react")).await;
    person.clicks("button", &say("command.react_like")).await;
    hana.relay_has("evidence, tag and reaction", |truth| {
        let note = truth.note("根拠つき")?.as_note()?;
        let marked = note.evidence == Some(board::Evidence::Assumption);
        (marked && note.tags == ["重要"] && note.reactions.len() == 1).then_some(())
    })
    .await;
    // What the eye sees, the ear hears.
    person
        .wait_for("[...document.querySelectorAll('.reading-tree [role=listitem]')].some((one) => one.innerText.includes('#重要'))")
        .await;
}

fn shapes(truth: &Truth) -> usize {
    count(truth, |one| matches!(one.kind, ElementKind::Shape(_)))
}

fn count(truth: &Truth, wanted: impl Fn(&Element) -> bool) -> usize {
    truth.elements().iter().filter(|one| wanted(one)).count()
}

fn the(truth: &Truth, wanted: impl Fn(&Element) -> bool) -> Option<&Element> {
    truth.elements().iter().find(|one| wanted(one))
}
