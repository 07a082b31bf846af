//! How a board was, kept by the relay.

use std::time::Duration;

use board::{Board, ClientNumber, Extent, Origin};
use collab::message::Message;
use serde_json::{Value, json};
use server::checkpoints::Retention;
use tests::http::{Answer, request};

use crate::person::Person;
use crate::place::{BoardKeys, Place};

fn path(board: &BoardKeys) -> String {
    format!("/api/boards/{}/checkpoints", board.id)
}

async fn ask(place: &Place, method: &str, path: &str, key: &str, body: Option<&Value>) -> Answer {
    request(place.port(), method, path, Some(key), body)
        .await
        .unwrap()
}

async fn listed(place: &Place, board: &BoardKeys) -> Vec<Value> {
    let answer = place.get(&path(board), Some(&board.viewer)).await.json();
    answer["checkpoints"].as_array().unwrap().clone()
}

#[tokio::test]
async fn v121_a_board_is_kept_as_it_was_and_can_be_taken_back() {
    let mut place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 11).await;
    hana.write("n1", "はじめの案").await;
    hana.saved().await;
    let asked = json!({"name": "午前の終わり", "by": "花", "reason": "named"});
    let made = ask(
        &place,
        "POST",
        &path(&board),
        &board.participant,
        Some(&asked),
    )
    .await;
    assert_eq!(made.status, 201, "{}", made.text());
    let made = made.json();
    assert_eq!(made["elements"], 1);
    hana.write("n2", "あとの案").await;
    hana.saved().await;

    // It outlives the relay.
    drop(hana);
    place.stop().await;
    place.start_again().await;
    let all = listed(&place, &board).await;
    assert_eq!(all.len(), 1);
    assert_eq!(
        (&all[0]["name"], &all[0]["by"]),
        (&json!("午前の終わり"), &json!("花"))
    );

    let one = format!("{}/{}", path(&board), made["id"].as_str().unwrap());
    let state = place.get(&one, Some(&board.viewer)).await;
    assert_eq!(state.status, 200);
    let mut past = Board::new(ClientNumber::new(5));
    past.apply(&state.body, Origin::Storage).unwrap();
    let mut ken = Person::join(&place, &board, &board.participant, 12).await;
    assert_eq!(ken.board.element_count(), 2);
    let restored = ken.board.restore(&past, &Extent::Board).unwrap();
    assert_eq!((restored.taken_away, restored.changed), (1, 0));
    for update in ken.board.drain_updates() {
        ken.say(&Message::Update(update)).await;
    }
    ken.saved().await;
    let late = Person::join(&place, &board, &board.viewer, 13).await;
    assert_eq!(late.board.snapshot(), past.snapshot());
}

#[tokio::test]
async fn v122_who_may_do_what_with_checkpoints() {
    let place = Place::open().await;
    let (board, other) = (place.board().await, place.board().await);
    let path = path(&board);
    let asked = json!({"reason": "named"});
    for (key, status) in [
        (&board.viewer, 403),
        (&other.facilitator, 403),
        (&board.participant, 201),
    ] {
        let answer = ask(&place, "POST", &path, key, Some(&asked)).await;
        assert_eq!(answer.status, status, "{}", answer.text());
    }
    for bad in [
        json!({}),
        json!({"reason": "hourly"}),
        json!({"reason": "named", "name": "長".repeat(1_000)}),
    ] {
        let answer = ask(&place, "POST", &path, &board.participant, Some(&bad)).await;
        assert_eq!(answer.status, 400, "{bad}");
    }
    let id = listed(&place, &board).await[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let one = format!("{path}/{id}");
    let elsewhere = format!("/api/boards/{}/checkpoints/{id}", other.id);
    for (method, path, key, status) in [
        ("GET", elsewhere.as_str(), &other.facilitator, 404),
        (
            "GET",
            "/api/boards/x/checkpoints/..%2f..%2fnonet.db",
            &board.facilitator,
            404,
        ),
        ("DELETE", one.as_str(), &board.participant, 403),
        ("DELETE", one.as_str(), &board.facilitator, 204),
        ("DELETE", one.as_str(), &board.facilitator, 404),
    ] {
        let answer = ask(&place, method, path, key, None).await;
        assert_eq!(answer.status, status, "{method} {path}");
    }
    assert!(listed(&place, &board).await.is_empty());
}

#[tokio::test]
async fn v123_a_checkpoint_before_something_is_made_only_of_what_is_new() {
    let place = Place::open().await;
    let board = place.board().await;
    let asked = json!({"reason": "before", "name": "読み込み"});
    for status in [201, 200] {
        let answer = ask(
            &place,
            "POST",
            &path(&board),
            &board.participant,
            Some(&asked),
        )
        .await;
        assert_eq!(answer.status, status);
    }
    assert_eq!(listed(&place, &board).await.len(), 1);
}

#[tokio::test]
async fn v124_a_damaged_checkpoint_is_an_error_and_the_others_are_there() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 11).await;
    for name in ["一", "二"] {
        hana.write(name, name).await;
        hana.saved().await;
        let asked = json!({"reason": "named", "name": name});
        let answer = ask(
            &place,
            "POST",
            &path(&board),
            &board.participant,
            Some(&asked),
        )
        .await;
        assert_eq!(answer.status, 201);
    }
    let all = listed(&place, &board).await;
    let newest = all[0]["id"].as_str().unwrap();
    let folder = place.folder().join("checkpoints").join(&board.id);
    let mut bytes = std::fs::read(folder.join(newest)).unwrap();
    let last = bytes.len() - 20;
    bytes[last] ^= 0x55;
    std::fs::write(folder.join(newest), &bytes).unwrap();
    let path = path(&board);
    let read = async |id: &Value| {
        let one = format!("{path}/{}", id.as_str().unwrap());
        place.get(&one, Some(&board.participant)).await.status
    };
    assert_eq!(read(&all[0]["id"]).await, 503);
    assert_eq!(read(&all[1]["id"]).await, 200);
    std::fs::write(folder.join(newest), "cut").unwrap();
    assert_eq!(listed(&place, &board).await.len(), 1);
}

#[tokio::test]
async fn v125_boards_that_are_worked_on_are_kept_by_themselves() {
    let place = Place::open_with(&|config| {
        config.checkpoints = Retention {
            every: Duration::from_millis(20),
            ..Retention::default()
        };
    })
    .await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 11).await;
    hana.write("n1", "案").await;
    hana.saved().await;
    let begun = std::time::Instant::now();
    loop {
        let all = listed(&place, &board).await;
        if all
            .iter()
            .any(|one| one["elements"] == 1 && one["reason"] == "hourly")
        {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{all:?}");
        tokio::task::yield_now().await;
    }
}
