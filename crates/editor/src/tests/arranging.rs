use board::{BoardPoint, BoardRect};

use crate::testing::TestEditor;
use crate::{Alignment, CommandId};

/// Three notes of 200 × 200 here and there.
fn scattered() -> TestEditor {
    let mut test = TestEditor::with_notes(0);
    for (id, x, y) in [("a", 100.0, 100.0), ("b", 420.0, 160.0), ("c", 900.0, 40.0)] {
        test.colleague_note(id, None, BoardPoint::new(x, y), id);
    }
    test.select(&["a", "b", "c"]);
    test
}

fn origins(test: &TestEditor) -> [(f64, f64); 3] {
    ["a", "b", "c"].map(|id| {
        let rect = test.rect(id);
        (rect.x, rect.y)
    })
}

#[test]
fn e42_alignment_brings_edges_and_middles_in_one_line() {
    for (key, expected) in [
        ("Alt+A", [(100.0, 100.0), (100.0, 160.0), (100.0, 40.0)]),
        ("Alt+D", [(900.0, 100.0), (900.0, 160.0), (900.0, 40.0)]),
        ("Alt+H", [(500.0, 100.0), (500.0, 160.0), (500.0, 40.0)]),
        ("Alt+W", [(100.0, 40.0), (420.0, 40.0), (900.0, 40.0)]),
        ("Alt+S", [(100.0, 160.0), (420.0, 160.0), (900.0, 160.0)]),
        ("Alt+V", [(100.0, 100.0), (420.0, 100.0), (900.0, 100.0)]),
    ] {
        let mut test = scattered();
        test.key(key);
        assert!(test.was_handled());
        assert_eq!(origins(&test), expected, "{key}");
        assert_eq!(test.sent, 1);
        test.key("Ctrl+Z");
        assert_eq!(
            origins(&test),
            [(100.0, 100.0), (420.0, 160.0), (900.0, 40.0)]
        );
    }
}

#[test]
fn e42_distributing_makes_the_gaps_equal_and_keeps_the_ends() {
    let mut test = scattered();
    test.command(CommandId::DistributeHorizontally);
    assert_eq!(
        origins(&test),
        [(100.0, 100.0), (500.0, 160.0), (900.0, 40.0)]
    );
    test.command(CommandId::DistributeVertically);
    // From c at 40 over a to b at 160.
    assert_eq!(
        origins(&test),
        [(100.0, 100.0), (500.0, 160.0), (900.0, 40.0)]
    );
    assert_eq!(test.sent, 1, "it was so already");
}

#[test]
fn e42_a_group_is_arranged_as_one_thing() {
    let mut test = scattered();
    test.select(&["a", "b"]).key("Ctrl+G");
    test.select(&["a", "b", "c"])
        .command(CommandId::Align(Alignment::Right));
    // a and b together are 520 wide.
    assert_eq!(
        origins(&test),
        [(580.0, 100.0), (900.0, 160.0), (900.0, 40.0)]
    );
    // A group alone: its members are.
    test.select(&["a", "b"])
        .command(CommandId::Align(Alignment::Top));
    assert_eq!(origins(&test)[0].1, origins(&test)[1].1);
}

#[test]
fn e42_tidying_keeps_the_order_of_reading_and_leaves_no_overlap() {
    let mut test = TestEditor::with_notes(0);
    let places = [
        (0.0, 10.0),
        (230.0, -20.0),
        (400.0, 30.0),
        (20.0, 260.0),
        (190.0, 300.0),
        (460.0, 250.0),
    ];
    let ids: Vec<String> = (0..places.len()).map(|index| format!("m{index}")).collect();
    for (id, (x, y)) in ids.iter().zip(places) {
        test.colleague_note(id, None, BoardPoint::new(x, y), id);
    }
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    test.select(&ids).key("Ctrl+Alt+T");
    assert_eq!(test.sent, 1);
    let rects: Vec<BoardRect> = ids.iter().map(|id| test.rect(id)).collect();
    for (index, rect) in rects.iter().enumerate() {
        let (row, column) = (index / 3, index % 3);
        let expected = BoardPoint::new(220.0 * column as f64, -20.0 + 220.0 * row as f64);
        assert_eq!(rect.origin(), expected, "{index}");
    }
    test.key("Ctrl+Alt+T");
    assert_eq!(test.sent, 1, "it is tidy already");
}

#[test]
fn e42_a_row_stays_a_row_and_a_column_a_column() {
    for (x, y) in [(230.0, 3.0), (-4.0, 240.0)] {
        let mut test = TestEditor::with_notes(0);
        for index in 0..4 {
            let at = BoardPoint::new(x * f64::from(index), y * f64::from(index));
            test.colleague_note(&format!("m{index}"), None, at, "x");
        }
        test.select(&["m0", "m1", "m2", "m3"])
            .command(CommandId::Tidy);
        let last = test.rect("m3").origin() - test.rect("m0").origin();
        let expected = if x > y {
            BoardPoint::new(660.0, 0.0)
        } else {
            BoardPoint::new(0.0, 660.0)
        };
        assert_eq!(last, expected);
    }
}

#[test]
fn e42_in_a_cell_tidying_packs_into_its_width() {
    let mut test = TestEditor::with_canvas();
    let cell = test.rect("bmc/vp");
    for (index, (x, y)) in [(33.0, 70.0), (240.0, 90.0), (50.0, 300.0), (10.0, 500.0)]
        .into_iter()
        .enumerate()
    {
        test.colleague_note(
            &format!("m{index}"),
            Some("bmc/vp"),
            BoardPoint::new(x, y),
            "x",
        );
    }
    test.select(&["m0", "m1", "m2", "m3"])
        .command(CommandId::Tidy);
    let rects: Vec<BoardRect> = (0..4)
        .map(|index| test.rect(&format!("m{index}")))
        .collect();
    for (index, rect) in rects.iter().enumerate() {
        assert_eq!(test.owner(&format!("m{index}")).as_deref(), Some("bmc/vp"));
        assert!(cell.encloses(rect), "{rect:?}");
        for other in &rects[index + 1..] {
            assert!(!rect.intersects(other));
        }
    }
    assert_eq!(
        test.element("m0").placement.offset,
        BoardPoint::new(10.0, 56.0)
    );
    assert_eq!(test.sent, 1);
}

#[test]
fn e42_what_is_locked_is_not_arranged() {
    let mut test = scattered();
    test.select(&["b"]).key("Ctrl+Shift+L");
    test.select(&["a", "b", "c"]).key("Alt+A");
    assert_eq!(
        origins(&test),
        [(100.0, 100.0), (420.0, 160.0), (100.0, 40.0)]
    );
}
