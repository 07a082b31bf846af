//! Cells that hold something: two people score one matrix, columns come and go, values are written and refused.

use std::sync::Arc;

use board::{Axis, CellValue, Element};
use tests::input::Spot;
use tests::stage::{Stage, artifacts_folder};
use tests::truth::Truth;

use crate::board::{AtBoard, EDITING};

/// What the field over a cell holds; null while there is none.
const FIELD: &str = "(document.querySelector('#value-field')?.value ?? null)";
const NO_FIELD: &str = "!document.querySelector('#value-field')";

/// The slot in a row and a column of the only matrix, both from 0.
fn slot(truth: &Truth, row: usize, column: usize) -> &Element {
    let track = |axis, at: usize| {
        let mut tracks: Vec<&Element> = truth
            .elements()
            .iter()
            .filter(|element| element.as_track().is_some_and(|track| track.axis == axis))
            .collect();
        tracks.sort_by(|a, b| {
            let (a, b) = (a.placement.offset, b.placement.offset);
            a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
        });
        tracks[at].id.clone()
    };
    let (row, column) = (track(Axis::Row, row), track(Axis::Column, column));
    let found = truth.elements().iter().find(|element| {
        let slot = element.as_cell().and_then(|cell| cell.slot.as_ref());
        slot.is_some_and(|slot| slot.row.as_ref() == Some(&row) && slot.column == column)
    });
    found.expect("a slot")
}

fn value(truth: &Truth, row: usize, column: usize, who: &str) -> Option<CellValue> {
    let cell = slot(truth, row, column).as_cell()?;
    cell.value(who).cloned()
}

async fn spot_of(at: &AtBoard, row: usize, column: usize) -> Spot {
    let truth = at.truth().await;
    let middle = truth.middle(slot(&truth, row, column));
    at.spot(middle).await
}

/// The heading of a column: above its uppermost slot.
async fn heading_of(at: &AtBoard, column: usize) -> Spot {
    let truth = at.truth().await;
    let id = slot(&truth, 0, column)
        .as_cell()
        .unwrap()
        .slot
        .clone()
        .unwrap()
        .column;
    let track = truth.element(&id).expect("a column");
    at.spot(truth.middle(track)).await
}

/// The weight of a column is chosen in the menu of the bar over its heading.
async fn weighs(at: &AtBoard, column: usize, weight: u32) {
    let heading = heading_of(at, column).await;
    at.person.click(heading).await;
    at.person
        .clicks("button", at.words.say("cells.track_menu"))
        .await;
    let name = at.words.say(&format!("command.weigh_{weight}"));
    at.person.clicks("menuitem", name).await;
    at.relay_has("the column's weight", |truth| {
        let id = &slot(truth, 0, column).as_cell()?.slot.as_ref()?.column;
        let track = truth.element(id)?.as_track()?;
        (track.weight == Some(f64::from(weight))).then_some(())
    })
    .await;
}

pub async fn two_people_score_at_once(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("採点", Some("jissen2.matrix"), "ja").await;
    drop(relay);
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    weighs(&hana, 0, 5).await;
    weighs(&hana, 1, 3).await;

    // Both at once, each in another cell, by keyboard: a digit begins, Enter stores and goes on.
    let [first, second] = [spot_of(&hana, 0, 0).await, spot_of(&ken, 1, 0).await];
    hana.person.click(first).await;
    ken.person.click(second).await;
    hana.person.key("2").await;
    ken.person.key("4").await;
    hana.person.wait_for(&format!("{FIELD} === '2'")).await;
    ken.person.wait_for(&format!("{FIELD} === '4'")).await;
    hana.person.key(".").await;
    hana.person.key("5").await;
    hana.person.key("Enter").await;
    ken.person.key("Tab").await;
    for at in [&hana, &ken] {
        at.person.wait_for(NO_FIELD).await;
    }
    let (a, b) = hana
        .relay_has("both scores", |truth| {
            Some((value(truth, 0, 0, "")?, value(truth, 1, 0, "")?))
        })
        .await;
    assert_eq!((a, b), (CellValue::Number(2.5), CellValue::Number(4.0)));

    // The focus went on to the next column, which weighs 3: 5 is refused, told, and stays typed.
    ken.person.key("5").await;
    ken.person.key("Enter").await;
    ken.person
        .wait_for("document.querySelector('.value-error')?.textContent.includes('3')")
        .await;
    ken.person.wait_for(&format!("{FIELD} === '5'")).await;
    ken.person
        .photograph(&artifacts_folder().join("cells-refused.png"))
        .await;
    ken.person.key("Escape").await;
    ken.person.wait_for(NO_FIELD).await;
    assert_eq!(value(&ken.truth().await, 1, 1, ""), None);

    // Each has points of their own, and their mean is seen by both.
    for (at, points) in [(&hana, "1"), (&ken, "2")] {
        let place = spot_of(at, 2, 0).await;
        at.person.click(place).await;
        at.person
            .clicks("radio", at.words.say("cells.layer_mine"))
            .await;
        at.person.key("Enter").await;
        at.person.wait_for(&format!("{FIELD} === ''")).await;
        at.person.key(points).await;
        at.person.key("Enter").await;
        at.person.wait_for(NO_FIELD).await;
    }
    hana.relay_has("two people's points", |truth| {
        let cell = slot(truth, 2, 0).as_cell()?;
        let own = cell.values.iter().filter(|value| !value.who.is_empty());
        (own.count() == 2).then_some(())
    })
    .await;
    hana.person
        .clicks("radio", hana.words.say("cells.layer_mean"))
        .await;
    hana.person
        .wait_for("document.querySelector('.reading-tree').textContent.includes('1.5')")
        .await;
    hana.person
        .photograph(&artifacts_folder().join("cells-mean.png"))
        .await;
}

pub async fn columns_come_and_go_and_undo_brings_them_back(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("列", Some("jissen2.matrix"), "ja").await;
    drop(relay);
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let columns = |truth: &Truth| {
        let tracks = truth.elements().iter().filter_map(Element::as_track);
        tracks.filter(|track| track.axis == Axis::Column).count()
    };
    let before = columns(&hana.truth().await);
    let heading = heading_of(&hana, 1).await;
    hana.person.click(heading).await;
    hana.person
        .clicks("button", hana.words.say("command.add_column_after"))
        .await;
    // Its name is written at once, by the input method.
    hana.can_write().await;
    hana.person.writes("新しい課題").await;
    hana.person.key("Escape").await;
    hana.person.wait_for(&format!("!({EDITING})")).await;
    hana.relay_has("the new column with its name", |truth| {
        let tracks = truth.elements().iter().filter_map(Element::as_track);
        let mut named = tracks.filter(|track| track.text == "新しい課題");
        named
            .next()
            .filter(|_| columns(truth) == before + 1)
            .map(|_| ())
    })
    .await;
    hana.person
        .photograph(&artifacts_folder().join("cells-column.png"))
        .await;
    hana.person
        .clicks("button", hana.words.say("cells.track_menu"))
        .await;
    hana.person
        .clicks("menuitem", hana.words.say("command.remove_column"))
        .await;
    hana.relay_has("a column less", |truth| {
        (columns(truth) == before).then_some(())
    })
    .await;
    // The toast offers to take it back.
    hana.person
        .clicks("button", hana.words.say("command.undo"))
        .await;
    hana.relay_has("the column again", |truth| {
        (columns(truth) == before + 1).then_some(())
    })
    .await;
}
