//! What is done to a server, and what of it is reported.

use std::time::{Duration, Instant};

use crate::changes::{runs, updates};
use crate::crowd::{Outcome, Plan, work};
use crate::options::Options;
use crate::person::{self, Person};
use crate::pointers;
use crate::report::{Report, percentile};
use crate::script::{Script, Work, message, writer};
use crate::subject::Subject;

/// Notes on the board that newcomers join.
const BOARD_NOTES: usize = 10_000;
/// Newcomers at once.
const NEWCOMERS: usize = 20;
/// Until its memory is looked at.
const MOMENT: Duration = Duration::from_secs(3);
/// How long nobody changes anything on that board afterwards. Ours puts it away after half a minute.
const QUIET: Duration = Duration::from_secs(45);
/// People on a board of those who do nothing.
const IDLE_ON_A_BOARD: usize = 100;

pub async fn play(scene: &str, subject: &Subject, options: &Options, report: &mut Report) {
    let seconds = options.seconds as usize;
    let plan = match scene {
        "saturation" => Plan {
            rooms: 1,
            people: 30,
            work: Work::Moves,
            changes: 2_000,
            pace: None,
            pointers: false,
        },
        "notes" => Plan {
            rooms: 1,
            people: 30,
            work: Work::Notes,
            changes: 300,
            pace: None,
            pointers: false,
        },
        "workshop" => workshop(seconds),
        "rooms" => Plan {
            rooms: 100,
            people: 5,
            work: Work::Moves,
            changes: seconds * 5,
            pace: Some(Duration::from_millis(200)),
            pointers: false,
        },
        "join" => return join(subject, report).await,
        "pointers" => return pointers::play(subject, options.seconds, report).await,
        _ => return idle(subject, options.idle, report).await,
    };
    crowd(scene, subject, plan, report).await;
}

/// Thirty people at work, with their pointers.
pub fn workshop(seconds: usize) -> Plan {
    Plan {
        rooms: 1,
        people: 30,
        work: Work::Moves,
        changes: seconds * 20,
        pace: Some(Duration::from_millis(50)),
        pointers: true,
    }
}

async fn crowd(scene: &str, subject: &Subject, plan: Plan, report: &mut Report) {
    let Outcome {
        seconds,
        cpu,
        delivered,
        lost,
        bytes,
        mut latency,
        mut saved,
        pointed,
        mut pointer_latency,
    } = work(subject, plan).await;
    let mut say = |what: &str, value: f64| report.add(scene, what, subject.kind, value);
    let pointers = pointer_latency.len();
    let all = delivered + pointers;
    say("delivered in a second", all as f64 / seconds);
    say("CPU seconds a million delivered", cpu * 1e6 / all as f64);
    if pointed > 0 {
        say(
            "of it moves, delivered in a second",
            delivered as f64 / seconds,
        );
        say(
            "CPU seconds a million moves delivered",
            cpu * 1e6 / delivered as f64,
        );
        say(
            "pointers' states that arrived, %",
            pointers as f64 * 100.0 / pointed as f64,
        );
        say(
            "pointers seen by others, p50 ms",
            percentile(&mut pointer_latency, 50.0),
        );
        say(
            "pointers seen by others, p99 ms",
            percentile(&mut pointer_latency, 99.0),
        );
    }
    say("never delivered", lost as f64);
    say("bytes of a change", bytes);
    say("seen by others, p50 ms", percentile(&mut latency, 50.0));
    say("seen by others, p99 ms", percentile(&mut latency, 99.0));
    if !saved.is_empty() {
        say(
            "durable and acknowledged, p50 ms",
            percentile(&mut saved, 50.0),
        );
        say(
            "durable and acknowledged, p99 ms",
            percentile(&mut saved, 99.0),
        );
    }
    say("memory MiB", subject.resident_mib());
}

/// Many come at once to a large board.
async fn join(subject: &Subject, report: &mut Report) {
    let address = subject.room(0).await;
    let empty = subject.resident_mib();
    let mut script = Script::new(Work::Notes, 0, BOARD_NOTES + 1);
    let last = script.changes.pop().unwrap();
    let mut author = Person::join(subject.kind, &address).await;
    for (update, _) in &script.changes {
        author.mouth.say(message(update)).await;
    }
    author.ask().await;
    while count(&script, &author.ears.next().await.unwrap()) < BOARD_NOTES {}
    let full = subject.resident_mib();
    let cpu = subject.cpu_seconds();
    let begun = Instant::now();
    let come = (0..NEWCOMERS).map(|_| async {
        let mut person = Person::join(subject.kind, &address).await;
        let mut bytes = 0;
        loop {
            let frame = person.ears.next().await.unwrap();
            bytes += frame.len();
            if person::is_board(&frame) {
                let took = begun.elapsed().as_secs_f64() * 1e3;
                return (took, bytes, frame, person);
            }
        }
    });
    let came = futures_util::future::join_all(come).await;
    let cpu = subject.cpu_seconds() - cpu;
    let slowest = came.iter().map(|one| one.0).fold(0.0, f64::max);
    let notes = came.iter().map(|(_, _, frame, _)| count(&script, frame));
    let fewest = notes.min().unwrap_or(0);
    let bytes = came.iter().map(|one| one.1).max().unwrap_or(0);
    let mut say = |what: &str, value: f64| report.add("join", what, subject.kind, value);
    say("20 at once, the last has the board after ms", slowest);
    say("CPU ms for one of them", cpu * 1e3 / NEWCOMERS as f64);
    say("kB on the wire for one of them", bytes as f64 / 1e3);
    say("fewest notes in a first answer", fewest as f64);
    say(
        "memory right after its notes were written, MiB",
        full - empty,
    );
    let mut people: Vec<Person> = came.into_iter().map(|(.., person)| person).collect();
    people.push(author);
    // What was needed for a moment only is given back by then.
    let begun = Instant::now();
    all_listen(&mut people, begun + MOMENT).await;
    let joined = subject.resident_mib();
    say("memory 3 s after the 20 came, MiB", joined - empty);
    all_listen(&mut people, begun + QUIET).await;
    let rest = subject.resident_mib();
    say(
        "memory after a quiet, all 21 still there, MiB",
        rest - empty,
    );
    let (mut author, mut guest) = (people.pop().unwrap(), people.pop().unwrap());
    let begun = Instant::now();
    author.mouth.say(message(&last.0)).await;
    while !tells(&guest.ears.next().await.unwrap(), last.1) {}
    let took = begun.elapsed().as_secs_f64() * 1e3;
    say("first change after a quiet, seen by others, ms", took);
}

/// Has all of them listen until then, as the server looks whether they are there.
async fn all_listen(people: &mut [Person], until: Instant) {
    let told = people.iter_mut().map(|person| listen(person, until));
    let told = futures_util::future::join_all(told).await;
    assert!(told.iter().all(|held| *held), "somebody was hung up on");
}

/// Takes whatever comes until then; whether the connection held.
async fn listen(person: &mut Person, until: Instant) -> bool {
    let nothing_left = async { while person.ears.next().await.is_some() {} };
    let left = until.saturating_duration_since(Instant::now());
    tokio::time::timeout(left, nothing_left).await.is_err()
}

/// Whether a frame brings the author's change up to that clock.
fn tells(frame: &[u8], clock: u32) -> bool {
    let mut is_told = false;
    updates(&person::unpacked(frame), |update| {
        runs(update, |client, _, end| {
            is_told |= client == writer(0) && end >= clock;
        });
    });
    is_told
}

/// How many of the author's notes are in a frame.
fn count(script: &Script, frame: &[u8]) -> usize {
    let mut seen = 0;
    updates(&person::unpacked(frame), |update| {
        runs(update, |client, start, end| {
            if client == writer(0) && start == 0 {
                seen = script.changes.partition_point(|(_, clock)| *clock <= end);
            }
        });
    });
    seen
}

/// Many who do nothing. In the end each of them is still there and hears of a change.
async fn idle(subject: &Subject, count: usize, report: &mut Report) {
    let mut boards = Vec::new();
    for room in 0..count.div_ceil(IDLE_ON_A_BOARD) {
        let address = subject.room(room).await;
        // The rooms are open before anything is counted.
        let first = Person::join(subject.kind, &address).await;
        boards.push((address, first));
    }
    let before = subject.resident_mib();
    let mut all = Vec::new();
    for number in 0..count {
        let address = &boards[number % boards.len()].0;
        let mut person = Person::join(subject.kind, address).await;
        while !person::is_board(&person.ears.next().await.unwrap()) {}
        all.push(person);
    }
    let kib = (subject.resident_mib() - before) * 1024.0 / count as f64;
    let script = Script::new(Work::Notes, 0, 1);
    let (update, clock) = &script.changes[0];
    for (_, first) in &mut boards {
        first.mouth.say(message(update)).await;
    }
    let mut hear = 0;
    for mut person in all {
        let heard = async {
            while let Some(frame) = person.ears.next().await {
                if tells(&frame, *clock) {
                    return true;
                }
            }
            false
        };
        hear += usize::from(tokio::time::timeout(QUIET, heard).await == Ok(true));
    }
    let mut say = |what: &str, value: f64| report.add("idle", what, subject.kind, value);
    say("connections", count as f64);
    say("KiB of memory a connection", kib);
    say("of them hear of a change afterwards", hear as f64);
}
