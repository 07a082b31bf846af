use board::{BoardPoint, BoardSize, NoteColor};

use super::at;
use crate::testing::TestEditor;
use crate::{
    CommandId, Effect, FREE_NOTE_SIZE, Input, Modifiers, PointerButton, PointerDevice,
    PointerInput, PointerPhase, Tool,
};

#[test]
fn e5_n_and_a_click_put_a_note_under_the_pointer_and_edit_it() {
    for key in ["N", "S"] {
        let mut test = TestEditor::new();
        test.key(key);
        assert_eq!(test.editor.tool(), Tool::Note);
        test.click(at(500.0, 400.0));
        assert_eq!(test.editor.tool(), Tool::Select, "the tool is used up");
        let id = test.editing().unwrap();
        let focused = test
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::FocusField { editing: true, .. }));
        assert!(focused);
        test.type_text("顧客は誰か");
        let element = test.element(&id);
        assert_eq!(element.size, FREE_NOTE_SIZE);
        assert_eq!(test.rect(&id).center(), BoardPoint::new(500.0, 400.0));
        assert_eq!(test.note(&id).text, "顧客は誰か");
        assert_eq!(test.note(&id).author, "はな");
        assert_eq!(test.selected(), [id]);
    }
}

#[test]
fn e5_a_double_click_on_the_empty_board_makes_a_note() {
    let mut test = TestEditor::new();
    test.double_click(at(300.0, 300.0)).type_text("a");
    assert_eq!(test.snapshot().elements().len(), 1);
    // Two clicks that are far apart in time or place are no double click.
    let mut test = TestEditor::new();
    test.click(at(300.0, 300.0)).click(at(300.0, 300.0));
    test.press(at(330.0, 300.0)).release(at(330.0, 300.0));
    assert_eq!(test.editing(), None);
}

#[test]
fn e232_a_double_click_is_told_by_when_it_was_made_not_by_when_it_is_heard_of() {
    let presses = |first: f64, second: f64, handled_after: f64| {
        let mut test = TestEditor::new();
        for (phase, millis) in [
            (PointerPhase::Down, first),
            (PointerPhase::Up, first),
            (PointerPhase::Down, second),
            (PointerPhase::Up, second),
        ] {
            test.world.now_millis += handled_after;
            test.input(Input::Pointer(PointerInput {
                phase,
                pointer: 1,
                device: PointerDevice::Mouse,
                at: at(300.0, 300.0),
                button: PointerButton::Primary,
                modifiers: Modifiers::NONE,
                pressure: 0.5,
                millis,
            }));
        }
        test.editing().is_some()
    };
    // A busy page hears of it late, and of two clicks at once.
    assert!(presses(1_000.0, 1_120.0, 900.0));
    assert!(!presses(1_000.0, 1_700.0, 1.0));
    // A press that was made up has no time.
    assert!(!presses(1_000.0, 0.0, 1.0));
}

#[test]
fn e2_a_note_made_in_a_cell_belongs_to_it_and_is_small() {
    let mut test = TestEditor::with_canvas();
    let cell = test.middle("bmc/vp");
    test.double_click(cell).type_text("価値");
    let id = test.selected().remove(0);
    assert_eq!(test.owner(&id).as_deref(), Some("bmc/vp"));
    assert_eq!(test.element(&id).size, workshop::NOTE_IN_CELL);
    let apart = test.rect(&id).center() - test.rect("bmc/vp").center();
    assert!(apart.x.abs() <= 1.0 && apart.y.abs() <= 1.0, "{apart:?}");
}

#[test]
fn e2_a_note_made_at_a_cells_edge_does_not_stick_out() {
    let mut test = TestEditor::with_canvas();
    let cell = test.rect("bmc/cs");
    let corner = test.screen(cell.right() - 2.0, cell.y + 2.0);
    test.double_click(corner).type_text("端");
    let id = test.selected().remove(0);
    assert_eq!(test.owner(&id).as_deref(), Some("bmc/cs"));
    assert!(cell.encloses(&test.rect(&id)));
}

#[test]
fn e5_a_note_left_empty_was_never_there() {
    let leave: [fn(&mut TestEditor); 4] = [
        |test| drop(test.key("Escape").effects.clone()),
        |test| drop(test.click(at(20.0, 20.0)).effects.clone()),
        |test| {
            drop(
                test.type_text("あ")
                    .replace("")
                    .key("Escape")
                    .effects
                    .clone(),
            )
        },
        |test| {
            drop(
                test.type_text("あ")
                    .replace(" \n")
                    .key("Escape")
                    .effects
                    .clone(),
            )
        },
    ];
    for (index, leave) in leave.into_iter().enumerate() {
        let mut test = TestEditor::new();
        test.double_click(at(400.0, 400.0));
        leave(&mut test);
        assert_eq!(test.editing(), None, "{index}");
        assert!(test.snapshot().elements().is_empty(), "{index}");
        assert!(test.editor.is_empty(), "{index}");
        assert!(test.selected().is_empty(), "{index}");
        test.command(CommandId::Undo);
        assert!(test.snapshot().elements().is_empty(), "{index}");
    }
}

#[test]
fn e5_an_empty_new_note_leaves_no_step_and_sends_nothing() {
    let mut test = TestEditor::with_notes(1);
    test.double_click(at(900.0, 500.0));
    assert_eq!(test.sent, 0);
    test.key("Escape");
    assert_eq!(test.sent, 0);
    assert!(!test.editor.can_undo());
}

#[test]
fn e5_creating_and_typing_is_one_step() {
    let mut test = TestEditor::new();
    test.double_click(at(400.0, 400.0))
        .type_text("一\n二")
        .key("Escape");
    assert_eq!(test.snapshot().elements().len(), 1);
    test.key("Ctrl+Z");
    assert!(test.snapshot().elements().is_empty());
    assert!(!test.editor.can_undo());
    test.key("Ctrl+Y");
    assert_eq!(
        test.snapshot().elements()[0].as_note().unwrap().text,
        "一\n二"
    );
}

#[test]
fn e5_a_new_note_takes_the_colour_chosen_last_even_before_its_first_letter() {
    let mut test = TestEditor::new();
    test.command(CommandId::Color(NoteColor::Teal));
    test.double_click(at(400.0, 400.0))
        .type_text("a")
        .key("Escape");
    let first = test.selected().remove(0);
    assert_eq!(test.note(&first).color, NoteColor::Teal);
    test.double_click(at(700.0, 400.0));
    test.command(CommandId::Color(NoteColor::Pink));
    assert!(test.editing().is_some(), "a colour does not end editing");
    test.type_text("b");
    let second = test.editing().unwrap();
    assert_eq!(test.note(&second).color, NoteColor::Pink);
    assert_eq!(test.note(&first).color, NoteColor::Teal);
}

#[test]
fn e5_without_a_pointer_n_and_enter_fill_the_focused_cell() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Focus(board::ElementId::new("bmc/cs")));
    test.key("N").type_text("一").key("Escape").key("Escape");
    test.input(Input::Focus(board::ElementId::new("bmc/cs")));
    test.key("Enter").type_text("二").key("Escape");
    let snapshot = test.snapshot();
    let notes = snapshot.notes_in_reading_order(&board::ElementId::new("bmc/cs"));
    let texts: Vec<_> = notes
        .iter()
        .map(|note| note.as_note().unwrap().text.as_str())
        .collect();
    assert_eq!(texts, ["一", "二"]);
    assert!(
        !test
            .rect(notes[0].id.as_str())
            .intersects(&test.rect(notes[1].id.as_str()))
    );
}

#[test]
fn e5_the_note_tool_and_enter_put_a_note_in_the_middle_of_the_view() {
    let mut test = TestEditor::new();
    test.command(CommandId::NewNote)
        .key("Enter")
        .type_text("a")
        .key("Escape")
        .key("Escape");
    test.command(CommandId::NewNote).key("Enter").type_text("b");
    let snapshot = test.snapshot();
    let [first, second] = snapshot.elements() else {
        panic!("two notes");
    };
    assert_eq!(
        test.rect(first.id.as_str()).center(),
        BoardPoint::new(640.0, 360.0)
    );
    assert_ne!(
        first.placement, second.placement,
        "it does not cover the first exactly"
    );
}

#[test]
fn e5_the_note_tool_shows_where_the_note_will_be() {
    let mut test = TestEditor::with_canvas();
    test.key("N");
    let cell = test.middle("bmc/kp");
    test.move_to(cell);
    let ghost = test.editor.overlay().note_ghost.unwrap();
    assert_eq!(ghost.size(), workshop::NOTE_IN_CELL);
    assert_eq!(test.editor.overlay().drop_cells[0].as_str(), "bmc/kp");
    let outside = test.screen(-300.0, -300.0);
    test.move_to(outside);
    assert_eq!(
        test.editor.overlay().note_ghost.map(|rect| rect.size()),
        Some(BoardSize::new(200.0, 200.0))
    );
    test.key("Escape");
    assert!(test.editor.overlay().is_empty());
}

#[test]
fn notes_from_an_importer_come_in_one_step_and_into_view() {
    let mut test = TestEditor::new();
    let notes = (0..100)
        .map(|index| crate::NoteDraft {
            at: BoardPoint::new(220.0 * f64::from(index % 10), 220.0 * f64::from(index / 10)),
            size: FREE_NOTE_SIZE,
            color: NoteColor::Yellow,
            text: format!("メモ {index}"),
        })
        .collect();
    test.add(notes);
    assert_eq!(test.sent, 1);
    assert!(test.selected().is_empty());
    let seen = test
        .editor
        .camera()
        .visible(test.editor.settings().viewport);
    assert!(seen.encloses(&test.editor.scene().bounds().unwrap()));
    test.key("Ctrl+Z");
    assert!(test.snapshot().elements().is_empty());
}
