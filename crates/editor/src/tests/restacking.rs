use board::BoardPoint;

use crate::CommandId;
use crate::testing::TestEditor;

const UP: CommandId = CommandId::BringForward;
const DOWN: CommandId = CommandId::SendBackward;

fn order(test: &TestEditor) -> Vec<String> {
    let snapshot = test.snapshot();
    let elements = snapshot.elements().iter();
    elements
        .map(|element| element.id.as_str().to_owned())
        .collect()
}

/// Four notes on a heap from a at the bottom to d, and one far away between b and c.
fn heap() -> TestEditor {
    let mut test = TestEditor::with_notes(0);
    for (index, id) in ["a", "b", "far", "c", "d"].into_iter().enumerate() {
        let x = if id == "far" {
            900.0
        } else {
            100.0 + 20.0 * index as f64
        };
        test.colleague_note(id, None, BoardPoint::new(x, 100.0), id);
    }
    test
}

#[test]
fn e45_one_step_passes_the_next_thing_that_overlaps() {
    let mut test = heap();
    test.select(&["b"]).command(UP);
    assert_eq!(order(&test), ["a", "far", "c", "b", "d"]);
    assert_eq!(test.sent, 1);
    test.command(UP).command(UP);
    assert_eq!(order(&test), ["a", "far", "c", "d", "b"]);
    assert_eq!(test.sent, 2, "it is on top");
    test.command(DOWN);
    assert_eq!(order(&test), ["a", "far", "c", "b", "d"]);
    test.key("Ctrl+Z").key("Ctrl+Z").key("Ctrl+Z");
    assert_eq!(order(&test), ["a", "b", "far", "c", "d"]);
}

#[test]
fn e45_several_things_keep_their_order_on_the_way() {
    let mut test = heap();
    test.select(&["b", "a"]).key("]");
    assert_eq!(order(&test), ["far", "c", "a", "b", "d"]);
    test.key("[");
    assert_eq!(order(&test), ["far", "a", "b", "c", "d"]);
}

#[test]
fn e45_what_overlaps_nothing_has_nowhere_to_go() {
    let mut test = heap();
    test.select(&["far"]).command(UP).command(DOWN);
    assert_eq!(test.sent, 0);
}

#[test]
fn e45_brackets_are_found_on_a_japanese_keyboard() {
    let mut test = heap();
    // With one note selected brackets are text; two are moved in the pile.
    test.select(&["a", "b"]);
    test.strike(crate::KeyInput {
        key: "]".into(),
        code: "Backslash".into(),
        ..crate::KeyInput::default()
    });
    assert_eq!(test.sent, 1);
}
