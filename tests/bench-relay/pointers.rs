//! A hundred people who only point, spread over a large board: what each of them has to hear, and what it costs the
//! server. Once they say what they see, and once they do not.

use std::cell::Cell;
use std::time::{Duration, Instant};

use collab::message::{AwarenessEntry, Message, encode_message};
use tokio::time::MissedTickBehavior;

use crate::person::Person;
use crate::report::Report;
use crate::script::writer;
use crate::subject::Subject;

/// How many people.
const PEOPLE: usize = 100;
/// Across the board.
const ACROSS: usize = 10;
/// How often each points somewhere else.
const PACE: Duration = Duration::from_millis(100);

pub async fn play(subject: &Subject, seconds: u64, report: &mut Report) {
    for (number, (sees, name)) in [(true, "views told"), (false, "views not told")]
        .into_iter()
        .enumerate()
    {
        let address = subject.room(number).await;
        let mut people = Vec::new();
        for _ in 0..PEOPLE {
            people.push(Person::join(subject.kind, &address).await);
        }
        let heard = Cell::new(0_usize);
        let (cpu, begun) = (subject.cpu_seconds(), Instant::now());
        let until = begun + Duration::from_secs(seconds);
        let all = people.into_iter().enumerate();
        futures_util::future::join_all(
            all.map(|(one, person)| points(one, person, sees, until, &heard)),
        )
        .await;
        let passed = begun.elapsed().as_secs_f64();
        let mut say = |what: &str, value: f64| {
            report.add(&format!("pointers, {name}"), what, subject.kind, value)
        };
        say(
            "kB a second for each",
            heard.get() as f64 / 1e3 / passed / PEOPLE as f64,
        );
        say(
            "CPU milliseconds a second",
            (subject.cpu_seconds() - cpu) * 1e3 / passed,
        );
    }
}

/// One of them, until then. Bytes of what they hear are added.
async fn points(one: usize, mut person: Person, sees: bool, until: Instant, heard: &Cell<usize>) {
    let (left, top) = (one % ACROSS * 2_000, one / ACROSS * 1_200);
    let view = match sees {
        true => format!(r#","view":[{left},{top},1600,900]"#),
        false => String::new(),
    };
    let mut pace = tokio::time::interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut clock = 0;
    while Instant::now() < until {
        tokio::select! {
            _ = pace.tick() => {
                clock += 1;
                let (x, y) = (left as u32 + clock * 37 % 1_600, top as u32 + clock * 23 % 900);
                let state = format!(
                    r##"{{"user":{{"name":"参加者{one}","color":"#2563eb"}},"cursor":[{x},{y}]{view}}}"##
                );
                let entry = AwarenessEntry { client: writer(one), clock, state };
                let said = person.mouth.say(encode_message(&Message::Awareness(vec![entry]))).await;
                assert!(said, "the server hung up");
            }
            frame = person.ears.next() => {
                heard.set(heard.get() + frame.expect("the server hung up").len());
            }
        }
    }
}
