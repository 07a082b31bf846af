//! Many notes at once.

use proptest::prelude::*;

use super::following::board_that_follows;
use super::grids::{add_track, board_with_matrix};
use super::private::Keys;
use super::{free, id};
use crate::*;

/// Boards on which more or less follows from what is put on them.
fn ground(number: usize) -> Board {
    let mut board = match number {
        0 => Board::new(ClientNumber::new(1)),
        1 => board_with_matrix(1),
        2 => board_that_follows(1),
        // Everything is private.
        3 => {
            let mut board = Board::new(ClientNumber::new(1));
            board.set_sealer(Keys::sealer(7));
            let round = RoundId::parse("r1");
            board
                .edit(|edit| edit.set_veil(None, round.as_ref()))
                .unwrap();
            board
        }
        _ => {
            let mut board = board_with_matrix(1);
            add_track(&mut board, "c3", "c/m", Axis::Column);
            board.edit(|edit| edit.remove_track(&id("c3"))).unwrap();
            board
        }
    };
    board.drain_changes();
    board.drain_updates();
    board
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1e3..1e3,
        (-500_i32..500).prop_map(f64::from),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(-0.004)
    ]
}

fn any_note() -> impl Strategy<Value = Element> {
    const OWNERS: [&str; 7] = ["", "c", "c/cs", "r1*c2", "r1*c3", "c3", "nowhere"];
    // The last three: taken, the slot of a grid, and what something else may wait for.
    const NAMES: [&str; 7] = ["a", "b", "d", "e", "n", "r1*c2", "nobody/does"];
    let place = (
        prop::option::of(prop::sample::select(&OWNERS[..])),
        any_number(),
        any_number(),
        any_number(),
    );
    let stuck = (
        prop::collection::vec(prop::sample::select(&["あ", "い", "x"][..]), 0..5),
        prop::collection::vec(prop::sample::select(&["h1", "k2"][..]), 0..4),
    );
    let name = (prop::sample::select(&NAMES[..]), any::<bool>());
    ((name, ".{0,30}"), place, stuck).prop_map(|(((name, more), text), place, (tags, people))| {
        let (owner, x, y, side) = place;
        let reaction = |who: &str| Reaction {
            token: ReactionToken::from_token("good").unwrap_or(ReactionToken::ALL[0]),
            who: who.to_owned(),
        };
        let note = Note {
            color: NoteColor::ALL[text.len() % NoteColor::ALL.len()],
            text,
            author: "はな".to_owned(),
            evidence: more.then_some(Evidence::Assumption),
            tags: tags.into_iter().map(str::to_owned).collect(),
            reactions: people.into_iter().map(reaction).collect(),
            ..Note::default()
        };
        let placement = Placement {
            parent: owner.map(id),
            ..free(x, y)
        };
        let size = BoardSize::new(side, 100.0);
        Element {
            locked: more,
            group: GroupId::parse("g").filter(|_| more),
            link: Link::parse("https://example.org/").filter(|_| more),
            source: more.then(|| id("n")),
            ..Element::new(id(name), placement, size, ElementKind::Note(note))
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn b155_notes_made_together_are_given_as_they_are_read(
        on in 0_usize..5,
        notes in prop::collection::vec(any_note(), 0..8),
    ) {
        let (mut together, mut singly) = (ground(on), ground(on));
        let (made, result) = together.create_notes(&mut notes.clone().into_iter());
        let as_ever = singly.edit(|edit| notes.into_iter().try_for_each(|note| edit.create(note)));
        prop_assert_eq!(&result, &as_ever);
        for note in &made {
            let read = together.element(&note.id);
            prop_assert_eq!(Some(note), read.as_ref());
        }
        let mut told = together.drain_changes();
        // On a plain board only what bears the name of a slot is looked at again.
        let is_slot = |id: &ElementId| id.as_str().contains(['*', '/']);
        prop_assert!(on != 0 || told.elements.keys().all(is_slot));
        let given = made.iter().map(|note| (note.id.clone(), Origin::Local));
        told.elements = told.elements.into_iter().chain(given).collect();
        prop_assert_eq!(told, singly.drain_changes());
        prop_assert_eq!(together.drain_updates(), singly.drain_updates());
        prop_assert_eq!(together.snapshot(), singly.snapshot());
        // What is followed is as if it had been followed: the next one is on top, and counted.
        for board in [&mut together, &mut singly] {
            let block = NewNote { placement: free(0.0, 0.0), size: BoardSize::new(1.0, 1.0), color: NoteColor::Blue, text: "", author: "" };
            board.edit(|edit| edit.create_note(&id("last"), block)).unwrap();
            board.edit(|edit| edit.set_text(&id("last"), "終")).unwrap();
        }
        prop_assert_eq!(together.drain_changes(), singly.drain_changes());
        prop_assert_eq!(together.snapshot(), singly.snapshot());
        prop_assert_eq!(together.tally().count, together.element_count());
    }
}

#[test]
fn b155_only_notes_are_made_together() {
    let mut board = ground(0);
    let frame = ElementKind::Frame(Frame::default());
    let notes = ["a", "b"].map(|name| {
        let kind = ElementKind::Note(Note::default());
        Element::new(id(name), free(1.0, 2.0), BoardSize::new(200.0, 200.0), kind)
    });
    let [first, last] = notes;
    let frame = Element::new(id("f"), free(0.0, 0.0), first.size, frame);
    let (made, result) = board.create_notes(&mut [first.clone(), frame, last].into_iter());
    assert_eq!(result, Err(BoardError::OtherKind(id("f"))));
    assert_eq!(made.len(), 1);
    assert_eq!(board.element(&first.id).as_ref(), made.first());
    assert_eq!(board.element_count(), 1);
}
