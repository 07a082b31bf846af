//! People in rooms, all in this process: what they send, what each of them has seen, and when.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::{FutureExt as _, SinkExt as _};
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::person::{self, Sink, Stream};
use crate::subject::{Kind, Subject};
use crate::{notes, person::pointer};

/// How long the last change may take to reach everybody.
const PATIENCE: Duration = Duration::from_secs(90);

/// What people do.
#[derive(Clone, Copy)]
pub struct Plan {
    pub rooms: usize,
    pub people: usize,
    /// Changes that each of them makes.
    pub changes: usize,
    /// Time between two of them; none: as fast as the socket takes them.
    pub pace: Option<Duration>,
    /// Whether everybody's pointer moves as often.
    pub pointers: bool,
}

/// What was measured.
#[derive(Default)]
pub struct Outcome {
    /// From the first change until everybody had seen everything, in seconds.
    pub seconds: f64,
    /// Changes of others that arrived at somebody, each once.
    pub delivered: usize,
    /// Changes that never arrived at somebody.
    pub lost: usize,
    /// From sending until somebody else had it, in milliseconds.
    pub latency: Vec<f64>,
    /// From sending until it was acknowledged as durable, in milliseconds.
    pub saved: Vec<f64>,
}

/// When each change was sent, and what has been seen: shared by everybody, as all of them are on one thread.
struct Book {
    sent: Vec<Vec<Option<Instant>>>,
    outcome: Outcome,
}

/// Lets people work until everybody has everything.
pub async fn work(subject: &Subject, plan: Plan) -> Outcome {
    let all = plan.rooms * plan.people;
    let book = Rc::new(RefCell::new(Book {
        sent: vec![vec![None; plan.changes]; all],
        outcome: Outcome::default(),
    }));
    let mut seats = Vec::new();
    for room in 0..plan.rooms {
        let address = subject.room(room).await;
        for number in 0..plan.people {
            let (sink, mut stream) = person::join(subject.kind, &address).await;
            while !person::is_board(&person::next(&mut stream).await.unwrap()) {}
            let person = room * plan.people + number;
            seats.push((person, room, sink, stream));
        }
    }
    let frames: Vec<Vec<Vec<u8>>> = (0..all)
        .map(|person| notes::frames(person, plan.changes))
        .collect();
    let begun = Instant::now();
    let local = tokio::task::LocalSet::new();
    let mut tasks = JoinSet::new();
    for ((person, room, sink, stream), frames) in seats.into_iter().zip(frames) {
        let (for_writer, for_reader) = (Rc::clone(&book), Rc::clone(&book));
        tasks.spawn_local_on(
            write(person, plan, frames, sink, for_writer).map(|_| ()),
            &local,
        );
        let kind = subject.kind;
        tasks.spawn_local_on(read(person, room, kind, plan, stream, for_reader), &local);
    }
    local
        .run_until(async { while tasks.join_next().await.is_some() {} })
        .await;
    let mut book = book.borrow_mut();
    let mut outcome = std::mem::take(&mut book.outcome);
    outcome.seconds = begun.elapsed().as_secs_f64();
    outcome.lost = all * (plan.people - 1) * plan.changes - outcome.delivered;
    outcome
}

/// Sends; gives the sink back, so that the connection stays open until it is dropped by whoever holds the stream.
async fn write(
    person: usize,
    plan: Plan,
    frames: Vec<Vec<u8>>,
    mut sink: Sink,
    book: Rc<RefCell<Book>>,
) -> Sink {
    let mut clock = match plan.pace {
        // People do not move in step.
        Some(pace) => {
            let offset = pace.mul_f64((person * 7 % 100) as f64 / 100.0);
            Some(tokio::time::interval_at(
                tokio::time::Instant::now() + offset,
                pace,
            ))
        }
        None => None,
    };
    for (number, frame) in frames.into_iter().enumerate() {
        if let Some(clock) = &mut clock {
            clock.tick().await;
        }
        book.borrow_mut().sent[person][number] = Some(Instant::now());
        if sink.send(Frame::Binary(frame.into())).await.is_err() {
            break;
        }
        if plan.pointers {
            let frame = pointer(person, number as u32 + 1);
            let _ = sink.send(Frame::Binary(frame.into())).await;
        }
    }
    sink
}

/// Receives until everything of everybody in the room has come, and everything of one's own is acknowledged.
async fn read(
    person: usize,
    room: usize,
    kind: Kind,
    plan: Plan,
    mut stream: Stream,
    book: Rc<RefCell<Book>>,
) {
    let first = room * plan.people;
    let mut seen = vec![false; plan.people * plan.changes];
    let mut missing = (plan.people - 1) * plan.changes;
    let mut saved = 0;
    let waits_for_saved = kind == Kind::Nonet;
    while missing > 0 || waits_for_saved && saved < plan.changes {
        let Ok(Some(frame)) = tokio::time::timeout(PATIENCE, person::next(&mut stream)).await
        else {
            return;
        };
        let now = Instant::now();
        let mut book = book.borrow_mut();
        let book = &mut *book;
        if let Some(count) = person::acknowledged(kind, &frame) {
            for sent in book.sent[person][saved..count as usize].iter().flatten() {
                let took = now.duration_since(*sent);
                book.outcome.saved.push(took.as_secs_f64() * 1e3);
            }
            saved = count as usize;
            continue;
        }
        notes::each(&frame, |author, number| {
            let index = (author.wrapping_sub(first)) * plan.changes + number;
            if author == person || seen.get(index) != Some(&false) {
                return;
            }
            seen[index] = true;
            missing -= 1;
            book.outcome.delivered += 1;
            if let Some(sent) = book.sent[author][number] {
                let took = now.duration_since(sent);
                book.outcome.latency.push(took.as_secs_f64() * 1e3);
            }
        });
    }
}
