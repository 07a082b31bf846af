//! Presence on its way in and out.

use super::*;
use crate::presence::PresenceUser;

fn ann(clock: u32) -> Message {
    Message::Awareness(vec![AwarenessEntry {
        client: 42,
        clock,
        state: r#"{"user":{"name":"Ann"}}"#.into(),
    }])
}

fn named(name: &str) -> Presence {
    Presence {
        user: PresenceUser {
            name: name.into(),
            ..PresenceUser::default()
        },
        ..Presence::default()
    }
}

fn states(messages: &[Message]) -> Vec<String> {
    let entries = messages.iter().filter_map(|message| match message {
        Message::Awareness(entries) => Some(entries),
        _ => None,
    });
    entries.flatten().map(|entry| entry.state.clone()).collect()
}

#[test]
fn c37_others_come_and_go_and_nobody_is_there_without_a_connection() {
    let mut tab = Tab::settled();
    tab.hear(&[ann(1)]);
    assert_eq!(tab.outputs(), [Output::People]);
    assert_eq!(tab.client.people().len(), 1);
    tab.hear(&[ann(2)]);
    assert_eq!(tab.outputs(), []);
    tab.close(1006);
    assert!(tab.outputs().contains(&Output::People));
    assert_eq!(tab.client.people(), []);
}

#[test]
fn c37_one_is_not_one_of_the_others() {
    let mut tab = Tab::settled();
    tab.hear(&[Message::Awareness(vec![AwarenessEntry {
        client: tab.board.client().get(),
        clock: 1,
        state: "{}".into(),
    }])]);
    assert_eq!(tab.client.people(), []);
}

#[test]
fn c38_the_client_wakes_to_forget_the_silent() {
    let mut tab = Tab::settled();
    tab.hear(&[ann(1)]);
    tab.outputs();
    assert_eq!(tab.client.wakes_at(), Some(tab.now_millis + 30_000));
    tab.pass(30_000);
    assert_eq!(tab.outputs(), [Output::People]);
}

#[test]
fn c34_own_presence_waits_for_its_turn_and_is_woken_for_it() {
    let mut tab = Tab::settled();
    tab.client.on_presence(named("a"), tab.now_millis);
    tab.client.on_presence(named("b"), tab.now_millis);
    tab.client.on_presence(named("c"), tab.now_millis);
    let sent = states(&tab.sent());
    assert_eq!(sent.len(), 1);
    assert_eq!(tab.client.wakes_at(), Some(tab.now_millis + 33));
    tab.pass(33);
    let sent = states(&tab.sent());
    assert!(
        sent.len() == 1 && sent.iter().all(|state| state.contains("\"c\"")),
        "{sent:?}"
    );
}

#[test]
fn c34_own_presence_gives_way_to_a_full_socket() {
    let mut tab = Tab::settled();
    tab.client.on_backlog(70 * 1024);
    tab.client.on_presence(named("a"), tab.now_millis);
    assert_eq!(tab.sent(), []);
    assert!(tab.client.wakes_at().unwrap() > tab.now_millis);
    tab.client.on_backlog(0);
    tab.pass(50);
    assert_eq!(states(&tab.sent()).len(), 1);
}

#[test]
fn c36_presence_is_shown_again_on_a_new_connection() {
    let mut tab = Tab::settled();
    tab.client.on_presence(named("a"), tab.now_millis);
    tab.close(1006);
    tab.pass_until_connect();
    tab.open();
    tab.hear(&[hello(Role::Participant)]);
    assert_eq!(states(&tab.sent()).len(), 1);
}
