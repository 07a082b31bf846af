//! What is done to a server, and what of it is reported.

use std::time::{Duration, Instant};

use crate::changes::{runs, updates};
use crate::crowd::{Outcome, Plan, work};
use crate::options::Options;
use crate::person::{self, Person};
use crate::report::{Report, percentile};
use crate::script::{Script, Work, message, writer};
use crate::subject::Subject;

/// Notes on the board that newcomers join.
const BOARD_NOTES: usize = 10_000;
/// Newcomers at once.
const NEWCOMERS: usize = 20;
/// Connections that do nothing, on boards of a hundred.
const IDLE: usize = 1_000;

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
        _ => return idle(subject, report).await,
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
    let script = Script::new(Work::Notes, 0, BOARD_NOTES);
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
                return (took, bytes, frame);
            }
        }
    });
    let came = futures_util::future::join_all(come).await;
    let cpu = subject.cpu_seconds() - cpu;
    let slowest = came.iter().map(|(took, _, _)| *took).fold(0.0, f64::max);
    let notes = came.iter().map(|(_, _, frame)| count(&script, frame));
    let fewest = notes.min().unwrap_or(0);
    let bytes = came.iter().map(|(_, bytes, _)| *bytes).max().unwrap_or(0);
    let mut say = |what: &str, value: f64| report.add("join", what, subject.kind, value);
    say("20 at once, the last has the board after ms", slowest);
    say("CPU ms for one of them", cpu * 1e3 / NEWCOMERS as f64);
    say("kB on the wire for one of them", bytes as f64 / 1e3);
    say("fewest notes in a first answer", fewest as f64);
    say("memory of the open board, MiB", full - empty);
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

async fn idle(subject: &Subject, report: &mut Report) {
    let mut addresses = Vec::new();
    for room in 0..IDLE / 100 {
        let address = subject.room(room).await;
        // The rooms are open before anything is counted.
        let first = Person::join(subject.kind, &address).await;
        addresses.push((address, first));
    }
    let before = subject.resident_mib();
    let mut all = Vec::new();
    for number in 0..IDLE {
        let address = &addresses[number % addresses.len()].0;
        let mut person = Person::join(subject.kind, address).await;
        while !person::is_board(&person.ears.next().await.unwrap()) {}
        all.push(person);
    }
    let kib = (subject.resident_mib() - before) * 1024.0 / IDLE as f64;
    report.add("idle", "KiB of memory a connection", subject.kind, kib);
}
