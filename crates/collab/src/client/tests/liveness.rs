//! Staying connected, and giving up.

use super::*;

#[test]
fn c19_an_unknown_board_or_a_wrong_key_ends_the_attempts() {
    for (code, reason) in [
        (close::UNKNOWN_BOARD, GoneReason::UnknownBoard),
        (close::WRONG_KEY, GoneReason::WrongKey),
        (close::NO_KEY, GoneReason::WrongKey),
    ] {
        let mut tab = Tab::new(None, 0);
        tab.start();
        tab.open();
        tab.outputs();
        tab.close(code);
        assert_eq!(tab.outputs(), [Output::Status(Status::Gone(reason))]);
        tab.client.on_online(tab.now_millis);
        tab.pass(100_000);
        assert_eq!(tab.outputs(), []);
        assert_eq!(tab.client.wakes_at(), None);
    }
}

#[test]
fn c19_a_newer_relay_asks_for_a_new_page() {
    let mut tab = Tab::new(None, 0);
    tab.start();
    tab.open();
    tab.hear(&[Message::Hello(Hello {
        protocol: PROTOCOL_VERSION + 1,
        incarnation: INCARNATION,
        role: Role::Viewer,
        connection: 1,
        head: 0,
    })]);
    assert_eq!(tab.client.status(), Status::Gone(GoneReason::TooOld));
}

#[test]
fn c21_a_short_loss_is_reconnecting_and_a_long_one_is_offline() {
    let mut tab = Tab::settled();
    tab.edit("一");
    tab.close(1006);
    assert_eq!(tab.client.status(), Status::Reconnecting { changes: 1 });
    tab.pass(4_999);
    assert_eq!(tab.client.status(), Status::Reconnecting { changes: 1 });
    let wakes_at = tab.client.wakes_at().unwrap();
    assert_eq!(wakes_at, tab.now_millis + 1);
    tab.pass(1);
    let offline = Status::Offline {
        changes: 1,
        keeping: Keeping::OnDevice,
    };
    assert_eq!(tab.client.status(), offline);
}

#[test]
fn c21_without_a_network_a_loss_is_offline_at_once() {
    let mut tab = Tab::settled();
    tab.client.on_offline(tab.now_millis);
    assert_eq!(tab.client.status(), Status::Saved);
    tab.close(1006);
    assert!(matches!(tab.client.status(), Status::Offline { .. }));
}

#[test]
fn c22_the_next_attempt_comes_at_once_when_the_network_is_back() {
    let mut tab = Tab::settled();
    for _ in 0..8 {
        tab.close(1006);
        tab.pass_until_connect();
    }
    tab.close(1006);
    tab.outputs();
    tab.client.on_online(tab.now_millis);
    assert!(tab.outputs().contains(&Output::Connect));
}

#[test]
fn c23_the_waits_begin_anew_after_five_stable_seconds() {
    let mut tab = Tab::settled();
    for _ in 0..8 {
        tab.close(1006);
        tab.pass_until_connect();
    }
    assert_eq!(tab.client.backoff.failures(), 8);
    tab.open();
    tab.pass(4_999);
    tab.close(1006);
    assert_eq!(tab.client.backoff.failures(), 9);
    tab.pass_until_connect();
    tab.open();
    tab.pass(5_000);
    tab.close(1006);
    assert_eq!(tab.client.backoff.failures(), 1);
}

#[test]
fn c24_a_silent_connection_is_given_up() {
    let mut tab = Tab::settled();
    tab.pass(44_999);
    assert_eq!(tab.outputs(), []);
    tab.hear(&[Message::Awareness(Vec::new())]);
    tab.pass(44_999);
    assert_eq!(tab.outputs(), []);
    assert_eq!(tab.client.wakes_at(), Some(tab.now_millis + 1));
    tab.pass(1);
    assert_eq!(tab.outputs().first(), Some(&Output::Disconnect));
}

#[test]
fn c24_a_connection_without_a_hello_is_given_up() {
    let mut tab = Tab::new(None, 0);
    tab.start();
    tab.open();
    tab.outputs();
    tab.pass(10_000);
    assert_eq!(tab.outputs().first(), Some(&Output::Disconnect));
}

#[test]
fn c24_an_attempt_that_hangs_is_given_up() {
    let mut tab = Tab::new(None, 0);
    tab.start();
    tab.outputs();
    tab.pass(15_000);
    assert_eq!(tab.outputs().first(), Some(&Output::Disconnect));
    tab.pass_until_connect();
}

#[test]
fn c25_when_the_network_may_have_changed_the_connection_is_tried() {
    let mut tab = Tab::settled();
    tab.client.on_online(tab.now_millis);
    assert_eq!(tab.sent(), [Message::QueryAwareness]);
    tab.hear(&[Message::Awareness(Vec::new())]);
    tab.pass(8_000);
    assert_eq!(tab.outputs(), []);

    tab.client.on_online(tab.now_millis);
    tab.outputs();
    tab.pass(8_000);
    assert_eq!(tab.outputs().first(), Some(&Output::Disconnect));
}

#[test]
fn c26_a_late_word_about_an_old_connection_changes_nothing() {
    let mut tab = Tab::settled();
    tab.close(1006);
    let wakes_at = tab.client.wakes_at();
    tab.outputs();
    tab.close(1006);
    tab.open();
    assert_eq!(tab.outputs(), []);
    assert_eq!(tab.client.wakes_at(), wakes_at);
}

#[test]
fn c81_a_link_that_ends_or_asks_for_a_passphrase_says_so() {
    for (code, reason) in [
        (close::REVOKED, GoneReason::Revoked),
        (close::LOCKED, GoneReason::Locked),
    ] {
        let mut tab = Tab::settled();
        tab.close(code);
        assert_eq!(tab.outputs(), [Output::Status(Status::Gone(reason))]);
        tab.client.on_online(tab.now_millis);
        tab.pass(100_000);
        assert_eq!((tab.outputs(), tab.client.wakes_at()), (vec![], None));
    }
}
