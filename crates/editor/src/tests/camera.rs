use board::{BoardPoint, BoardRect, ElementId, Origin};

use super::at;
use crate::testing::TestEditor;
use crate::{
    Camera, CommandId, Effect, Input, Modifiers, PinchInput, PointerButton, ScreenPoint, ScreenSize,
};

#[test]
fn e1_ctrl_and_wheel_zoom_about_the_pointer() {
    let mut test = TestEditor::with_notes(1);
    let pointer = at(900.0, 100.0);
    let under = test.editor.camera().to_board(pointer);
    for _ in 0..100 {
        test.wheel(pointer, 0.0, 30.0, Modifiers::CTRL);
        assert!(test.editor.camera().to_screen(under).distance(pointer) < 1e-6);
    }
    assert_eq!(test.editor.camera().zoom, crate::ZOOM_MIN);
    test.wheel(pointer, 0.0, f64::NAN, Modifiers::CTRL);
    test.wheel(pointer, f64::INFINITY, 0.0, Modifiers::NONE);
    assert_eq!(test.editor.camera().zoom, crate::ZOOM_MIN);
}

#[test]
fn e1_a_pinch_zooms_and_moves_with_the_fingers() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::Pinch(PinchInput {
        at: at(400.0, 300.0),
        moved: at(100.0, 0.0),
        scale: 2.0,
    }));
    let camera = test.editor.camera();
    assert_eq!(camera.zoom, 2.0);
    // What was under the fingers before still is.
    assert!(
        camera
            .to_screen(BoardPoint::new(300.0, 300.0))
            .distance(at(400.0, 300.0))
            < 1e-9
    );
}

#[test]
fn e1_zoom_keys_stop_at_round_numbers_in_the_middle_of_the_view() {
    let mut test = TestEditor::with_notes(1);
    let middle = test.editor.camera().to_board(at(640.0, 360.0));
    test.key("Ctrl++");
    assert_eq!(test.editor.camera().zoom, 1.5);
    test.key("Ctrl+-").key("Ctrl+-");
    assert_eq!(test.editor.camera().zoom, 0.75);
    test.key("Ctrl+0");
    assert_eq!(test.editor.camera().zoom, 1.0);
    assert!(
        test.editor
            .camera()
            .to_screen(middle)
            .distance(at(640.0, 360.0))
            < 1e-9
    );
}

#[test]
fn e1_fit_shows_everything_and_the_selection() {
    let mut test = TestEditor::with_notes(12);
    for keys in ["Shift+1", "Alt+1"] {
        test.input(Input::LookAt {
            center: BoardPoint::new(99_999.0, 0.0),
            zoom: 4.0,
        });
        test.key(keys);
        let seen = test.editor.camera().visible(ScreenSize::new(1280.0, 720.0));
        assert!(
            seen.encloses(&test.editor.scene().bounds().unwrap()),
            "{keys}"
        );
    }
    test.select(&["n3"]).command(CommandId::FitSelection);
    assert_eq!(test.editor.camera().zoom, 1.0);
    assert!(test.middle("n3").distance(at(640.0, 360.0)) < 1.0);
}

#[test]
fn e233_what_lies_out_of_all_reach_leads_nobody_there() {
    let mut test = TestEditor::new();
    for (number, x) in [0.0, 300.0, 600.0].into_iter().enumerate() {
        let id = format!("near-{number}");
        test.colleague_note(&id, None, BoardPoint::new(x, 100.0), "近い");
    }
    test.colleague_note("far", None, BoardPoint::new(1e300, -1e300), "遠い");
    let near = BoardRect::new(0.0, 100.0, 800.0, 200.0);
    let sees_them = |test: &TestEditor| {
        let seen = test
            .editor
            .camera()
            .visible(test.editor.settings().viewport);
        seen.encloses(&near) && test.editor.camera().zoom > 0.9
    };
    test.wheel(at(10.0, 10.0), 5_000.0, 5_000.0, Modifiers::NONE);
    assert!(!sees_them(&test));
    test.command(CommandId::FitBoard);
    assert!(sees_them(&test), "{:?}", test.editor.camera());
    // Nor whoever opens the board.
    let mut another = TestEditor::new();
    let update = test.editor.board().encode_state();
    another.colleague.apply(&update, Origin::Remote).unwrap();
    another.input(Input::Remote {
        updates: vec![update],
        origin: Origin::Storage,
    });
    assert!(sees_them(&another), "{:?}", another.editor.camera());
}

#[test]
fn e1_what_is_loaded_comes_into_view_until_somebody_looks_around() {
    let mut test = TestEditor::new();
    let mut elsewhere = TestEditor::with_canvas();
    let update = elsewhere.editor.board().encode_state();
    test.colleague.apply(&update, Origin::Remote).unwrap();
    test.input(Input::Remote {
        updates: vec![update],
        origin: Origin::Storage,
    });
    let bounds = test.editor.scene().bounds().unwrap();
    let seen = |test: &TestEditor| {
        test.editor
            .camera()
            .visible(test.editor.settings().viewport)
    };
    assert!(seen(&test).encloses(&bounds));
    test.input(Input::Resize(ScreenSize::new(400.0, 800.0)));
    assert!(
        seen(&test).encloses(&bounds),
        "fits the true size of the window"
    );
    test.colleague_note("far", None, BoardPoint::new(9_000.0, 0.0), "遠い");
    let before = test.editor.camera();
    elsewhere.receive();
    assert_eq!(
        test.editor.camera(),
        before,
        "a note of somebody else moves nobody's view"
    );
    test.wheel(at(10.0, 10.0), 5.0, 5.0, Modifiers::NONE);
    let moved = test.editor.camera();
    test.input(Input::Resize(ScreenSize::new(500.0, 800.0)));
    assert_eq!(test.editor.camera(), moved);
}

#[test]
fn e1_space_middle_and_right_drags_and_the_hand_pan() {
    let mut test = TestEditor::with_notes(1);
    let pan = |test: &mut TestEditor, button: PointerButton| {
        let before = test.editor.camera().origin;
        // Over a note: it stays where it is.
        let from = test.middle("n0");
        test.drag_with(
            from,
            at(from.x + 60.0, from.y - 30.0),
            button,
            Modifiers::NONE,
        );
        let after = test.editor.camera().origin;
        assert!(
            (before.x - after.x - 60.0).abs() < 1e-9 && (after.y - before.y - 30.0).abs() < 1e-9
        );
        assert!(test.selected().is_empty());
        assert!(
            !test
                .effects
                .iter()
                .any(|effect| matches!(effect, Effect::OpenContextMenu(_)))
        );
    };
    pan(&mut test, PointerButton::Middle);
    pan(&mut test, PointerButton::Secondary);
    test.hold("Space", 3);
    assert!(test.was_handled());
    pan(&mut test, PointerButton::Primary);
    test.key("Space");
    test.key("H");
    pan(&mut test, PointerButton::Primary);
    test.key("Escape");
    let n0 = test.middle("n0");
    test.click(n0);
    assert_eq!(test.selected(), ["n0"]);
}

#[test]
fn e1_a_right_click_asks_for_the_menu_of_what_it_meets() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"]);
    let n1 = test.middle("n1");
    let trembling = ScreenPoint::new(n1.x + 2.0, n1.y);
    let button = PointerButton::Secondary;
    test.drag_with(n1, trembling, button, Modifiers::NONE);
    assert!(test.effects.contains(&Effect::OpenContextMenu(n1)));
    assert_eq!(test.selected(), ["n1"]);
    assert_eq!(test.editor.camera(), Camera::default());
}

#[test]
fn e1_writing_on_a_board_too_small_to_read_comes_closer() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::LookAt {
        center: BoardPoint::default(),
        zoom: 0.1,
    });
    test.input(Input::Edit(ElementId::new("n0")));
    let rect = test.editor.scene().rect(&ElementId::new("n0")).unwrap();
    assert_eq!(test.editor.camera().zoom, 1.0);
    assert!(
        test.editor
            .camera()
            .visible(test.editor.settings().viewport)
            .encloses(&rect)
    );
}

#[test]
fn e1_a_board_too_large_to_be_read_at_once_begins_with_its_first_canvas() {
    let template = workshop::template("rikai.bmc").unwrap();
    let mut test = TestEditor::new();
    let ids = ["first", "second", "third", "fourth"];
    for (row, id) in ids.iter().enumerate() {
        let at = BoardPoint::new(0.0, row as f64 * 3_000.0);
        workshop::insert_template(&mut test.colleague, template, &ElementId::new(*id), at).unwrap();
    }
    test.receive();
    let rect = |id: &str| test.editor.scene().rect(&ElementId::new(id)).unwrap();
    let viewport = test.editor.settings().viewport;
    let seen = test.editor.camera().visible(viewport);
    assert!(seen.encloses(&rect("first")) && !seen.encloses(&rect("second")));
    assert!(
        test.editor.camera().zoom > 0.3,
        "{:?}",
        test.editor.camera()
    );
}
