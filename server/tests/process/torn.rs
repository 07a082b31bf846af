//! Writes of the disk that are torn: after SIGKILL the end of the write-ahead log is cut off or garbled anywhere.

use std::path::Path;
use std::process::Stdio;

use board::{Board, ClientNumber, ElementId, Origin};
use collab::message::{Message, close, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use tempfile::TempDir;
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::running::{connect, make_board, next, note};
use crate::serving::{Running, start, start_with};

/// Notes that are acknowledged, one by one.
const NOTES: usize = 40;
const LOG: &str = "nonet.db-wal";

/// A relay that was killed, and how long its log was whenever it acknowledged.
struct Killed {
    folder: TempDir,
    id: String,
    key: String,
    /// Everything, as the browser that wrote it has it.
    all: Board,
    made_at: u64,
    acknowledged_at: Vec<u64>,
}

async fn killed() -> Killed {
    let folder = TempDir::new().unwrap();
    let mut relay = start(folder.path());
    let (id, key) = make_board(relay.port).await;
    let length = || std::fs::metadata(folder.path().join(LOG)).unwrap().len();
    let made_at = length();
    let mut socket = connect(relay.port, &id, &key).await;
    let mut all = Board::new(ClientNumber::new(1));
    let mut acknowledged_at = vec![made_at];
    for number in 0..NOTES {
        let update = note(&mut all, &format!("n{number}"));
        let frame = encode_message(&Message::Update(update));
        socket.send(Frame::Binary(frame.into())).await.unwrap();
        let mut saved = false;
        while !saved {
            saved = next(&mut socket).await.unwrap().iter().any(|message| {
                matches!(message, Message::Ack { count, .. } if *count == number as u64 + 1)
            });
        }
        acknowledged_at.push(length());
    }
    // Nothing went from the log into the database meanwhile; otherwise these lengths would say nothing.
    assert!(acknowledged_at.is_sorted_by(|one, next| one < next));
    acknowledged_at.remove(0);
    relay.process.kill().unwrap();
    relay.process.wait().unwrap();
    Killed {
        folder,
        id,
        key,
        all,
        made_at,
        acknowledged_at,
    }
}

/// Numbers that follow from a seed (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}

/// Damages the log from a place on; gives the place and how.
fn tear(log: &mut Vec<u8>, dice: &mut Dice) -> (u64, &'static str) {
    let length = log.len() as u64;
    // Mostly near the end, where a real disk tears.
    let from = if dice.below(4) == 0 {
        dice.below(length)
    } else {
        length - 1 - dice.below(length / 4)
    };
    let at = from as usize;
    let how = match dice.below(4) {
        0 => {
            log.truncate(at);
            "cut off"
        }
        1 => {
            let end = log.len().min(at + 1 + dice.below(8_192) as usize);
            // Each byte is another one than before.
            log[at..end]
                .iter_mut()
                .for_each(|byte| *byte ^= 1 + dice.below(255) as u8);
            "garbled"
        }
        2 => {
            log[at..].fill(0);
            "zeroed to the end"
        }
        _ => {
            log.truncate(at);
            let more = dice.below(20_000);
            log.extend((0..more).map(|_| dice.next() as u8));
            "cut off and followed by rubbish"
        }
    };
    (from, how)
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The board as it came up, or the code with which the relay says that there is none to be had.
async fn look(relay: &Running, killed: &Killed) -> Result<Board, u16> {
    let mut socket = connect(relay.port, &killed.id, &killed.key).await;
    let question = encode_message(&Message::SyncStep1(vec![0]));
    socket.send(Frame::Binary(question.into())).await.unwrap();
    loop {
        match socket.next().await.unwrap().unwrap() {
            Frame::Binary(bytes) => {
                for message in collab::message::decode_relay_frame(&bytes).unwrap() {
                    if let Message::SyncStep2(update) = message {
                        let mut board = Board::new(ClientNumber::new(999));
                        board.apply(&update, Origin::Remote).unwrap();
                        return Ok(board);
                    }
                }
            }
            Frame::Close(close) => return Err(close.unwrap().code.into()),
            _ => {}
        }
    }
}

/// The browser that wrote comes back with everything; gives once all of it is acknowledged.
async fn bring(relay: &Running, killed: &Killed) {
    let mut socket = connect(relay.port, &killed.id, &killed.key).await;
    for message in [
        Message::SyncStep1(killed.all.state_vector()),
        Message::SyncStep2(killed.all.encode_state()),
    ] {
        let frame = encode_message(&message);
        socket.send(Frame::Binary(frame.into())).await.unwrap();
    }
    loop {
        let messages = next(&mut socket).await.expect("the relay hung up");
        for message in messages {
            match message {
                Message::Ack { count: 1, .. } => return,
                other => assert!(!matches!(other, Message::Nack { .. }), "{other:?}"),
            }
        }
    }
}

/// `NONET_TORN=1000` tears a thousand times, from `NONET_TORN_SEED` on.
#[tokio::test]
async fn v174_a_torn_log_gives_what_was_acknowledged_before_the_tear_and_never_an_empty_board() {
    let asked = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let times = asked("NONET_TORN").unwrap_or(16);
    let first = asked("NONET_TORN_SEED").unwrap_or(1);
    let killed = killed().await;
    let whole = std::fs::read(killed.folder.path().join(LOG)).unwrap();
    let (mut boards, mut promised) = (0, 0);
    for seed in first..first + times {
        let folder = TempDir::new().unwrap();
        copy(killed.folder.path(), folder.path());
        let mut log = whole.clone();
        let (from, how) = tear(&mut log, &mut Dice(seed));
        std::fs::write(folder.path().join(LOG), log).unwrap();
        let case = format!("seed {seed}: {how} at byte {from} of {}", whole.len());
        let errors = folder.path().join("stderr");
        let stderr = Stdio::from(std::fs::File::create(&errors).unwrap());
        let relay = start_with(folder.path(), "info", stderr);

        let kept = killed.acknowledged_at.iter().filter(|&&at| at <= from);
        let kept = kept.count();
        match look(&relay, &killed).await {
            Ok(board) => {
                let has = |number: usize| {
                    let id = ElementId::new(format!("n{number}"));
                    board.element(&id).is_some()
                };
                assert_eq!(board.info().title, "試験", "{case}");
                let there = (0..NOTES).take_while(|&number| has(number)).count();
                assert!(there >= kept, "{case}: {there} of {kept} are there");
                assert_eq!(board.element_count(), there, "{case}: with a hole");
                bring(&relay, &killed).await;
                let healed = look(&relay, &killed).await.unwrap();
                assert_eq!(healed.element_count(), NOTES, "{case}");
                boards += 1;
                promised += kept;
            }
            // What made the board was torn itself.
            Err(code) => {
                assert!(from < killed.made_at, "{case}: closed with {code}");
                assert!(
                    [close::UNKNOWN_BOARD, close::TRY_LATER].contains(&code),
                    "{case}: closed with {code}"
                );
            }
        }
        drop(relay);
        let said = std::fs::read_to_string(&errors).unwrap();
        assert!(!said.contains("panicked"), "{case}: {said}");
    }
    println!(
        "torn {times} times from seed {first}: {boards} boards came up, {promised} promises kept"
    );
    assert!(
        times < 16 || (boards > 0 && promised > 0),
        "it proved nothing"
    );
}
