//! What is acknowledged stays, and what is not stored is not acknowledged.

use collab::message::{Message, RelayState};
use server::store::PageLimit;

use crate::person::Person;
use crate::place::{Place, config};

#[tokio::test]
async fn what_is_acknowledged_is_in_the_log_on_the_disk() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    for number in 0..30 {
        hana.write(&format!("n{number}"), "一枚").await;
        hana.saved().await;
        let log = place.log(&board);
        assert_eq!(log.last().unwrap().0, number + 2);
    }
}

#[tokio::test]
async fn a_relay_that_starts_again_has_the_same_board() {
    let mut place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    for number in 0..20 {
        hana.write(&format!("h{number}"), "はな").await;
        ken.write(&format!("k{number}"), "けん").await;
    }
    hana.saved().await;
    ken.saved().await;
    hana.sees("k19").await;
    place.stop().await;
    assert_eq!(hana.closed().await.0, 1012);
    place.start_again().await;
    let yui = Person::join(&place, &board, &board.viewer, 3).await;
    assert_eq!(yui.board.snapshot(), hana.board.snapshot());
    assert_eq!(yui.board.element_count(), 40);
    // What somebody wrote meanwhile comes with them.
    crate::person::note(&mut hana.board, "offline", "その間に");
    let mut hana = hana.rejoin(&place, &board, &board.participant).await;
    let all = hana.board.encode_state();
    hana.say(&Message::SyncStep2(all)).await;
    hana.saved().await;
    let mut yui = yui.rejoin(&place, &board, &board.viewer).await;
    yui.sees("offline").await;
}

#[tokio::test]
async fn while_the_disk_is_full_nothing_is_acknowledged_and_everybody_is_told() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    place.fill_the_disk();
    // Larger than the free rest of the database's pages.
    let long = "長".repeat(4_000);
    hana.write("a", &long).await;
    let status = hana
        .until(|message| matches!(message, Message::Ack { .. } | Message::Status { .. }))
        .await;
    assert!(
        matches!(&status, Message::Status { state: RelayState::CannotSave, reason } if reason.contains("full")),
        "{status:?}"
    );
    let health = place.get("/healthz", None).await.json();
    assert_eq!(health["status"], "degraded");
    assert_eq!(place.log(&board).len(), 1);
    // Making another board fails, and says why.
    let refused = place
        .post("/api/boards", &serde_json::json!({"title": "もう一つ"}))
        .await;
    assert_eq!(
        (refused.status, refused.json()["error"].clone()),
        (503, "cannot_save".into())
    );

    // A file of what is durable can still be had.
    let file = format!("/api/boards/{}/export/md", board.id);
    let page = place.get(&file, Some(&board.viewer)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(!page.text().contains(&long), "that is not durable");

    place.free_the_disk();
    hana.saved().await;
    assert_eq!(place.log(&board).len(), 2);
    let page = place.get(&file, Some(&board.viewer)).await;
    assert!(page.text().contains(&long), "{}", page.text());
}

/// Whatever somebody said before asking for a file is in it: nobody has to wait for the acknowledgement first.
#[tokio::test]
async fn v231_a_file_holds_what_was_said_before_it_was_asked_for() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    let file = format!("/api/boards/{}/export/md", board.id);
    for number in 0..10 {
        hana.write(&format!("n{number}"), &format!("{number}枚目"))
            .await;
        // Whoever hears of it may ask.
        ken.sees(&format!("n{number}")).await;
        let page = place.get(&file, Some(&board.viewer)).await;
        assert!(
            page.text().contains(&format!("{number}枚目")),
            "{}",
            page.text()
        );
    }
}

#[tokio::test]
async fn a_second_relay_on_one_folder_does_not_start() {
    let place = Place::open().await;
    let second = server::start(config(place.folder(), &PageLimit::default())).await;
    let message = second.err().unwrap().to_string();
    assert!(message.contains("another relay"), "{message}");
}

#[tokio::test]
async fn a_taken_port_and_a_folder_that_is_none_are_named() {
    let place = Place::open().await;
    let folder = tempfile::TempDir::new().unwrap();
    let mut taken = config(folder.path(), &PageLimit::default());
    taken.listen = format!("127.0.0.1:{}", place.port()).parse().unwrap();
    let message = server::start(taken).await.err().unwrap().to_string();
    assert!(message.contains(&place.port().to_string()), "{message}");
    assert!(message.contains("--listen"), "{message}");

    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let no_folder = config(&file, &PageLimit::default());
    let message = server::start(no_folder).await.err().unwrap().to_string();
    assert!(message.contains("--data"), "{message}");
}

#[tokio::test]
async fn a_damaged_board_is_unavailable_and_never_empty() {
    let mut place = Place::open().await;
    let board = place.board().await;
    let other = place.board().await;
    place.stop().await;
    let database = rusqlite::Connection::open(place.folder().join("nonet.db")).unwrap();
    let changed = database
        .execute(
            "update log set data = zeroblob(2) where board = ?1",
            [&board.id],
        )
        .unwrap();
    assert_eq!(changed, 1);
    drop(database);
    place.start_again().await;
    let mut hana = Person::connect(&place, &board, &board.facilitator, 1).await;
    assert_eq!(hana.closed().await.0, 1013);
    let path = format!("/api/boards/{}", board.id);
    assert_eq!(place.get(&path, Some(&board.viewer)).await.status, 503);
    // The one beside it opens.
    Person::join(&place, &other, &other.participant, 2).await;
}
