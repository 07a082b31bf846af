use board::{BoardPoint, NoteColor};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Cursor, Direction, Input, Sprout, Tool};

/// The middle of the "+" on one side of the selected note.
fn plus(test: &TestEditor, direction: Direction) -> crate::ScreenPoint {
    let sprouts = test.editor.sprouts();
    let found = sprouts.iter().find(|it| it.direction == direction);
    found.expect("a \"+\" on that side").at
}

fn sides(test: &TestEditor) -> Vec<Direction> {
    let sides = test.editor.sprouts().into_iter();
    sides.map(|sprout| sprout.direction).collect()
}

#[test]
fn e100_a_plus_makes_the_neighbour_and_edits_it() {
    use Direction::{Down, Left, Right, Up};
    for (direction, x, y) in [
        (Left, -210.0, 0.0),
        (Right, 210.0, 0.0),
        (Up, 0.0, -210.0),
        (Down, 0.0, 210.0),
    ] {
        let mut test = TestEditor::with_notes(1);
        test.input(Input::LookAt {
            center: BoardPoint::new(200.0, 200.0),
            zoom: 1.0,
        });
        test.select(&["n0"])
            .command(CommandId::Color(NoteColor::Pink));
        // What is made otherwise has another colour.
        test.command(CommandId::Deselect)
            .command(CommandId::Color(NoteColor::Blue));
        test.select(&["n0"]);
        test.click(plus(&test, direction));
        let made = test.editing().expect("the new note is edited");
        assert_eq!(sides(&test), [], "none while writing");
        test.type_text("隣");
        let (from, to) = (test.rect("n0"), test.rect(&made));
        assert_eq!(to.origin() - from.origin(), BoardPoint::new(x, y));
        assert_eq!(to.size(), from.size());
        assert_eq!(test.note(&made).color, NoteColor::Pink);
        test.key("Escape").command(CommandId::Undo);
        assert!(!test.has(&made), "one step");
    }
}

#[test]
fn e100_where_a_neighbour_lies_there_is_none_and_the_key_goes_there() {
    let mut test = TestEditor::with_notes(1);
    test.colleague_note("next", None, BoardPoint::new(310.0, 100.0), "隣");
    test.select(&["n0"]);
    assert!(!sides(&test).contains(&Direction::Right));
    test.key("Ctrl+Shift+ArrowRight");
    assert_eq!(test.editing().as_deref(), Some("next"));
    test.key("Escape")
        .key("Ctrl+Shift+ArrowDown")
        .type_text("下");
    let below = test.editing().expect("a note below");
    assert_eq!(test.rect(&below).origin(), BoardPoint::new(310.0, 310.0));
}

#[test]
fn e100_dragged_out_of_a_plus_the_note_lies_where_it_is_dropped() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    let from = plus(&test, Direction::Right);
    test.press(from).move_to(at(from.x + 2.0, from.y));
    assert!(test.editor.overlay().note_ghost.is_none(), "still a click");
    test.move_to(at(900.0, 500.0));
    assert!(test.editor.overlay().note_ghost.is_some());
    test.release(at(900.0, 500.0)).type_text("離れて");
    let made = test.editing().expect("it is edited");
    assert_eq!(test.rect(&made).center(), BoardPoint::new(900.0, 500.0));
    test.key("Escape").select(&["n0"]);
    let from = plus(&test, Direction::Right);
    test.press(from).move_to(at(900.0, 100.0)).key("Escape");
    assert_eq!(test.snapshot().elements().len(), 2, "Escape breaks it off");
}

#[test]
fn e100_there_is_none_where_it_would_be_in_the_way() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"]);
    // On the right lies the other one.
    assert_eq!(sides(&test).len(), 3);
    let hidden = |test: &TestEditor| assert_eq!(test.editor.sprouts(), Vec::<Sprout>::new());
    test.select(&["n0", "n1"]);
    hidden(&test);
    test.select(&["n0"]).command(CommandId::ToggleLock);
    hidden(&test);
    test.command(CommandId::AddNote(Direction::Left));
    assert_eq!(test.refusals().len(), 1, "a locked note says so");
    test.command(CommandId::ToggleLock).key("Enter");
    hidden(&test);
    test.key("Escape");
    test.press(test.middle("n0"));
    hidden(&test);
    test.release(test.middle("n0")).command(CommandId::ToolPen);
    hidden(&test);
    test.command(CommandId::ToolSelect);
    for (zoom, sprouts) in [(0.36, 3), (0.35, 0), (0.2, 0)] {
        test.input(Input::LookAt {
            center: BoardPoint::new(200.0, 200.0),
            zoom,
        });
        assert_eq!(test.editor.sprouts().len(), sprouts, "at {zoom}");
    }
    test.input(Input::LookAt {
        center: BoardPoint::new(200.0, 200.0),
        zoom: 1.0,
    });
    test.input(Input::ReadOnly(true));
    hidden(&test);
}

#[test]
fn e100_fingers_find_it_and_the_mouse_shows_it() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    let plus = plus(&test, Direction::Right);
    test.move_to(plus);
    assert_eq!(test.editor.cursor(), Cursor::Pointer);
    let ghost = test.editor.overlay().note_ghost.expect("where it would go");
    assert_eq!(ghost.origin(), BoardPoint::new(310.0, 100.0));
    test.move_to(at(plus.x + 15.0, plus.y));
    assert_eq!(test.editor.cursor(), Cursor::Default);
    assert!(test.editor.overlay().note_ghost.is_none());
    test.by_touch().click(at(plus.x + 15.0, plus.y + 15.0));
    assert!(test.editing().is_some());
    assert_eq!(test.editor.tool(), Tool::Select);
}

#[test]
fn e100_in_a_cell_the_next_note_stays_in_the_cell() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::LookAt {
        center: test.rect("bmc/cs").center(),
        zoom: 1.0,
    });
    test.colleague_note("a", Some("bmc/cs"), BoardPoint::new(16.0, 56.0), "客");
    test.select(&["a"]);
    for direction in Direction::ALL {
        test.select(&["a"])
            .command(CommandId::AddNote(direction))
            .type_text("次");
        let made = test.editing().expect("a note");
        assert_eq!(
            test.owner(&made).as_deref(),
            Some("bmc/cs"),
            "{direction:?}"
        );
        test.key("Escape");
        assert!(test.rect("bmc/cs").encloses(&test.rect(&made)));
    }
}
