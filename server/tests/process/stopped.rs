//! The relay stands still for a while (SIGSTOP), as on a machine that sleeps or has no time for it.

use std::process::Command;
use std::time::{Duration, Instant};

use board::{Board, ClientNumber, Origin};
use collab::message::{Message, encode_message};
use futures_util::SinkExt as _;
use tempfile::TempDir;
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::running::{Socket, connect, make_board, next, note, read};
use crate::serving::{Running, start};

/// Notes that each writes meanwhile.
const MEANWHILE: u64 = 30;

/// Somebody who writes and counts.
struct Writer {
    socket: Socket,
    board: Board,
    sent: u64,
    acknowledged: u64,
}

impl Writer {
    async fn join(port: u16, id: &str, key: &str, board: Board) -> Self {
        let mut writer = Self {
            socket: connect(port, id, key).await,
            board,
            sent: 0,
            acknowledged: 0,
        };
        let question = Message::SyncStep1(writer.board.state_vector());
        writer.say(&question).await;
        writer
    }

    async fn say(&mut self, message: &Message) {
        let frame = Frame::Binary(encode_message(message).into());
        self.socket.send(frame).await.unwrap();
    }

    async fn send(&mut self, message: Message) {
        self.sent += 1;
        self.say(&message).await;
    }

    /// Reads until that is so.
    async fn until(&mut self, enough: impl Fn(&Self) -> bool) {
        while !enough(self) {
            let messages = next(&mut self.socket).await.expect("the relay hung up");
            for message in messages {
                match message {
                    Message::Ack { count, .. } => self.acknowledged = count,
                    Message::SyncStep2(update) | Message::Update(update) => {
                        self.board.apply(&update, Origin::Remote).unwrap();
                    }
                    other => assert!(!matches!(other, Message::Nack { .. }), "{other:?}"),
                }
            }
        }
    }
}

fn tell(relay: &Running, signal: &str) {
    let process = relay.process.id().to_string();
    let told = Command::new("kill").args([signal, &process]).status();
    assert!(told.unwrap().success());
}

/// Waits until the system says of the process that it stands (`T`), or no longer.
fn stands(relay: &Running, expected: bool) {
    let began = Instant::now();
    loop {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", relay.process.id())).unwrap();
        let (_, state) = stat.rsplit_once(") ").unwrap();
        if state.starts_with('T') == expected {
            return;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{stat}");
        std::thread::yield_now();
    }
}

#[tokio::test]
async fn v173_what_is_written_while_the_relay_stands_still_is_there_once_afterwards() {
    let folder = TempDir::new().unwrap();
    let relay = start(folder.path());
    let (id, key) = make_board(relay.port).await;
    let own = |number| Board::new(ClientNumber::new(number));
    let mut hana = Writer::join(relay.port, &id, &key, own(1)).await;
    let mut ken = Writer::join(relay.port, &id, &key, own(2)).await;
    for writer in [&mut hana, &mut ken] {
        let name = format!("before-{}", writer.board.client().get());
        let update = note(&mut writer.board, &name);
        writer.send(Message::Update(update)).await;
        writer.until(|writer| writer.acknowledged == 1).await;
    }

    tell(&relay, "-STOP");
    stands(&relay, true);
    for number in 0..MEANWHILE {
        for (name, writer) in [("hana", &mut hana), ("ken", &mut ken)] {
            let update = note(&mut writer.board, &format!("{name}-{number}"));
            writer.send(Message::Update(update)).await;
        }
    }
    // Ken gives up waiting and comes anew, with everything that he has; a newcomer knocks as well. What he sent before
    // lies in the relay's own buffers.
    let Writer { socket, board, .. } = ken;
    drop(socket);
    let (port, again, newcomer) = (
        relay.port,
        (id.clone(), key.clone()),
        (id.clone(), key.clone()),
    );
    let ken = tokio::spawn(async move {
        let mut ken = Writer::join(port, &again.0, &again.1, board).await;
        let all = Message::SyncStep2(ken.board.encode_state());
        ken.send(all).await;
        ken
    });
    let newcomer = tokio::spawn(async move { read(port, &newcomer.0, &newcomer.1).await });
    // Nobody is told that anything was saved.
    let early = tokio::time::timeout(
        Duration::from_millis(300),
        hana.until(|hana| hana.acknowledged > 1),
    );
    assert!(early.await.is_err(), "acknowledged by a relay that stands");
    assert!(!ken.is_finished() && !newcomer.is_finished());

    tell(&relay, "-CONT");
    stands(&relay, false);
    let mut ken = ken.await.unwrap();
    newcomer.await.unwrap();
    ken.until(|ken| ken.acknowledged == ken.sent).await;
    let everything = 2 + 2 * usize::try_from(MEANWHILE).unwrap();
    for writer in [&mut hana, &mut ken] {
        writer
            .until(|writer| {
                writer.acknowledged == writer.sent && writer.board.element_count() == everything
            })
            .await;
    }
    assert_eq!(hana.acknowledged, 1 + MEANWHILE);
    // The same for all, nothing twice: neither on the board nor in the texts.
    let board = read(relay.port, &id, &key).await;
    assert_eq!(board.snapshot(), hana.board.snapshot());
    assert_eq!(board.snapshot(), ken.board.snapshot());
    assert_eq!(board.element_count(), everything);
    drop(relay);
    let relay = start(folder.path());
    let after = read(relay.port, &id, &key).await;
    assert_eq!(after.snapshot(), board.snapshot());
}
