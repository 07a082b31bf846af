use board::BoardPoint;

use super::at;
use crate::testing::TestEditor;
use crate::{Camera, Input, Modifiers, WheelDelta, WheelInput, WheelMode};

/// A turn of the wheel as a browser tells it.
fn turn(test: &mut TestEditor, delta_x: f64, delta_y: f64, delta: WheelDelta, magnification: f64) {
    test.input(Input::Wheel(WheelInput {
        at: at(0.0, 0.0),
        delta_x,
        delta_y,
        delta,
        magnification,
        modifiers: Modifiers::NONE,
    }));
}

#[test]
fn e1_fine_turns_pan_and_shift_turns_them_sideways() {
    let mut test = TestEditor::with_notes(1);
    test.wheel(at(300.0, 300.0), 0.0, 40.0, Modifiers::NONE);
    assert_eq!(test.editor.camera().origin, BoardPoint::new(0.0, 40.0));
    assert!(test.was_handled());
    test.wheel(at(300.0, 300.0), 0.0, 50.0, Modifiers::SHIFT);
    assert_eq!(test.editor.camera().origin, BoardPoint::new(50.0, 40.0));
    test.wheel(at(300.0, 300.0), -50.0, -40.0, Modifiers::NONE);
    assert_eq!(test.editor.camera(), Camera::default());
}

#[test]
fn e48_a_mouses_notches_zoom_and_everything_else_pans() {
    let pixels = WheelDelta::Pixels;
    for (x, y, delta, magnification, zooms) in [
        (0.0, -100.0, pixels, 1.0, true),
        (0.0, -120.0, pixels, 1.0, true),
        (0.0, -300.0, pixels, 1.0, true),
        (0.0, -240.0, pixels, 2.0, true),
        // A page magnified by half.
        (0.0, -66.666_664, pixels, 1.5, true),
        (0.0, -80.0, pixels, 1.25, true),
        (0.0, -3.0, WheelDelta::Lines, 1.0, true),
        (0.0, -1.0, WheelDelta::Pages, 1.0, true),
        (0.0, -40.0, pixels, 1.0, false),
        (0.0, -4.0, pixels, 1.0, false),
        (0.0, -99.0, pixels, 1.0, false),
        (0.0, -133.5, pixels, 1.0, false),
        (-1.0, -100.0, pixels, 1.0, false),
        (-100.0, 0.0, pixels, 1.0, false),
        (0.0, -80.0, pixels, f64::NAN, false),
    ] {
        let mut test = TestEditor::with_notes(1);
        turn(&mut test, x, y, delta, magnification);
        let zoomed = test.editor.camera().zoom > 1.0;
        assert_eq!(zoomed, zooms, "{x} {y} {delta:?} {magnification}");
        let panned = test.editor.camera().origin != BoardPoint::default();
        assert_eq!(panned, !zooms, "{x} {y} {delta:?} {magnification}");
    }
}

#[test]
fn e48_what_a_turn_means_stays_until_the_wheel_rests() {
    let mut test = TestEditor::with_notes(1);
    // A fling passes a hundred pixels on its way.
    for way in [4.0, 60.0, 100.0, 120.0, 30.0] {
        test.wait(16.0)
            .wheel(at(0.0, 0.0), 0.0, way, Modifiers::NONE);
    }
    assert_eq!(test.editor.camera().zoom, 1.0);
    assert_eq!(test.editor.camera().origin, BoardPoint::new(0.0, 314.0));
    test.wait(300.0)
        .wheel(at(0.0, 0.0), 0.0, -100.0, Modifiers::NONE);
    let zoomed = test.editor.camera();
    assert!(zoomed.zoom > 1.0, "after a rest it is a mouse");
    test.wait(100.0)
        .wheel(at(0.0, 0.0), 0.0, -33.0, Modifiers::NONE);
    assert!(test.editor.camera().zoom > zoomed.zoom);
}

#[test]
fn e48_the_wheel_can_be_told_what_it_is() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::WheelMode(WheelMode::Mouse));
    test.wheel(at(0.0, 0.0), 0.0, -33.0, Modifiers::NONE);
    let zoom = test.editor.camera().zoom;
    assert!(zoom > 1.0);
    test.wheel(at(0.0, 0.0), 0.0, 100.0, Modifiers::CTRL);
    assert_eq!(test.editor.camera().zoom, zoom, "with Ctrl it pans");
    assert!(test.editor.camera().origin.y > 0.0);

    let mut test = TestEditor::with_notes(1);
    test.input(Input::WheelMode(WheelMode::Trackpad));
    test.wheel(at(0.0, 0.0), 0.0, 120.0, Modifiers::NONE);
    assert_eq!(test.editor.camera().origin, BoardPoint::new(0.0, 120.0));
    test.wheel(at(0.0, 0.0), 0.0, -5.0, Modifiers::CTRL);
    assert!(test.editor.camera().zoom > 1.0, "a pinch");
}

#[test]
fn e48_with_ctrl_a_guessed_wheel_always_zooms() {
    for way in [-3.0, -40.0, -120.0] {
        let mut test = TestEditor::with_notes(1);
        test.wheel(at(0.0, 0.0), 0.0, way, Modifiers::CTRL);
        assert!(test.editor.camera().zoom > 1.0, "{way}");
    }
}
