use board::{BoardPoint, Connector, ElementId, End, Head, Ink, Route};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Input, Modifiers, PointerButton, Tool};

/// Notes n0 at (100, 100) and n1 at (400, 100), and a connector between them, selected.
fn connected() -> (TestEditor, String) {
    let mut test = TestEditor::with_notes(2);
    let (from, to) = (test.middle("n0"), test.middle("n1"));
    test.key("A").drag(from, to);
    let id = test.selected().remove(0);
    (test, id)
}

fn line(test: &TestEditor, id: &str) -> Connector {
    test.element(id).as_connector().unwrap().clone()
}

fn on(id: &str, at: BoardPoint) -> End {
    End::attached(ElementId::new(id), at)
}

#[test]
fn e28_a_drag_from_one_thing_to_another_connects_them() {
    let (test, id) = connected();
    assert_eq!((test.sent, test.editor.tool()), (1, Tool::Select));
    let line = line(&test, &id);
    assert_eq!(line.from, on("n0", End::MIDDLE));
    assert_eq!(line.to, on("n1", End::MIDDLE));
    assert_eq!((line.head_from, line.head_to), (Head::None, Head::Arrow));
    // The box of both ends is stored as the last resort.
    let element = test.element(&id);
    assert_eq!(element.placement.offset, BoardPoint::new(200.0, 200.0));
    assert_eq!((element.size.width, element.size.height), (300.0, 1.0));
    assert_eq!(
        test.editor.connector_handles().unwrap().1,
        [BoardPoint::new(300.0, 200.0), BoardPoint::new(400.0, 200.0),]
    );
}

#[test]
fn e28_ends_snap_to_the_middles_of_sides_and_ctrl_keeps_them_free() {
    let mut test = TestEditor::with_notes(2);
    test.key("A").drag(at(200.0, 303.0), at(396.0, 200.0));
    let first = test.selected().remove(0);
    assert_eq!(
        line(&test, &first).from,
        on("n0", BoardPoint::new(0.5, 1.0))
    );
    assert_eq!(line(&test, &first).to, on("n1", BoardPoint::new(0.0, 0.5)));
    test.key("Escape").key("A");
    test.drag_with(
        at(200.0, 200.0),
        at(500.0, 200.0),
        PointerButton::Primary,
        Modifiers::CTRL,
    );
    let free = test.selected().remove(0);
    let line = line(&test, &free);
    assert_eq!(line.from, End::free(BoardPoint::new(0.0, 0.0)));
    assert_eq!(line.to, End::free(BoardPoint::new(300.0, 0.0)));
    assert_eq!(
        test.element(&free).placement.offset,
        BoardPoint::new(200.0, 200.0)
    );
}

#[test]
fn e28_over_nothing_an_end_is_free_and_nothing_is_connected_with_itself() {
    let mut test = TestEditor::with_notes(1);
    test.key("A").drag(at(200.0, 200.0), at(600.0, 500.0));
    let id = test.selected().remove(0);
    let to = line(&test, &id).to;
    assert_eq!(to.element, None);
    assert_eq!(
        test.element(&id).placement.offset + to.at,
        BoardPoint::new(600.0, 500.0)
    );
    test.key("Escape")
        .key("A")
        .drag(at(200.0, 200.0), at(250.0, 250.0));
    let id = test.selected().remove(0);
    assert_eq!(line(&test, &id).to.element, None);
}

#[test]
fn e28_a_click_alone_draws_nothing() {
    let mut test = TestEditor::with_notes(1);
    test.key("A").click(at(200.0, 200.0));
    assert_eq!((test.sent, test.editor.tool()), (0, Tool::Connector));
}

#[test]
fn e28_what_would_be_taken_hold_of_is_highlighted() {
    let mut test = TestEditor::with_notes(2);
    test.key("A").move_to(at(200.0, 200.0));
    let shown = test.editor.overlay().connector.clone().unwrap();
    assert_eq!(shown.target, Some(ElementId::new("n0")));
    assert_eq!((shown.anchors.len(), shown.line), (4, None));
    test.move_to(at(200.0, 500.0));
    assert!(test.editor.overlay().is_empty());
    test.move_to(at(200.0, 200.0))
        .press(at(200.0, 200.0))
        .move_to(at(500.0, 200.0));
    let shown = test.editor.overlay().connector.clone().unwrap();
    assert_eq!(shown.target, Some(ElementId::new("n1")));
    assert!(shown.line.is_some());
    test.key("Escape");
    assert!(test.editor.overlay().is_empty());
}

#[test]
fn e28_looks_chosen_before_are_those_of_the_next_connector() {
    let mut test = TestEditor::with_notes(2);
    test.key("L");
    for look in [
        CommandId::Route(Route::Elbow),
        CommandId::HeadFrom(Head::Dot),
        CommandId::HeadTo(Head::None),
        CommandId::Dashed,
        CommandId::Ink(Ink::Green),
    ] {
        test.command(look);
    }
    let (from, to) = (test.middle("n0"), test.middle("n1"));
    test.drag(from, to);
    let id = test.selected().remove(0);
    let line = line(&test, &id);
    assert_eq!(
        (line.route, line.ink, line.dashed),
        (Route::Elbow, Ink::Green, true)
    );
    assert_eq!((line.head_from, line.head_to), (Head::Dot, Head::None));
}

#[test]
fn e29_attached_ends_follow_without_a_write_of_their_own() {
    let (mut test, id) = connected();
    let before = test.element(&id);
    let n1 = test.middle("n1");
    test.key("Escape").drag(n1, at(n1.x, n1.y + 300.0));
    assert_eq!(test.element(&id), before);
    test.select(&[&id]);
    let [_, end] = test.editor.connector_handles().unwrap().1;
    assert!(test.rect("n1").grown(0.5).contains(end), "{end:?}");
}

#[test]
fn e29_an_end_of_the_selected_connector_can_be_put_elsewhere() {
    let (mut test, id) = connected();
    let [_, end] = test.editor.connector_handles().unwrap().1;
    let grip = test.editor.camera().to_screen(end);
    test.press(grip).move_to(at(700.0, 500.0));
    let shown = test.editor.overlay().connector.clone().unwrap();
    assert_eq!(shown.replaces, Some(ElementId::new(&*id)));
    test.release(at(700.0, 500.0));
    assert_eq!(line(&test, &id).to.element, None);
    assert_eq!(line(&test, &id).from, on("n0", End::MIDDLE));
    assert_eq!(test.sent, 2);
    // And back, by its new place.
    let back = test.middle("n1");
    test.drag(at(700.0, 500.0), back);
    assert_eq!(line(&test, &id).to, on("n1", End::MIDDLE));
    test.key("Ctrl+Z").key("Ctrl+Z");
    assert_eq!(line(&test, &id).to, on("n1", End::MIDDLE));
}

#[test]
fn e30_deleting_what_it_is_attached_to_leaves_the_connector_where_it_was_seen() {
    let (mut test, id) = connected();
    let before = test.snapshot();
    test.select(&["n1"]).key("Delete");
    assert_eq!(test.sent, 2, "one step");
    let line = line(&test, &id);
    assert_eq!(line.from, on("n0", End::MIDDLE));
    assert_eq!(line.to.element, None);
    let end = test.element(&id).placement.offset + line.to.at;
    assert_eq!(end, BoardPoint::new(400.0, 200.0));
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot(), before);
    // Deleted together, nothing is left to be loosened.
    test.select(&["n0", "n1", &id]).key("Delete");
    assert!(test.snapshot().elements().is_empty());
}

#[test]
fn e30_what_somebody_else_deletes_leaves_it_visible_and_movable() {
    let (mut test, id) = connected();
    test.remote(|edit| {
        edit.delete(&ElementId::new("n0")).unwrap();
        edit.delete(&ElementId::new("n1")).unwrap();
    });
    let sent = test.sent;
    let [start, end] = test.editor.connector_handles().unwrap().1;
    assert_eq!(start, BoardPoint::new(200.0, 200.0));
    // A box is never lower than one unit.
    assert_eq!(end, BoardPoint::new(500.0, 201.0));
    assert_eq!(test.sent, sent, "nothing is written because of others");
    let grip = test.editor.camera().to_screen(end);
    test.drag(grip, at(600.0, 400.0));
    assert_eq!(line(&test, &id).to.element, None);
}

#[test]
fn e28_the_target_may_go_while_the_connector_is_drawn() {
    let mut test = TestEditor::with_notes(2);
    test.key("A")
        .press(at(200.0, 200.0))
        .move_to(at(500.0, 200.0));
    test.remote(|edit| edit.delete(&ElementId::new("n0")).unwrap());
    assert!(test.editor.overlay().is_empty() && !test.editor.in_gesture());
    test.release(at(500.0, 200.0));
    assert_eq!(test.sent, 0);
}

#[test]
fn e38_the_selected_things_are_connected_in_order_without_a_pointer() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n2", "n0", "n1"]);
    test.command(CommandId::Connect);
    assert_eq!(test.sent, 1);
    let ids = test.selected();
    let ends: Vec<_> = ids
        .iter()
        .map(|id| {
            let line = line(&test, id);
            (line.from.element.unwrap(), line.to.element.unwrap())
        })
        .collect();
    let id = ElementId::new;
    assert_eq!(ends, [(id("n2"), id("n0")), (id("n0"), id("n1"))]);
    let said = crate::Effect::Announce(crate::Announcement::Added { count: 2 });
    assert!(test.effects.contains(&said), "who cannot see it hears it");
    test.select(&["n0"]);
    test.command(CommandId::Connect);
    assert_eq!(test.refusals().len(), 1);
}

#[test]
fn e9_after_a_connector_the_next_letter_is_a_tool_and_enter_writes_its_label() {
    let (mut test, id) = connected();
    assert!(test.field.is_none(), "no field takes the letter");
    test.key("A");
    assert_eq!(test.editor.tool(), Tool::Connector);
    test.key("Escape").select(&[id.as_str()]).key("Enter");
    assert_eq!(test.editing().as_deref(), Some(id.as_str()));
    test.type_text("依頼");
    assert_eq!(line(&test, &id).text, "依頼");
}

#[test]
fn e3_a_connector_that_is_drawn_to_the_edge_takes_the_view_along() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    test.key("A").press(from).move_to(at(1277.0, 300.0));
    for _ in 0..70 {
        test.wait(16.0).input(Input::Tick);
    }
    let scrolled = test.editor.camera().origin.x;
    assert!(scrolled > 200.0, "{scrolled}");
    test.release(at(1277.0, 300.0));
    let id = test.selected().remove(0);
    assert_eq!(line(&test, &id).from, on("n0", End::MIDDLE));
    let [_, end] = test.editor.connector_handles().unwrap().1;
    assert!((end.x - 1277.0 - scrolled).abs() <= 1.0, "{end:?}");
}
