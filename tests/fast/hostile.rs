//! Somebody sends the room whatever could harm it.
//!
//! Frames that once were good, and those that are known to kill yrs, are changed at random and sent by one connection
//! after the other; four of them come in one turn, so what the room takes of them is one record. Between them an honest person writes. However it went:
//!
//! - the honest person's change is recorded and acknowledged, every time;
//! - the log, read back from nothing, is the same board as the room's, and honest people's notes are the same for a
//!   newcomer;
//! - the document is never lost: what yrs cannot merge is known beforehand (a document that is lost all the same would be
//!   loaded again; another test tries that);
//! - the room goes on.
//!
//! A fixed number of inputs runs with every test; `NONET_HOSTILE=2000000 cargo test --release -p tests --test fast
//! hostile -- --nocapture` runs many, and `NONET_HOSTILE_SEED` begins at another
//! seed (yrs writes the fields of a note in an order of its own in every run, so a seed gives similar inputs, not the same).

mod mutation;
mod target;

use crate::simulation::random::Random;
use mutation::Corpus;
use target::Target;

/// Inputs if nothing else is asked for.
const INPUTS: u64 = 3_000;
/// Inputs to one room; each room has a seed of its own.
const INPUTS_PER_ROOM: u64 = 500;

#[test]
fn r8_whatever_is_sent_the_room_goes_on_and_honest_notes_stay() {
    let asked = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let inputs = asked("NONET_HOSTILE").unwrap_or(INPUTS);
    let first = asked("NONET_HOSTILE_SEED").unwrap_or(1);
    let corpus = Corpus::read();
    let mut sum = target::Seen::default();
    for seed in first..first + inputs.div_ceil(INPUTS_PER_ROOM) {
        let one = std::panic::catch_unwind(|| {
            let mut random = Random::new(seed);
            let mut target = Target::new();
            for number in 0..INPUTS_PER_ROOM {
                target.send(corpus.frame(&mut random));
                if number % 50 == 49 {
                    target.honest_change();
                }
            }
            target.seen
        });
        match one {
            Ok(seen) => sum.add(&seen),
            Err(panic) => {
                eprintln!("seed {seed} failed; try it again with NONET_HOSTILE_SEED={seed}");
                std::panic::resume_unwind(panic);
            }
        }
    }
    println!("{inputs} inputs from seed {first}: {sum:?}");
    // Inputs that all die at the first byte would prove nothing.
    if inputs >= INPUTS {
        assert!(sum.refused * 20 > inputs, "{sum:?}");
        assert!(sum.recorded * 10 > inputs, "{sum:?}");
        assert!(sum.closed * 20 > inputs, "{sum:?}");
    }
}
