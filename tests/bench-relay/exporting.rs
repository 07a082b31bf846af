//! A workshop while files of boards are made, beside the same workshop without: three rounds of each, in turn, because
//! a machine is never twice the same.

use std::cell::Cell;

use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};
use tests::http;

use crate::crowd::{Filled, Outcome, Plan, work_in};
use crate::person::Person;
use crate::report::{Report, percentile};
use crate::script::message;
use crate::subject::{Kind, Subject};

/// How often each is measured.
const ROUNDS: usize = 3;
/// Notes on the board that files are made of, and across it.
const NOTES: usize = 10_000;
const ACROSS: usize = 100;
/// Notes in one change: as many as a large paste.
const AT_ONCE: usize = 500;
/// What is asked for, in turn.
const FORMATS: [&str; 3] = ["svg", "png?scale=fit", "pdf"];
/// How many ask at a time, each for the next file as soon as the last has come.
const ASKING: usize = 2;

/// Of which board files are made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Exported {
    Nothing,
    AnotherBoard,
    TheSameBoard,
}

const KINDS: [(Exported, &str); 3] = [
    (Exported::Nothing, "no exports"),
    (Exported::AnotherBoard, "exports of another board"),
    (Exported::TheSameBoard, "exports of the same board"),
];

/// Measures all of it, on a server of its own each time. The board of the workshop is the same in all rounds.
pub async fn play(kind: Kind, plan: Plan, report: &mut Report) -> std::io::Result<()> {
    let updates = filling();
    for round in 1..=ROUNDS {
        for (exported, name) in KINDS {
            eprintln!("exports, round {round}: {name}");
            let subject = Subject::start(kind).await?;
            let room = filled(&subject, &updates).await;
            let made = Cell::new(0);
            let mut outcome = match exported {
                Exported::Nothing => work_in(&subject, plan, Some(&room)).await,
                Exported::AnotherBoard => {
                    let other = filled(&subject, &updates).await;
                    beside(&subject, plan, &room, &other.address, &made).await
                }
                Exported::TheSameBoard => beside(&subject, plan, &room, &room.address, &made).await,
            };
            let scene = format!("exports, round {round}, {name}");
            let mut say = |what: &str, value: f64| report.add(&scene, what, kind, value);
            say("never delivered", outcome.lost as f64);
            for (what, share) in [("p50", 50.0), ("p99", 99.0)] {
                let seen = percentile(&mut outcome.latency, share);
                say(&format!("seen by others, {what} ms"), seen);
                let saved = percentile(&mut outcome.saved, share);
                say(&format!("durable and acknowledged, {what} ms"), saved);
            }
            say("files made meanwhile", f64::from(made.get()));
            say("memory MiB", subject.resident_mib());
        }
    }
    Ok(())
}

/// A workshop, and files as long as it lasts.
async fn beside(
    subject: &Subject,
    plan: Plan,
    room: &Filled,
    exported: &str,
    made: &Cell<u32>,
) -> Outcome {
    let asking = (0..ASKING).map(|first| ask(subject.port, exported, first, made));
    tokio::select! {
        outcome = work_in(subject, plan, Some(room)) => outcome,
        _ = futures_util::future::join_all(asking) => unreachable!("nobody stops asking"),
    }
}

/// Asks for one file after the other.
async fn ask(port: u16, address: &str, first: usize, made: &Cell<u32>) {
    let (path, key) = address.split_once("?k=").unwrap();
    let board = path.rsplit('/').next().unwrap();
    for format in FORMATS.iter().cycle().skip(first) {
        let path = format!("/api/boards/{board}/export/{format}");
        let answer = http::request(port, "GET", &path, Some(key), None).await;
        let answer = answer.unwrap();
        assert_eq!(answer.status, 200, "{format}: {}", answer.text());
        made.set(made.get() + 1);
    }
}

/// A new room with the notes in it.
async fn filled(subject: &Subject, updates: &[Vec<u8>]) -> Filled {
    let address = subject.room(0).await;
    let mut author = Person::join(subject.kind, &address).await;
    let is_board = |frame: &[u8]| crate::person::is_board(frame);
    while !is_board(&author.ears.next().await.unwrap()) {}
    for update in updates {
        assert!(author.mouth.say(message(update)).await);
    }
    // The answer comes after everything that was said before.
    author.ask().await;
    while !is_board(&author.ears.next().await.unwrap()) {}
    Filled {
        address,
        updates: updates.to_vec(),
    }
}

/// Notes side by side, with something written on each.
fn filling() -> Vec<Vec<u8>> {
    // Nobody of the workshop has this number.
    let mut board = Board::new(ClientNumber::new(0x6000_0000));
    let texts = [
        "顧客の声をきく",
        "申し込みの途中で、入力する項目が多すぎてやめてしまう人がいる",
        "Why do people leave after the first lesson?",
    ];
    for from in (0..NOTES).step_by(AT_ONCE) {
        board.edit(|edit| {
            for number in from..from + AT_ONCE {
                let (column, row) = (number % ACROSS, number / ACROSS);
                let place = BoardPoint::new(column as f64 * 220.0, row as f64 * 220.0);
                let note = NewNote {
                    placement: Placement::free(place),
                    size: BoardSize::new(200.0, 200.0),
                    color: NoteColor::ALL[number % NoteColor::ALL.len()],
                    text: texts[number % texts.len()],
                    author: "はな",
                };
                let id = ElementId::new(format!("filling-{number}"));
                edit.create_note(&id, note).unwrap();
            }
        });
    }
    board.drain_updates()
}
