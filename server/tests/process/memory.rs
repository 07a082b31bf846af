//! What people cost who look at a large board.

use std::time::{Duration, Instant};

use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};
use collab::message::{Message, encode_message};
use futures_util::SinkExt as _;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;

use super::running::{Socket, connect, make_board, next};
use super::serving::start;

/// Those who look.
const PEOPLE: usize = 40;

/// A board of about a megabyte, as one update.
fn large_board() -> Vec<u8> {
    let mut board = Board::new(ClientNumber::new(7));
    board.edit(|edit| {
        for number in 0..500 {
            let note = NewNote {
                placement: Placement::free(BoardPoint::new(f64::from(number), 0.0)),
                size: BoardSize::new(200.0, 200.0),
                color: NoteColor::Yellow,
                text: &format!("{number} {}", "長い付箋".repeat(160)),
                author: "",
            };
            let id = ElementId::new(format!("n{number}"));
            edit.create_note(&id, note).unwrap();
        }
    });
    board.drain_updates().pop().unwrap()
}

/// Asks for the board as somebody who has nothing, and takes it; gives how long it was.
async fn look(socket: &mut Socket) -> usize {
    let question = encode_message(&Message::SyncStep1(vec![0]));
    socket.send(Frame::Binary(question.into())).await.unwrap();
    loop {
        for message in next(socket).await.expect("hung up") {
            if let Message::SyncStep2(update) = message {
                return update.len();
            }
        }
    }
}

/// Bytes that the relay holds, as it says itself.
async fn resident(port: u16) -> u64 {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let request = b"GET /metrics HTTP/1.0\r\nHost: x\r\n\r\n";
    socket.write_all(request).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    let found = answer
        .lines()
        .find_map(|line| line.strip_prefix("process_resident_memory_bytes "));
    found.unwrap().trim().parse().unwrap()
}

/// To whom a large board went, and who is still there, no copy of it is kept: they share the one.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn v260_people_who_look_at_a_large_board_take_no_memory_for_it() {
    let folder = TempDir::new().unwrap();
    let relay = start(folder.path());
    let (id, key) = make_board(relay.port).await;
    let mut people = vec![connect(relay.port, &id, &key).await];
    let update = encode_message(&Message::Update(large_board()));
    people[0].send(Frame::Binary(update.into())).await.unwrap();
    let length = look(&mut people[0]).await;
    assert!(length > 900_000, "{length}");
    let before = resident(relay.port).await;
    for _ in 0..PEOPLE {
        let mut socket = connect(relay.port, &id, &key).await;
        assert_eq!(look(&mut socket).await, length);
        people.push(socket);
    }
    // A copy for each would be 40 MB. What is on its way for a moment is let go of.
    let copies = (PEOPLE * length) as u64;
    let begun = Instant::now();
    loop {
        let taken = resident(relay.port).await.saturating_sub(before);
        if taken < copies / 4 {
            return;
        }
        let in_time = begun.elapsed() < Duration::from_secs(20);
        assert!(in_time, "{PEOPLE} people take {taken} bytes");
    }
}
