//! Everybody at once, with everything that can go wrong on the way.
//!
//! Real clients and the real room core, each with a real document, on a network, a disk and a clock that are only
//! modelled: the time is virtual, and one random seed decides all that happens. People write, move, delete and undo;
//! connections are cut, with or without anybody noticing; tabs die and come back from what their browser kept; the relay dies and
//! loses all that was not on its disk; the disk stalls; the board rests whenever nobody changes anything for a moment. Then the faults end, and when everything has settled:
//!
//! - every replica, and what the relay's disk holds, is the same;
//! - every change is there, acknowledged or not: the unacknowledged ones were kept by their authors;
//! - nothing was acknowledged that was not on the disk;
//! - everybody sees everybody.
//!
//! In a second run some have the board open in two tabs of one browser, which share its log, and of which one may be closed
//! for good before the relay has what it wrote.
//!
//! `SEED=17 cargo test -p tests --test fast simulation` replays one seed, `SEEDS=5000` tries many.

mod peer;
pub mod random;
mod relay;
mod world;

use world::World;

/// How many seeds a run tries if nothing else is asked for.
const SEEDS: u64 = 200;
/// The same where there are twice as many tabs.
const SEEDS_WITH_TABS: u64 = 80;

#[test]
fn c40_replicas_converge_and_acknowledged_changes_survive() {
    run(false, SEEDS);
}

#[test]
fn c112_tabs_that_share_a_log_lose_nothing() {
    let summary = run(true, SEEDS_WITH_TABS);
    // The rule is about changes that a tab died with: a run without any would prove nothing.
    assert!(summary.is_none_or(|summary| summary.left_behind > 0));
}

/// Runs all seeds; gives what happened if they were many.
fn run(with_tabs: bool, usual: u64) -> Option<world::Summary> {
    let asked = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let seeds = match asked("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..asked("SEEDS").unwrap_or(usual),
    };
    let mut summary = world::Summary::default();
    for seed in seeds.clone() {
        let run = std::panic::catch_unwind(|| World::new(seed, with_tabs).run());
        match run {
            Ok(one) => summary.add(&one),
            Err(panic) => {
                eprintln!(
                    "seed {seed} failed; replay it with SEED={seed} cargo test -p tests --test fast simulation"
                );
                std::panic::resume_unwind(panic);
            }
        }
    }
    println!("{seeds:?}, with tabs: {with_tabs}: {summary:?}");
    // A simulation in which nothing happens proves nothing.
    if seeds.end - seeds.start >= usual {
        let usual = usual as usize;
        assert!(summary.changes > usual * 25, "{summary:?}");
        assert!(summary.relay_crashes > usual / 2, "{summary:?}");
        assert!(summary.lost_by_the_relay > usual / 2, "{summary:?}");
        assert!(summary.tab_crashes > usual / 2, "{summary:?}");
        assert!(summary.cuts > usual * 5 / 2, "{summary:?}");
        assert!(summary.rests > usual / 2, "{summary:?}");
        return Some(summary);
    }
    None
}
