//! People on one board.

use collab::message::{Message, Role};
use serde_json::json;

use crate::person::{Entrance, Person, connect};
use crate::place::Place;

#[tokio::test]
async fn two_people_write_on_one_board() {
    let place = Place::open().await;
    let board = place
        .board_with(&json!({"title": "計画", "template": "rikai.bmc"}))
        .await;
    let mut hana = Person::join(&place, &board, &board.facilitator, 1).await;
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    assert_eq!(hana.board.info().title, "計画");
    assert_eq!(hana.board.snapshot(), ken.board.snapshot());
    assert_eq!(hana.board.element_count(), 11);

    hana.write("a", "顧客セグメント").await;
    ken.write("b", "価値提案").await;
    hana.saved().await;
    ken.saved().await;
    hana.sees("b").await;
    ken.sees("a").await;
    assert_eq!(hana.board.snapshot(), ken.board.snapshot());
}

#[tokio::test]
async fn the_first_message_says_who_one_is() {
    let place = Place::open().await;
    let board = place.board().await;
    for (key, role) in [
        (&board.facilitator, Role::Facilitator),
        (&board.participant, Role::Participant),
        (&board.viewer, Role::Viewer),
    ] {
        let mut person = Person::connect(&place, &board, key, 1).await;
        match person.until(|_| true).await {
            Message::Hello(hello) => assert_eq!((hello.role, hello.head), (role, 1)),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn several_messages_in_one_frame_are_all_heard() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    let updates: Vec<Message> = ["a", "b", "c"]
        .iter()
        .map(|id| Message::Update(crate::person::note(&mut hana.board, id, "")))
        .collect();
    hana.sent += 3;
    hana.send_bytes(collab::message::encode_frame(&updates))
        .await;
    hana.saved().await;
    ken.sees("c").await;
    assert_eq!(hana.board.snapshot(), ken.board.snapshot());
}

#[tokio::test]
async fn many_people_writing_at_once_end_with_the_same_board() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut tasks = Vec::new();
    for number in 1..=8 {
        let mut person = Person::join(&place, &board, &board.participant, number).await;
        tasks.push(tokio::spawn(async move {
            for note in 0..40 {
                person.write(&format!("{number}-{note}"), "同時に").await;
            }
            person.saved().await;
            for other in 1..=8 {
                person.sees(&format!("{other}-39")).await;
            }
            person.board
        }));
    }
    let mut snapshots = Vec::new();
    for task in tasks {
        snapshots.push(task.await.unwrap().snapshot());
    }
    assert!(snapshots.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(snapshots[0].elements().len(), 8 * 40);
    // At most one record each, for some came at once, and the one that the board was made with.
    let sequences: Vec<i64> = place.log(&board).into_iter().map(|(seq, _)| seq).collect();
    assert_eq!(
        sequences,
        (1..=sequences.len() as i64).collect::<Vec<i64>>()
    );
    assert!(sequences.len() <= 8 * 40 + 1);
}

#[tokio::test]
async fn v21_pages_of_other_hosts_are_kept_out() {
    let place = Place::open().await;
    let board = place.board().await;
    let own = format!("http://127.0.0.1:{}", place.port());
    for (origin, allowed) in [(own.as_str(), true), ("http://evil.example", false)] {
        let entrance = Entrance {
            board: &board.id,
            protocols: None,
            query: format!("?k={}", board.participant),
            origin: Some(origin),
        };
        let outcome = connect(&place, &entrance).await;
        assert_eq!(outcome.is_ok(), allowed, "{origin}");
    }
}
