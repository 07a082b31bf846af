//! Many connections at once, and many one after the other.

use std::time::Instant;

use tests::waiting;

use crate::person::Person;
use crate::place::{BoardKeys, Place};

/// People who come back at once: as many on each of the boards.
const BOARDS: usize = 25;
const PEOPLE_PER_BOARD: usize = 20;
/// Connections that come and go.
const VISITS: u64 = 1_000;

#[tokio::test]
async fn five_hundred_come_back_at_once_after_a_restart() {
    let mut place = Place::open().await;
    let mut boards: Vec<BoardKeys> = Vec::new();
    for _ in 0..BOARDS {
        boards.push(place.board().await);
    }
    place.stop().await;
    place.start_again().await;
    let began = Instant::now();
    let everybody = (0..BOARDS * PEOPLE_PER_BOARD).map(|number| {
        let (place, board) = (&place, &boards[number % BOARDS]);
        async move {
            let client = number as u64 + 1;
            let mut person = Person::join(place, board, &board.participant, client).await;
            person.write(&format!("n{number}"), "戻ってきた").await;
            person.saved().await;
            person
        }
    });
    let people = futures_util::future::join_all(everybody).await;
    println!("all back and saved after {:?}", began.elapsed());
    drop(people);
    for board in &boards {
        let late = Person::join(&place, board, &board.viewer, 9_999).await;
        assert_eq!(late.board.element_count(), PEOPLE_PER_BOARD);
    }
}

#[tokio::test]
async fn a_thousand_who_come_and_go_leave_nothing_behind() {
    let place = Place::open().await;
    let board = place.board().await;
    let other = place.board().await;
    let mut hana = Person::join(&place, &other, &other.participant, 1).await;
    let began = Instant::now();
    for round in 0..VISITS / 50 {
        let visits = (0..50).map(|visit| {
            let number = 10 + round * 50 + visit;
            Person::connect(&place, &board, &board.participant, number)
        });
        // Gone before a word is said.
        drop(futures_util::future::join_all(visits).await);
        // Whoever writes on another board does not notice.
        hana.write(&format!("n{round}"), "その間も").await;
        hana.saved().await;
    }
    println!("{VISITS} visits in {:?}", began.elapsed());
    waiting::until("the relay to have let them go", || async {
        let numbers = place.get("/metrics", None).await.text();
        if numbers.contains("\nnonet_connections 1\n") {
            Ok(())
        } else {
            Err(numbers)
        }
    })
    .await;
    Person::join(&place, &board, &board.participant, 2).await;
}
