use std::collections::BTreeMap;

use board::{BoardRect, ElementId};
use scene::DisplayItem;

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Input, Modifiers, ViewChanges};

type Seen = BTreeMap<ElementId, (BoardRect, DisplayItem)>;

fn seen(test: &TestEditor) -> Seen {
    let placed = test.editor.scene().in_paint_order();
    let seen = placed.map(|placed| {
        let id = placed.element().id.clone();
        (id, (placed.rect(), placed.item().clone()))
    });
    seen.collect()
}

/// Does something and checks that whatever looks different for it lies in the damage told.
fn check(test: &mut TestEditor, deed: impl FnOnce(&mut TestEditor)) -> ViewChanges {
    let before = seen(test);
    test.editor.take_changes();
    deed(test);
    let changes = test.editor.take_changes();
    let after = seen(test);
    for id in before.keys().chain(after.keys()) {
        let (before, after) = (before.get(id), after.get(id));
        if before != after {
            for (rect, _) in [before, after].into_iter().flatten() {
                let covered = changes
                    .damage
                    .areas()
                    .is_none_or(|areas| areas.iter().any(|area| area.encloses(rect)));
                assert!(covered, "{id:?} {rect:?} {:?}", changes.damage);
            }
        }
    }
    changes
}

#[test]
fn e60_what_looks_different_is_told_with_the_changes() {
    let mut test = TestEditor::with_notes(6);
    let from = test.middle("n0");
    let panned = check(&mut test, |test| {
        test.wheel(at(600.0, 600.0), 30.0, 40.0, Modifiers::default());
    });
    assert!(panned.camera && panned.damage.is_empty(), "{panned:?}");
    let from = at(from.x - 30.0, from.y - 40.0);
    let dragged = check(&mut test, |test| {
        test.press(from).move_to(at(from.x + 50.0, from.y + 50.0));
    });
    assert!(
        dragged.damage.is_empty(),
        "a gesture writes nothing: {dragged:?}"
    );
    let dropped = check(&mut test, |test| {
        test.release(at(from.x + 90.0, from.y + 50.0));
    });
    assert!(!dropped.damage.is_empty());
    check(&mut test, |test| {
        test.key("Enter")
            .type_text("なが い文 章".repeat(40).as_str());
    });
    check(&mut test, |test| {
        test.key("Escape").key("Escape");
    });
    for command in [
        CommandId::SelectAll,
        CommandId::Duplicate,
        CommandId::Undo,
        CommandId::Redo,
    ] {
        check(&mut test, |test| {
            test.input(Input::Command(command));
        });
    }
    check(&mut test, |test| {
        test.key("Ctrl+A").key("Delete");
    });
    check(&mut test, |test| {
        test.key("N").type_text("新");
    });
}

#[test]
fn e61_changes_told_together_are_those_told_one_by_one() {
    let mut test = TestEditor::with_notes(3);
    let mut apart = ViewChanges::default();
    test.editor.take_changes();
    let mut twin = TestEditor::with_notes(3);
    twin.editor.take_changes();
    for chord in ["Ctrl+A", "ArrowRight", "Ctrl+Z", "Delete"] {
        test.key(chord);
        apart.join(test.editor.take_changes());
        twin.key(chord);
    }
    let together = twin.editor.take_changes();
    assert_eq!(apart, together);
    assert!(together.selection && !together.elements.is_empty());
}
