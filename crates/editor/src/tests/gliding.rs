use board::BoardPoint;

use super::at;
use crate::testing::TestEditor;
use crate::{Camera, CommandId, Input, Modifiers};

/// A board of two notes 300 apart whose view glides.
fn gliding() -> TestEditor {
    let mut test = TestEditor::with_notes(2);
    test.input(Input::Glides(true));
    test
}

/// Frames of 16 ms until nothing moves any more.
fn frames(test: &mut TestEditor) -> Vec<Camera> {
    let mut seen = vec![test.editor.camera()];
    while test.editor.wants_ticks() {
        test.wait(16.0);
        test.input(Input::Tick);
        seen.push(test.editor.camera());
        assert!(seen.len() < 100, "it never ends");
    }
    seen
}

#[test]
fn e101_a_jump_is_a_short_movement_about_one_point() {
    let mut test = gliding();
    let from = test.editor.camera();
    test.command(CommandId::ZoomIn);
    assert_eq!(test.editor.camera(), from, "it begins where it was");
    let to = test.editor.destination();
    assert_eq!(to.zoom, 1.5);
    let seen = frames(&mut test);
    assert_eq!(seen.last(), Some(&to));
    assert!((10..=13).contains(&seen.len()), "180 ms: {}", seen.len());
    let middle = from.to_board(at(640.0, 360.0));
    for pair in seen.windows(2) {
        let [before, after] = pair else { panic!() };
        assert!(after.zoom >= before.zoom);
        let off = after.to_screen(middle).distance(at(640.0, 360.0));
        assert!(off < 1e-6, "{off} px off the middle");
    }
}

#[test]
fn e101_a_long_way_is_shown_by_its_last_part() {
    let mut test = gliding();
    let center = BoardPoint::new(500_000.0, 360.0);
    test.input(Input::GlideTo { center, zoom: 1.0 });
    let begins = test.editor.camera().origin.x;
    let ends = test.editor.destination().origin.x;
    assert!((ends - begins - 1.5 * 1280.0).abs() < 1e-6);
    frames(&mut test);
    assert_eq!(test.editor.camera().origin.x, ends);
}

#[test]
fn e101_steering_goes_on_from_what_is_seen() {
    let mut test = gliding();
    test.command(CommandId::FitSelection);
    test.input(Input::GlideTo {
        center: BoardPoint::new(1_640.0, 360.0),
        zoom: 1.0,
    });
    test.wait(90.0);
    test.input(Input::Tick);
    let seen = test.editor.camera();
    assert!(seen.origin.x > 400.0 && seen.origin.x < 600.0, "{seen:?}");
    test.wheel(at(640.0, 360.0), 3.0, 0.0, Modifiers::NONE);
    assert_eq!(test.editor.camera().origin.x, seen.origin.x + 3.0);
    assert!(!test.editor.wants_ticks());
}

#[test]
fn e101_for_everything_else_the_view_has_arrived() {
    let mut test = gliding();
    // Keys count from where the view goes, not from where it is.
    test.key("Ctrl++").key("Ctrl++");
    assert_eq!(test.editor.destination().zoom, 2.0);
    let there = test.editor.destination();
    // The pointer only passes by.
    test.move_to(at(10.0, 10.0));
    assert!(test.editor.wants_ticks());
    test.press(at(10.0, 10.0));
    assert_eq!(test.editor.camera(), there);
    test.release(at(10.0, 10.0));
    assert_eq!(test.editor.camera(), there);
}

#[test]
fn e101_whoever_asked_for_less_motion_is_there_at_once() {
    let mut test = gliding();
    test.input(Input::Glides(false)).command(CommandId::ZoomIn);
    assert_eq!(test.editor.camera().zoom, 1.5);
    assert!(!test.editor.wants_ticks());
}

#[test]
fn e101_others_do_not_end_it_and_a_clock_set_back_does() {
    let mut test = gliding();
    test.command(CommandId::ZoomIn);
    test.colleague_note("late", None, BoardPoint::new(0.0, 500.0), "遅れて");
    assert!(test.editor.wants_ticks());
    test.world.now_millis -= 3_600_000.0;
    test.input(Input::Tick);
    assert!(!test.editor.wants_ticks());
    assert_eq!(test.editor.camera().zoom, 1.5);
}
