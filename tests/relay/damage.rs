//! A board that the disk has damaged: to be looked at up to the damage, and never written to.

use collab::message::{Message, RefusalCode, RelayState, Role};

use crate::person::{Person, note};
use crate::place::{BoardKeys, Place};

/// A board with ten notes, whose seventh record has changed on the disk, in a relay that was started on it.
async fn damaged() -> (Place, BoardKeys) {
    let mut place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    for number in 0..10 {
        hana.write(&format!("n{number}"), "一枚").await;
        // What comes at once would be one record.
        hana.saved().await;
    }
    place.stop().await;
    let database = rusqlite::Connection::open(place.folder().join("nonet.db")).unwrap();
    let changed = database
        .execute("update log set data = zeroblob(9) where seq = 7", [])
        .unwrap();
    assert_eq!(changed, 1);
    drop(database);
    place.start_again().await;
    (place, board)
}

#[tokio::test]
async fn v48_a_damaged_board_is_shown_up_to_the_damage_and_written_by_nobody() {
    let (place, board) = damaged().await;
    let before = place.log(&board);
    let mut hana = Person::connect(&place, &board, &board.facilitator, 1).await;
    let hello = hana
        .until(|message| matches!(message, Message::Hello(_)))
        .await;
    assert!(
        matches!(&hello, Message::Hello(hello) if hello.role == Role::Viewer && hello.head == 6),
        "{hello:?}"
    );
    let status = hana
        .until(|message| matches!(message, Message::Status { .. }))
        .await;
    assert!(
        matches!(&status, Message::Status { state: RelayState::CannotSave, reason } if reason.contains("damaged")),
        "{status:?}"
    );
    hana.say(&Message::SyncStep1(vec![0])).await;
    hana.until(|message| matches!(message, Message::SyncStep2(_)))
        .await;
    assert_eq!(hana.board.element_count(), 5);
    let update = note(&mut hana.board, "more", "もう一枚");
    hana.say(&Message::Update(update)).await;
    let refusal = hana
        .until(|message| matches!(message, Message::Nack { .. } | Message::Ack { .. }))
        .await;
    assert!(
        matches!(
            refusal,
            Message::Nack {
                code: RefusalCode::ReadOnly,
                ..
            }
        ),
        "{refusal:?}"
    );
    assert_eq!(place.log(&board), before);

    // It can be exported as it is seen.
    let path = format!("/api/boards/{}/export/json", board.id);
    let file = place.get(&path, Some(&board.viewer)).await;
    assert_eq!(file.status, 200);
    assert!(file.text().contains("n4") && !file.text().contains("n5"));

    // Others are not concerned.
    let other = place.board().await;
    let mut ken = Person::join(&place, &other, &other.participant, 2).await;
    ken.write("fine", "元気").await;
    ken.saved().await;
}
