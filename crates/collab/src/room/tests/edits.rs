use super::*;

#[test]
fn r1_nothing_is_shown_or_acknowledged_before_it_is_durable() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    let mut hana = author(1);
    stage.say(HANA, &Message::Update(note(&mut hana, "a", "顧客")));
    assert_eq!(stage.log.len(), 1);
    // A newcomer's question is answered with the edit in it, so the answer waits as well.
    stage.open(YUI, Role::Participant);
    stage.say(YUI, &Message::SyncStep1(vec![0]));
    assert_eq!(stage.heard(HANA), []);
    assert_eq!(stage.heard(KEN), []);
    assert!(matches!(stage.heard(YUI)[..], [Message::Hello(_)]));

    stage.flush();
    assert_eq!(stage.heard(HANA), [Message::Ack { count: 1, head: 1 }]);
    let mut ken = author(2);
    take(&mut ken, &stage.heard(KEN));
    assert_eq!(ken.snapshot(), hana.snapshot());
    let mut yui = author(3);
    take(&mut yui, &stage.heard(YUI));
    assert_eq!(yui.snapshot(), hana.snapshot());
}

#[test]
fn r2_the_relay_greets_answers_and_asks() {
    let mut stage = Stage::new();
    stage.open(HANA, Role::Facilitator);
    stage.say(HANA, &Message::SyncStep1(vec![0]));
    match &stage.heard(HANA)[..] {
        [
            Message::Hello(hello),
            Message::SyncStep2(_),
            Message::SyncStep1(_),
        ] => {
            assert_eq!((hello.role, hello.connection), (Role::Facilitator, 1));
        }
        other => panic!("{other:?}"),
    }
    // Who may only look is asked for nothing.
    stage.open(KEN, Role::Viewer);
    stage.say(KEN, &Message::SyncStep1(vec![0]));
    assert!(matches!(
        stage.heard(KEN)[..],
        [Message::Hello(_), Message::SyncStep2(_)]
    ));
}

#[test]
fn r3_a_viewer_changes_nothing_however_it_is_spelled() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Viewer);
    stage.join(KEN, Role::Participant);
    let update = note(&mut author(1), "a", "");
    stage.say(HANA, &Message::Update(update.clone()));
    stage.say(HANA, &Message::SyncStep2(update.clone()));
    let mut spelled_longer = vec![0x80, 0x00, 0x82, 0x80, 0x00];
    spelled_longer.extend_from_slice(&encode_message(&Message::Update(update.clone()))[2..]);
    stage.step(Event::Frame {
        connection: HANA,
        bytes: spelled_longer,
    });
    let behind_presence =
        crate::message::encode_frame(&[Message::Awareness(vec![]), Message::Update(update)]);
    stage.step(Event::Frame {
        connection: HANA,
        bytes: behind_presence,
    });
    stage.flush();
    let heard = stage.heard(HANA);
    let read_only = |count| (count, RefusalCode::ReadOnly);
    assert_eq!(refused(&heard), [1, 2, 3, 4].map(read_only));
    assert_eq!(stage.log.len(), 0);
    assert_eq!(stage.heard(KEN), []);
    assert_eq!(stage.room.board().unwrap().element_count(), 0);
    // An empty answer is no attempt to write.
    stage.say(HANA, &Message::SyncStep2(vec![0, 0]));
    assert_eq!(refused(&stage.heard(HANA)), []);
}

#[test]
fn r4_a_repeated_update_is_acknowledged_once_the_original_is_durable() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    let update = note(&mut author(1), "a", "");
    stage.say(HANA, &Message::Update(update.clone()));
    stage.say(HANA, &Message::Update(update));
    assert_eq!(acknowledged(&stage.heard(HANA)), None);
    assert_eq!(stage.log.len(), 1);
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(HANA)), Some(2));
}

#[test]
fn r5_what_builds_on_a_missing_change_waits_and_the_missing_is_asked_for() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    let mut hana = author(1);
    let first = note(&mut hana, "a", "");
    let second = note(&mut hana, "b", "");
    stage.say(HANA, &Message::Update(second));
    stage.flush();
    let heard = stage.heard(HANA);
    assert!(matches!(heard[..], [Message::SyncStep1(_)]), "{heard:?}");
    assert_eq!((stage.log.len(), stage.heard(KEN).len()), (0, 0));
    // The client answers with all it has.
    let _ = first;
    stage.say(HANA, &Message::SyncStep2(hana.encode_state()));
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(HANA)), Some(2));
    let mut ken = author(2);
    take(&mut ken, &stage.heard(KEN));
    assert_eq!(ken.snapshot(), hana.snapshot());
}

#[test]
fn r6_a_gap_that_never_heals_is_refused_and_harms_nobody() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    let mut hana = author(1);
    note(&mut hana, "a", "");
    let second = note(&mut hana, "b", "");
    stage.say(HANA, &Message::Update(second.clone()));
    stage.pass(limits::GAP_MILLIS);
    assert_eq!(refused(&stage.heard(HANA)), [(1, RefusalCode::Gap)]);
    // Answers that do not help: asked twice, then refused.
    stage.say(HANA, &Message::Update(second.clone()));
    stage.say(HANA, &Message::SyncStep2(vec![0, 0]));
    stage.say(HANA, &Message::SyncStep2(vec![0, 0]));
    stage.flush();
    let heard = stage.heard(HANA);
    assert_eq!(refused(&heard), [(2, RefusalCode::Gap)]);
    assert_eq!(acknowledged(&heard), Some(4));
    assert_eq!(stage.log.len(), 0);
}

/// A change that deletes somebody else's note can arrive before the note itself: tabs of one browser talk directly.
#[test]
fn r7_deleting_what_has_not_arrived_heals() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    let (mut hana, mut ken) = (author(1), author(2));
    let made = note(&mut ken, "a", "");
    hana.apply(&made, Origin::Remote).unwrap();
    hana.edit(|edit| edit.delete(&ElementId::new("a"))).unwrap();
    let deleted = hana.drain_updates().pop().unwrap();
    stage.say(HANA, &Message::Update(deleted));
    assert_eq!(stage.log.len(), 0);
    stage.say(HANA, &Message::SyncStep2(hana.encode_state()));
    stage.say(KEN, &Message::Update(made));
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(HANA)), Some(2));
    assert_eq!(acknowledged(&stage.heard(KEN)), Some(1));
    assert_eq!(stage.room.board().unwrap().element_count(), 0);
}

#[test]
fn r8_malformed_bytes_close_that_connection_and_change_nothing() {
    let good = encode_message(&Message::Update(note(&mut author(1), "a", "")));
    let mut half_good = good.clone();
    half_good.extend_from_slice(&[9, 9, 9]);
    let cases: [(Vec<u8>, u16); 6] = [
        (vec![], close::MALFORMED),
        (vec![77], close::MALFORMED),
        // A good message before a bad one has no effect either.
        (half_good, close::MALFORMED),
        (
            vec![0; crate::message::FRAME_BYTES_MAX + 1],
            close::TOO_LARGE,
        ),
        (
            encode_message(&Message::Update(vec![1, 2, 3])),
            close::MALFORMED,
        ),
        (
            encode_message(&Message::Ack { count: 1, head: 1 }),
            close::MALFORMED,
        ),
    ];
    for (bytes, code) in cases {
        let mut stage = Stage::new();
        stage.join(HANA, Role::Participant);
        stage.join(KEN, Role::Participant);
        let length = bytes.len();
        stage.step(Event::Frame {
            connection: HANA,
            bytes,
        });
        stage.flush();
        assert_eq!(stage.closed, [(HANA, code)], "{length} bytes");
        assert_eq!((stage.log.len(), stage.heard(KEN)), (0, vec![]));
        assert_eq!(stage.room.connections(), 1);
    }
}

#[test]
fn r9_while_the_board_loads_everything_waits_and_a_failed_load_is_not_an_empty_board() {
    let mut stage = Stage::loading();
    stage.open(HANA, Role::Participant);
    stage.say(HANA, &Message::SyncStep1(vec![0]));
    stage.say(HANA, &Message::Update(note(&mut author(1), "a", "")));
    assert!(stage.effects.is_empty());
    stage.load();
    stage.flush();
    let heard = stage.heard(HANA);
    assert!(matches!(heard[0], Message::Hello(_)));
    assert_eq!(acknowledged(&heard), Some(1));

    let mut stage = Stage::loading();
    stage.open(HANA, Role::Participant);
    stage.say(HANA, &Message::Update(note(&mut author(1), "a", "")));
    stage.step(Event::LoadFailed("checksum".into()));
    assert_eq!(stage.closed, [(HANA, close::TRY_LATER)]);
    assert_eq!(stage.log.len(), 0);
    stage.open(KEN, Role::Participant);
    assert_eq!(stage.closed.len(), 2);
}

#[test]
fn r10_a_store_that_cannot_write_is_told_and_nothing_is_acknowledged_until_it_can() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.say(HANA, &Message::Update(note(&mut author(1), "a", "")));
    stage.step(Event::StoreFailing {
        reason: "the disk is full".into(),
    });
    let heard = stage.heard(HANA);
    assert!(
        matches!(
            &heard[..],
            [Message::Status {
                state: RelayState::CannotSave,
                ..
            }]
        ),
        "{heard:?}"
    );
    // A newcomer hears it too.
    stage.open(KEN, Role::Participant);
    assert!(matches!(
        stage.heard(KEN)[..],
        [Message::Hello(_), Message::Status { .. }]
    ));
    stage.step(Event::StoreRecovered);
    stage.flush();
    let heard = stage.heard(HANA);
    assert!(
        matches!(
            &heard[..],
            [
                Message::Status {
                    state: RelayState::Fine,
                    ..
                },
                Message::Ack { count: 1, .. }
            ]
        ),
        "{heard:?}"
    );
}

#[test]
fn r11_draining_saves_what_came_and_refuses_what_comes() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    let mut hana = author(1);
    stage.say(HANA, &Message::Update(note(&mut hana, "a", "")));
    stage.step(Event::Draining);
    stage.say(HANA, &Message::Update(note(&mut hana, "b", "")));
    assert_eq!((stage.log.len(), stage.closed.len()), (1, 0));
    stage.flush();
    let heard = stage.heard(HANA);
    assert_eq!(refused(&heard), [(2, RefusalCode::Draining)]);
    assert_eq!(acknowledged(&heard), Some(2));
    assert_eq!(stage.closed, [(HANA, close::RESTART)]);
    assert_eq!(stage.effects.back(), Some(&Effect::Finished));
}

#[test]
fn r12_a_panicking_document_is_loaded_again_and_the_others_stay() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    let mut ken = author(2);
    stage.say(KEN, &Message::Update(note(&mut ken, "a", "残る")));
    stage
        .room
        .poisoned(Some(HANA), "as if an update had panicked");
    // The record on its way to the disk comes first, then the board is read again.
    stage.say(KEN, &Message::Update(note(&mut ken, "b", "これも")));
    assert!(!stage.effects.contains(&Effect::Load));
    stage.flush();
    assert!(stage.effects.contains(&Effect::Load));
    assert_eq!(stage.closed, [(HANA, close::MALFORMED)]);
    stage.load();
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(KEN)), Some(2));
    assert_eq!(stage.room.board().unwrap().snapshot(), ken.snapshot());
}

#[test]
fn r13_questions_about_the_board_are_answered_with_what_is_durable() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    let mut hana = author(1);
    stage.say(HANA, &Message::Update(note(&mut hana, "a", "")));
    for (number, question) in [(4, Question::Saved), (5, Question::State)] {
        let ticket = Ticket(number);
        stage.step(Event::Asked { ticket, question });
    }
    let is_saved = |stage: &Stage| {
        stage.effects.contains(&Effect::Answer {
            ticket: Ticket(4),
            answer: Ok(Answer::Saved),
        })
    };
    let answered = |stage: &Stage| {
        stage.effects.iter().find_map(|effect| match effect {
            Effect::Answer {
                ticket: Ticket(5),
                answer: Ok(Answer::State(state)),
            } => Some(Arc::clone(state)),
            _ => None,
        })
    };
    assert_eq!(answered(&stage), None);
    assert!(!is_saved(&stage));
    stage.flush();
    assert!(is_saved(&stage));
    let mut copy = author(9);
    copy.apply(&answered(&stage).unwrap(), Origin::Storage)
        .unwrap();
    assert_eq!(copy.snapshot(), hana.snapshot());
}

#[test]
fn r14_a_room_without_people_ends_after_a_while_but_not_with_unsaved_work() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.say(HANA, &Message::Update(note(&mut author(1), "a", "")));
    stage.step(Event::Closed { connection: HANA });
    stage.pass(limits::IDLE_MILLIS);
    assert!(!stage.effects.contains(&Effect::Finished));
    stage.flush();
    stage.pass(1);
    assert!(stage.effects.contains(&Effect::Finished));
}

#[test]
fn r15_when_saving_takes_long_people_are_told() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.say(HANA, &Message::Update(note(&mut author(1), "a", "")));
    stage.pass(limits::SLOW_MILLIS - 1);
    assert_eq!(stage.heard(HANA), []);
    stage.pass(1);
    stage.pass(1);
    let heard = stage.heard(HANA);
    assert!(
        matches!(
            &heard[..],
            [Message::Status {
                state: RelayState::StoreSlow,
                ..
            }]
        ),
        "{heard:?}"
    );
    stage.flush();
    let heard = stage.heard(HANA);
    assert!(
        matches!(
            &heard[..],
            [
                Message::Status {
                    state: RelayState::Fine,
                    ..
                },
                Message::Ack { count: 1, .. }
            ]
        ),
        "{heard:?}"
    );
}
