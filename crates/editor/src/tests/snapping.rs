use board::BoardPoint;

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Guide, GuideKind, Input, Modifiers, PointerButton};

fn guides(test: &TestEditor) -> Vec<Guide> {
    test.editor.overlay().guides.clone()
}

#[test]
fn e40_edges_and_middles_snap_within_six_pixels() {
    // n0 at (100, 100), n1 at (400, 100).
    for (way_y, snapped) in [
        (5.0, 0.0),
        (6.0, 0.0),
        (7.0, 7.0),
        (-6.0, 0.0),
        (-8.0, -8.0),
    ] {
        let mut test = TestEditor::with_notes(2);
        let from = test.middle("n0");
        test.drag(from, at(from.x + 40.0, from.y + way_y));
        assert_eq!(
            test.rect("n0").origin(),
            BoardPoint::new(140.0, 100.0 + snapped),
            "{way_y}"
        );
    }
}

#[test]
fn e40_from_farther_away_the_reach_is_as_many_pixels() {
    let mut test = TestEditor::with_notes(2);
    test.input(Input::LookAt {
        center: BoardPoint::new(640.0, 360.0),
        zoom: 0.25,
    });
    let from = test.middle("n0");
    test.drag(from, at(from.x + 10.0, from.y + 5.0));
    assert_eq!(
        test.rect("n0").y,
        100.0,
        "20 units are five pixels from here"
    );
}

#[test]
fn e40_guides_show_the_line_as_long_as_what_lies_on_it() {
    let mut test = TestEditor::with_notes(2);
    let from = test.middle("n0");
    test.press(from).move_to(at(from.x + 40.0, from.y + 4.0));
    let found = guides(&test);
    let top = Guide {
        from: BoardPoint::new(140.0, 100.0),
        to: BoardPoint::new(600.0, 100.0),
        kind: GuideKind::Line,
    };
    assert!(found.contains(&top), "{found:?}");
    assert_eq!(found.len(), 2, "the upper and the lower edges: {found:?}");
    test.move_to(at(from.x + 40.0, from.y + 30.0));
    assert_eq!(guides(&test), []);
    test.release(at(from.x + 40.0, from.y + 30.0));
    assert!(test.editor.overlay().is_empty());
}

#[test]
fn e40_equal_gaps_snap_and_are_shown() {
    // n0 and n1 are 100 apart; n2 comes beside n1.
    let mut test = TestEditor::with_notes(3);
    let from = test.middle("n2");
    test.drag(from, at(from.x + 60.0, from.y + 40.0));
    let from = test.middle("n2");
    test.press(from).move_to(at(from.x - 56.0, from.y));
    let drag = test.editor.overlay().drag.clone().unwrap();
    assert_eq!(
        drag.delta.x, -60.0,
        "100 to the right of n1, as n1 is of n0"
    );
    let gaps: Vec<Guide> = guides(&test)
        .into_iter()
        .filter(|guide| guide.kind == GuideKind::Gap)
        .collect();
    let widths: Vec<(f64, f64)> = gaps.iter().map(|gap| (gap.from.x, gap.to.x)).collect();
    assert_eq!(widths, [(300.0, 400.0), (600.0, 700.0)]);
}

#[test]
fn e40_a_thing_between_two_others_snaps_to_the_middle_of_the_gap() {
    let mut test = TestEditor::with_notes(2);
    test.colleague_note("n9", None, BoardPoint::new(1_000.0, 130.0), "右");
    test.colleague_note("n8", None, BoardPoint::new(690.0, 400.0), "下");
    let from = test.middle("n8");
    // Between n1, which ends at 600, and n9, which starts at 1000.
    test.drag(from, at(from.x + 13.0, from.y - 250.0));
    assert_eq!(test.rect("n8").x, 700.0);
}

#[test]
fn e40_ctrl_suspends_snapping_and_so_does_the_setting() {
    let mut test = TestEditor::with_notes(2);
    let from = test.middle("n0");
    test.drag_with(
        from,
        at(from.x + 40.0, from.y + 4.0),
        PointerButton::Primary,
        Modifiers::CTRL,
    );
    assert_eq!(test.rect("n0").y, 104.0);
    test.command(CommandId::ToggleSnap);
    let from = test.middle("n0");
    test.drag(from, at(from.x + 40.0, from.y - 2.0));
    assert_eq!(test.rect("n0").y, 102.0);
}

#[test]
fn e40_shift_keeps_its_axis_while_the_other_one_snaps() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n0"]).key("Shift+ArrowDown");
    let from = test.middle("n0");
    // 297 to the right: 3 short of the middle of n1; 110 is no line of theirs, and stays.
    test.drag_with(
        from,
        at(from.x + 297.0, from.y - 9.0),
        PointerButton::Primary,
        Modifiers::SHIFT,
    );
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(400.0, 110.0));
}

#[test]
fn e40_the_grid_takes_over_when_it_is_on() {
    let mut test = TestEditor::with_notes(2);
    test.key("Ctrl+'");
    assert!(test.editor.settings().grid);
    let from = test.middle("n0");
    test.drag(from, at(from.x + 33.0, from.y + 49.0));
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(140.0, 140.0));
    let from = test.middle("n0");
    test.drag_with(
        from,
        at(from.x + 3.0, from.y + 9.0),
        PointerButton::Primary,
        Modifiers::CTRL,
    );
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(143.0, 149.0));
    assert_eq!(test.sent, 2, "the grid is nobody else's");
}

#[test]
fn e40_a_note_does_not_snap_to_cells_nor_to_what_moves_with_it() {
    let mut test = TestEditor::with_canvas();
    let cell = test.rect("bmc/vp");
    let out = BoardPoint::new(cell.x + 3.0, -400.0);
    test.colleague_note("n", None, out, "外");
    test.command(CommandId::FitBoard);
    let from = test.middle("n");
    test.press(from).move_to(at(from.x, from.y + 40.0));
    assert_eq!(guides(&test), []);
    test.key("Escape");
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0", "n1"]);
    let from = test.middle("n0");
    test.press(from).move_to(at(from.x + 3.0, from.y + 8.0));
    let drag = test.editor.overlay().drag.clone().unwrap();
    assert_eq!(drag.delta, BoardPoint::new(3.0, 8.0));
}

#[test]
fn e40_what_others_move_meanwhile_is_snapped_to_where_it_is_now() {
    let mut test = TestEditor::with_notes(2);
    let from = test.middle("n0");
    test.press(from).move_to(at(from.x + 40.0, from.y + 53.0));
    assert_eq!(guides(&test), []);
    test.remote(|edit| {
        let there = board::Placement::free(BoardPoint::new(400.0, 150.0));
        edit.place(&board::ElementId::new("n1"), &there).unwrap();
    });
    let drag = test.editor.overlay().drag.clone().unwrap();
    assert_eq!(drag.delta, BoardPoint::new(40.0, 50.0));
}
