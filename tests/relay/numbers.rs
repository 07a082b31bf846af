//! `GET /metrics`: what the relay counts.

use std::collections::HashMap;

use crate::person::Person;
use crate::place::Place;

/// Every sample by its name and labels.
pub async fn numbers(place: &Place) -> HashMap<String, f64> {
    let answer = place.get("/metrics", None).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .head
            .to_lowercase()
            .contains("text/plain; version=0.0.4"),
        "{}",
        answer.head
    );
    let text = answer.text();
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (name, value) = line.rsplit_once(' ').unwrap();
            (name.to_owned(), value.parse().unwrap())
        })
        .collect()
}

#[tokio::test]
async fn v44_the_relay_tells_in_numbers_what_it_does() {
    let place = Place::open().await;
    let board = place.board().await;
    let before = numbers(&place).await;
    assert_eq!(before["nonet_connections"], 0.0);
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    let mut yui = Person::join(&place, &board, &board.viewer, 3).await;
    for number in 0..7 {
        hana.write(&format!("n{number}"), "一枚").await;
        hana.saved().await;
    }
    ken.sees("n6").await;
    yui.write("no", "だめ").await;
    yui.until(|message| matches!(message, collab::message::Message::Nack { .. }))
        .await;
    let now = numbers(&place).await;
    for (name, value) in [
        ("nonet_rooms", 1.0),
        ("nonet_connections", 3.0),
        ("nonet_store_works", 1.0),
        ("nonet_store_queue", 0.0),
        ("nonet_boards_made_total", 1.0),
        ("nonet_connections_opened_total", 3.0),
        ("nonet_records_committed_total", 7.0),
        ("nonet_commit_seconds_count", 7.0),
        ("nonet_commit_seconds_bucket{le=\"+Inf\"}", 7.0),
        ("nonet_load_seconds_count", 1.0),
        ("nonet_updates_refused_total", 1.0),
        ("nonet_damaged_loads_total", 0.0),
    ] {
        assert_eq!(now[name], value, "{name}");
    }
    for name in [
        "nonet_received_bytes_total",
        "nonet_sent_bytes_total",
        "nonet_commit_seconds_sum",
        "nonet_database_bytes",
        "process_resident_memory_bytes",
        "process_start_time_seconds",
    ] {
        assert!(now[name] > 0.0, "{name}");
    }
    // Nobody can be told apart by it.
    let text = place.get("/metrics", None).await.text();
    assert!(!text.contains(&board.id) && !text.contains("127.0.0.1"));
}
