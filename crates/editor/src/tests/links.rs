use crate::testing::TestEditor;
use crate::{Availability, CommandId, Dialog, Effect, Input, Modifiers, Reason, Refusal};

const ADDRESS: &str = "https://example.org/顧客";

fn opened(test: &TestEditor) -> Option<&str> {
    test.effects.iter().find_map(|effect| match effect {
        Effect::OpenLink(address) => Some(address.as_str()),
        _ => None,
    })
}

fn linked() -> TestEditor {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0", "n1"])
        .input(Input::SetLink(Some(format!(" {ADDRESS} "))));
    test
}

#[test]
fn e35_a_link_is_set_on_the_selection_and_taken_away() {
    let mut test = linked();
    assert_eq!(test.sent, 1);
    for id in ["n0", "n1"] {
        assert_eq!(test.element(id).link.unwrap().as_str(), ADDRESS);
    }
    test.command(CommandId::RemoveLink);
    assert_eq!((test.element("n0").link, test.sent), (None, 2));
    test.key("Ctrl+Z");
    assert!(test.element("n1").link.is_some());
    test.input(Input::SetLink(Some("  ".into())));
    assert_eq!(test.element("n1").link, None, "an empty address is none");
    let removal = test.editor.availability(CommandId::RemoveLink);
    assert_eq!(removal, Availability::Disabled(Reason::NoLink));
}

#[test]
fn e35_only_addresses_of_the_web_and_of_mail_are_links() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    for bad in ["javascript:alert(1)", "data:text/html,x", "あ", "https://"] {
        test.input(Input::SetLink(Some(bad.into())));
        assert_eq!(test.refusals(), [&Refusal::NotALink], "{bad}");
        assert!(!test.has_written());
    }
    test.input(Input::SetLink(Some("mailto:hana@example.org".into())));
    assert!(test.element("n0").link.is_some());
}

#[test]
fn e35_ctrl_and_a_click_go_there_and_so_does_the_command() {
    let mut test = linked();
    let n1 = test.middle("n1");
    test.select(&[]).click_with(n1, Modifiers::CTRL);
    assert_eq!(opened(&test), Some(ADDRESS));
    test.click(n1);
    assert_eq!(opened(&test), None, "a click alone selects");
    test.command(CommandId::OpenLink);
    assert_eq!(opened(&test), Some(ADDRESS));
    // Looking is enough to follow a link.
    test.input(Input::ReadOnly(true));
    test.command(CommandId::OpenLink);
    assert_eq!(opened(&test), Some(ADDRESS));
    test.select(&["n0", "n1"]);
    test.command(CommandId::OpenLink);
    assert_eq!(opened(&test), None, "which of the two?");
}

#[test]
fn e35_a_click_on_the_badge_goes_there() {
    let mut test = linked();
    test.key("Escape");
    let item = test
        .editor
        .scene()
        .item(&board::ElementId::new("n0"))
        .unwrap();
    let badge = item.badge.unwrap().center() + test.rect("n0").origin();
    let there = test.screen(badge.x, badge.y);
    test.click(there);
    assert_eq!(opened(&test), Some(ADDRESS));
}

#[test]
fn e44_what_is_locked_leads_where_it_led() {
    let mut test = linked();
    test.select(&["n0"]).key("Ctrl+Shift+L");
    let sent = test.sent;
    test.input(Input::SetLink(Some("https://example.org/other".into())));
    test.select(&["n0"]).input(Input::SetLink(None));
    assert_eq!(test.sent, sent);
    test.command(CommandId::OpenLink);
    assert_eq!(opened(&test), Some(ADDRESS));
}

#[test]
fn e35_the_address_is_asked_for() {
    let mut test = linked();
    test.command(CommandId::EditLink);
    assert!(test.effects.contains(&Effect::OpenDialog(Dialog::Link)));
}
