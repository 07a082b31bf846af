//! The table of keys cannot be read: then no key opens anything, the right ones included.

use collab::message::close;
use serde_json::json;

use crate::person::Person;
use crate::place::Place;

#[tokio::test]
async fn v175_while_keys_cannot_be_looked_up_nothing_is_allowed() {
    let place = Place::open().await;
    let board = place.board().await;
    let path = format!("/api/boards/{}", board.id);
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    hana.write("before", "まえ").await;
    hana.saved().await;
    let before = place.log(&board);
    let database = rusqlite::Connection::open(place.folder().join("nonet.db")).unwrap();
    database
        .execute_batch("alter table link rename to lost")
        .unwrap();
    for key in [
        &*board.facilitator,
        &*board.viewer,
        "0000000000000000000000",
    ] {
        let answer = place.get(&path, Some(key)).await;
        assert_eq!(answer.status, 503, "{}", answer.text());
        assert!(!answer.text().contains("lost"), "{}", answer.text());
        let mut ken = Person::connect(&place, &board, key, 2).await;
        assert_eq!(ken.closed().await.0, close::TRY_LATER);
    }
    let wish = json!({"role": "facilitator"});
    let links = format!("{path}/links");
    let made = tests::http::request(
        place.port(),
        "POST",
        &links,
        Some(&board.facilitator),
        Some(&wish),
    );
    assert_eq!(made.await.unwrap().status, 503);
    assert_eq!(place.log(&board), before);
    // Nothing is missing once they can be.
    database
        .execute_batch("alter table lost rename to link")
        .unwrap();
    let ken = Person::join(&place, &board, &board.viewer, 3).await;
    assert_eq!(ken.board.element_count(), 1);
}
