use board::{BoardPoint, ElementId, NoteColor, Placement};

use crate::testing::TestEditor;
use crate::{Announcement, CommandId, Effect};

#[test]
fn e12_undo_takes_back_ones_own_work_only() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"])
        .command(CommandId::Color(NoteColor::Pink));
    test.remote(|edit| {
        edit.set_color(&ElementId::new("n1"), NoteColor::Gray)
            .unwrap()
    });
    test.colleague_note("n2", None, BoardPoint::new(0.0, 500.0), "他人の");
    test.key("Ctrl+Z");
    assert_eq!(test.note("n0").color, NoteColor::Yellow);
    assert_eq!(test.note("n1").color, NoteColor::Gray);
    assert!(test.has("n2"));
    test.key("Ctrl+Z");
    assert!(test.has("n0") && test.has("n1") && test.has("n2"));
}

#[test]
fn e12_what_comes_back_is_selected_and_in_sight() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n0", "n2"]).key("Delete");
    assert!(test.selected().is_empty());
    test.input(crate::Input::LookAt {
        center: BoardPoint::new(9_000.0, 9_000.0),
        zoom: 1.0,
    });
    test.key("Ctrl+Z");
    assert_eq!(test.selected(), ["n0", "n2"]);
    assert!(
        test.effects
            .contains(&Effect::Announce(Announcement::Undone))
    );
    let seen = test
        .editor
        .camera()
        .visible(test.editor.settings().viewport);
    assert!(seen.intersects(&test.rect("n0")));
}

#[test]
fn e12_a_note_that_comes_back_to_a_deleted_cell_stays_visible() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", Some("bmc/vp"), BoardPoint::new(20.0, 80.0), "価値");
    test.select(&["n"]).key("Delete");
    test.remote(|edit| {
        for id in ["bmc/vp", "bmc"] {
            edit.delete(&ElementId::new(id)).unwrap();
        }
    });
    test.key("Ctrl+Z");
    assert!(test.has("n"));
    assert_eq!(test.selected(), ["n"]);
    let seen = test
        .editor
        .camera()
        .visible(test.editor.settings().viewport);
    assert!(seen.encloses(&test.rect("n")));
    // It can be put somewhere else like any other.
    test.key("ArrowRight");
    assert_eq!(test.owner("n").as_deref().and(None::<&str>), None);
    assert_eq!(test.note("n").text, "価値");
}

#[test]
fn e12_undo_of_a_move_after_somebody_moved_the_canvas_brings_it_back_to_its_cell() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", Some("bmc/vp"), BoardPoint::new(20.0, 80.0), "価値");
    let (from, to) = (test.middle("n"), test.screen(-500.0, 0.0));
    test.drag(from, to);
    test.remote(|edit| {
        let there = Placement::free(BoardPoint::new(5_000.0, 0.0));
        edit.place(&ElementId::new("bmc"), &there).unwrap();
    });
    test.key("Ctrl+Z");
    assert_eq!(test.owner("n").as_deref(), Some("bmc/vp"));
    assert!(test.rect("bmc/vp").encloses(&test.rect("n")));
}

#[test]
fn e12_undo_while_editing_ends_editing_first() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter").type_text("!!");
    test.command(CommandId::Undo);
    assert_eq!(test.editing(), None);
    assert_eq!(test.note("n0").text, "メモ0");
    // The keys are the field's while it is edited.
    test.key("Enter").key("Ctrl+Z");
    assert!(!test.was_handled());
}

#[test]
fn e12_a_colour_while_typing_is_a_step_of_its_own() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter").type_text("a");
    test.command(CommandId::Color(NoteColor::Green));
    test.type_text("b").key("Escape");
    let steps = [
        ("メモ0a", NoteColor::Green),
        ("メモ0a", NoteColor::Yellow),
        ("メモ0", NoteColor::Yellow),
    ];
    for (text, color) in steps {
        test.key("Ctrl+Z");
        assert_eq!(
            (test.note("n0").text.as_str(), test.note("n0").color),
            (text, color)
        );
    }
}

#[test]
fn e12_the_keys_are_never_the_browsers_where_there_is_nothing_to_take_back() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    for key in ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"] {
        test.key(key);
        assert!(test.effects.contains(&Effect::Handled), "{key}");
    }
}
