use super::*;

impl Stage {
    /// Everything that several people say, in one turn.
    fn say_at_once(&mut self, said: &[(ConnectionId, Vec<u8>)]) {
        for (connection, update) in said {
            let event = Event::Frame {
                connection: *connection,
                bytes: encode_message(&Message::Update(update.clone())),
            };
            self.room.take(self.now_millis, event);
        }
        self.step(Event::Wake);
    }
}

fn updates(messages: &[Message]) -> usize {
    let is_update = |message: &&Message| matches!(message, Message::Update(_));
    messages.iter().filter(is_update).count()
}

#[test]
fn r140_what_comes_at_once_is_one_record_and_one_frame_and_each_is_acknowledged() {
    let mut stage = Stage::new();
    for one in [HANA, KEN, YUI] {
        stage.join(one, Role::Participant);
    }
    let (mut hana, mut ken, mut yui) = (author(1), author(2), author(3));
    let said: Vec<_> = (0..20)
        .flat_map(|number| {
            let hers = note(&mut hana, &format!("h{number}"), "花");
            let his = note(&mut ken, &format!("k{number}"), "健");
            [(HANA, hers), (KEN, his)]
        })
        .collect();
    stage.say_at_once(&said);
    assert_eq!(stage.log.len(), 1);
    for one in [HANA, KEN, YUI] {
        assert_eq!(stage.heard(one), [], "nothing before it is durable");
    }
    stage.flush();
    let heard = stage.heard(YUI);
    assert_eq!(updates(&heard), 1);
    take(&mut yui, &heard);
    for (one, board) in [(HANA, &mut hana), (KEN, &mut ken)] {
        let heard = stage.heard(one);
        assert_eq!(acknowledged(&heard), Some(20));
        take(board, &heard);
        assert_eq!(board.snapshot(), yui.snapshot());
    }
    assert_eq!(stage.replayed().snapshot(), yui.snapshot());
    // One person's changes come back to nobody who has them.
    let said: Vec<_> = (20..25)
        .map(|number| (HANA, note(&mut hana, &format!("h{number}"), "花")))
        .collect();
    stage.say_at_once(&said);
    stage.flush();
    assert_eq!(updates(&stage.heard(HANA)), 0);
    assert_eq!(updates(&stage.heard(KEN)), 1);
}

#[test]
fn r141_what_one_commit_covers_goes_out_as_one_frame_of_bounded_length() {
    let mut stage = Stage::new();
    for one in [HANA, KEN] {
        stage.join(one, Role::Participant);
    }
    let (mut hana, mut ken) = (author(1), author(2));
    for number in 0..10 {
        let update = note(&mut hana, &format!("n{number}"), "花");
        stage.say(HANA, &Message::Update(update));
    }
    assert_eq!(stage.log.len(), 10, "ten turns");
    stage.flush();
    let heard = stage.heard(KEN);
    assert_eq!(updates(&heard), 1);
    take(&mut ken, &heard);
    let long = "長".repeat(1_500);
    for number in 10..30 {
        let update = note(&mut hana, &format!("n{number}"), &long);
        stage.say(HANA, &Message::Update(update));
    }
    stage.flush();
    let lengths: Vec<usize> = stage.sent.iter().map(|(_, _, length)| *length).collect();
    assert!(
        lengths.iter().all(|&length| length < 14 * 1024),
        "{lengths:?}"
    );
    let heard = stage.heard(KEN);
    assert!((8..20).contains(&updates(&heard)), "{}", updates(&heard));
    take(&mut ken, &heard);
    assert_eq!(ken.snapshot(), hana.snapshot());
}

#[test]
fn r142_what_is_asked_or_goes_wrong_in_the_middle_of_a_turn_finds_what_came_before_it() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.open(KEN, Role::Participant);
    let mut hana = author(1);
    let take_frame = |stage: &mut Stage, from, message: &Message| {
        let event = Event::Frame {
            connection: from,
            bytes: encode_message(message),
        };
        stage.room.take(stage.now_millis, event);
    };
    let before = note(&mut hana, "before", "前");
    let after = note(&mut hana, "after", "後");
    take_frame(&mut stage, HANA, &Message::Update(before.clone()));
    take_frame(&mut stage, KEN, &Message::SyncStep1(vec![0]));
    take_frame(&mut stage, HANA, &Message::Update(before));
    take_frame(&mut stage, HANA, &Message::Update(after));
    stage.step(Event::Wake);
    assert_eq!(stage.log.len(), 2, "the answer waits for the first alone");
    let is_answer = |message: &Message| matches!(message, Message::SyncStep2(_));
    assert!(!stage.heard(KEN).iter().any(is_answer));
    stage.step(Event::Durable { head: 1 });
    let heard = stage.heard(KEN);
    assert!(heard.iter().any(is_answer));
    assert_eq!(
        acknowledged(&stage.heard(HANA)),
        Some(2),
        "the repeated one too"
    );
    let mut ken = author(2);
    take(&mut ken, &heard);
    assert_eq!(ken.snapshot().elements().len(), 1);
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(HANA)), Some(3));
    take(&mut ken, &stage.heard(KEN));
    assert_eq!(ken.snapshot(), hana.snapshot());
}

#[test]
fn r143_in_a_crowd_records_are_made_in_rounds_the_first_at_once() {
    let mut stage = Stage::new();
    let crowd: Vec<ConnectionId> = (1..=30).map(ConnectionId).collect();
    for one in &crowd {
        stage.join(*one, Role::Participant);
    }
    let mut hana = author(1);
    let mut say = |stage: &mut Stage, id: &str| {
        let update = note(&mut hana, id, "花");
        stage.say(HANA, &Message::Update(update));
    };
    stage.pass(1_000);
    say(&mut stage, "a");
    assert_eq!(stage.log.len(), 1, "the first waits for nobody");
    say(&mut stage, "b");
    stage.now_millis += 1;
    say(&mut stage, "c");
    assert_eq!(stage.log.len(), 1);
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(HANA)), Some(1));
    stage.round();
    assert_eq!(stage.log.len(), 2, "both in one, without another event");
    stage.flush();
    assert_eq!(acknowledged(&stage.heard(HANA)), Some(3));
    assert_eq!(updates(&stage.heard(KEN)), 2);
    // Whoever asks meanwhile, or a relay that is shut down, does not wait for the round.
    say(&mut stage, "d");
    assert_eq!(stage.log.len(), 2);
    stage.step(Event::Draining);
    assert_eq!(stage.log.len(), 3);
    assert_eq!(stage.replayed().snapshot().elements().len(), 4);
}
