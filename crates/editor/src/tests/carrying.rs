use board::{Axis, BoardPoint, ElementId};
use workshop::Template;

use crate::testing::TestEditor;
use crate::{Announcement, CommandId, Effect, Input, Reason, Refusal};

/// A board with the weighted issues and the matrix that takes its columns from them.
fn board() -> TestEditor {
    let mut test = TestEditor::new();
    let templates: Vec<Template> = ["jissen2.weights", "jissen2.matrix"]
        .iter()
        .map(|id| workshop::template(id).unwrap().clone())
        .collect();
    test.input(Input::InsertTemplates(templates.into()));
    test
}

fn canvas(test: &TestEditor, template: &str) -> String {
    let snapshot = test.snapshot();
    let mut all = snapshot.elements().iter();
    let found = all.find(|element| {
        let canvas = element.as_canvas();
        canvas.is_some_and(|canvas| canvas.template == template)
    });
    found.unwrap().id.to_string()
}

fn columns(test: &TestEditor, grid: &str) -> Vec<(String, Option<f64>)> {
    let snapshot = test.snapshot();
    let elements = snapshot.elements().iter();
    elements
        .filter_map(|element| element.as_track())
        .filter(|track| track.grid == Some(ElementId::new(grid)) && track.axis == Axis::Column)
        .map(|track| (track.name(board::Locale::Ja).to_owned(), track.weight))
        .collect()
}

#[test]
fn e160_what_lies_on_a_canvas_names_the_columns_of_the_next_in_one_step() {
    let mut test = board();
    let (weights, matrix) = (
        canvas(&test, "jissen2.weights"),
        canvas(&test, "jissen2.matrix"),
    );
    test.select(&[&weights]);
    test.command(CommandId::CarryOn);
    let nothing = Refusal::Unavailable {
        command: CommandId::CarryOn,
        reason: Reason::NothingToCarry,
    };
    assert_eq!(test.refusals(), [&nothing]);
    let at = BoardPoint::new(20.0, 80.0);
    test.colleague_note(
        "a",
        Some(&format!("{weights}/issues")),
        at,
        "語学力向上の実感（5）",
    );
    test.colleague_note(
        "b",
        Some(&format!("{weights}/strengths")),
        at,
        "実践的な添削（3）",
    );
    test.select(&[&weights]);
    test.command(CommandId::CarryOn);
    let grid = format!("{matrix}/scores");
    let named = columns(&test, &grid);
    assert_eq!(named[0], ("語学力向上の実感（5）".to_owned(), Some(5.0)));
    assert_eq!(named[3], ("実践的な添削（3）".to_owned(), Some(3.0)));
    let announced = test
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Announce(Announcement::Added { count: 2 })));
    assert!(announced, "{:?}", test.effects);
    test.key("Ctrl+Z");
    assert_eq!(columns(&test, &grid)[0].0, "");
    assert_eq!(columns(&test, &grid)[3].0, "");
}

#[test]
fn e160_what_finds_no_column_is_said() {
    let mut test = board();
    let weights = canvas(&test, "jissen2.weights");
    for index in 0..10 {
        let at = BoardPoint::new(10.0 + f64::from(index) * 60.0, 80.0);
        let cell = format!("{weights}/issues");
        test.colleague_note(&format!("n{index}"), Some(&cell), at, "課題");
    }
    test.select(&[&weights]);
    test.command(CommandId::CarryOn);
    let full = Refusal::Unavailable {
        command: CommandId::CarryOn,
        reason: Reason::TracksAtMost,
    };
    assert_eq!(test.refusals(), [&full]);
    let grid = format!("{}/scores", canvas(&test, "jissen2.matrix"));
    assert_eq!(columns(&test, &grid).len(), 9);
}

#[test]
fn e161_the_next_part_is_made_in_one_step_and_the_old_one_is_locked() {
    let mut test = board();
    let weights = canvas(&test, "jissen2.weights");
    let at = BoardPoint::new(20.0, 80.0);
    test.colleague_note(
        "a",
        Some(&format!("{weights}/issues")),
        at,
        "語学力向上の実感（5）",
    );
    let before = test.snapshot();
    test.select(&[&weights]);
    test.command(CommandId::NextPart);
    let made = test.editor.focus().cloned().unwrap();
    assert_ne!(made.as_str(), weights);
    let snapshot = test.snapshot();
    let copy = ElementId::new(format!("{made}/copy/a"));
    assert_eq!(
        snapshot.element(&copy).unwrap().text(),
        Some("語学力向上の実感（5）")
    );
    assert!(snapshot.element(&ElementId::new("a")).unwrap().locked);
    let (old, new) = (
        snapshot.rect(&ElementId::new(weights.as_str())).unwrap(),
        snapshot.rect(&made).unwrap(),
    );
    assert!(!old.intersects(&new));
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot(), before);
    // A note alone is no part.
    test.select(&["a"]);
    test.command(CommandId::NextPart);
    let refusal = Refusal::Unavailable {
        command: CommandId::NextPart,
        reason: Reason::NothingSelected,
    };
    assert_eq!(test.refusals(), [&refusal]);
}
