//! The program itself: killed in the middle of writing, told to stop, told nonsense.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "this is a test as a whole, helpers included"
)]

#[path = "process/disk.rs"]
mod disk;
#[path = "process/failing.rs"]
mod failing;
#[path = "process/failing_folding.rs"]
mod failing_folding;
#[path = "process/failing_pictures.rs"]
mod failing_pictures;
#[path = "process/memory.rs"]
mod memory;
#[path = "process/running.rs"]
mod running;
#[path = "process/serving.rs"]
mod serving;
#[path = "process/settings.rs"]
mod settings;
#[path = "process/stopped.rs"]
mod stopped;
#[path = "process/torn.rs"]
mod torn;
#[path = "process/torn_pages.rs"]
mod torn_pages;
#[path = "process/unwritable.rs"]
mod unwritable;

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use board::{Board, ClientNumber, ElementId, Origin};
use collab::message::{Message, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use tempfile::TempDir;
use tokio_tungstenite::tungstenite::Message as Frame;

use running::{connect, make_board, next, note, read};
use serving::{program, start, start_with};

/// Kills that the same board lives through; then another begins, so that reading it stays short.
const KILLS_PER_BOARD: u64 = 12;

/// Two people write as fast as they can; the relay is killed at an unexpected moment; every acknowledged note is there
/// after the next start, and everything that anybody saw of the other. `NONET_KILLS=1000` kills it a thousand times, each
/// time at another moment, from `NONET_KILLS_SEED` on.
#[tokio::test]
async fn v10_what_is_acknowledged_survives_kill_9_in_the_middle_of_writing() {
    let asked = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let kills = asked("NONET_KILLS").unwrap_or(6);
    let first = asked("NONET_KILLS_SEED").unwrap_or(1);
    let mut promised = 0;
    for begin in (0..kills).step_by(KILLS_PER_BOARD as usize) {
        promised += survive(first + begin..first + kills.min(begin + KILLS_PER_BOARD)).await;
    }
    println!("killed {kills} times from seed {first}: {promised} promises kept");
}

/// Kills a relay once a seed; gives how many notes were promised.
async fn survive(seeds: std::ops::Range<u64>) -> usize {
    let folder = TempDir::new().unwrap();
    let mut relay = start(folder.path());
    let (id, key) = make_board(relay.port).await;
    let mut promised: Vec<String> = Vec::new();
    for (round, seed) in (0..).zip(seeds) {
        let mut writers = Vec::new();
        for writer in 0..2_u64 {
            let number = round * 2 + writer + 1;
            let mut socket = connect(relay.port, &id, &key).await;
            let question = encode_message(&Message::SyncStep1(vec![0]));
            socket.send(Frame::Binary(question.into())).await.unwrap();
            writers.push(tokio::spawn(async move {
                let mut board = Board::new(ClientNumber::new(number));
                let mut sent = 0;
                let mut acknowledged = 0;
                let mut seen = Vec::new();
                loop {
                    // A few on their way at any time.
                    if sent < acknowledged + 8 {
                        let update = note(&mut board, &format!("{number}-{sent}"));
                        sent += 1;
                        let frame = encode_message(&Message::Update(update));
                        if socket.send(Frame::Binary(frame.into())).await.is_err() {
                            break;
                        }
                        continue;
                    }
                    let Some(messages) = next(&mut socket).await else {
                        break;
                    };
                    for message in messages {
                        match message {
                            Message::Ack { count, .. } => acknowledged = count,
                            Message::SyncStep2(update) | Message::Update(update) => {
                                board.apply(&update, Origin::Remote).unwrap();
                                let changes = board.drain_changes().elements;
                                let remote = changes
                                    .into_iter()
                                    .filter(|(_, origin)| *origin == Origin::Remote);
                                seen.extend(remote.map(|(id, _)| id.to_string()));
                            }
                            other => assert!(!matches!(other, Message::Nack { .. }), "{other:?}"),
                        }
                    }
                }
                let own = (0..acknowledged).map(|note| format!("{number}-{note}"));
                (own.chain(seen).collect::<Vec<_>>(), acknowledged)
            }));
        }
        // Killed when so many records are on the disk, which nobody in the relay expects.
        let database = folder.path().join("nonet.db");
        let connection = rusqlite::Connection::open(&database).unwrap();
        let head = || {
            connection
                .query_row("select head from board", [], |row| row.get::<_, i64>(0))
                .unwrap()
        };
        let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let until = head() + 8 + i64::try_from(mixed % 256).unwrap();
        while head() < until {
            tokio::task::yield_now().await;
        }
        // Somewhere between one write and the next.
        for _ in 0..mixed / 256 % 64 {
            tokio::task::yield_now().await;
        }
        drop(connection);
        relay.process.kill().unwrap();
        relay.process.wait().unwrap();
        let mut acknowledged_now = 0;
        for writer in writers {
            let (notes, acknowledged) = writer.await.unwrap();
            promised.extend(notes);
            acknowledged_now += acknowledged;
        }
        assert!(acknowledged_now > 0, "seed {seed} proved nothing");

        relay = start(folder.path());
        let board = read(relay.port, &id, &key).await;
        let missing: Vec<&String> = promised
            .iter()
            .filter(|note| board.element(&ElementId::new(note.as_str())).is_none())
            .collect();
        assert!(missing.is_empty(), "seed {seed}: {missing:?} are gone");
    }
    promised.len()
}

/// SIGTERM: everybody is told, what was written is kept, and the program ends well.
#[tokio::test]
async fn v11_told_to_stop_it_says_goodbye_and_ends_well() {
    let folder = TempDir::new().unwrap();
    let mut relay = start(folder.path());
    let (id, key) = make_board(relay.port).await;
    let mut socket = connect(relay.port, &id, &key).await;
    let update = note(&mut Board::new(ClientNumber::new(1)), "last");
    let frame = encode_message(&Message::Update(update));
    socket.send(Frame::Binary(frame.into())).await.unwrap();
    let mut saved = false;
    while !saved {
        let messages = next(&mut socket).await.unwrap();
        saved = messages
            .iter()
            .any(|message| matches!(message, Message::Ack { count: 1, .. }));
    }
    let told = Command::new("kill")
        .args(["-TERM", &relay.process.id().to_string()])
        .status()
        .unwrap();
    assert!(told.success());
    let code = loop {
        match tokio::time::timeout(Duration::from_secs(20), socket.next())
            .await
            .unwrap()
        {
            Some(Ok(Frame::Close(Some(close)))) => break u16::from(close.code),
            Some(Ok(_)) => {}
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(code, 1012);
    drop(socket);
    assert!(relay.process.wait().unwrap().success());
    let relay = start(folder.path());
    let board = read(relay.port, &id, &key).await;
    assert!(board.element(&ElementId::new("last")).is_some());
}

#[test]
fn v12_what_is_wrong_is_said_in_one_line_and_ends_it() {
    let folder = TempDir::new().unwrap();
    let relay = start(&folder.path().join("a"));
    let taken = format!("127.0.0.1:{}", relay.port);
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let serve = |listen: &str, data: &Path| -> Output {
        program()
            .args(["serve", "--log", "error", "--listen", listen, "--data"])
            .arg(data)
            .output()
            .unwrap()
    };
    for (output, words) in [
        (
            serve(&taken, &folder.path().join("b")),
            [taken.as_str(), "--listen"],
        ),
        (
            serve("127.0.0.1:0", &folder.path().join("a")),
            ["another relay", "--data"],
        ),
        (serve("127.0.0.1:0", &file), ["file", "--data"]),
    ] {
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    }
}

#[tokio::test]
async fn v22_no_key_is_in_the_log_or_the_database() {
    let folder = TempDir::new().unwrap();
    let log = folder.path().join("log");
    let mut relay = start_with(
        folder.path(),
        "debug",
        Stdio::from(std::fs::File::create(&log).unwrap()),
    );
    let (id, key) = make_board(relay.port).await;
    let board = read(relay.port, &id, &key).await;
    assert_eq!(board.info().title, "試験");
    relay.process.kill().unwrap();
    relay.process.wait().unwrap();
    let mut read_any = 0;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        read_any += bytes.len();
        let found = bytes.windows(key.len()).any(|part| part == key.as_bytes());
        assert!(!found, "{}", path.display());
    }
    assert!(read_any > 0);
    // The log did tell of the visit.
    assert!(std::fs::read_to_string(&log).unwrap().contains(&id));
}

#[tokio::test]
async fn a_board_can_be_written_to_a_file_while_it_is_served() {
    let folder = TempDir::new().unwrap();
    let relay = start(folder.path());
    let (id, _) = make_board(relay.port).await;
    let out = folder.path().join("out.md");
    let export = |board: &str| {
        program()
            .args(["export", board, "--format", "md", "--out"])
            .arg(&out)
            .arg("--data")
            .arg(folder.path())
            .output()
            .unwrap()
    };
    let output = export(&id);
    assert!(output.status.success(), "{output:?}");
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.contains("試験"), "{text}");
    let refused = export("nosuchboard1");
    assert!(!refused.status.success());
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("no board nosuchboard1"), "{said}");
}

#[test]
fn help_tells_what_there_is() {
    let help = |arguments: &[&str]| {
        let output = program().args(arguments).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(help(&["--help"]).contains("serve"));
    let serve = help(&["serve", "--help"]);
    for word in [
        "--listen",
        "NONET_LISTEN",
        "--data",
        "NONET_DATA",
        "127.0.0.1:8787",
    ] {
        assert!(serve.contains(word), "{word}: {serve}");
    }
}
