//! Boards at rest, in a relay that puts documents away sooner than usual.

use std::time::Duration;

use board::BoardId;
use serde_json::json;
use tests::http::request;
use tests::waiting::until;

use crate::numbers::numbers;
use crate::person::Person;
use crate::place::Place;

/// Waits until the relay has put so many documents away.
async fn has_rested(place: &Place, times: f64) {
    until("the board to rest", || async {
        let rests = numbers(place).await["nonet_rests_total"];
        match rests >= times {
            true => Ok(()),
            false => Err(format!("{rests} documents were put away")),
        }
    })
    .await;
}

#[tokio::test]
async fn v210_a_board_at_rest_is_read_exported_and_kept_and_the_next_change_is_like_any_other() {
    let place = Place::open_with(&|config| config.rest_after = Duration::from_millis(1)).await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    hana.write("n1", "はじめの案").await;
    hana.saved().await;
    // It may have rested before.
    let rests = numbers(&place).await["nonet_rests_total"];
    has_rested(&place, rests + 1.0).await;
    let rouses = numbers(&place).await["nonet_rouse_seconds_count"];

    // All of this takes no document.
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    assert_eq!(ken.board.snapshot(), hana.board.snapshot());
    let hana = hana.rejoin(&place, &board, &board.participant).await;
    let address = format!("/api/boards/{}/export/md", board.id);
    let page = place.get(&address, Some(&board.viewer)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("はじめの案"), "{}", page.text());
    let kept = format!("/api/boards/{}/checkpoints", board.id);
    let wish = json!({"name": "静かな時", "by": "花", "reason": "named"});
    let key = Some(board.participant.as_str());
    let kept = request(place.port(), "POST", &kept, key, Some(&wish)).await;
    let kept = kept.unwrap();
    assert_eq!(kept.status, 201, "{}", kept.text());
    assert_eq!(kept.json()["elements"], 1);
    assert_eq!(
        numbers(&place).await["nonet_rouse_seconds_count"],
        rouses,
        "nobody needed the document"
    );

    // A change does, and those after a rest, too.
    let mut hana = hana;
    for number in 2..5 {
        let rests = numbers(&place).await["nonet_rests_total"];
        ken.write(&format!("n{number}"), "次の案").await;
        ken.saved().await;
        hana.sees(&format!("n{number}")).await;
        has_rested(&place, rests + 1.0).await;
    }
    let now = numbers(&place).await;
    assert!(now["nonet_rouse_seconds_count"] >= rouses + 3.0, "{now:?}");
    assert_eq!(now["nonet_load_seconds_count"], 1.0, "never from the store");
    assert_eq!(now["nonet_panics_total"], 0.0);
    let (store, id) = (place.store(), BoardId::parse(&board.id).unwrap());
    let again = tokio::task::spawn_blocking(move || store.load(&id).unwrap().open().unwrap());
    let again = again.await.unwrap();
    assert_eq!(again.snapshot(), ken.board.snapshot());
    assert_eq!(hana.board.snapshot(), ken.board.snapshot());
}
