use board::BoardPoint;

use super::at;
use crate::testing::TestEditor;
use crate::{Availability, CommandId, Modifiers, PointerButton, Reason};

/// n0, n1 and n2, the first two of them in a group.
fn grouped() -> TestEditor {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n0", "n1"]).key("Ctrl+G");
    assert_eq!(test.sent, 1);
    test.key("Escape");
    test
}

#[test]
fn e43_a_click_selects_the_group_and_a_drag_moves_it() {
    let mut test = grouped();
    let n0 = test.middle("n0");
    test.click(n0);
    assert_eq!(test.selected(), ["n0", "n1"]);
    test.drag(n0, at(n0.x + 30.0, n0.y + 250.0));
    assert_eq!(test.rect("n1").origin(), BoardPoint::new(430.0, 350.0));
    assert_eq!(test.rect("n2").origin(), BoardPoint::new(700.0, 100.0));
}

#[test]
fn e43_a_double_click_and_ctrl_reach_inside() {
    let mut test = grouped();
    let [n0, n1, n2] = ["n0", "n1", "n2"].map(|id| test.middle(id));
    test.double_click(n0);
    assert_eq!(test.selected(), ["n0"]);
    assert_eq!(test.editing(), None);
    test.click(n1);
    assert_eq!(test.selected(), ["n1"], "once inside, clicks stay inside");
    test.double_click(n1);
    assert_eq!(test.editing().as_deref(), Some("n1"));
    test.key("Escape").key("Escape");
    test.click_with(n1, Modifiers::CTRL);
    assert_eq!(test.selected(), ["n1"]);
    test.click(n2);
    test.click(n1);
    assert_eq!(test.selected(), ["n0", "n1"]);
}

#[test]
fn e43_shift_and_the_marquee_take_whole_groups() {
    let mut test = grouped();
    let [n0, n2] = ["n0", "n2"].map(|id| test.middle(id));
    test.click(n2);
    test.click_with(n0, Modifiers::SHIFT);
    assert_eq!(test.selected(), ["n2", "n0", "n1"]);
    test.click_with(n0, Modifiers::SHIFT);
    assert_eq!(test.selected(), ["n2"]);
    test.drag(at(60.0, 60.0), at(150.0, 150.0));
    assert_eq!(test.selected(), ["n0", "n1"]);
}

#[test]
fn e43_groups_merge_when_grouped_again_and_come_apart() {
    let mut test = grouped();
    test.select(&["n0", "n1", "n2"]).key("Ctrl+G");
    let groups = ["n0", "n1", "n2"].map(|id| test.element(id).group);
    assert!(groups[0].is_some() && groups.iter().all(|group| *group == groups[0]));
    assert_eq!(
        test.editor.availability(CommandId::Group),
        Availability::Disabled(Reason::NotSeveral),
        "it is one group"
    );
    test.key("Ctrl+Shift+G");
    assert!(
        ["n0", "n1", "n2"]
            .iter()
            .all(|id| test.element(id).group.is_none())
    );
    assert_eq!(
        test.editor.availability(CommandId::Ungroup),
        Availability::Disabled(Reason::NoGroup)
    );
    test.key("Ctrl+Z").key("Ctrl+Z");
    assert!(test.element("n2").group.is_none());
    assert_eq!(test.element("n0").group, test.element("n1").group);
}

#[test]
fn e43_copies_of_a_group_are_another_group() {
    let mut test = grouped();
    let n0 = test.middle("n0");
    test.drag_with(
        n0,
        at(n0.x, n0.y + 300.0),
        PointerButton::Primary,
        Modifiers::ALT,
    );
    let copies = test.selected();
    assert_eq!(copies.len(), 2);
    let group = test.element(&copies[0]).group;
    assert!(group.is_some() && group != test.element("n0").group);
    assert_eq!(group, test.element(&copies[1]).group);
}

#[test]
fn e43_a_member_that_others_delete_or_add_changes_the_group() {
    let mut test = grouped();
    let group = test.element("n0").group;
    test.remote(|edit| {
        edit.set_group(&board::ElementId::new("n2"), group.as_ref())
            .unwrap();
        edit.delete(&board::ElementId::new("n1")).unwrap();
    });
    let n0 = test.middle("n0");
    test.click(n0);
    assert_eq!(test.selected(), ["n0", "n2"]);
}

#[test]
fn e43_four_quick_clicks_are_two_double_clicks() {
    let mut test = grouped();
    let n0 = test.middle("n0");
    test.double_click(n0);
    assert_eq!(test.selected(), ["n0"], "the first one reaches inside");
    test.press(n0).release(n0);
    assert_eq!(test.editing(), None, "a third click is one half");
    test.press(n0).release(n0);
    assert_eq!(
        test.editing().as_deref(),
        Some("n0"),
        "the second one writes"
    );
}
