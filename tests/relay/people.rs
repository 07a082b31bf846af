//! Presence over real connections.

use collab::message::{AwarenessEntry, Message};

use crate::person::Person;
use crate::place::Place;

fn showing(client: u64, clock: u32, state: &str) -> Message {
    Message::Awareness(vec![AwarenessEntry {
        client,
        clock,
        state: state.into(),
    }])
}

#[tokio::test]
async fn presence_comes_at_once_and_goes_with_its_connection() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 11).await;
    let mut ken = Person::join(&place, &board, &board.viewer, 22).await;
    let state = r##"{"user":{"name":"はな","color":"#aa3355"},"cursor":[1,2]}"##;
    hana.say(&showing(11, 1, state)).await;
    assert_eq!(ken.hears_of(11).await.state, state);
    // The newcomer hears of it as well.
    let mut yui = Person::connect(&place, &board, &board.participant, 33).await;
    assert_eq!(yui.hears_of(11).await.state, state);
    // Without a goodbye.
    drop(hana);
    assert!(ken.hears_of(11).await.is_removal());
    assert!(yui.hears_of(11).await.is_removal());
}
