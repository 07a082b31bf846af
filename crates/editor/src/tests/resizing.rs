use board::{BoardPoint, BoardRect, BoardSize, Element, ElementId, ElementKind, Placement};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Cursor, Input, Modifiers, PointerButton, ScreenPoint};

/// A corner of something, or the middle of an edge, on the screen.
fn spot(test: &TestEditor, id: &str, x: f64, y: f64) -> ScreenPoint {
    let rect = test.rect(id);
    test.screen(rect.x + rect.width * x, rect.y + rect.height * y)
}

fn pull(test: &mut TestEditor, id: &str, handle: (f64, f64), by: (f64, f64), held: Modifiers) {
    let from = spot(test, id, handle.0, handle.1);
    let to = at(from.x + by.0, from.y + by.1);
    test.drag_with(from, to, PointerButton::Primary, held);
}

/// The colleague puts any element on the board.
fn put(test: &mut TestEditor, id: &str, kind: ElementKind, rect: BoardRect) {
    let element = Element::new(
        ElementId::new(id),
        Placement::free(rect.origin()),
        rect.size(),
        kind,
    );
    test.remote(|edit| edit.create(element).unwrap());
}

#[test]
fn e41_every_handle_moves_its_edges_in_one_step() {
    let cases = [
        ((0.0, 0.0), BoardRect::new(130.0, 140.0, 170.0, 160.0)),
        ((0.5, 0.0), BoardRect::new(100.0, 140.0, 200.0, 160.0)),
        ((1.0, 0.0), BoardRect::new(100.0, 140.0, 230.0, 160.0)),
        ((1.0, 0.5), BoardRect::new(100.0, 100.0, 230.0, 200.0)),
        ((1.0, 1.0), BoardRect::new(100.0, 100.0, 230.0, 240.0)),
        ((0.5, 1.0), BoardRect::new(100.0, 100.0, 200.0, 240.0)),
        ((0.0, 1.0), BoardRect::new(130.0, 100.0, 170.0, 240.0)),
        ((0.0, 0.5), BoardRect::new(130.0, 100.0, 170.0, 200.0)),
    ];
    for (handle, expected) in cases {
        let mut test = TestEditor::with_notes(1);
        test.select(&["n0"]);
        pull(&mut test, "n0", handle, (30.0, 40.0), Modifiers::NONE);
        assert_eq!(test.rect("n0"), expected, "{handle:?}");
        assert_eq!(test.sent, 1);
        test.key("Ctrl+Z");
        assert_eq!(test.rect("n0"), BoardRect::new(100.0, 100.0, 200.0, 200.0));
        assert!(!test.editor.can_undo());
    }
}

#[test]
fn e41_a_resize_is_an_overlay_until_it_ends() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    let from = spot(&test, "n0", 1.0, 1.0);
    test.press(from).move_to(at(from.x + 50.0, from.y + 20.0));
    let overlay = test.editor.overlay().resize.clone().unwrap();
    assert_eq!(overlay.around, BoardRect::new(100.0, 100.0, 250.0, 220.0));
    assert_eq!(overlay.elements[0].size, BoardSize::new(250.0, 220.0));
    assert_eq!(test.sent, 0);
    test.key("Escape").release(from);
    assert_eq!(test.sent, 0);
    assert!(test.editor.overlay().is_empty());
}

#[test]
fn e41_shift_keeps_the_ratio_and_alt_the_middle() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    pull(&mut test, "n0", (1.0, 1.0), (50.0, 10.0), Modifiers::SHIFT);
    assert_eq!(test.rect("n0"), BoardRect::new(100.0, 100.0, 250.0, 250.0));
    test.key("Ctrl+Z");
    pull(&mut test, "n0", (1.0, 0.5), (20.0, 0.0), Modifiers::ALT);
    assert_eq!(test.rect("n0"), BoardRect::new(80.0, 100.0, 240.0, 200.0));
    test.key("Ctrl+Z");
    pull(&mut test, "n0", (1.0, 0.5), (50.0, 0.0), Modifiers::SHIFT);
    assert_eq!(test.rect("n0"), BoardRect::new(100.0, 75.0, 250.0, 250.0));
}

#[test]
fn e41_nothing_gets_smaller_than_it_may_nor_turns_over() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    pull(
        &mut test,
        "n0",
        (1.0, 1.0),
        (-900.0, -900.0),
        Modifiers::NONE,
    );
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(100.0, 100.0));
    assert_eq!(test.element("n0").size, BoardSize::new(60.0, 40.0));
}

#[test]
fn e41_several_things_scale_together_with_their_places() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0", "n1"]);
    // The box is 500 × 200; it becomes 1000 × 300.
    pull(&mut test, "n1", (1.0, 1.0), (500.0, 100.0), Modifiers::NONE);
    assert_eq!(test.rect("n0"), BoardRect::new(100.0, 100.0, 400.0, 300.0));
    assert_eq!(test.rect("n1"), BoardRect::new(700.0, 100.0, 400.0, 300.0));
    assert_eq!(test.sent, 1);
}

#[test]
fn e41_edges_snap_to_their_neighbours() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"]);
    pull(&mut test, "n0", (1.0, 0.5), (97.0, 0.0), Modifiers::NONE);
    assert_eq!(test.rect("n0").right(), 400.0);
    test.key("Ctrl+Z");
    pull(&mut test, "n0", (1.0, 0.5), (97.0, 0.0), Modifiers::CTRL);
    assert_eq!(test.rect("n0").right(), 397.0);
    test.key("Ctrl+Z").key("Ctrl+'");
    pull(&mut test, "n0", (1.0, 0.5), (87.0, 0.0), Modifiers::NONE);
    assert_eq!(test.rect("n0").right(), 380.0, "the grid");
}

#[test]
fn e41_a_note_in_a_cell_keeps_its_cell() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", Some("bmc/vp"), BoardPoint::new(20.0, 80.0), "価値");
    test.command(CommandId::ZoomReset).select(&["n"]);
    test.input(Input::Reveal(ElementId::new("n")));
    pull(&mut test, "n", (0.0, 0.0), (-10.0, -12.0), Modifiers::NONE);
    assert_eq!(test.owner("n").as_deref(), Some("bmc/vp"));
    let offset = test.element("n").placement.offset;
    assert_eq!(offset, BoardPoint::new(10.0, 68.0));
}

#[test]
fn e41_what_is_in_a_frame_stays_where_it_is() {
    let mut test = TestEditor::with_notes(0);
    let frame = ElementKind::Frame(board::Frame::default());
    put(
        &mut test,
        "f",
        frame,
        BoardRect::new(100.0, 100.0, 600.0, 400.0),
    );
    test.remote(|edit| {
        let inside = Element::new(
            ElementId::new("in"),
            Placement::inside(ElementId::new("f"), BoardPoint::new(50.0, 60.0)),
            BoardSize::new(200.0, 200.0),
            ElementKind::Note(board::Note::default()),
        );
        edit.create(inside).unwrap();
    });
    test.select(&["f"]);
    let before = test.rect("in");
    pull(&mut test, "f", (0.0, 0.0), (-40.0, -30.0), Modifiers::NONE);
    assert_eq!(test.rect("f").origin(), BoardPoint::new(60.0, 70.0));
    assert_eq!(test.rect("in"), before);
    assert_eq!(test.owner("in").as_deref(), Some("f"));
    assert_eq!(test.sent, 1);
}

#[test]
fn e41_pictures_and_circles_keep_their_ratio() {
    let mut test = TestEditor::with_notes(0);
    let image = ElementKind::Image(board::Image {
        hash: board::ContentHash::default(),
        media: board::MediaType::default(),
        pixels: [400, 200],
        alt: String::new(),
    });
    put(
        &mut test,
        "i",
        image,
        BoardRect::new(100.0, 100.0, 200.0, 100.0),
    );
    test.select(&["i"]);
    pull(&mut test, "i", (1.0, 1.0), (100.0, 0.0), Modifiers::NONE);
    assert_eq!(test.element("i").size, BoardSize::new(300.0, 150.0));
}

#[test]
fn e41_a_text_wraps_once_its_width_was_set() {
    let mut test = TestEditor::with_notes(0);
    let text = ElementKind::Text(board::TextBlock {
        text: "今日の問い".into(),
        ..board::TextBlock::default()
    });
    put(
        &mut test,
        "t",
        text,
        BoardRect::new(100.0, 100.0, 200.0, 30.0),
    );
    test.select(&["t"]);
    pull(&mut test, "t", (1.0, 0.5), (60.0, 0.0), Modifiers::NONE);
    let element = test.element("t");
    assert!(element.as_text_block().unwrap().wrap);
    assert_eq!(test.sent, 1);
}

#[test]
fn e41_canvases_connectors_and_viewers_have_no_handles() {
    let mut test = TestEditor::with_canvas();
    test.select(&["bmc"]);
    assert_eq!(test.editor.resizable_box(), None);
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    assert!(test.editor.resizable_box().is_some());
    test.input(Input::ReadOnly(true));
    assert_eq!(test.editor.resizable_box(), None);
}

#[test]
fn e41_a_click_on_a_handle_is_a_click_on_what_lies_there() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    let rect = test.rect("n0");
    let corner = test.screen(rect.right() - 4.0, rect.bottom() - 4.0);
    test.double_click(corner);
    assert_eq!(test.editing().as_deref(), Some("n0"));
    assert_eq!(test.sent, 0);
}

#[test]
fn e41_a_small_thing_can_still_be_dragged_by_its_middle() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::LookAt {
        center: BoardPoint::new(200.0, 200.0),
        zoom: 0.1,
    });
    test.select(&["n0"]);
    let from = test.middle("n0");
    test.drag(from, at(from.x + 20.0, from.y));
    assert_eq!(test.element("n0").size, BoardSize::new(200.0, 200.0));
    assert_eq!(test.rect("n0").x, 300.0);
}

#[test]
fn e41_handles_of_something_small_leave_its_neighbours_alone() {
    let mut test = TestEditor::with_notes(1);
    test.colleague_note("near", None, BoardPoint::new(320.0, 100.0), "隣");
    test.input(Input::LookAt {
        center: BoardPoint::new(300.0, 200.0),
        zoom: 0.1,
    });
    test.select(&["n0"]);
    // 20 pixels wide, 2 pixels beside the selected one.
    let from = spot(&test, "near", 0.25, 0.5);
    test.drag(from, at(from.x, from.y + 50.0));
    assert_eq!(test.element("n0").size, BoardSize::new(200.0, 200.0));
    assert_eq!(test.selected(), ["near"]);
    assert!(test.rect("near").y > 500.0);
}

#[test]
fn e41_the_pointer_shows_what_a_handle_does() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    for (place, cursor) in [
        ((0.0, 0.0), Cursor::ResizeFalling),
        ((1.0, 1.0), Cursor::ResizeFalling),
        ((1.0, 0.0), Cursor::ResizeRising),
        ((0.5, 0.0), Cursor::ResizeVertically),
        ((0.0, 0.5), Cursor::ResizeHorizontally),
        ((0.5, 0.5), Cursor::Default),
        ((3.0, 3.0), Cursor::Default),
    ] {
        let there = spot(&test, "n0", place.0, place.1);
        test.move_to(there);
        assert_eq!(test.editor.cursor(), cursor, "{place:?}");
    }
    test.key("Escape").key("H");
    assert_eq!(test.editor.cursor(), Cursor::Grab);
    test.key("N");
    assert_eq!(test.editor.cursor(), Cursor::Crosshair);
}

#[test]
fn e41_a_finger_takes_a_handle_anywhere_on_44_px_and_a_mouse_on_24() {
    for (touch, reach) in [(true, 22.0), (false, 12.0)] {
        for (beside, takes) in [(reach - 1.0, true), (reach + 1.0, false)] {
            let mut test = TestEditor::with_notes(1);
            if touch {
                test.by_touch();
            }
            test.select(&["n0"]);
            let corner = spot(&test, "n0", 1.0, 1.0);
            let from = at(corner.x + beside, corner.y + beside);
            test.drag(from, at(from.x + 50.0, from.y + 50.0));
            let resized = test.rect("n0").size() != BoardSize::new(200.0, 200.0);
            assert_eq!(resized, takes, "touch: {touch}, {beside} px beside it");
        }
    }
}
