//! People in rooms, all in this process: what they send, what each of them has seen, and when.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use board::{Board, ClientNumber, Element, Origin};
use futures_util::FutureExt as _;
use tokio::task::JoinSet;

use crate::changes::{presences, runs, updates};
use crate::person::{self, Mouth, Person, pointer};
use crate::script::{Script, Work, message, writer};
use crate::subject::Subject;

/// How long the last change may take to reach everybody.
const PATIENCE: Duration = Duration::from_secs(90);

/// What people do.
#[derive(Clone, Copy)]
pub struct Plan {
    pub rooms: usize,
    pub people: usize,
    pub work: Work,
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
    /// Seconds of processor time that the server used meanwhile.
    pub cpu: f64,
    /// Changes of others that arrived at somebody, each once.
    pub delivered: usize,
    /// Changes that never arrived at somebody.
    pub lost: usize,
    /// The average change, in bytes.
    pub bytes: f64,
    /// From sending until somebody else had it, in milliseconds.
    pub latency: Vec<f64>,
    /// From sending until it was acknowledged as durable, in milliseconds.
    pub saved: Vec<f64>,
    /// Pointers' states that were to arrive at somebody if none was overtaken by a newer one.
    pub pointed: usize,
    /// From saying where a pointer is until somebody else saw it there, in milliseconds; one for each state that arrived.
    pub pointer_latency: Vec<f64>,
}

/// When each change was sent, and what has been seen: shared by everybody, as all of them are on one thread.
struct Book {
    scripts: Vec<Script>,
    sent: Vec<Vec<Option<Instant>>>,
    pointed: Vec<Vec<Option<Instant>>>,
    outcome: Outcome,
}

/// What somebody has received.
struct Seen {
    /// The first person of the room.
    first: usize,
    /// The clock up to which there is everything of each person of the room.
    clocks: Vec<u32>,
    /// The changes of each of them that are here.
    changes: Vec<usize>,
    /// The newest state of each one's pointer that is here.
    pointers: Vec<u32>,
    /// Of those whose copies are compared in the end.
    copy: Option<Copy>,
}

/// Every update that somebody received.
struct Copy {
    /// Their number in the first room.
    person: usize,
    updates: Vec<Vec<u8>>,
}

impl Seen {
    /// Takes a frame; `found` is called with the person and the range of changes that have newly come.
    fn take(
        &mut self,
        scripts: &[Script],
        frame: &[u8],
        mut found: impl FnMut(usize, usize, usize),
    ) {
        let frame = person::unpacked(frame);
        updates(&frame, |update| {
            if let Some(copy) = &mut self.copy {
                copy.updates.push(update.to_vec());
            }
            runs(update, |client, start, end| {
                let author = client.wrapping_sub(writer(self.first)) as usize;
                let Some(clock) = self.clocks.get_mut(author) else {
                    return;
                };
                // Whoever left something out has not told what comes after it.
                if start > *clock || end <= *clock {
                    return;
                }
                *clock = end;
                let changes = &scripts[self.first + author].changes;
                let before = self.changes[author];
                let now = changes.partition_point(|(_, clock)| *clock <= end);
                self.changes[author] = now;
                found(self.first + author, before, now);
            });
        });
    }
}

/// A room that something was put into before anybody comes.
pub struct Filled {
    /// At which people join it.
    pub address: String,
    /// What was put into it.
    pub updates: Vec<Vec<u8>>,
}

/// Lets people work in new rooms until everybody has everything.
pub async fn work(subject: &Subject, plan: Plan) -> Outcome {
    work_in(subject, plan, None).await
}

/// Lets people work until everybody has everything; in a room that is there already, if one is given.
pub async fn work_in(subject: &Subject, plan: Plan, there: Option<&Filled>) -> Outcome {
    let all = plan.rooms * plan.people;
    let scripts: Vec<Script> = (0..all)
        .map(|person| Script::new(plan.work, person, plan.changes))
        .collect();
    let mut seats = Vec::new();
    for room in 0..plan.rooms {
        let address = match there {
            Some(filled) => filled.address.clone(),
            None => subject.room(room).await,
        };
        let room_seats = sit_down(subject, plan, room, &scripts, &address).await;
        seats.extend(room_seats);
    }
    let bytes: usize = scripts
        .iter()
        .flat_map(|script| &script.changes)
        .map(|(update, _)| update.len())
        .sum();
    let book = Rc::new(RefCell::new(Book {
        sent: vec![vec![None; plan.changes]; all],
        pointed: vec![vec![None; plan.changes]; all],
        scripts,
        outcome: Outcome::default(),
    }));
    let begun = Instant::now();
    let cpu = subject.cpu_seconds();
    let local = tokio::task::LocalSet::new();
    let mut tasks = JoinSet::new();
    for (number, (seat, seen)) in seats.into_iter().enumerate() {
        let Person { mouth, ears } = seat;
        let (for_writer, for_reader) = (Rc::clone(&book), Rc::clone(&book));
        tasks.spawn_local_on(
            // The mouth is given back, so that the connection stays open until the ears have heard everything.
            write(number, plan, mouth, for_writer).map(|mouth| (Some(mouth), None)),
            &local,
        );
        tasks.spawn_local_on(
            read(number, plan, ears, seen, for_reader).map(|seen| (None, Some(seen))),
            &local,
        );
    }
    let mut copies = Vec::new();
    let mut mouths = Vec::new();
    local
        .run_until(async {
            while let Some(done) = tasks.join_next().await {
                let (mouth, seen) = done.unwrap();
                mouths.extend(mouth);
                copies.extend(seen.and_then(|seen| seen.copy));
            }
        })
        .await;
    let seconds = begun.elapsed().as_secs_f64();
    let cpu = subject.cpu_seconds() - cpu;
    let mut book = book.borrow_mut();
    let mut outcome = std::mem::take(&mut book.outcome);
    outcome.seconds = seconds;
    outcome.cpu = cpu;
    outcome.bytes = bytes as f64 / (all * plan.changes) as f64;
    outcome.lost = all * (plan.people - 1) * plan.changes - outcome.delivered;
    if plan.pointers {
        outcome.pointed = all * (plan.people - 1) * plan.changes;
    }
    if outcome.lost == 0 {
        let before = there.map_or(&[][..], |filled| &filled.updates);
        compare(&book.scripts[..plan.people], before, &copies);
    }
    outcome
}

/// Lets the people of a room join and make what they work with, until all of them have seen it.
async fn sit_down(
    subject: &Subject,
    plan: Plan,
    room: usize,
    scripts: &[Script],
    address: &str,
) -> Vec<(Person, Seen)> {
    let first = room * plan.people;
    let mut seats = Vec::new();
    for number in 0..plan.people {
        let mut person = Person::join(subject.kind, address).await;
        let mut seen = Seen {
            first,
            clocks: vec![0; plan.people],
            changes: vec![0; plan.people],
            pointers: vec![0; plan.people],
            copy: (room == 0 && [0, plan.people - 1].contains(&number)).then(|| Copy {
                person: number,
                updates: Vec::new(),
            }),
        };
        loop {
            let frame = person.ears.next().await.unwrap();
            seen.take(scripts, &frame, |_, _, _| {});
            if person::is_board(&frame) {
                break;
            }
        }
        seats.push((person, seen));
    }
    for (number, (person, _)) in seats.iter_mut().enumerate() {
        if let Some(update) = &scripts[first + number].first {
            person.mouth.say(message(update)).await;
        }
    }
    for (number, (person, seen)) in seats.iter_mut().enumerate() {
        let is_all_there = |seen: &Seen| {
            (0..plan.people)
                .all(|other| other == number || seen.clocks[other] >= scripts[first + other].clock)
        };
        while !is_all_there(seen) {
            let frame = person.ears.next().await.unwrap();
            seen.take(scripts, &frame, |_, _, _| {});
        }
    }
    seats
}

/// Sends.
async fn write(person: usize, plan: Plan, mut mouth: Mouth, book: Rc<RefCell<Book>>) -> Mouth {
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
    for number in 0..plan.changes {
        if let Some(clock) = &mut clock {
            clock.tick().await;
        }
        let frame = {
            let mut book = book.borrow_mut();
            book.sent[person][number] = Some(Instant::now());
            message(&book.scripts[person].changes[number].0)
        };
        if !mouth.say(frame).await {
            break;
        }
        if plan.pointers {
            book.borrow_mut().pointed[person][number] = Some(Instant::now());
            mouth.say(pointer(person, number as u32 + 1)).await;
        }
    }
    mouth
}

/// Receives until everything of everybody in the room has come, and everything of one's own is acknowledged.
async fn read(
    person: usize,
    plan: Plan,
    mut ears: person::Ears,
    mut seen: Seen,
    book: Rc<RefCell<Book>>,
) -> Seen {
    let mut missing = (plan.people - 1) * plan.changes;
    // What is acknowledged before the first change is what was made for it.
    let before = usize::from(plan.work == Work::Moves);
    let mut saved = 0;
    let waits_for_saved = ears.kind.acknowledges();
    while missing > 0 || waits_for_saved && saved < plan.changes {
        let Ok(Some(frame)) = tokio::time::timeout(PATIENCE, ears.next()).await else {
            break;
        };
        let now = Instant::now();
        let mut book = book.borrow_mut();
        let Book {
            scripts,
            sent,
            pointed,
            outcome,
        } = &mut *book;
        let since = |sent: &Instant| now.duration_since(*sent).as_secs_f64() * 1e3;
        if let Some(count) = person::acknowledged(ears.kind, &frame) {
            let count = (count as usize).saturating_sub(before);
            let settled = sent[person][saved..count].iter().flatten();
            outcome.saved.extend(settled.map(since));
            saved = count;
            continue;
        }
        presences(&frame, |client, clock| {
            let author = client.wrapping_sub(writer(seen.first)) as usize;
            let Some(newest) = seen.pointers.get_mut(author) else {
                return;
            };
            // Nobody sees themselves, and each state arrives once.
            if seen.first + author == person || clock <= *newest {
                return;
            }
            *newest = clock;
            // The first has clock 1.
            let said = &pointed[seen.first + author][clock as usize - 1];
            outcome.pointer_latency.extend(said.iter().map(since));
        });
        seen.take(scripts, &frame, |author, from, to| {
            if author == person {
                return;
            }
            missing -= to - from;
            outcome.delivered += to - from;
            let arrived = sent[author][from..to].iter().flatten();
            outcome.latency.extend(arrived.map(since));
        });
    }
    seen
}

/// Whether somebody who merges what they received with what they sent has the board that was there before, with what
/// everybody wrote.
fn compare(scripts: &[Script], before: &[Vec<u8>], copies: &[Copy]) {
    let written = scripts.iter().flat_map(Script::updates);
    let whole = merged(before.iter().chain(written));
    for copy in copies {
        let own = scripts[copy.person].updates();
        assert!(
            merged(own.chain(&copy.updates)) == whole,
            "person {} has another board",
            copy.person
        );
    }
}

fn merged<'a>(updates: impl Iterator<Item = &'a Vec<u8>>) -> Vec<Element> {
    let mut board = Board::new(ClientNumber::new(1));
    for update in updates {
        board.apply(update, Origin::Remote).unwrap();
    }
    board.snapshot().elements().to_vec()
}
