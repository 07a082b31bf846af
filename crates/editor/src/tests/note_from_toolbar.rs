use crate::testing::TestEditor;
use crate::{Input, Refusal};

#[test]
fn e37_a_note_dragged_from_the_toolbar_drops_into_the_cell_below() {
    let mut test = TestEditor::with_canvas();
    let cell = test.middle("bmc/cs");
    test.input(Input::NoteGhost(Some(cell)));
    assert_eq!(test.editor.overlay().drop_cells[0].as_str(), "bmc/cs");
    assert!(test.editor.overlay().note_ghost.is_some());
    test.input(Input::NoteGhost(None));
    assert!(test.editor.overlay().is_empty());
    test.input(Input::NoteGhost(Some(cell)));
    test.input(Input::PlaceNoteAt(cell));
    assert!(test.editor.overlay().is_empty());
    let id = test.editing().unwrap();
    assert_eq!(test.sent, 0);
    test.type_text("はい");
    assert_eq!(test.owner(&id).as_deref(), Some("bmc/cs"));
}

#[test]
fn e37_who_may_only_look_drops_nothing() {
    let mut test = TestEditor::with_canvas();
    let cell = test.middle("bmc/cs");
    test.input(Input::ReadOnly(true));
    test.input(Input::NoteGhost(Some(cell)));
    assert!(test.editor.overlay().is_empty());
    test.input(Input::PlaceNoteAt(cell));
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
}
