//! What may be merged, and what not.

use super::*;

#[test]
fn c14_a_board_with_another_history_is_not_merged() {
    let mut tab = Tab::new(Some(Incarnation([8; 16])), 3);
    tab.start();
    tab.open();
    tab.outputs();
    let [update] = others_changes(&["よそ"]).try_into().unwrap();
    tab.hear(&[hello(Role::Participant), Message::SyncStep2(update)]);
    let status = Status::OtherHistory { changes: 3 };
    assert_eq!(tab.outputs(), [Output::Disconnect, Output::Status(status)]);
    assert_eq!(tab.board.info().title, "");
    tab.close(1006);
    tab.client.on_online(tab.now_millis);
    tab.pass(60_000);
    assert_eq!(tab.outputs(), []);
}

#[test]
fn c14_the_history_is_told_once_before_anything_is_merged() {
    let mut tab = Tab::new(None, 0);
    tab.start();
    tab.open();
    tab.outputs();
    tab.hear(&[hello(Role::Participant)]);
    assert_eq!(
        tab.outputs().first(),
        Some(&Output::Incarnation(INCARNATION))
    );
    tab.close(1006);
    tab.pass_until_connect();
    tab.open();
    tab.hear(&[hello(Role::Participant)]);
    let outputs = tab.outputs();
    assert!(!outputs.contains(&Output::Incarnation(INCARNATION)));
}

#[test]
fn c15_changes_that_come_before_the_answer_wait_for_it() {
    let mut tab = Tab::greeted(Role::Participant);
    let [first, second] = others_changes(&["一", "二"]).try_into().unwrap();
    tab.outputs();
    tab.hear(&[Message::Update(second.clone())]);
    assert_eq!(tab.outputs(), []);
    tab.hear(&[Message::SyncStep2(first.clone())]);
    assert_eq!(
        tab.outputs(),
        [
            Output::Merged(first),
            Output::Merged(second),
            Output::Synced
        ]
    );
    assert_eq!(tab.board.info().title, "二");
}

#[test]
fn c16_a_change_over_a_gap_is_not_merged_before_the_gap_is_filled() {
    let mut tab = Tab::settled();
    let [first, second, third] = others_changes(&["一", "二", "三"]).try_into().unwrap();
    tab.hear(&[Message::Update(first)]);
    tab.outputs();
    tab.hear(&[Message::Update(third.clone())]);
    assert_eq!(tab.board.info().title, "一");
    let sent = tab.sent();
    assert!(
        matches!(sent.as_slice(), [Message::SyncStep1(_)]),
        "{sent:?}"
    );
    assert_eq!(tab.client.status(), Status::Saved);
    tab.hear(&[Message::SyncStep2(second.clone())]);
    assert_eq!(
        tab.outputs(),
        [Output::Merged(second), Output::Merged(third)]
    );
    assert_eq!(tab.board.info().title, "三");
}

#[test]
fn c17_what_cannot_be_merged_is_handed_out_and_ends_the_connection() {
    let mut tab = Tab::settled();
    tab.hear(&[Message::Update(vec![0xff; 30])]);
    let outputs = tab.outputs();
    assert!(
        matches!(
            outputs.as_slice(),
            [
                Output::Unmergeable { .. },
                Output::Disconnect,
                Output::Status(_)
            ]
        ),
        "{outputs:?}"
    );
}

#[test]
fn c18_any_bytes_are_survived() {
    let frames: [&[u8]; 4] = [
        &[],
        &[0xff; 11],
        &[0, 2, 0xff, 0xff, 0xff, 0xff, 0x0f],
        &[100, 1],
    ];
    for frame in frames {
        let mut tab = Tab::settled();
        tab.client.on_message(frame, &mut tab.board, tab.now_millis);
        assert_eq!(
            tab.outputs().first(),
            Some(&Output::Disconnect),
            "{frame:?}"
        );
    }
}

#[test]
fn c18_a_relay_of_another_kind_is_left() {
    let mut tab = Tab::new(None, 0);
    tab.start();
    tab.open();
    tab.outputs();
    tab.hear(&[Message::SyncStep1(vec![0])]);
    assert_eq!(tab.outputs().first(), Some(&Output::Disconnect));
}
