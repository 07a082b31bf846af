use board::{Axis, BoardPoint, ElementId};
use workshop::Template;

use crate::testing::TestEditor;
use crate::{Announcement, Availability, CommandId, Effect, Input, Reason, Refusal};

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
    assert_eq!(named[0], ("語学力向上の実感".to_owned(), Some(5.0)));
    assert_eq!(named[3], ("実践的な添削".to_owned(), Some(3.0)));
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

/// The next part of the weights, made from the board above.
fn next_part() -> (TestEditor, String, ElementId) {
    let mut test = board();
    let weights = canvas(&test, "jissen2.weights");
    let at = BoardPoint::new(20.0, 80.0);
    test.colleague_note("a", Some(&format!("{weights}/issues")), at, "課題（5）");
    test.select(&[&weights]);
    test.command(CommandId::NextPart);
    let made = test.editor.focus().cloned().unwrap();
    (test, weights, made)
}

#[test]
fn e170_nobody_writes_on_the_canvases_of_a_part_that_is_over() {
    let (mut test, weights, made) = next_part();
    let before = test.snapshot();
    let locked = Refusal::Unavailable {
        command: CommandId::ToggleLock,
        reason: Reason::Locked,
    };
    // Neither by a double click nor by dropping something there.
    let cell = test.middle(&format!("{weights}/strengths"));
    test.double_click(cell);
    assert_eq!(test.refusals(), [&locked]);
    assert!(test.editing().is_none());
    assert_eq!(test.snapshot(), before);
    // It is not moved, deleted or filled from elsewhere; its successor is.
    test.select(&[&weights]).key("Delete");
    test.key("Shift+ArrowRight");
    assert_eq!(test.snapshot(), before);
    let new_cell = test.middle(&format!("{made}/strengths"));
    test.double_click(new_cell);
    assert!(test.editing().is_some());
    test.key("Escape");
    // Opened again everything is as it was, its notes too.
    test.select(&[&weights]).command(CommandId::ToggleLock);
    assert!(!test.element("a").locked);
    test.double_click(cell);
    assert!(test.editing().is_some());
}

#[test]
fn e170_values_of_a_part_that_is_over_are_refused() {
    let mut test = board();
    let matrix = canvas(&test, "jissen2.matrix");
    let column = ElementId::new(format!("{matrix}/scores.c1"));
    test.remote(|edit| edit.set_weight(&column, Some(5.0)).unwrap());
    test.select(&[&matrix]).command(CommandId::NextPart);
    let slot = format!("{matrix}/scores.r1*{matrix}/scores.c1");
    let before = test.snapshot();
    for id in [slot, format!("{matrix}/chosen"), column.to_string()] {
        test.input(Input::Focus(ElementId::new(id.as_str())));
        test.key("3").key("Delete").key("Enter");
        let writes = test.editor.asking().is_some() || test.editing().is_some();
        assert!(!writes, "{id}");
        let reasons = test.refusals();
        assert!(
            reasons.iter().any(|refusal| matches!(
                refusal,
                Refusal::Unavailable {
                    reason: Reason::Locked,
                    ..
                }
            )),
            "{id}: {reasons:?}"
        );
    }
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e171_one_goes_from_a_part_to_the_one_before_and_back() {
    let (mut test, weights, made) = next_part();
    test.command(CommandId::OtherPart);
    assert_eq!(test.editor.focus().map(ElementId::as_str), Some(&*weights));
    test.command(CommandId::OtherPart);
    assert_eq!(test.editor.focus(), Some(&made));
    let matrix = canvas(&test, "jissen2.matrix");
    test.select(&[&matrix]);
    assert_eq!(
        test.editor.availability(CommandId::OtherPart),
        Availability::Disabled(Reason::DoesNotApply)
    );
}

#[test]
fn e172_several_canvases_are_chosen_with_shift() {
    let mut test = board();
    let both = [
        canvas(&test, "jissen2.weights"),
        canvas(&test, "jissen2.matrix"),
    ];
    let title = |test: &TestEditor, id: &str| {
        let rect = test.rect(id);
        test.screen(rect.x + rect.width / 2.0, rect.y + 20.0)
    };
    let first = title(&test, &both[0]);
    test.click(first);
    let second = title(&test, &both[1]);
    test.click_with(second, crate::Modifiers::SHIFT);
    assert_eq!(test.selected(), both);
    test.click_with(second, crate::Modifiers::SHIFT);
    assert_eq!(test.selected(), both[..1]);
}

#[test]
fn e173_the_winner_and_selected_comments_are_carried_by_the_same_command() {
    let mut test = TestEditor::new();
    let template = workshop::template("jissen3.prfaq").unwrap().clone();
    test.input(Input::InsertTemplates(vec![template].into()));
    let prfaq = canvas(&test, "jissen3.prfaq");
    let comments = format!("{prfaq}/comments");
    let at = BoardPoint::new(20.0, 80.0);
    test.colleague_note("praise", Some(&comments), at, "読みやすい");
    test.colleague_note(
        "asked",
        Some(&comments),
        BoardPoint::new(20.0, 200.0),
        "誰に見える?",
    );
    test.select(&["asked"]).command(CommandId::CarryOn);
    let snapshot = test.snapshot();
    let rows = snapshot.elements().iter().filter_map(|it| it.as_track());
    let rows: Vec<&str> = rows
        .filter(|track| track.grid == Some(ElementId::new(format!("{prfaq}/faq.more"))))
        .filter(|track| track.axis == Axis::Row)
        .map(|track| track.name(board::Locale::Ja))
        .collect();
    assert_eq!(rows, ["誰に見える?"]);
}

#[test]
fn e174_the_growth_cycle_is_shown_over_the_nine_quadrants_and_hidden() {
    let mut test = TestEditor::with_canvas();
    let before = test.snapshot();
    test.select(&["bmc"]).command(CommandId::GrowthLayer);
    assert!(test.snapshot().elements().len() > before.elements().len() + 10);
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot(), before);
    test.key("Ctrl+Shift+Z").command(CommandId::GrowthLayer);
    assert_eq!(test.snapshot(), before);
    test.input(Input::Leads(false));
    assert_eq!(
        test.editor.availability(CommandId::GrowthLayer),
        Availability::Disabled(Reason::FacilitatorOnly)
    );
}
