//! Taking back what somebody else changed at the same moment.

use super::kinds::with_one_of_each;
use super::{free, id, note, sync};
use crate::*;

type Change = fn(&mut Edit<'_, '_>) -> Result<(), BoardError>;

/// An element, what one person does to it, and what another does.
const CHANGES: [(&str, Change, Change); 10] = [
    (
        "n",
        |edit| edit.place(&id("n"), &free(600.0, 600.0)),
        |edit| edit.place(&id("n"), &free(700.0, 700.0)),
    ),
    (
        "n",
        |edit| edit.resize(&id("n"), BoardSize::new(100.0, 100.0)),
        |edit| edit.resize(&id("n"), BoardSize::new(300.0, 300.0)),
    ),
    (
        "n",
        |edit| edit.set_color(&id("n"), NoteColor::Teal),
        |edit| edit.set_color(&id("n"), NoteColor::Pink),
    ),
    (
        "s",
        |edit| edit.set_ink(&id("s"), Ink::Red),
        |edit| edit.set_ink(&id("s"), Ink::Blue),
    ),
    (
        "s",
        |edit| edit.set_fill(&id("s"), Some(NoteColor::Pink)),
        |edit| edit.set_fill(&id("s"), None),
    ),
    (
        "s",
        |edit| edit.set_form(&id("s"), Form::Diamond),
        |edit| edit.set_form(&id("s"), Form::Ellipse),
    ),
    (
        "f",
        |edit| edit.set_tint(&id("f"), Some(NoteColor::Pink)),
        |edit| edit.set_tint(&id("f"), Some(NoteColor::Teal)),
    ),
    (
        "t",
        |edit| edit.set_scale(&id("t"), TextScale::Huge),
        |edit| edit.set_scale(&id("t"), TextScale::Small),
    ),
    (
        "l",
        |edit| edit.set_route(&id("l"), Route::Elbow),
        |edit| edit.set_route(&id("l"), Route::Curved),
    ),
    (
        "d",
        |edit| edit.set_width(&id("d"), 12.5),
        |edit| edit.set_width(&id("d"), 3.5),
    ),
];

#[test]
fn b14_what_two_changed_at_once_is_not_lost_when_one_takes_theirs_back() {
    for (name, mine, theirs) in CHANGES {
        // Of two who write at once the higher number wins: once it is the one who takes back, once the other.
        for (me, other) in [(8, 7), (7, 8)] {
            let first = with_one_of_each();
            let mut anna = Board::new(ClientNumber::new(me));
            let mut ben = Board::new(ClientNumber::new(other));
            sync(&first, &mut anna);
            sync(&first, &mut ben);
            let mut history = History::new(&anna);
            anna.edit(mine).unwrap();
            ben.edit(theirs).unwrap();
            sync(&ben, &mut anna);
            let seen = anna.element(&id(name)).unwrap();
            while history.undo() {
                let now = anna.element(&id(name)).unwrap();
                let was = first.element(&id(name)).unwrap();
                assert!([&was, &seen].contains(&&now), "{name} {me}: {now:?}");
            }
            while history.redo() {
                let now = anna.element(&id(name)).unwrap();
                assert_eq!(now, seen, "{name} {me}");
            }
            sync(&anna, &mut ben);
            assert_eq!(ben.snapshot(), anna.snapshot(), "{name} {me}");
        }
    }
}

#[test]
fn b14_what_comes_and_goes_still_goes() {
    let mut board = Board::new(ClientNumber::new(1));
    let mut history = History::new(&board);
    board
        .edit(|edit| edit.create_note(&id("n"), note(free(0.0, 0.0), "店長")))
        .unwrap();
    history.close_step();
    board
        .edit(|edit| edit.set_evidence(&id("n"), Some(Evidence::Fact)))
        .unwrap();
    history.close_step();
    assert!(history.undo());
    let evidence = |board: &Board| board.element(&id("n")).unwrap().as_note().unwrap().evidence;
    assert_eq!(evidence(&board), None);
    assert!(history.undo());
    assert_eq!(board.element_count(), 0);
    assert!(history.redo() && history.redo());
    assert_eq!(evidence(&board), Some(Evidence::Fact));
}
