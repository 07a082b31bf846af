//! Boards at rest.

use board::{Clocks, Holdings};

use super::*;

/// A board that rests as it does on a relay.
fn restful() -> Stage {
    let mut stage = Stage::new();
    stage.room.rest_after(limits::REST_MILLIS);
    stage
}

/// Two people on a board with ten notes, one of them deleted, which nobody has changed for a while.
fn resting() -> (Stage, Board) {
    let mut stage = restful();
    stage.join(HANA, Role::Participant);
    stage.join(YUI, Role::Viewer);
    let mut hana = author(1);
    for number in 0..10 {
        let update = note(&mut hana, &format!("n{number}"), "付箋");
        stage.say(HANA, &Message::Update(update));
    }
    hana.edit(|edit| edit.delete(&ElementId::new("n3")))
        .unwrap();
    let update = hana.drain_updates().pop().unwrap();
    stage.say(HANA, &Message::Update(update));
    stage.flush();
    stage.pass(limits::REST_MILLIS - 1);
    assert!(!stage.room.is_resting(), "not before its time");
    stage.pass(1);
    assert!(stage.room.is_resting());
    assert!(stage.room.take_put_away().is_some());
    for connection in [HANA, YUI] {
        stage.heard(connection);
    }
    stage.effects.clear();
    (stage, hana)
}

/// What the room wants a document to be made of, if it does.
fn wanted(stage: &Stage) -> Option<Arc<[u8]>> {
    stage.effects.iter().find_map(|effect| match effect {
        Effect::Rouse { state } => Some(Arc::clone(state)),
        _ => None,
    })
}

/// Makes the document that the room wants.
fn rouse(stage: &mut Stage) {
    let state = wanted(stage).expect("the room wants its document");
    let mut board = author(500);
    board.apply(&state, Origin::Storage).unwrap();
    stage.step(Event::Roused(Box::new(board)));
}

#[test]
fn r160_at_rest_newcomers_and_those_who_are_up_to_date_are_told_what_the_document_would_say() {
    let (mut stage, mut hana) = resting();
    // A newcomer, who is asked for what they have like everybody who may write.
    stage.open(KEN, Role::Participant);
    stage.say(KEN, &Message::SyncStep1(vec![0]));
    let heard = stage.heard(KEN);
    assert!(matches!(heard[0], Message::Hello(_)));
    let mut ken = author(2);
    take(&mut ken, &heard);
    assert_eq!(ken.snapshot(), stage.replayed().snapshot());
    let asked = heard.iter().find_map(|message| match message {
        Message::SyncStep1(vector) => Some(vector.clone()),
        _ => None,
    });
    assert_eq!(asked, Some(Clocks::of(&ken).encode()));
    // Who has all insertions hears of all deletions: they may have missed one.
    let mut yui = author(3);
    for record in &stage.log[..10] {
        yui.apply(record, Origin::Remote).unwrap();
    }
    assert_eq!(yui.element_count(), 10);
    stage.say(YUI, &Message::SyncStep1(yui.state_vector()));
    take(&mut yui, &stage.heard(YUI));
    assert_eq!(yui.snapshot(), ken.snapshot());
    // Who has something that the board has not hears the same, and brings it.
    note(&mut hana, "offline", "あとで");
    stage.say(HANA, &Message::SyncStep1(hana.state_vector()));
    assert!(matches!(stage.heard(HANA)[0], Message::SyncStep2(_)));
    assert!(wanted(&stage).is_none(), "none of it takes a document");
    assert!(stage.room.is_resting());
}

#[test]
fn r161_a_change_waits_for_the_document_and_is_acknowledged_like_any_other() {
    let (mut stage, mut hana) = resting();
    let records = stage.log.len();
    let change = note(&mut hana, "late", "あと");
    stage.say(HANA, &Message::Update(change));
    let again = note(&mut hana, "later", "もっとあと");
    stage.say(HANA, &Message::Update(again));
    // Presence of others does not wait, and they can still come.
    stage.say(
        YUI,
        &Message::Awareness(vec![crate::message::AwarenessEntry {
            client: 33,
            clock: 1,
            state: r#"{"user":{"name":"ゆい"}}"#.to_owned(),
        }]),
    );
    stage.round();
    assert!(
        stage
            .heard(HANA)
            .iter()
            .any(|message| matches!(message, Message::Awareness(_)))
    );
    stage.join(KEN, Role::Participant);
    assert_eq!(stage.log.len(), records, "nothing is recorded yet");
    let asked = stage.effects.iter();
    let asked = asked.filter(|effect| matches!(effect, Effect::Rouse { .. }));
    assert_eq!(asked.count(), 1, "the document is made once");
    rouse(&mut stage);
    assert!(stage.log.len() > records);
    assert_eq!(acknowledged(&stage.heard(HANA)), None, "not durable yet");
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(HANA)), Some(13));
    let mut ken = author(2);
    ken.apply(&stage.replayed().encode_state(), Origin::Remote)
        .unwrap();
    assert_eq!(ken.snapshot(), hana.snapshot());
    assert!(
        stage
            .heard(KEN)
            .iter()
            .any(|message| matches!(message, Message::Update(_)))
    );
}

#[test]
fn r161_what_somebody_said_before_leaving_counts() {
    let (mut stage, mut hana) = resting();
    let records = stage.log.len();
    let change = note(&mut hana, "last", "さようなら");
    stage.say(HANA, &Message::Update(change));
    stage.step(Event::Closed { connection: HANA });
    rouse(&mut stage);
    assert_eq!(stage.log.len(), records + 1);
    assert_eq!(stage.room.connections(), 1);
    // Whose link was revoked meanwhile is gone at once, with what they said.
    let (mut stage, mut hana) = resting();
    let change = note(&mut hana, "last", "さようなら");
    stage.say(HANA, &Message::Update(change));
    stage.step(Event::Expelled {
        connection: HANA,
        code: close::REVOKED,
        reason: "revoked",
    });
    rouse(&mut stage);
    assert_eq!(stage.log.len(), records);
}

#[test]
fn r161_who_lacks_a_part_is_answered_from_the_document() {
    let (mut stage, _) = resting();
    let mut part = author(3);
    part.apply(&stage.log[0], Origin::Remote).unwrap();
    stage.say(YUI, &Message::SyncStep1(part.state_vector()));
    assert!(stage.heard(YUI).is_empty());
    rouse(&mut stage);
    take(&mut part, &stage.heard(YUI));
    assert_eq!(part.snapshot(), stage.replayed().snapshot());
}

#[test]
fn r162_what_brings_nothing_and_what_may_not_be_wakes_nobody() {
    let (mut stage, mut hana) = resting();
    // An answer of somebody who has nothing new holds all deletions that they know of.
    let nothing_new = hana.encode_difference(&hana.state_vector()).unwrap();
    assert!(nothing_new.len() > 2);
    stage.say(HANA, &Message::SyncStep2(nothing_new));
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(HANA)), Some(12));
    // A viewer's change.
    let change = note(&mut hana, "late", "だめ");
    stage.say(YUI, &Message::Update(change));
    assert_eq!(refused(&stage.heard(YUI)), [(1, RefusalCode::ReadOnly)]);
    // Bytes that are no state vector.
    stage.say(
        YUI,
        &Message::SyncStep1(vec![1, 5, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]),
    );
    assert_eq!(stage.closed, [(YUI, close::MALFORMED)]);
    assert!(wanted(&stage).is_none());
    // A deletion that is new here is a change.
    hana.edit(|edit| edit.delete(&ElementId::new("n5")))
        .unwrap();
    hana.drain_updates();
    let deletes = stage.replayed();
    let deletes = hana.encode_difference(&deletes.state_vector()).unwrap();
    stage.say(HANA, &Message::SyncStep2(deletes));
    assert!(wanted(&stage).is_some());
}

#[test]
fn r163_what_comes_back_as_something_else_is_loaded_from_the_store() {
    for is_wrong in [false, true] {
        let (mut stage, mut hana) = resting();
        let change = note(&mut hana, "late", "あと");
        stage.say(HANA, &Message::Update(change));
        stage.step(match is_wrong {
            true => Event::Roused(Box::new(author(5))),
            false => Event::RouseFailed("no memory".to_owned()),
        });
        assert!(stage.effects.contains(&Effect::Load));
        stage.load();
        stage.flush();
        assert_eq!(acknowledged(&stage.heard(HANA)), Some(12));
        assert_eq!(stage.closed, []);
        assert_eq!(stage.replayed().snapshot(), hana.snapshot());
        // If that fails, too, there is no board; never an empty one.
        let (mut stage, mut hana) = resting();
        let change = note(&mut hana, "late", "あと");
        stage.say(HANA, &Message::Update(change));
        stage.step(Event::RouseFailed("no memory".to_owned()));
        stage.step(Event::LoadFailed("no disk".to_owned()));
        assert_eq!(
            stage.closed,
            [(HANA, close::TRY_LATER), (YUI, close::TRY_LATER)]
        );
    }
}

#[test]
fn r164_questions_from_beside_are_answered_at_rest() {
    let (mut stage, hana) = resting();
    for (number, question) in [(1, Question::State), (2, Question::Title)] {
        let ticket = Ticket(number);
        stage.step(Event::Asked { ticket, question });
    }
    let answers: Vec<&Effect> = stage.effects.iter().collect();
    let [
        Effect::Answer {
            answer: Ok(Answer::State(state)),
            ..
        },
        Effect::Answer {
            answer: Ok(Answer::Title(title)),
            ..
        },
    ] = answers[..]
    else {
        panic!("{answers:?}");
    };
    let mut seen = author(9);
    seen.apply(state, Origin::Storage).unwrap();
    assert_eq!(seen.snapshot(), hana.snapshot());
    assert_eq!(*title, hana.info().title);
    assert!(stage.room.is_resting());
}

#[test]
fn r165_nothing_rests_that_is_not_written_or_that_somebody_waits_for() {
    let mut stage = restful();
    stage.join(HANA, Role::Participant);
    stage.say(HANA, &Message::Update(note(&mut author(1), "a", "")));
    stage.pass(limits::REST_MILLIS);
    assert!(!stage.room.is_resting(), "it is not on the disk");
    stage.flush();
    stage.pass(250);
    assert!(stage.room.is_resting());

    let mut stage = restful();
    stage.join(HANA, Role::Participant);
    let mut hana = author(1);
    note(&mut hana, "missing", "");
    stage.say(HANA, &Message::Update(note(&mut hana, "held", "")));
    stage.pass(limits::GAP_MILLIS - 1);
    assert!(!stage.room.is_resting(), "a change waits for another");
}

/// Rests at any moment, with changes of every kind, and the document made again each time: never another board.
#[test]
fn r170_a_board_that_is_only_looked_at_rests_sooner_and_no_other_does() {
    let sooner = limits::REST_MILLIS / limits::LOOKED_AT_REST_PART;
    let (worked_on, mut hana) = resting();
    let mut stage = restful();
    // The room loads it again, as after a restart, from what the first one wrote.
    stage.log = worked_on.log;
    stage.room = Room::new();
    stage.load();
    stage.join(YUI, Role::Viewer);
    stage.join(HANA, Role::Participant);
    stage.pass(sooner - 1);
    assert!(!stage.room.is_resting(), "not before its time");
    stage.pass(1);
    assert!(stage.room.is_resting());
    stage.open(KEN, Role::Viewer);
    stage.say(KEN, &Message::SyncStep1(vec![0]));
    let mut ken = author(2);
    take(&mut ken, &stage.heard(KEN));
    assert_eq!(ken.snapshot(), stage.replayed().snapshot());
    // Once it was made again, or changed, it takes as long as ever.
    let change = note(&mut hana, "late", "あと");
    stage.say(HANA, &Message::Update(change));
    rouse(&mut stage);
    stage.flush();
    stage.pass(limits::REST_MILLIS - 1);
    assert!(!stage.room.is_resting());
    stage.pass(1);
    assert!(stage.room.is_resting());
    // So it does on a board on which somebody began at once.
    let (worked_on, mut hana) = resting();
    let mut stage = restful();
    stage.log = worked_on.log;
    stage.room = Room::new();
    stage.load();
    stage.join(HANA, Role::Participant);
    let change = note(&mut hana, "soon", "すぐ");
    stage.say(HANA, &Message::Update(change));
    stage.flush();
    stage.pass(limits::REST_MILLIS - 1);
    assert!(!stage.room.is_resting());
}

#[test]
fn r160_a_board_that_rests_again_and_again_stays_what_its_log_says() {
    for seed in 1..=60_u64 {
        let mut dice = seed;
        let mut below = |bound: u64| {
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) % bound
        };
        let mut stage = restful();
        stage.join(HANA, Role::Participant);
        stage.join(KEN, Role::Participant);
        let mut authors = [(HANA, author(1)), (KEN, author(2))];
        let mut rests = 0;
        for number in 0..40 {
            let (who, board) = &mut authors[below(2) as usize];
            let id = ElementId::new(format!("n{}", below(number + 1)));
            let update = if board.element(&id).is_some() && below(2) == 0 {
                board.edit(|edit| edit.delete(&id)).unwrap();
                board.drain_updates().pop().unwrap()
            } else {
                note(board, &format!("n{}-{number}", who.0), "付箋")
            };
            stage.say(*who, &Message::Update(update));
            if wanted(&stage).is_some() {
                rouse(&mut stage);
                stage.effects.clear();
            }
            stage.flush();
            for (who, board) in &mut authors {
                take(board, &stage.heard(*who));
            }
            if below(3) == 0 {
                let before = stage.room.board().unwrap();
                let (had, state) = (Holdings::of(before).unwrap(), before.snapshot());
                stage.pass(limits::REST_MILLIS);
                assert!(stage.room.is_resting(), "seed {seed}");
                rests += 1;
                let ticket = Ticket(number);
                let question = Question::State;
                stage.step(Event::Asked { ticket, question });
                let Some(Effect::Answer {
                    answer: Ok(Answer::State(kept)),
                    ..
                }) = stage.effects.back()
                else {
                    panic!("seed {seed}: no answer");
                };
                let mut again = author(700);
                again.apply(kept, Origin::Storage).unwrap();
                assert_eq!(Holdings::of(&again).unwrap(), had, "seed {seed}");
                assert_eq!(again.snapshot(), state, "seed {seed}");
            }
        }
        assert!(rests > 4, "seed {seed}: {rests}");
        let truth = stage.replayed().snapshot();
        for (_, board) in &authors {
            assert_eq!(board.snapshot(), truth, "seed {seed}");
        }
    }
}
