//! A long day in a short time: a real relay, many people who write, cut their lines and crash their tabs at random, and a
//! SIGKILL of the relay every minute. `make soak MINUTES=20`; one seed decides what people do (`SEED=17`), not when
//! the machine does it.
//!
//! The people are those of the simulation (tests/fast/simulation): real clients with real documents, here over
//! real sockets. When the time is over and everybody is connected:
//!
//! - every copy is the same, and the same as what a newcomer gets after one more SIGKILL;
//! - every change is there, acknowledged or not: what was not acknowledged was kept by its author;
//! - `nonet doctor` finds nothing damaged, and the relay's memory at the end is told beside that at the beginning.

#[path = "../fast/simulation/peer.rs"]
#[expect(dead_code, reason = "here everybody has one tab")]
mod peer;
mod person;
#[path = "../fast/simulation/random.rs"]
mod random;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::{Duration, Instant};

use board::ElementId;
use collab::message::Role;
use tests::relay::{NewBoard, Relay, program};
use tokio::task::LocalSet;
use tokio::time::{interval, sleep_until};

use peer::{Peer, text_of};
use person::Doing;
use random::Random;

/// How many people there are if nothing else is asked for.
const PEOPLE: u64 = 30;
/// How often the relay is killed.
const KILLED_EVERY: Duration = Duration::from_secs(60);
/// How long everything may take to settle.
const SETTLED_WITHIN: Duration = Duration::from_secs(180);

/// What everybody did, and what must be there in the end.
#[derive(Default)]
struct Tally {
    changes: usize,
    acknowledged: usize,
    cuts: usize,
    crashes: usize,
    connections: usize,
    /// Notes that nobody deletes.
    expected: BTreeSet<ElementId>,
    /// No more changes are made.
    is_over: bool,
}

fn main() {
    let asked = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let minutes = asked("MINUTES").unwrap_or(30);
    let people = asked("PEOPLE").unwrap_or(PEOPLE);
    let seed = asked("SEED").unwrap_or_else(|| u64::from(std::process::id()));
    println!("{people} people for {minutes} minutes; SEED={seed}");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    LocalSet::new().block_on(&runtime, soak(minutes, people, seed));
}

async fn soak(minutes: u64, people: u64, seed: u64) {
    let mut random = Random::new(seed);
    let mut relay = Relay::new().unwrap();
    relay.start().await.unwrap();
    let board = relay.new_board("一日", None, "ja").await;
    let tally = Rc::new(RefCell::new(Tally::default()));
    let start = Instant::now();
    let mut tasks = Vec::new();
    let doings: Vec<Rc<RefCell<Doing>>> = (0..people)
        .map(|number| {
            let role = match number % 10 {
                0 => Role::Facilitator,
                9 => Role::Viewer,
                _ => Role::Participant,
            };
            let peer = Peer::new(format!("p{number}"), role, &mut random, 1_000_000);
            let own = Random::new(random.bits());
            let doing = Rc::new(RefCell::new(Doing::new(peer, own, start)));
            let key = key_of(&board, role);
            let life = person::live(Rc::clone(&doing), relay.port(), key, Rc::clone(&tally));
            tasks.push(tokio::task::spawn_local(life));
            doing
        })
        .collect();

    let mut kills = 0;
    let mut memory = Vec::new();
    let end = Duration::from_secs(minutes * 60);
    while start.elapsed() < end {
        let minute_ends = start.elapsed() + KILLED_EVERY;
        sleep_until((start + minute_ends.min(end)).into()).await;
        memory.push(memory_of(&relay).await);
        if start.elapsed() < end {
            relay.kill();
            kills += 1;
            let back_at = Instant::now() + Duration::from_millis(random.between(0, 3_000));
            sleep_until(back_at.into()).await;
            relay.start().await.unwrap();
        }
        tell(start, kills, &memory, &tally.borrow());
        assert!(
            tasks.iter().all(|task| !task.is_finished()),
            "somebody gave up"
        );
    }
    tally.borrow_mut().is_over = true;
    let settling = Instant::now();
    let mut looks = interval(Duration::from_millis(200));
    while !doings.iter().all(|doing| doing.borrow().is_settled()) || !all_equal(&doings) {
        let states = doings.iter().map(|doing| doing.borrow().state());
        assert!(
            settling.elapsed() < SETTLED_WITHIN,
            "nothing has settled: {:#?}",
            states.collect::<Vec<_>>()
        );
        looks.tick().await;
    }
    let settled = settling.elapsed();

    relay.kill();
    kills += 1;
    relay.start().await.unwrap();
    let newcomer = person::read(&board.id, &board.viewer, relay.port()).await;
    let truth = newcomer.snapshot();
    for doing in &doings {
        let doing = doing.borrow();
        assert!(
            doing.peer.board.snapshot() == truth,
            "{} differs",
            doing.peer.name
        );
    }
    let tally = tally.borrow();
    let lost: Vec<&ElementId> = tally
        .expected
        .iter()
        .filter(|id| {
            let note = truth.element(id).and_then(|element| element.as_note());
            note.map(|note| note.text.clone()) != Some(text_of(id))
        })
        .collect();
    assert!(lost.is_empty(), "{lost:?} are lost");
    relay.kill();
    let doctor = std::process::Command::new(program().unwrap())
        .args(["doctor", "--data"])
        .arg(relay.data_folder())
        .output()
        .unwrap();
    assert!(doctor.status.success(), "{doctor:?}");
    println!(
        "All {people} copies are the same, and nothing is lost: {} elements, {} of them notes that nobody deleted; \
         settled within {:.1} s",
        truth.elements().len(),
        tally.expected.len(),
        settled.as_secs_f64()
    );
    tell(start, kills, &memory, &tally);
}

fn key_of(board: &NewBoard, role: Role) -> person::Key {
    let key = match role {
        Role::Viewer => &board.viewer,
        Role::Participant => &board.participant,
        Role::Facilitator => &board.facilitator,
    };
    person::Key {
        board: board.id.clone(),
        key: key.clone(),
    }
}

fn all_equal(doings: &[Rc<RefCell<Doing>>]) -> bool {
    let mut vectors = doings
        .iter()
        .map(|doing| board::Clocks::of(&doing.borrow().peer.board));
    let first = vectors.next();
    vectors.all(|vector| Some(&vector) == first.as_ref())
}

/// The relay's resident memory in MiB, as it tells itself.
async fn memory_of(relay: &Relay) -> f64 {
    let metrics = relay.get("/metrics", None).await.unwrap().text();
    let line = metrics
        .lines()
        .find_map(|line| line.strip_prefix("process_resident_memory_bytes "));
    line.unwrap().trim().parse::<f64>().unwrap() / 1024.0 / 1024.0
}

fn tell(start: Instant, kills: usize, memory: &[f64], tally: &Tally) {
    println!(
        "{:>5.1} min: {kills} SIGKILLs, {} changes, {} notes acknowledged, {} lines cut, {} tabs crashed, {} connections; \
         relay at {:.0} MiB ({:.0} after the first minute)",
        start.elapsed().as_secs_f64() / 60.0,
        tally.changes,
        tally.acknowledged,
        tally.cuts,
        tally.crashes,
        tally.connections,
        memory.last().copied().unwrap_or_default(),
        memory.first().copied().unwrap_or_default(),
    );
}
