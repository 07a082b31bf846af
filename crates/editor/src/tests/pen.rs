use board::{BoardPoint, Ink};

use super::at;
use crate::testing::TestEditor;
use crate::{
    CommandId, Input, Modifiers, PenWidth, PinchInput, PointerButton, PointerDevice, PointerInput,
    PointerPhase, ScreenPoint, Tool,
};

/// Moves along a wave.
fn scribble(test: &mut TestEditor) {
    test.press(at(100.0, 300.0));
    for step in 1..=100 {
        let x = f64::from(step) * 3.0;
        test.move_to(at(100.0 + x, 300.0 + 50.0 * (x / 40.0).sin()));
    }
}

fn finger(phase: PointerPhase, pointer: i64, at: ScreenPoint) -> Input {
    Input::Pointer(PointerInput {
        phase,
        pointer,
        device: PointerDevice::Touch,
        at,
        button: PointerButton::Primary,
        modifiers: Modifiers::NONE,
        pressure: 0.5,
        millis: 0.0,
    })
}

#[test]
fn e25_each_stroke_is_one_step_and_the_pen_stays_in_hand() {
    let mut test = TestEditor::with_notes(0);
    test.key("P");
    test.command(CommandId::Ink(Ink::Blue));
    test.command(CommandId::PenWidth(PenWidth::Thick));
    scribble(&mut test);
    assert!(test.editor.wants_every_point());
    let stroke = test.editor.overlay().stroke.clone().unwrap();
    assert_eq!((stroke.points.len(), stroke.ink), (101, Ink::Blue));
    assert_eq!(test.sent, 0);
    test.release(at(400.0, 300.0));
    assert_eq!((test.sent, test.editor.tool()), (1, Tool::Pen));
    assert!(test.selected().is_empty(), "keys go on being tools");
    test.drag(at(100.0, 500.0), at(300.0, 500.0));
    let snapshot = test.snapshot();
    let [first, second] = snapshot.elements() else {
        panic!("two strokes");
    };
    let drawing = first.as_drawing().unwrap();
    assert_eq!((drawing.ink, drawing.width), (Ink::Blue, 8.0));
    assert!(
        (10..60).contains(&drawing.points.len()),
        "{}",
        drawing.points.len()
    );
    assert_eq!(
        second.as_drawing().unwrap().points.len(),
        2,
        "a straight line"
    );
    assert_eq!(first.placement.offset.x, 100.0);
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot().elements().len(), 1);
}

#[test]
fn e25_a_dot_is_a_stroke_too() {
    let mut test = TestEditor::with_notes(0);
    test.key("P").click(at(200.0, 200.0));
    let snapshot = test.snapshot();
    assert_eq!(snapshot.elements()[0].as_drawing().unwrap().points.len(), 1);
}

#[test]
fn e25_how_hard_it_was_pressed_is_kept() {
    let mut test = TestEditor::with_notes(0);
    test.key("P").by_pen(0.25).press(at(100.0, 100.0));
    test.by_pen(1.0)
        .move_to(at(200.0, 100.0))
        .by_pen(0.25)
        .move_to(at(300.0, 100.0));
    test.release(at(300.0, 100.0));
    let snapshot = test.snapshot();
    let drawing = snapshot.elements()[0].as_drawing().unwrap();
    let pressures: Vec<f64> = drawing.points.iter().map(|point| point.pressure).collect();
    assert_eq!(pressures, [0.25, 1.0, 0.25]);
    assert_eq!(drawing.points[1].at, BoardPoint::new(100.0, 0.0));
    // What a broken driver says is no number.
    test.by_pen(f64::NAN)
        .press(at(100.0, 400.0))
        .release(at(100.0, 400.0));
    let last = test.snapshot().elements().last().unwrap().clone();
    assert_eq!(last.as_drawing().unwrap().points[0].pressure, 0.5);
}

#[test]
fn e25_a_stroke_drawn_from_far_away_is_coarser() {
    let points = |zoom: f64| {
        let mut test = TestEditor::with_notes(0);
        test.input(Input::LookAt {
            center: BoardPoint::new(0.0, 0.0),
            zoom,
        });
        test.key("P");
        scribble(&mut test);
        test.release(at(400.0, 300.0));
        let snapshot = test.snapshot();
        snapshot.elements()[0].as_drawing().unwrap().points.len()
    };
    let (far, near) = (points(0.25), points(2.0));
    assert!(
        far <= near + 1 && far >= near.saturating_sub(10),
        "{far} {near}: as seen"
    );
}

#[test]
fn e26_the_first_contact_of_a_pen_leaves_panning_to_the_fingers() {
    let mut test = TestEditor::with_notes(0);
    test.key("P")
        .by_pen(0.5)
        .drag(at(100.0, 100.0), at(300.0, 150.0));
    assert!(test.editor.pen_mode());
    let before = test.editor.camera();
    test.by_touch().drag(at(500.0, 500.0), at(560.0, 540.0));
    assert_eq!(
        test.snapshot().elements().len(),
        1,
        "the finger drew nothing"
    );
    let moved = before.origin - test.editor.camera().origin;
    assert_eq!(moved, BoardPoint::new(60.0, 40.0));
    test.command(CommandId::LeavePenMode);
    assert!(!test.editor.pen_mode());
    test.drag(at(500.0, 500.0), at(560.0, 540.0));
    assert_eq!(test.snapshot().elements().len(), 2);
    test.command(CommandId::LeavePenMode);
    assert_eq!(test.refusals().len(), 1, "there is nothing to leave");
    test.input(Input::PenMode(true));
    assert!(test.editor.pen_mode());
}

#[test]
fn e26_the_palm_beside_the_pen_means_nothing() {
    let mut test = TestEditor::with_notes(0);
    test.key("P")
        .by_pen(0.5)
        .press(at(100.0, 100.0))
        .move_to(at(200.0, 120.0));
    let camera = test.editor.camera();
    test.input(finger(PointerPhase::Down, 7, at(300.0, 400.0)));
    test.input(finger(PointerPhase::Move, 7, at(330.0, 400.0)));
    test.input(Input::Pinch(PinchInput {
        at: at(300.0, 400.0),
        moved: at(10.0, 10.0),
        scale: 1.5,
    }));
    test.input(finger(PointerPhase::Up, 7, at(330.0, 400.0)));
    assert_eq!(test.editor.camera(), camera);
    test.move_to(at(300.0, 100.0)).release(at(300.0, 100.0));
    assert_eq!(
        test.snapshot().elements().len(),
        1,
        "the stroke was not broken off"
    );
}

#[test]
fn e26_a_second_finger_gives_up_a_stroke() {
    let mut test = TestEditor::with_notes(0);
    test.key("P")
        .by_touch()
        .press(at(100.0, 100.0))
        .move_to(at(130.0, 100.0));
    test.input(finger(PointerPhase::Down, 2, at(400.0, 400.0)));
    assert!(test.editor.overlay().is_empty());
    test.release(at(130.0, 100.0));
    assert!(test.snapshot().elements().is_empty());
}
