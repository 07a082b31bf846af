use board::{BoardPoint, ElementId};

use super::at;
use crate::testing::{TestEditor, bmc, sample};
use crate::{CommandId, Effect, Input, Reason, Refusal};

fn insert(test: &mut TestEditor) -> String {
    test.input(Input::InsertTemplates([bmc().clone()].into()));
    let focus = test.editor.focus().unwrap();
    focus.as_str().to_owned()
}

#[test]
fn e4_a_template_is_inserted_in_one_step_and_comes_into_view() {
    let mut test = TestEditor::new();
    let id = insert(&mut test);
    assert_eq!(test.sent, 1);
    let seen = test
        .editor
        .camera()
        .visible(test.editor.settings().viewport);
    assert!(seen.encloses(&test.rect(&id)));
    let second = insert(&mut test);
    assert!(
        !test.rect(&id).intersects(&test.rect(&second)),
        "beside the first"
    );
    test.key("Ctrl+Z").key("Ctrl+Z");
    assert!(test.snapshot().elements().is_empty());
    test.key("Ctrl+Shift+Z");
    assert_eq!(
        test.snapshot().cells(&ElementId::new(id.as_str())).len(),
        10
    );
    assert_eq!(test.selected(), [id], "the canvas stands for its cells");
    let before = test.snapshot();
    test.input(Input::InsertTemplates([].into()));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e150_a_pack_is_inserted_in_one_step_one_canvas_below_the_other() {
    let mut test = TestEditor::new();
    test.colleague_note("n", None, BoardPoint::new(500.0, 300.0), "前からある");
    let before = test.snapshot();
    let pack: Vec<workshop::Template> = workshop::templates().iter().take(3).cloned().collect();
    test.input(Input::InsertTemplates(pack.clone().into()));
    let snapshot = test.snapshot();
    let canvases: Vec<_> = snapshot
        .elements()
        .iter()
        .filter(|element| element.as_canvas().is_some())
        .collect();
    assert_eq!(canvases.len(), 3);
    let made: Vec<&str> = {
        let mut sorted = canvases.clone();
        sorted.sort_by(|a, b| a.placement.offset.y.total_cmp(&b.placement.offset.y));
        sorted
            .iter()
            .filter_map(|element| Some(element.as_canvas()?.template.as_str()))
            .collect()
    };
    let wanted: Vec<&str> = pack.iter().map(|template| template.id.as_str()).collect();
    assert_eq!(made, wanted, "in the pack's order from the top");
    let rects: Vec<_> = canvases
        .iter()
        .map(|canvas| snapshot.rect(&canvas.id).unwrap())
        .collect();
    for (index, rect) in rects.iter().enumerate() {
        assert!(!rect.intersects(&test.rect("n")), "beside what was there");
        assert!(rects[..index].iter().all(|other| !other.intersects(rect)));
    }
    assert!(test.editor.focus().is_some());
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot(), before, "one step");
}

#[test]
fn e4_a_canvas_is_not_dragged_away_by_accident() {
    let mut test = TestEditor::with_canvas();
    let before = test.snapshot();
    let band = test.screen(300.0, 30.0);
    for from in [band, test.middle("bmc/vp")] {
        test.drag(from, at(from.x + 100.0, from.y + 60.0));
        assert_eq!(test.snapshot(), before);
    }
    assert!(test.selected().is_empty());
}

#[test]
fn e4_a_canvas_selected_by_its_band_moves_and_carries_its_notes() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", Some("bmc/vp"), BoardPoint::new(20.0, 80.0), "価値");
    let note = test.rect("n");
    let band = test.screen(300.0, 30.0);
    test.click(band);
    assert_eq!(test.selected(), ["bmc"]);
    let zoom = test.editor.camera().zoom;
    let to = at(band.x + 100.0 * zoom, band.y + 40.0 * zoom);
    test.press(band).move_to(to);
    let drag = test.editor.overlay().drag.clone().unwrap();
    assert_eq!(&drag.roots[..], [ElementId::new("bmc")]);
    assert_eq!(drag.moving.len(), 12, "canvas, ten cells, the note");
    test.release(to);
    assert_eq!(test.sent, 1);
    assert_eq!(test.rect("bmc").origin(), BoardPoint::new(100.0, 40.0));
    assert_eq!(
        test.rect("n").origin(),
        note.origin() + BoardPoint::new(100.0, 40.0)
    );
    assert_eq!(test.owner("n").as_deref(), Some("bmc/vp"));
}

#[test]
fn e4_a_canvas_and_its_note_selected_together_move_once() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", Some("bmc/vp"), BoardPoint::new(20.0, 80.0), "価値");
    let note = test.rect("n").origin();
    test.select(&["bmc", "n"]);
    test.command(CommandId::Nudge(
        crate::Direction::Right,
        crate::Distance::Far,
    ));
    assert_eq!(test.rect("n").origin(), note + BoardPoint::new(10.0, 0.0));
}

#[test]
fn e4_deleting_a_canvas_deletes_all_that_is_on_it_in_one_step() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::InsertSample {
        canvas: Some(ElementId::new("bmc")),
        sample: sample(),
    });
    assert_eq!(test.sent, 1);
    let before = test.snapshot();
    test.select(&["bmc"]).key("Delete");
    assert!(test.snapshot().elements().is_empty());
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot(), before);
    assert_eq!(test.selected(), ["bmc"]);
}

#[test]
fn e4_a_sample_comes_once_in_the_language_of_the_person() {
    let mut test = TestEditor::with_canvas();
    assert_eq!(test.editor.sample_canvas(), Some(ElementId::new("bmc")));
    let ask = |test: &mut TestEditor, canvas: Option<&str>| {
        test.input(Input::InsertSample {
            canvas: canvas.map(ElementId::new),
            sample: sample(),
        });
    };
    ask(&mut test, None);
    let count = test.snapshot().elements().len();
    ask(&mut test, Some("bmc"));
    assert_eq!(test.refusals(), [&Refusal::SamplePresent]);
    assert_eq!(test.snapshot().elements().len(), count);
    let mut empty = TestEditor::new();
    ask(&mut empty, Some("gone"));
    let refusal = Refusal::Unavailable {
        command: CommandId::InsertSample,
        reason: Reason::NoCanvas,
    };
    assert_eq!(empty.refusals(), [&refusal]);
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot().elements().len(), 11);
}

#[test]
fn e151_a_template_is_made_of_the_canvas_that_is_meant() {
    let mut test = TestEditor::with_canvas();
    let meant = |test: &TestEditor| test.editor.template_source();
    assert_eq!(meant(&test), Some(ElementId::new("bmc")), "the only one");
    insert(&mut test);
    let second = test.editor.focus().cloned();
    assert_eq!(meant(&test), second, "the one with the focus");
    test.select(&["bmc"]);
    assert_eq!(
        meant(&test),
        Some(ElementId::new("bmc")),
        "the selected one"
    );
    test.colleague_note("n", Some("bmc/vp"), BoardPoint::new(20.0, 80.0), "価値");
    test.select(&["n"]);
    assert_eq!(meant(&test), None, "a note is none");
    assert!(TestEditor::new().editor.template_source().is_none());
}

#[test]
fn e10_a_title_beyond_the_limit_is_refused_with_the_limit() {
    let mut test = TestEditor::new();
    test.input(Input::SetTitle("新規事業".into()));
    assert_eq!(test.editor.info().title, "新規事業");
    assert!(test.editor.take_changes().info);
    test.input(Input::SetTitle("長".repeat(10_000)));
    assert!(matches!(
        test.refusals()[..],
        [Refusal::TooLong { max: 200, .. }]
    ));
    assert_eq!(test.editor.info().title, "新規事業");
    test.key("Ctrl+Z");
    assert_eq!(test.editor.info().title, "");
}

#[test]
fn dialogs_are_asked_for() {
    let mut test = TestEditor::with_canvas();
    for command in [
        CommandId::InsertCanvas,
        CommandId::InsertSample,
        CommandId::SaveTemplate,
        CommandId::Import,
        CommandId::Export,
        CommandId::ShowShortcuts,
    ] {
        test.command(command);
        let asked = test
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::OpenDialog(_)));
        assert!(asked, "{command:?}");
    }
}
