//! The board as it was when a step of the workshop ended.

use std::time::{Duration, Instant};

use board::{Board, ClientNumber, ElementId, Origin};
use collab::message::Message;
use serde_json::{Value, json};
use tests::http::request;

use crate::person::Person;
use crate::place::{BoardKeys, Place};

/// The checkpoints of ended steps, once there are any.
async fn steps(place: &Place, board: &BoardKeys) -> Vec<Value> {
    let path = format!("/api/boards/{}/checkpoints", board.id);
    let begun = Instant::now();
    loop {
        let answer = place.get(&path, Some(&board.viewer)).await.json();
        let all = answer["checkpoints"].as_array().unwrap().clone();
        let steps: Vec<Value> = all
            .into_iter()
            .filter(|one| one["reason"] == "step")
            .collect();
        if !steps.is_empty() {
            return steps;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{answer}");
        tokio::task::yield_now().await;
    }
}

async fn state(place: &Place, board: &BoardKeys, kept: &Value) -> Board {
    let id = kept["id"].as_str().unwrap();
    let path = format!("/api/boards/{}/checkpoints/{id}", board.id);
    let answer = place.get(&path, Some(&board.viewer)).await;
    let mut past = Board::new(ClientNumber::new(5));
    past.apply(&answer.body, Origin::Storage).unwrap();
    past
}

#[tokio::test]
async fn v242_a_closed_part_is_kept_as_it_was_under_its_name() {
    let place = Place::open().await;
    let wish = json!({"title": "春の会", "template": "rikai.bmc", "locale": "ja"});
    let board = place.board_with(&wish).await;
    let mut yui = Person::join(&place, &board, &board.facilitator, 11).await;
    let canvas = yui.board.snapshot();
    let canvas = canvas
        .elements()
        .iter()
        .find(|one| one.as_canvas().is_some());
    let canvas = canvas.unwrap().clone();
    let name = &canvas.as_canvas().unwrap().label.ja;
    // The word alone ends nothing.
    yui.write("n1", "closed").await;
    yui.saved().await;
    yui.board
        .edit(|edit| edit.set_closed(&canvas.id, true))
        .unwrap();
    for update in yui.board.drain_updates() {
        yui.say(&Message::Update(update)).await;
    }
    yui.saved().await;

    let steps = steps(&place, &board).await;
    assert_eq!(steps.len(), 1);
    assert_eq!(
        (&steps[0]["ended"], &steps[0]["name"]),
        (&json!("part"), &json!(name))
    );
    let past = state(&place, &board, &steps[0]).await;
    assert!(past.element(&ElementId::new("n1")).is_some());
    let was = past.element(&canvas.id).unwrap();
    assert_eq!(was, canvas, "it is the board before the closing");
}

#[tokio::test]
async fn v242_private_writing_that_is_revealed_is_kept_as_it_was() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut yui = Person::join(&place, &board, &board.facilitator, 11).await;
    yui.write("n1", "案").await;
    yui.saved().await;
    let path = format!("/api/boards/{}/seals/round1/reveal", board.id);
    // One note of many is no end; what comes in several requests is one.
    for (over, id) in [(false, ""), (true, "n2"), (true, "n3")] {
        let wish = json!({"seals": [], "over": over, "by": "結衣"});
        let answer = request(
            place.port(),
            "POST",
            &path,
            Some(&board.facilitator),
            Some(&wish),
        );
        assert_eq!(answer.await.unwrap().status, 200);
        if !over {
            let list = format!("/api/boards/{}/checkpoints", board.id);
            let all = place.get(&list, Some(&board.viewer)).await.json();
            assert_eq!(all["checkpoints"], json!([]));
        } else {
            yui.write(id, "次の案").await;
            yui.saved().await;
        }
    }
    let steps = steps(&place, &board).await;
    assert_eq!(steps.len(), 1, "{steps:?}");
    assert_eq!(
        (&steps[0]["ended"], &steps[0]["by"]),
        (&json!("private"), &json!("結衣"))
    );
    let past = state(&place, &board, &steps[0]).await;
    assert!(past.element(&ElementId::new("n1")).is_some());
    assert!(past.element(&ElementId::new("n2")).is_none());
}
