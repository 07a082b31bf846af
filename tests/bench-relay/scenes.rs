//! What is done to a server, and what of it is reported.

use std::time::{Duration, Instant};

use futures_util::SinkExt as _;
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::crowd::{Outcome, Plan, work};
use crate::options::Options;
use crate::report::{Report, percentile};
use crate::subject::Subject;
use crate::{notes, person};

/// Notes on the board that newcomers join.
const BOARD_NOTES: usize = 10_000;
/// Newcomers at once.
const NEWCOMERS: usize = 20;
/// Connections that do nothing, on boards of a hundred.
const IDLE: usize = 1_000;

pub async fn play(scene: &str, subject: &Subject, options: &Options, report: &mut Report) {
    match scene {
        "saturation" => {
            let plan = Plan {
                rooms: 1,
                people: 30,
                changes: 300,
                pace: None,
                pointers: false,
            };
            crowd(scene, subject, plan, report).await;
        }
        "workshop" => {
            let plan = Plan {
                rooms: 1,
                people: 30,
                changes: options.seconds as usize * 20,
                pace: Some(Duration::from_millis(50)),
                pointers: true,
            };
            crowd(scene, subject, plan, report).await;
        }
        "rooms" => {
            let plan = Plan {
                rooms: 100,
                people: 5,
                changes: options.seconds as usize * 5,
                pace: Some(Duration::from_millis(200)),
                pointers: false,
            };
            crowd(scene, subject, plan, report).await;
        }
        "join" => join(subject, report).await,
        _ => idle(subject, report).await,
    }
}

async fn crowd(scene: &str, subject: &Subject, plan: Plan, report: &mut Report) {
    let cpu = subject.cpu_seconds();
    let Outcome {
        seconds,
        delivered,
        lost,
        mut latency,
        mut saved,
    } = work(subject, plan).await;
    let cpu = subject.cpu_seconds() - cpu;
    let mut say = |what: &str, value: f64| report.add(scene, what, subject.kind, value);
    say("delivered in a second", delivered as f64 / seconds);
    say(
        "CPU seconds a million delivered",
        cpu * 1e6 / delivered as f64,
    );
    say("never delivered", lost as f64);
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
    let (mut sink, mut stream) = person::join(subject.kind, &address).await;
    for frame in notes::frames(0, BOARD_NOTES) {
        sink.feed(Frame::Binary(frame.into())).await.unwrap();
    }
    // The answer to a second question comes after everything before it.
    let again = collab::message::encode_message(&collab::message::Message::SyncStep1(vec![0]));
    sink.send(Frame::Binary(again.into())).await.unwrap();
    let mut most = 0;
    while most < BOARD_NOTES {
        let frame = person::next(&mut stream).await.unwrap();
        most = most.max(count(&frame));
    }
    let full = subject.resident_mib();
    let cpu = subject.cpu_seconds();
    let begun = Instant::now();
    let come = (0..NEWCOMERS).map(|_| async {
        let (_sink, mut stream) = person::join(subject.kind, &address).await;
        let mut bytes = 0;
        loop {
            let frame = person::next(&mut stream).await.unwrap();
            bytes += frame.len();
            if person::is_board(&frame) {
                let took = begun.elapsed().as_secs_f64() * 1e3;
                return (took, bytes, count(&frame));
            }
        }
    });
    let came = futures_util::future::join_all(come).await;
    let cpu = subject.cpu_seconds() - cpu;
    let slowest = came.iter().map(|(took, _, _)| *took).fold(0.0, f64::max);
    let fewest = came.iter().map(|(_, _, notes)| *notes).min().unwrap_or(0);
    let bytes = came.iter().map(|(_, bytes, _)| *bytes).max().unwrap_or(0);
    let mut say = |what: &str, value: f64| report.add("join", what, subject.kind, value);
    say("20 at once, the last has the board after ms", slowest);
    say("CPU ms for one of them", cpu * 1e3 / NEWCOMERS as f64);
    say("kB on the wire for one of them", bytes as f64 / 1e3);
    say("fewest notes in a first answer", fewest as f64);
    say("memory of the open board, MiB", full - empty);
}

fn count(frame: &[u8]) -> usize {
    let mut seen = vec![false; BOARD_NOTES];
    notes::each(&person::unpacked(frame), |_, number| {
        if let Some(seen) = seen.get_mut(number) {
            *seen = true;
        }
    });
    seen.into_iter().filter(|seen| *seen).count()
}

async fn idle(subject: &Subject, report: &mut Report) {
    let mut addresses = Vec::new();
    for room in 0..IDLE / 100 {
        let address = subject.room(room).await;
        // The rooms are open before anything is counted.
        let first = person::join(subject.kind, &address).await;
        addresses.push((address, first));
    }
    let before = subject.resident_mib();
    let mut all = Vec::new();
    for number in 0..IDLE {
        let (sink, mut stream) =
            person::join(subject.kind, &addresses[number % addresses.len()].0).await;
        while !person::is_board(&person::next(&mut stream).await.unwrap()) {}
        all.push((sink, stream));
    }
    let kib = (subject.resident_mib() - before) * 1024.0 / IDLE as f64;
    report.add("idle", "KiB of memory a connection", subject.kind, kib);
}
