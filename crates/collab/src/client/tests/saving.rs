//! What is saved, and what is said about it.

use super::*;

#[test]
fn c5_nothing_is_sent_before_the_hello() {
    let mut tab = Tab::new(None, 0);
    tab.edit("一");
    tab.start();
    tab.open();
    tab.edit("二");
    tab.client.on_presence(Presence::default(), tab.now_millis);
    assert_eq!(tab.sent(), []);
    tab.hear(&[hello(Role::Participant)]);
    let sent = tab.sent();
    assert!(
        matches!(sent.first(), Some(Message::SyncStep1(_))),
        "{sent:?}"
    );
}

#[test]
fn c6_changes_made_before_the_comparison_go_in_the_answer_and_later_ones_by_themselves() {
    let mut tab = Tab::greeted(Role::Participant);
    tab.edit("一");
    assert!(
        !tab.sent()
            .iter()
            .any(|message| matches!(message, Message::Update(_)))
    );
    tab.hear(&[Message::SyncStep2(vec![0, 0]), Message::SyncStep1(vec![0])]);
    let sent = tab.sent();
    let [Message::SyncStep2(everything)] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    let mut relay = Board::new(ClientNumber::new(9));
    relay.apply(everything, board::Origin::Remote).unwrap();
    assert_eq!(relay.info().title, "一");

    tab.edit("二");
    let sent = tab.sent();
    let [Message::Update(update)] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    relay.apply(update, board::Origin::Remote).unwrap();
    assert_eq!(relay.info().title, "二");
}

#[test]
fn c7_saved_is_said_only_when_the_disk_has_everything() {
    let mut tab = Tab::new(Some(INCARNATION), 2);
    assert_eq!(tab.client.status(), Status::Connecting);
    tab.start();
    assert_eq!(tab.client.status(), Status::Reconnecting { changes: 2 });
    tab.open();
    tab.hear(&[hello(Role::Participant), Message::SyncStep2(vec![0, 0])]);
    assert_eq!(tab.client.status(), Status::Saving { changes: 2 });
    tab.hear(&[Message::SyncStep1(vec![0])]);
    let change = tab.edit("一");
    assert_eq!(tab.client.status(), Status::Saving { changes: 3 });
    tab.outputs();
    tab.hear(&[Message::Ack { count: 1, head: 1 }]);
    let saved = Output::Saved(Saved {
        changes: Vec::new(),
        stored: true,
    });
    assert_eq!(tab.outputs().first(), Some(&saved));
    assert_eq!(tab.client.status(), Status::Saving { changes: 1 });
    tab.hear(&[Message::Ack { count: 2, head: 2 }]);
    let saved = Output::Saved(Saved {
        changes: vec![change..=change],
        stored: false,
    });
    assert_eq!(tab.outputs(), [saved, Output::Status(Status::Saved)]);
}

#[test]
fn c8_without_an_acknowledged_comparison_nothing_counts_as_saved() {
    // The relay may have been restored from a backup, and know less than it once acknowledged.
    let mut tab = Tab::greeted(Role::Participant);
    tab.hear(&[Message::SyncStep2(vec![0, 0])]);
    assert_eq!(tab.client.status(), Status::Connecting);
    tab.hear(&[Message::SyncStep1(vec![0])]);
    assert_eq!(tab.client.status(), Status::Connecting);
    tab.hear(&[Message::Ack { count: 1, head: 0 }]);
    assert_eq!(tab.client.status(), Status::Saved);
}

#[test]
fn c9_a_full_disk_is_told_until_it_has_room_again() {
    let mut tab = Tab::settled();
    tab.edit("一");
    let status = |state| Message::Status {
        state,
        reason: String::new(),
    };
    tab.hear(&[status(RelayState::CannotSave)]);
    tab.client.on_keeping(Keeping::InTab, tab.now_millis);
    assert_eq!(
        tab.client.status(),
        Status::CannotSave {
            changes: 1,
            keeping: Keeping::InTab
        }
    );
    tab.hear(&[status(RelayState::Fine)]);
    assert_eq!(tab.client.status(), Status::Saving { changes: 1 });
}

#[test]
fn c10_a_refused_change_is_handed_out_and_said() {
    let mut tab = Tab::settled();
    tab.edit("一");
    let sent = tab.sent();
    let [Message::Update(sent)] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    tab.hear(&[Message::Nack {
        count: 2,
        code: RefusalCode::TooLarge,
        reason: "the board is full".into(),
    }]);
    let refused = Output::Refused {
        update: sent.clone(),
        code: RefusalCode::TooLarge,
        reason: "the board is full".into(),
    };
    assert_eq!(
        tab.outputs(),
        [refused, Output::Status(Status::Refused { changes: 1 })]
    );
    // The relay counts refused frames among the first so many.
    tab.hear(&[Message::Ack { count: 2, head: 1 }]);
    assert_eq!(tab.client.status(), Status::Refused { changes: 1 });
}

#[test]
fn c11_a_gap_in_the_relay_is_mended_by_a_new_comparison() {
    let mut tab = Tab::settled();
    tab.edit("一");
    tab.outputs();
    tab.hear(&[Message::Nack {
        count: 2,
        code: RefusalCode::Gap,
        reason: String::new(),
    }]);
    assert_eq!(tab.outputs().first(), Some(&Output::Disconnect));
    tab.pass_until_connect();
    tab.open();
    tab.hear(&[
        hello(Role::Participant),
        Message::SyncStep2(vec![0, 0]),
        Message::SyncStep1(vec![0]),
        Message::Ack { count: 1, head: 0 },
    ]);
    assert_eq!(tab.client.status(), Status::Saved);
}

#[test]
fn c12_a_viewer_sends_no_changes_and_is_told_so() {
    let mut tab = Tab::greeted(Role::Viewer);
    tab.hear(&[Message::SyncStep2(vec![0, 0]), Message::SyncStep1(vec![0])]);
    tab.edit("一");
    let sent = tab.sent();
    assert!(
        matches!(sent.as_slice(), [Message::SyncStep1(_)]),
        "{sent:?}"
    );
    assert_eq!(tab.client.status(), Status::ViewOnly { changes: 1 });
}

#[test]
fn c13_changes_wait_while_the_socket_is_full_and_none_is_lost() {
    let mut tab = Tab::settled();
    tab.client.on_backlog(2 * 1024 * 1024);
    tab.edit("一");
    tab.edit("二");
    assert_eq!(tab.sent(), []);
    assert_eq!(tab.client.status(), Status::Saving { changes: 2 });
    let wakes_at = tab.client.wakes_at().unwrap();
    assert!(wakes_at <= tab.now_millis + 50);
    tab.client.on_backlog(0);
    tab.pass(50);
    assert_eq!(tab.sent().len(), 2);
}

#[test]
fn c80_what_the_relay_took_back_in_part_is_handed_out_and_saved_all_the_same() {
    let mut tab = Tab::settled();
    let change = tab.edit("一");
    let update = match &tab.sent()[..] {
        [Message::Update(update)] => update.clone(),
        other => panic!("{other:?}"),
    };
    let nack = Message::Nack {
        count: 2,
        code: RefusalCode::TakenBack,
        reason: "too far".to_owned(),
    };
    tab.hear(&[nack]);
    let refused = Output::Refused {
        update,
        code: RefusalCode::TakenBack,
        reason: "too far".to_owned(),
    };
    assert_eq!(tab.outputs(), [refused]);
    assert_eq!(tab.client.status(), Status::Saving { changes: 1 });
    tab.hear(&[Message::Ack { count: 2, head: 2 }]);
    let saved = Output::Saved(Saved {
        changes: vec![change..=change],
        stored: false,
    });
    assert_eq!(tab.outputs(), [saved, Output::Status(Status::Saved)]);
}

#[test]
fn c110_what_another_tab_left_is_saved_by_a_comparison_that_was_made_afterwards() {
    // Without a connection it only counts.
    let mut tab = Tab::new(Some(INCARNATION), 0);
    tab.start();
    assert_eq!(tab.client.on_adopted(2, tab.now_millis), 1..=2);
    assert_eq!(tab.client.status(), Status::Reconnecting { changes: 2 });
    tab.open();
    tab.hear(&[
        hello(Role::Participant),
        Message::SyncStep2(vec![0, 0]),
        Message::SyncStep1(vec![0]),
        Message::Ack { count: 1, head: 1 },
    ]);
    assert_eq!(tab.client.status(), Status::Saved);
    assert_eq!(saved(&tab.outputs()), [1..=2]);

    // With one, what was compared lacked it: an acknowledgement of that is none of this.
    let mut tab = Tab::greeted(Role::Participant);
    tab.hear(&[Message::SyncStep2(vec![0, 0]), Message::SyncStep1(vec![0])]);
    tab.outputs();
    assert_eq!(tab.client.on_adopted(1, tab.now_millis), 1..=1);
    assert!(tab.outputs().contains(&Output::Disconnect));
    tab.hear(&[Message::Ack { count: 1, head: 1 }]);
    assert_eq!(tab.client.unsaved_changes(), 1);
    tab.pass_until_connect();
    tab.open();
    tab.hear(&[
        hello(Role::Participant),
        Message::SyncStep2(vec![0, 0]),
        Message::SyncStep1(vec![0]),
        Message::Ack { count: 1, head: 1 },
    ]);
    assert_eq!(saved(&tab.outputs()), [1..=1]);
    assert_eq!(tab.client.unsaved_changes(), 0);
}

/// The changes of this tab that were said to be saved.
fn saved(outputs: &[Output]) -> Vec<RangeInclusive<u64>> {
    let changes = outputs.iter().filter_map(|output| match output {
        Output::Saved(saved) => Some(saved.changes.clone()),
        _ => None,
    });
    changes.flatten().collect()
}
