//! What the relay does not take, and that nobody else notices.

use std::path::Path;

use collab::message::{FRAME_BYTES_MAX, Message, RefusalCode, encode_message};
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::person::{Entrance, Person, connect, ended, note};
use crate::place::Place;

#[tokio::test]
async fn a_viewer_reads_and_changes_nothing() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let mut viewer = Person::join(&place, &board, &board.viewer, 2).await;
    hana.write("a", "見える").await;
    viewer.sees("a").await;
    let before = place.log(&board);

    viewer.write("b", "書けない").await;
    let refused = viewer
        .until(|message| matches!(message, Message::Nack { .. }))
        .await;
    assert!(
        matches!(
            refused,
            Message::Nack {
                count: 1,
                code: RefusalCode::ReadOnly,
                ..
            }
        ),
        "{refused:?}"
    );
    assert_eq!(place.log(&board), before);
    // Whoever comes next sees nothing of it.
    let ken = Person::join(&place, &board, &board.participant, 3).await;
    assert_eq!(ken.board.snapshot(), hana.board.snapshot());
}

#[tokio::test]
async fn broken_frames_close_their_connection_only() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    ken.write("kept", "残る").await;
    ken.saved().await;
    let before = place.log(&board);
    let mut good_then_bad = encode_message(&Message::Update(note(
        &mut board::Board::new(board::ClientNumber::new(77)),
        "x",
        "",
    )));
    good_then_bad.push(99);
    let cases: Vec<(&str, Frame, u16)> = vec![
        ("unknown type", Frame::Binary(vec![99].into()), 1007),
        ("cut off", Frame::Binary(vec![0, 2, 200].into()), 1007),
        ("empty", Frame::Binary(Vec::new().into()), 1007),
        ("good, then bad", Frame::Binary(good_then_bad.into()), 1007),
        (
            "no update",
            Frame::Binary(encode_message(&Message::Update(vec![9; 40])).into()),
            1007,
        ),
        (
            "too large",
            Frame::Binary(vec![0; FRAME_BYTES_MAX + 1].into()),
            1009,
        ),
        (
            "far too large",
            Frame::Binary(vec![0; 2 * FRAME_BYTES_MAX].into()),
            1009,
        ),
        ("text", Frame::Text("こんにちは".into()), 1003),
    ];
    for (name, frame, expected) in cases {
        let mut hana = Person::join(&place, &board, &board.participant, 1).await;
        hana.send_frame(frame).await;
        let (code, reason) = hana.closed().await;
        assert_eq!(code, expected, "{name}: {reason}");
        assert!(!reason.is_empty(), "{name}");
        assert_eq!(place.log(&board), before, "{name}");
    }
    // Ken is still connected, and writes.
    ken.write("after", "まだいる").await;
    ken.saved().await;
}

#[tokio::test]
async fn updates_that_kill_yrs_are_refused_and_the_board_lives() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    let before = place.log(&board);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/yrs-killers");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 6);
    for file in files {
        let mut hana = Person::join(&place, &board, &board.participant, 1).await;
        let update = std::fs::read(&file).unwrap();
        hana.say(&Message::Update(update)).await;
        // A clock that wraps around is malformed; a hole only is asked about.
        let answer = hana
            .until(|message| {
                matches!(
                    message,
                    Message::Nack {
                        code: RefusalCode::Malformed,
                        ..
                    }
                )
            })
            .await;
        assert!(
            matches!(answer, Message::Nack { count: 1, .. }),
            "{answer:?}"
        );
        assert_eq!(hana.closed().await.0, 1007, "{}", file.display());
    }
    assert_eq!(place.log(&board), before);
    ken.write("alive", "生きている").await;
    ken.saved().await;
}

#[tokio::test]
async fn v20_a_wrong_key_or_board_is_told_by_the_code() {
    let place = Place::open().await;
    let board = place.board().await;
    let other = place.board().await;
    let wrong = format!("?k={}", other.facilitator);
    for (id, query, expected) in [
        (board.id.as_str(), wrong.as_str(), 4403),
        (board.id.as_str(), "?k=short", 4403),
        (board.id.as_str(), "", 4401),
        ("nosuchboard1", wrong.as_str(), 4404),
        ("b%20d", wrong.as_str(), 4404),
    ] {
        let entrance = Entrance {
            board: id,
            protocols: None,
            query: query.to_owned(),
            origin: None,
        };
        let mut socket = connect(&place, &entrance).await.unwrap();
        let (code, reason) = ended(&mut socket).await;
        assert_eq!(code, expected, "{id} {query}");
        assert!(!reason.is_empty());
    }
    // No board came into being by that.
    assert_eq!(
        place.get("/api/boards/nosuchboard1", None).await.status,
        404
    );
}
