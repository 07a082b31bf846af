//! Looking along with somebody.

use board::{BoardPoint, BoardRect};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Effect, Input, LookAlong, ScreenPoint, WheelDelta, WheelInput};

const HANA: u64 = 77;
/// What 花 sees: a part of the board of another shape than this viewport.
const SEEN: BoardRect = BoardRect::new(-3_000.0, 500.0, 4_000.0, 1_000.0);

fn along() -> TestEditor {
    let mut test = TestEditor::with_notes(3);
    test.input(Input::LookAlong(LookAlong::With(Some(HANA))));
    test.input(Input::LookAlong(LookAlong::See(SEEN)));
    test
}

fn visible(test: &TestEditor) -> BoardRect {
    let viewport = test.editor.settings().viewport;
    test.editor.camera().visible(viewport)
}

fn wheel(test: &mut TestEditor) {
    test.input(Input::Wheel(WheelInput {
        at: ScreenPoint::new(300.0, 300.0),
        delta_x: 3.0,
        delta_y: 10.0,
        delta: WheelDelta::Pixels,
        magnification: 1.0,
        modifiers: crate::Modifiers::NONE,
    }));
}

#[test]
fn e270_who_looks_along_sees_all_that_the_other_sees_and_the_others_are_told() {
    let mut test = along();
    assert_eq!(test.editor.presence().follows, Some(HANA));
    let near = |a: BoardPoint, b: BoardPoint| (a.x - b.x).hypot(a.y - b.y) < 1e-6;
    assert!(visible(&test).grown(1e-6).encloses(&SEEN));
    assert!(near(visible(&test).center(), SEEN.center()));
    // They go somewhere else.
    let there = SEEN.moved(BoardPoint::new(900.0, -40.0));
    test.input(Input::LookAlong(LookAlong::See(there)));
    assert!(near(visible(&test).center(), there.center()));
    // The pointer merely passes over the board.
    test.move_to(at(200.0, 200.0));
    assert_eq!(test.editor.looks_along_with(), Some(HANA));
    assert_eq!(test.sent, 0, "nothing of it is in the document");
}

#[test]
fn e270_a_hundred_percent_stay_a_hundred_percent() {
    let mut test = along();
    let viewport = test.editor.settings().viewport;
    let told = BoardRect::new(0.0, 0.0, viewport.width - 0.005, viewport.height - 0.003);
    test.input(Input::LookAlong(LookAlong::See(told)));
    assert_eq!(test.editor.camera().zoom, 1.0);
}

#[test]
fn e270_what_cannot_be_looked_at_is_left_alone() {
    let mut test = along();
    let before = test.editor.camera();
    for width in [0.0, f64::NAN, f64::INFINITY, -4.0] {
        let odd = BoardRect::new(0.0, 0.0, width, width);
        test.input(Input::LookAlong(LookAlong::See(odd)));
        assert_eq!(test.editor.camera(), before, "{width}");
    }
}

#[test]
fn e271_moving_the_view_pressing_and_escape_end_looking_along() {
    type Act = fn(&mut TestEditor);
    let acts: [(&str, Act); 5] = [
        ("the wheel", wheel),
        ("a press", |test| {
            test.press(at(5.0, 5.0));
        }),
        ("Shift+1", |test| {
            test.command(CommandId::FitBoard);
        }),
        ("a key of the zoom", |test| {
            test.command(CommandId::ZoomIn);
        }),
        ("Escape", |test| {
            test.key("Escape");
        }),
    ];
    for (act, run) in acts {
        let mut test = along();
        run(&mut test);
        assert_eq!(test.editor.looks_along_with(), None, "{act}");
        assert_eq!(test.editor.presence().follows, None, "{act}");
        assert!(test.effects.contains(&Effect::PresenceChanged), "{act}");
        // What is still under way from them moves nothing any more.
        let camera = test.editor.camera();
        test.input(Input::LookAlong(LookAlong::See(
            SEEN.moved(BoardPoint::new(50.0, 0.0)),
        )));
        assert_eq!(test.editor.camera(), camera, "{act}");
    }
}

#[test]
fn e271_who_writes_or_holds_something_is_not_carried_off() {
    let mut test = TestEditor::with_notes(3);
    test.input(Input::LookAlong(LookAlong::With(Some(HANA))));
    test.input(Input::Edit(board::ElementId::new("n0")));
    let camera = test.editor.camera();
    test.input(Input::LookAlong(LookAlong::See(SEEN)));
    assert_eq!(test.editor.camera(), camera);
    assert_eq!(test.editor.looks_along_with(), None);
}

#[test]
fn e272_the_view_is_told_only_while_somebody_looks_along_and_not_by_who_does_it_too() {
    let mut test = TestEditor::with_notes(3);
    wheel(&mut test);
    assert_eq!(test.editor.presence().view, None);
    test.input(Input::LookAlong(LookAlong::Watched(true)));
    assert_eq!(test.editor.presence().view, Some(visible(&test)));
    wheel(&mut test);
    assert!(test.effects.contains(&Effect::PresenceChanged));
    assert_eq!(test.editor.presence().view, Some(visible(&test)));
    test.input(Input::LookAlong(LookAlong::With(Some(HANA))));
    assert_eq!(
        test.editor.presence().view,
        None,
        "whom one follows tells it"
    );
    test.key("Escape");
    assert!(test.editor.presence().view.is_some());
    test.input(Input::LookAlong(LookAlong::Watched(false)));
    assert_eq!(test.editor.presence().view, None);
}

#[test]
fn e273_the_way_there_is_shown_and_a_changed_window_still_sees_all() {
    let mut test = TestEditor::with_notes(3);
    test.input(Input::Glides(true));
    test.input(Input::LookAlong(LookAlong::With(Some(HANA))));
    let before = test.editor.camera();
    test.input(Input::LookAlong(LookAlong::See(SEEN)));
    assert_eq!(test.editor.camera(), before, "it begins where one was");
    let to = test.editor.destination();
    // The same again, as others' pointers move: the movement goes on.
    test.input(Input::LookAlong(LookAlong::See(SEEN)));
    assert_eq!(test.editor.destination(), to);
    assert!(test.editor.glide().is_some());
    test.input(Input::Resize(crate::ScreenSize::new(300.0, 700.0)));
    test.input(Input::LookAlong(LookAlong::See(SEEN)));
    assert!(visible(&test).grown(1e-6).encloses(&SEEN));
    assert_eq!(test.editor.looks_along_with(), Some(HANA));
}
