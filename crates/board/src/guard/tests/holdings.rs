//! What a document has, told without it.

use super::*;
use crate::guard::holdings::{Holdings, Lacking};

/// A board on which three people made, wrote and deleted things, by a seed; and what each of them has.
fn grown(seed: u64) -> (Board, Vec<Board>) {
    let mut dice = seed;
    let mut below = |bound: usize| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % bound
    };
    let mut all = Board::new(ClientNumber::new(99));
    let mut people: Vec<Board> = (1..=3)
        .map(|n| Board::new(ClientNumber::new(n * 1_000_003)))
        .collect();
    for number in 0..30 {
        let one = below(people.len());
        let author = &mut people[one];
        let old = format!("n{}", below(number + 1));
        let is_there = author.element(&ElementId::new(old.as_str())).is_some();
        let update = match is_there && below(2) == 0 {
            true => delete(author, &old),
            false => note(author, &format!("n{number}")),
        };
        all.apply(&update, Origin::Remote).unwrap();
        // Now and then somebody hears of everything.
        if below(3) == 0 {
            let state = all.encode_state();
            people[one].apply(&state, Origin::Remote).unwrap();
        }
    }
    (all, people)
}

#[test]
fn b160_what_a_document_has_is_the_same_after_its_encoded_form_was_read() {
    for seed in 1..=60 {
        let (board, people) = grown(seed);
        let holdings = Holdings::of(&board).unwrap();
        let mut again = Board::new(ClientNumber::new(5));
        again.apply(&board.encode_state(), Origin::Storage).unwrap();
        assert_eq!(Holdings::of(&again).unwrap(), holdings, "seed {seed}");
        assert_eq!(again.snapshot(), board.snapshot(), "seed {seed}");
        for one in &people {
            let is_same = one.snapshot() == board.snapshot();
            let theirs = Holdings::of(one).unwrap();
            assert!(is_same || theirs != holdings, "seed {seed}");
        }
    }
}

#[test]
fn b160_what_somebody_lacks_is_told_as_the_document_would() {
    let mut seen = [0; 3];
    for seed in 1..=60 {
        let (board, people) = grown(seed);
        let holdings = Holdings::of(&board).unwrap();
        let whole = board.encode_difference(&[0]).unwrap();
        let deletions = board.encode_difference(&board.state_vector()).unwrap();
        let vectors = people.iter().map(Board::state_vector);
        let stranger = Board::new(ClientNumber::new(7)).state_vector();
        for vector in vectors.chain([stranger, board.state_vector()]) {
            let answer = board.encode_difference(&vector).unwrap();
            let lacking = holdings.lacking(&vector);
            seen[lacking as usize] += 1;
            match lacking {
                Lacking::Everything => assert_eq!(answer.len(), whole.len(), "seed {seed}"),
                Lacking::Nothing => assert_eq!(answer.len(), deletions.len(), "seed {seed}"),
                Lacking::Something => {
                    assert!(answer.len() > deletions.len(), "seed {seed}");
                }
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 20), "{seen:?}");
    // More of everybody, and somebody unknown: nothing is lacking.
    let (board, _) = grown(1);
    let mut more = Board::new(ClientNumber::new(8));
    more.apply(&board.encode_state(), Origin::Remote).unwrap();
    note(&mut more, "own");
    let holdings = Holdings::of(&board).unwrap();
    assert_eq!(holdings.lacking(&more.state_vector()), Lacking::Nothing);
    // What cannot be read is for the document to say.
    let unreadable: [&[u8]; 4] = [
        &[],
        &[1],
        &[1, 5, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
        &[2, 1, 1, 1],
    ];
    for vector in unreadable {
        assert_eq!(holdings.lacking(vector), Lacking::Something, "{vector:?}");
    }
}

#[test]
fn b161_only_what_deletes_nothing_new_is_here_already() {
    let mut known = 0;
    for seed in 1..=60 {
        let (mut board, mut people) = grown(seed);
        let holdings = Holdings::of(&board).unwrap();
        for one in &mut people {
            let nothing_new = one.encode_difference(&one.state_vector()).unwrap();
            assert!(holdings.has_all_of(&nothing_new), "seed {seed}");
            known += usize::from(nothing_new.len() > 2);
            let before = board.encode_state();
            board.apply(&nothing_new, Origin::Remote).unwrap();
            assert_eq!(board.encode_state().len(), before.len(), "seed {seed}");
            // It deletes something, too, that nobody knows of.
            let snapshot = one.snapshot();
            let Some(first) = snapshot.elements().first() else {
                continue;
            };
            let id = first.id.clone();
            let was_there = board.element(&id).is_some();
            delete(one, id.as_str());
            let new = one.encode_difference(&one.state_vector()).unwrap();
            assert_eq!(holdings.has_all_of(&new), !was_there, "seed {seed}");
        }
        assert!(!holdings.has_all_of(&board.encode_state()), "it inserts");
    }
    assert!(known > 60, "{known}");
    let holdings = Holdings::of(&grown(1).0).unwrap();
    assert!(holdings.has_all_of(&EMPTY_UPDATE));
    // Ends too early, goes on, deletes nothing at all, names somebody twice.
    let unreadable: [&[u8]; 6] = [
        &[],
        &[0],
        &[0, 0, 0],
        &[0, 1, 5, 1, 3, 0],
        &[0, 2, 5, 0, 5, 0],
        &[0, 1, 5, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 2],
    ];
    for update in unreadable {
        assert!(!holdings.has_all_of(update), "{update:?}");
    }
}
