//! A workshop is played: from weighted issues to scores, to the planning document, to the next part.

use std::sync::Arc;

use board::{Axis, BoardPoint, CellValue, Element};
use tests::input::Spot;
use tests::stage::{Stage, artifacts_folder};
use tests::truth::Truth;

use crate::board::{AtBoard, EDITING};

/// What the field over a cell holds; null while there is none.
const FIELD: &str = "(document.querySelector('#value-field')?.value ?? null)";
const NO_FIELD: &str = "!document.querySelector('#value-field')";

/// The newest canvas of a template that is not closed.
fn canvas<'a>(truth: &'a Truth, template: &str) -> &'a Element {
    let open = |element: &&Element| {
        let canvas = element.as_canvas();
        canvas.is_some_and(|canvas| canvas.template == template && !canvas.closed)
    };
    let found = truth.elements().iter().rfind(open);
    found.unwrap_or_else(|| panic!("no canvas {template}"))
}

/// A cell, or the slot of a matrix, of that canvas.
fn cell<'a>(truth: &'a Truth, template: &str, key: &str) -> &'a Element {
    let canvas = &canvas(truth, template).id;
    let found = truth.elements().iter().find(|element| {
        let cell = element.as_cell();
        element.placement.parent.as_ref() == Some(canvas)
            && cell.is_some_and(|cell| cell.key == key && cell.slot.is_none())
    });
    found.unwrap_or_else(|| panic!("no cell {key}"))
}

/// Columns or rows of the matrix in a cell, in order.
fn tracks<'a>(truth: &'a Truth, grid: &Element, axis: Axis) -> Vec<&'a Element> {
    let mut found: Vec<&Element> = truth
        .elements()
        .iter()
        .filter(|element| {
            let track = element.as_track();
            track.is_some_and(|track| track.grid.as_ref() == Some(&grid.id) && track.axis == axis)
        })
        .collect();
    found.sort_by(|a, b| {
        let (a, b) = (a.placement.offset, b.placement.offset);
        a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
    });
    found
}

fn slot<'a>(truth: &'a Truth, grid: &Element, row: usize, column: usize) -> &'a Element {
    let row = &tracks(truth, grid, Axis::Row)[row].id;
    let column = &tracks(truth, grid, Axis::Column)[column].id;
    let found = truth.elements().iter().find(|element| {
        let slot = element.as_cell().and_then(|cell| cell.slot.as_ref());
        slot.is_some_and(|slot| slot.row.as_ref() == Some(row) && slot.column == *column)
    });
    found.expect("a slot")
}

/// Looks at the upper left part of a canvas, where it can be read.
async fn looks_at(at: &AtBoard, template: &str) {
    let truth = at.truth().await;
    let corner = truth.corner(canvas(&truth, template));
    let (x, y) = (corner.x + 1000.0, corner.y + 480.0);
    at.person
        .eval(&format!("bench.zoomTo(0.6, {x}, {y})"))
        .await;
    at.settles().await;
}

/// Selects a canvas by its title.
async fn selects(at: &AtBoard, template: &str) {
    looks_at(at, template).await;
    let truth = at.truth().await;
    let corner = truth.corner(canvas(&truth, template));
    let title = at
        .spot(BoardPoint::new(corner.x + 700.0, corner.y + 40.0))
        .await;
    at.person.click(title).await;
    at.person
        .wait_for("document.querySelector('.style-bar')?.checkVisibility()")
        .await;
}

async fn middle(at: &AtBoard, find: impl Fn(&Truth) -> BoardPoint) -> Spot {
    let truth = at.truth().await;
    at.spot(find(&truth)).await
}

/// Writes the name of a row.
async fn names_row(at: &AtBoard, row: usize, name: &str) {
    let heading = middle(at, |truth| {
        let grid = cell(truth, "jissen2.matrix", "scores");
        truth.middle(tracks(truth, grid, Axis::Row)[row])
    })
    .await;
    at.person.click(heading).await;
    at.person
        .wait_for("document.querySelector('.grid-bar')?.checkVisibility()")
        .await;
    at.person.key("Enter").await;
    at.can_write().await;
    at.person.writes(name).await;
    at.person.key("Escape").await;
    at.person.wait_for(&format!("!({EDITING})")).await;
}

/// Gives points to a row whose name was just written, in the first column, by keyboard.
async fn scores(at: &AtBoard, points: &str) {
    at.person.key("ArrowRight").await;
    at.person.key(points).await;
    at.person.wait_for(&format!("{FIELD} === '{points}'")).await;
    at.person.key("Enter").await;
    at.person.wait_for(NO_FIELD).await;
}

pub async fn from_issues_to_the_next_part(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("シフト表", None, "ja").await;
    drop(relay);
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    hana.chooses("command.insert_canvas").await;
    let card = "document.querySelector('dialog [data-pack=\"jissen2\"]')";
    hana.person.wait_for(card).await;
    hana.person.eval(&format!("{card}.click()")).await;
    hana.relay_has("the pack", |truth| {
        (truth.templates().len() == 9).then_some(())
    })
    .await;

    // An issue in the colour of its area; it names the first column, with its weight.
    looks_at(&hana, "jissen2.weights").await;
    hana.writes_into("issues", "欠勤を埋めたい（5）").await;
    hana.relay_has("the issue", |truth| {
        let note = truth.note("欠勤を埋めたい（5）")?.as_note()?;
        (note.color == board::NoteColor::Blue).then_some(())
    })
    .await;
    selects(&hana, "jissen2.weights").await;
    hana.chooses("command.carry_on").await;
    hana.relay_has("a column with name and weight", |truth| {
        let grid = cell(truth, "jissen2.matrix", "scores");
        let column = tracks(truth, grid, Axis::Column)[0].as_track()?;
        (column.names.is_some() && column.weight == Some(5.0)).then_some(())
    })
    .await;

    // Two solutions, and points by keyboard.
    looks_at(&hana, "jissen2.matrix").await;
    names_row(&hana, 0, "写真で読み取る").await;
    scores(&hana, "2").await;
    names_row(&hana, 1, "代わりを提案する").await;
    scores(&hana, "4").await;
    hana.relay_has("the scores", |truth| {
        let grid = cell(truth, "jissen2.matrix", "scores");
        let value = slot(truth, grid, 1, 0).as_cell()?.value("")?;
        (*value == CellValue::Number(4.0)).then_some(())
    })
    .await;
    hana.person
        .photograph(&artifacts_folder().join("workshop-scores.png"))
        .await;

    // The winner goes on into the planning document.
    selects(&hana, "jissen2.matrix").await;
    hana.chooses("command.carry_on").await;
    hana.relay_has("the winner in the planning document", |truth| {
        let offer = cell(truth, "jissen2.pr", "offer").text()?;
        (offer == "代わりを提案する").then_some(())
    })
    .await;

    // The next part goes on with all of it; the old canvas is closed, and says so.
    selects(&hana, "jissen2.matrix").await;
    hana.chooses("command.next_part").await;
    let old = hana
        .relay_has("the next part", |truth| {
            let made = canvas(truth, "jissen2.matrix").as_canvas()?;
            made.follows.clone()
        })
        .await;
    hana.relay_has("the scores again", |truth| {
        let grid = cell(truth, "jissen2.matrix", "scores");
        slot(truth, grid, 1, 0).as_cell()?.value("").map(|_| ())
    })
    .await;
    let truth = hana.truth().await;
    let corner = truth.corner(truth.element(&old).expect("the old canvas"));
    let (x, y) = (corner.x + 1000.0, corner.y + 480.0);
    hana.person
        .eval(&format!("bench.zoomTo(0.6, {x}, {y})"))
        .await;
    hana.settles().await;
    let chosen = truth.elements().iter().find(|element| {
        element.placement.parent.as_ref() == Some(&old)
            && element.as_cell().is_some_and(|cell| cell.key == "merged")
    });
    let spot = hana.spot(truth.middle(chosen.expect("a cell"))).await;
    hana.person.double_click(spot).await;
    hana.person.reads(hana.words.say("reason.locked")).await;
    hana.person
        .photograph(&artifacts_folder().join("workshop-closed.png"))
        .await;
}
