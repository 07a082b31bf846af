//! Pages of the database itself that are torn: half of one is of another time, is zeros, or has turned over a bit.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::Stdio;

use board::{Board, ClientNumber, Origin, Snapshot};
use collab::message::{Message, RelayState, Role, close, decode_relay_frame, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use tempfile::TempDir;
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::running::{Socket, connect, make_board, next, note};
use crate::serving::{Running, program, start};
use crate::torn::{Dice, copy};

const BOARDS: usize = 6;
/// Notes of the first board, each a record of its own; every further one has as many more.
const NOTES: usize = 12;
const PAGE: usize = 4_096;
const DATABASE: &str = "nonet.db";

/// A board as it was before the damage: after each record.
struct Kept {
    id: String,
    key: String,
    states: Vec<Snapshot>,
}

/// Boards in a folder whose relay has ended well: everything is in the database, nothing in the log.
async fn folder_with_boards() -> (TempDir, Vec<Kept>) {
    let folder = TempDir::new().unwrap();
    let mut relay = start(folder.path());
    let mut boards = Vec::new();
    for number in 0..BOARDS {
        let (id, key) = make_board(relay.port).await;
        let mut socket = connect(relay.port, &id, &key).await;
        let mut all = match look(&relay, &id, &key).await {
            Seen::Board(board, _) => board,
            Seen::Closed(code) => panic!("closed with {code}"),
        };
        let mut states = vec![all.snapshot()];
        for count in 1..=NOTES * (number + 1) {
            let update = note(&mut all, &format!("n{count}"));
            states.push(all.snapshot());
            let frame = encode_message(&Message::Update(update));
            socket.send(Frame::Binary(frame.into())).await.unwrap();
            acknowledged(&mut socket, count as u64).await;
        }
        boards.push(Kept { id, key, states });
    }
    let process = relay.process.id().to_string();
    let told = std::process::Command::new("kill")
        .args(["-TERM", &process])
        .status();
    assert!(told.unwrap().success() && relay.process.wait().unwrap().success());
    let log = std::fs::metadata(folder.path().join("nonet.db-wal"));
    assert_eq!(log.map_or(0, |log| log.len()), 0);
    (folder, boards)
}

async fn acknowledged(socket: &mut Socket, wanted: u64) {
    loop {
        for message in next(socket).await.expect("the relay hung up") {
            match message {
                Message::Ack { count, .. } if count == wanted => return,
                other => assert!(!matches!(other, Message::Nack { .. }), "{other:?}"),
            }
        }
    }
}

/// Whether a change is acknowledged, or the relay says that it cannot save.
async fn is_saved(socket: &mut Socket) -> bool {
    loop {
        for message in next(socket).await.expect("the relay hung up") {
            match message {
                Message::Ack { .. } => return true,
                Message::Status {
                    state: RelayState::CannotSave,
                    ..
                } => return false,
                other => assert!(!matches!(other, Message::Nack { .. }), "{other:?}"),
            }
        }
    }
}

enum Seen {
    /// What the relay shows, and what one may do with it.
    Board(Board, Role),
    /// With this code it says that there is none to be had.
    Closed(u16),
}

async fn look(relay: &Running, id: &str, key: &str) -> Seen {
    let mut socket = connect(relay.port, id, key).await;
    let question = encode_message(&Message::SyncStep1(vec![0]));
    let mut role = Role::Viewer;
    // A relay that closes at once does not hear it.
    let _ = socket.send(Frame::Binary(question.into())).await;
    loop {
        match socket.next().await.unwrap().unwrap() {
            Frame::Binary(bytes) => {
                for message in decode_relay_frame(&bytes).unwrap() {
                    match message {
                        Message::Hello(hello) => role = hello.role,
                        Message::SyncStep2(update) => {
                            let mut board = Board::new(ClientNumber::new(1_000));
                            board.apply(&update, Origin::Remote).unwrap();
                            return Seen::Board(board, role);
                        }
                        _ => {}
                    }
                }
            }
            Frame::Close(close) => return Seen::Closed(close.unwrap().code.into()),
            _ => {}
        }
    }
}

/// Damages one page; gives what was done.
fn tear(database: &mut [u8], dice: &mut Dice) -> String {
    let pages = database.len() / PAGE;
    let page = dice.below(pages as u64) as usize;
    let other = dice.below(pages as u64) as usize * PAGE;
    let (from, half) = (page * PAGE, page * PAGE + PAGE / 2);
    let how = match dice.below(4) {
        0 => {
            database[from..from + PAGE].fill(0);
            "zeros"
        }
        1 => {
            database[half..from + PAGE].fill(0);
            "half of it zeros"
        }
        2 => {
            database.copy_within(other + PAGE / 2..other + PAGE, half);
            "half of it another page's"
        }
        _ => {
            let bit = dice.below(PAGE as u64 * 8) as usize;
            database[from + bit / 8] ^= 1 << (bit % 8);
            "a bit turned over"
        }
    };
    format!("page {} of {pages}: {how}", page + 1)
}

/// A relay on a damaged folder, or what it said instead of serving.
fn try_to_start(folder: &Path) -> Result<Running, String> {
    let errors = folder.join("stderr");
    let mut process = program()
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--log",
            "warn",
            "--data",
        ])
        .arg(folder)
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(&errors).unwrap())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut said = BufReader::new(process.stdout.take().unwrap());
    said.read_line(&mut line).unwrap();
    if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
        let (port, _) = rest.split_once('/').unwrap();
        let port = port.parse().unwrap();
        return Ok(Running { process, port });
    }
    let code = process.wait().unwrap().code();
    assert_eq!(code, Some(1));
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    Err(std::fs::read_to_string(errors).unwrap())
}

/// What came of all that was torn.
#[derive(Default, Debug)]
struct Tally {
    refused_to_start: usize,
    whole: usize,
    up_to_the_damage: usize,
    beside_the_damage: usize,
    closed: usize,
    written_afterwards: usize,
    not_saved: usize,
}

/// `NONET_PAGES=1000` tears a thousand times, from `NONET_PAGES_SEED` on. Names and keys of boards differ from run to run,
/// so that the same seed tears the same page, but not always the same board.
#[tokio::test]
async fn v223_a_torn_page_of_the_database_is_found_and_takes_no_other_board_along() {
    let asked = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let times = asked("NONET_PAGES").unwrap_or(24);
    let first = asked("NONET_PAGES_SEED").unwrap_or(1);
    let (original, boards) = folder_with_boards().await;
    let whole = std::fs::read(original.path().join(DATABASE)).unwrap();
    let mut tally = Tally::default();
    for seed in first..first + times {
        let folder = TempDir::new().unwrap();
        copy(original.path(), folder.path());
        let mut database = whole.clone();
        let how = tear(&mut database, &mut Dice(seed));
        let case = format!("seed {seed}: {how}");
        std::fs::write(folder.path().join(DATABASE), &database).unwrap();
        let doctor = program()
            .args(["doctor", "--data"])
            .arg(folder.path())
            .output()
            .unwrap();
        let diagnosis = String::from_utf8_lossy(&doctor.stderr).into_owned();
        assert!(!diagnosis.contains("panicked"), "{case}: {diagnosis}");
        let is_found = !doctor.status.success();
        let relay = match try_to_start(folder.path()) {
            Ok(relay) => relay,
            Err(said) => {
                assert!(is_found, "{case}: not found by the doctor: {said}");
                assert!(
                    said.contains(DATABASE) && said.lines().count() == 1,
                    "{case}: {said}"
                );
                tally.refused_to_start += 1;
                continue;
            }
        };
        let mut fine = Vec::new();
        for kept in &boards {
            let all = kept.states.last().unwrap();
            match look(&relay, &kept.id, &kept.key).await {
                Seen::Board(board, Role::Viewer) if board.snapshot() == *all => {
                    // All of it is there, but its next record would stand on the torn page.
                    tally.beside_the_damage += 1;
                    let next = kept.states.len() + 1;
                    let why = format!("board {} is damaged: record {next} cannot be read", kept.id);
                    assert!(diagnosis.contains(&why), "{case}: {why}, not {diagnosis}");
                }
                Seen::Board(board, role) if board.snapshot() == *all => {
                    tally.whole += 1;
                    fine.push(kept);
                    assert_eq!(role, Role::Participant, "{case}");
                }
                Seen::Board(board, role) => {
                    tally.up_to_the_damage += 1;
                    let seen = board.snapshot();
                    assert!(kept.states.contains(&seen), "{case}: never was like that");
                    assert_eq!(role, Role::Viewer, "{case}: it may be written on");
                    assert!(is_found, "{case}: not found by the doctor");
                }
                Seen::Closed(code) => {
                    tally.closed += 1;
                    // A key that is gone opens nothing, which the doctor need not see.
                    assert!(
                        is_found || code == close::WRONG_KEY,
                        "{case}: closed with {code}"
                    );
                }
            }
        }
        // What is good may be written on, whatever happened to others.
        for kept in fine {
            let mut socket = connect(relay.port, &kept.id, &kept.key).await;
            let mut board = Board::new(ClientNumber::new(seed + 1_000_000));
            let update = note(&mut board, "later");
            let frame = encode_message(&Message::Update(update));
            socket.send(Frame::Binary(frame.into())).await.unwrap();
            if is_saved(&mut socket).await {
                tally.written_afterwards += 1;
            } else {
                // The torn page is one that this change would have to touch. Nobody is told that it is saved.
                assert!(is_found, "{case}: not found by the doctor");
                tally.not_saved += 1;
                break;
            }
        }
        drop(relay);
        let said = std::fs::read_to_string(folder.path().join("stderr")).unwrap();
        assert!(!said.contains("panicked"), "{case}: {said}");
    }
    println!("torn {times} pages from seed {first}: {tally:?}");
    let hit = tally.up_to_the_damage + tally.closed;
    assert!(
        times < 24 || (hit > 0 && tally.written_afterwards > hit),
        "it proved nothing: {tally:?}"
    );
}
