use board::{BoardPoint, ElementId};

use crate::testing::TestEditor;
use crate::{Announcement, CommandId, Direction, Effect};

#[test]
fn e18_tab_goes_through_the_board_in_reading_order() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("late", Some("bmc/cs"), BoardPoint::new(10.0, 200.0), "下");
    test.colleague_note("early", Some("bmc/cs"), BoardPoint::new(10.0, 60.0), "上");
    test.colleague_note("free", None, BoardPoint::new(-500.0, 0.0), "外");
    let mut seen = Vec::new();
    loop {
        test.key("Tab");
        if !test.was_handled() {
            break;
        }
        let focus = test.editor.focus().unwrap().clone();
        assert!(
            test.effects
                .contains(&Effect::Announce(Announcement::Focused(focus.clone())))
        );
        seen.push(focus.as_str().to_owned());
        assert!(seen.len() < 100);
    }
    let expected = [
        "bmc", "bmc/cs", "early", "late", "bmc/cr", "bmc/ch", "bmc/vp", "bmc/ka", "bmc/kr",
        "bmc/kp", "bmc/co", "bmc/rv", "bmc/bv", "free",
    ];
    assert_eq!(seen, expected);
    assert_eq!(
        test.editor.focus(),
        None,
        "beyond the last one the focus leaves the board"
    );
    test.key("Shift+Tab");
    assert_eq!(test.selected(), ["free"]);
    test.key("Shift+Tab");
    assert_eq!(test.editor.focus(), Some(&ElementId::new("bmc/bv")));
    assert!(test.selected().is_empty());
}

#[test]
fn e18_ctrl_and_arrows_go_by_direction() {
    let mut test = TestEditor::with_notes(3);
    test.colleague_note("below", None, BoardPoint::new(420.0, 500.0), "下");
    test.select(&["n0"]);
    for (key, there) in [
        ("Ctrl+ArrowRight", "n1"),
        ("Ctrl+ArrowDown", "below"),
        ("Ctrl+ArrowUp", "n1"),
        ("Ctrl+ArrowRight", "n2"),
        ("Ctrl+ArrowRight", "n2"),
        ("Ctrl+ArrowLeft", "n1"),
    ] {
        test.key(key);
        assert_eq!(test.selected(), [there], "{key}");
    }
    assert_eq!(test.sent, 0);
}

#[test]
fn e18_cells_are_walked_by_direction_too() {
    let mut test = TestEditor::with_canvas();
    test.input(crate::Input::Focus(ElementId::new("bmc/vp")));
    for (key, there) in [
        ("Ctrl+ArrowRight", "bmc/cr"),
        ("Ctrl+ArrowDown", "bmc/ch"),
        ("Ctrl+ArrowLeft", "bmc/vp"),
    ] {
        test.key(key);
        assert_eq!(test.editor.focus().unwrap().as_str(), there, "{key}");
    }
}

#[test]
fn e18_what_the_focus_reaches_comes_into_sight() {
    let mut test = TestEditor::with_notes(20);
    test.select(&["n0"]);
    for _ in 0..19 {
        test.key("Tab");
        let seen = test
            .editor
            .camera()
            .visible(test.editor.settings().viewport);
        let id = test.selected().remove(0);
        assert!(seen.encloses(&test.rect(&id)), "{id}");
    }
}

#[test]
fn e4_a_canvas_reached_by_the_keyboard_is_selected_by_enter_only() {
    let mut test = TestEditor::with_canvas();
    test.key("Tab").key("Delete");
    assert!(test.has("bmc"), "a stray Delete takes no canvas");
    test.key("Enter");
    assert_eq!(test.selected(), ["bmc"]);
    test.key("Shift+ArrowRight");
    assert_eq!(test.rect("bmc").origin(), BoardPoint::new(10.0, 0.0));
    test.key("Escape");
    assert!(test.selected().is_empty());
}

/// What is nearest in a direction, found by looking at everything.
fn nearest(test: &TestEditor, from: &ElementId, direction: Direction) -> Option<ElementId> {
    let middle = |id: &ElementId| test.editor.scene().rect(id).unwrap().center();
    let here = middle(from);
    let snapshot = test.snapshot();
    let ids = snapshot.elements().iter().map(|element| element.id.clone());
    let far = |id: &ElementId| {
        let way = middle(id) - here;
        let (along, across) = match direction {
            Direction::Left => (-way.x, way.y.abs()),
            Direction::Right => (way.x, way.y.abs()),
            Direction::Up => (-way.y, way.x.abs()),
            Direction::Down => (way.y, way.x.abs()),
        };
        (along > 0.0 && across <= 2.0 * along).then_some(along + 2.0 * across)
    };
    let found = ids
        .filter(|id| id != from)
        .filter_map(|id| Some((far(&id)?, id)));
    found.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
}

#[test]
fn e105_the_nearest_is_found_however_far_it_is() {
    let mut seed = 7_u64;
    let mut random = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for spread in [900, 9_000, 90_000, 1_900_000] {
        let mut test = TestEditor::new();
        for index in 0..40 {
            let (x, y) = (random(spread) as f64, random(spread) as f64);
            let half = spread as f64 / 2.0;
            let at = BoardPoint::new(x - half, y - half);
            test.colleague_note(&format!("n{index}"), None, at, "メモ");
        }
        for index in 0..40 {
            let from = ElementId::new(format!("n{index}"));
            for direction in Direction::ALL {
                test.select(&[from.as_str()])
                    .command(CommandId::Walk(direction));
                let expected = nearest(&test, &from, direction).unwrap_or_else(|| from.clone());
                assert_eq!(
                    test.editor.focus(),
                    Some(&expected),
                    "{direction:?} of {from} within {spread}"
                );
            }
        }
    }
}
