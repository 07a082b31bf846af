use super::*;
use crate::message::AwarenessEntry;

fn showing(client: u64, clock: u32, state: &str) -> Message {
    Message::Awareness(vec![AwarenessEntry {
        client,
        clock,
        state: state.into(),
    }])
}

fn seen(messages: &[Message]) -> Vec<(u64, u32, String)> {
    messages
        .iter()
        .filter_map(|message| match message {
            Message::Awareness(entries) => Some(entries),
            _ => None,
        })
        .flatten()
        .map(|entry| (entry.client, entry.clock, entry.state.clone()))
        .collect()
}

/// What somebody has heard once the round that is due has been.
fn told(stage: &mut Stage, id: ConnectionId) -> Vec<Message> {
    stage.round();
    stage.heard(id)
}

const STATE: &str = r#"{"user":{"name":"はな"}}"#;

#[test]
fn r20_presence_reaches_the_others_at_once_and_newcomers_hear_of_everybody() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Viewer);
    stage.say(HANA, &showing(11, 1, STATE));
    assert_eq!(seen(&told(&mut stage, KEN)), [(11, 1, STATE.into())]);
    assert_eq!(stage.heard(HANA), []);
    // Who may only look is seen as well.
    stage.say(KEN, &showing(22, 1, STATE));
    assert_eq!(seen(&told(&mut stage, HANA)), [(22, 1, STATE.into())]);
    stage.open(YUI, Role::Participant);
    assert_eq!(seen(&told(&mut stage, YUI)).len(), 2);
    stage.say(YUI, &Message::QueryAwareness);
    assert_eq!(seen(&told(&mut stage, YUI)).len(), 2);
}

#[test]
fn r21_presence_leaves_with_its_connection() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    stage.say(HANA, &showing(11, 4, STATE));
    stage.heard(KEN);
    stage.step(Event::Closed { connection: HANA });
    assert_eq!(seen(&told(&mut stage, KEN)), [(11, 5, "null".into())]);
    // A late second close says nothing.
    stage.step(Event::Closed { connection: HANA });
    assert_eq!(stage.heard(KEN), []);
}

#[test]
fn r22_a_connection_speaks_for_itself_only() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    stage.say(HANA, &showing(11, 1, STATE));
    stage.say(KEN, &showing(22, 1, STATE));
    stage.heard(HANA);
    stage.heard(KEN);
    stage.say(KEN, &showing(11, 9, "null"));
    stage.say(KEN, &showing(11, 9, r#"{"user":{"name":"偽物"}}"#));
    stage.open(YUI, Role::Viewer);
    let everybody = seen(&told(&mut stage, YUI));
    assert!(everybody.contains(&(11, 1, STATE.into())), "{everybody:?}");
}

/// The stock client comes back with the clock that it left with, lower than that of its removal.
#[test]
fn r23_nobody_returns_invisible() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    stage.say(HANA, &showing(11, 4, STATE));
    stage.step(Event::Closed { connection: HANA });
    stage.heard(KEN);
    stage.join(YUI, Role::Participant);
    stage.say(YUI, &showing(11, 4, STATE));
    assert_eq!(seen(&told(&mut stage, KEN)), [(11, 6, STATE.into())]);
    // Back before the old connection is known to be dead: its late end takes nobody away.
    stage.join(HANA, Role::Participant);
    stage.say(HANA, &showing(11, 4, STATE));
    assert_eq!(seen(&told(&mut stage, KEN)), [(11, 7, STATE.into())]);
    stage.step(Event::Closed { connection: YUI });
    assert_eq!(stage.heard(KEN), []);
}

#[test]
fn r24_a_state_that_is_no_object_or_too_deep_closes_the_connection() {
    let deep = format!(
        "{}{}",
        r#"{"a":"#.repeat(9),
        "1".to_owned() + &"}".repeat(9)
    );
    for state in ["1", "[]", "{", "", &deep] {
        let mut stage = Stage::new();
        stage.join(HANA, Role::Participant);
        stage.say(HANA, &showing(11, 1, state));
        assert_eq!(stage.closed, [(HANA, close::MALFORMED)], "{state}");
    }
}

#[test]
fn r25_presence_goes_out_in_rounds_and_its_last_word_arrives() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    stage.join(YUI, Role::Viewer);
    let state = |clock: u32| format!(r#"{{"n":{clock}}}"#);
    for clock in 1..=500 {
        stage.say(HANA, &showing(11, clock, &state(clock)));
        stage.say(KEN, &showing(22, clock, &state(clock)));
    }
    // The first word at once, then nothing until the round.
    assert_eq!(seen(&stage.heard(YUI)), [(11, 1, state(1))]);
    stage.pass(49);
    assert_eq!(stage.heard(YUI), []);
    stage.heard(HANA);
    stage.heard(KEN);
    stage.pass(1);
    // One message with everybody's newest state, to nobody their own.
    let heard = stage.heard(YUI);
    assert_eq!(heard.len(), 1);
    assert_eq!(seen(&heard), [(11, 500, state(500)), (22, 500, state(500))]);
    assert_eq!(seen(&stage.heard(HANA)), [(22, 500, state(500))]);
    assert_eq!(seen(&stage.heard(KEN)), [(11, 500, state(500))]);
    // A departure waits for no round, and takes what was still to be told with it.
    stage.say(HANA, &showing(11, 501, &state(501)));
    stage.step(Event::Closed { connection: HANA });
    assert_eq!(seen(&stage.heard(YUI)), [(11, 502, "null".to_owned())]);
    stage.pass(1_000);
    assert_eq!(stage.heard(YUI), []);
}

#[test]
fn r150_shortly_before_a_round_presence_goes_out_with_a_change() {
    let mut stage = Stage::new();
    for one in [HANA, KEN, YUI] {
        stage.join(one, Role::Participant);
    }
    let mut hana = author(1);
    let mut change = |stage: &mut Stage, id: &str| {
        let update = note(&mut hana, id, "花");
        stage.say(HANA, &Message::Update(update));
        stage.flush();
    };
    let told = |heard: &[Message]| {
        let is_change = |one: &&Message| matches!(one, Message::Update(_));
        heard.iter().filter(is_change).count()
    };
    let state = |clock: u32| format!(r#"{{"n":{clock}}}"#);
    stage.pass(1_000);
    stage.say(HANA, &showing(11, 1, &state(1)));
    assert_eq!(seen(&stage.heard(YUI)), [(11, 1, state(1))]);
    // The next round is in 50 ms; 39 ms later is too early for it.
    stage.say(HANA, &showing(11, 2, &state(2)));
    stage.pass(39);
    change(&mut stage, "a");
    let heard = stage.heard(YUI);
    assert_eq!((told(&heard), seen(&heard)), (1, vec![]));
    stage.pass(1);
    assert_eq!(seen(&stage.heard(YUI)), [], "nothing that it could go with");
    change(&mut stage, "b");
    let heard = stage.heard(YUI);
    assert_eq!((told(&heard), seen(&heard)), (1, vec![(11, 2, state(2))]));
    // And the round after it is 50 ms from there.
    stage.say(HANA, &showing(11, 3, &state(3)));
    stage.pass(49);
    assert_eq!(seen(&stage.heard(YUI)), []);
    stage.pass(1);
    assert_eq!(seen(&stage.heard(YUI)), [(11, 3, state(3))]);
}

#[test]
fn r26_a_quiet_connection_hears_something_before_a_stock_client_hangs_up() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.pass(limits::KEEP_ALIVE_MILLIS - 1);
    assert_eq!(stage.heard(HANA), []);
    stage.pass(1);
    assert_eq!(stage.heard(HANA), [Message::Awareness(vec![])]);
}

#[test]
fn r27_stock_clients_hear_no_message_of_ours() {
    let mut stage = Stage::new();
    stage.step(Event::Opened {
        connection: HANA,
        role: Role::Viewer,
        dialect: Dialect::Stock,
    });
    stage.say(HANA, &Message::SyncStep1(vec![0]));
    stage.say(HANA, &Message::Update(note(&mut author(1), "a", "")));
    stage.say(HANA, &Message::Update(note(&mut author(2), "b", "")));
    stage.step(Event::StoreFailing {
        reason: "full".into(),
    });
    stage.step(Event::Draining);
    let heard = stage.heard(HANA);
    assert!(
        matches!(
            heard[..],
            [Message::SyncStep2(_), Message::PermissionDenied(_)]
        ),
        "{heard:?}"
    );
}

/// People in one line, each 1,000 units from the last, who see 400 by 300 around their pointer.
fn crowd(count: u64) -> Stage {
    let mut stage = Stage::new();
    for number in 1..=count {
        stage.join(ConnectionId(number), Role::Participant);
    }
    for number in 1..=count {
        stage.say(ConnectionId(number), &showing(number, 1, &at(number, 0.0)));
    }
    stage.pass(10_000);
    for number in 1..=count {
        stage.heard(ConnectionId(number));
    }
    stage
}

/// Somebody points so far right of where they look.
fn at(number: u64, right: f64) -> String {
    let middle = number as f64 * 1_000.0;
    format!(
        r#"{{"user":{{"name":"人{number}"}},"cursor":[{},0],"view":[{},-150,400,300]}}"#,
        middle + right,
        middle - 200.0,
    )
}

#[test]
fn r151_in_a_crowd_a_pointer_is_told_at_once_to_those_who_can_see_it_and_to_all_within_a_second() {
    let mut stage = crowd(60);
    let (near, far) = (ConnectionId(2), ConnectionId(50));
    stage.say(HANA, &showing(1, 2, &at(1, 750.0)));
    stage.pass(100);
    assert_eq!(seen(&stage.heard(near)), [(1, 2, at(1, 750.0))]);
    assert_eq!(seen(&stage.heard(far)), []);
    // It leaves what they see: they are told, or it would stay there.
    stage.say(HANA, &showing(1, 3, &at(1, 0.0)));
    stage.pass(100);
    assert_eq!(seen(&stage.heard(near)), [(1, 3, at(1, 0.0))]);
    stage.pass(700);
    assert_eq!(seen(&stage.heard(far)), []);
    stage.pass(200);
    assert_eq!(seen(&stage.heard(far)), [(1, 3, at(1, 0.0))], "the newest");
    stage.pass(10_000);
    assert_eq!(seen(&stage.heard(far)), [], "once");
    // What concerns everybody goes to everybody, and so does what nobody says where they look.
    let named = at(1, 0.0).replace('人', "花");
    stage.say(HANA, &showing(1, 4, &named));
    stage.pass(100);
    assert_eq!(seen(&stage.heard(far)), [(1, 4, named)]);
    stage.say(far, &showing(50, 2, r#"{"user":{"name":"人50"}}"#));
    stage.pass(100);
    stage.say(HANA, &showing(1, 5, &at(1, 1.0).replace('人', "花")));
    stage.pass(100);
    assert_eq!(seen(&stage.heard(far)).len(), 1);
    // Somebody who goes is gone at once, everywhere, and does not come back with a later round.
    let other = ConnectionId(40);
    stage.heard(other);
    stage.say(KEN, &showing(2, 2, &at(2, 9.0)));
    stage.pass(100);
    stage.step(Event::Closed { connection: KEN });
    stage.pass(10_000);
    let mut of_ken = seen(&stage.heard(other));
    of_ken.retain(|entry| entry.0 == 2);
    assert_eq!(of_ken, [(2, 3, "null".to_owned())]);
}

#[test]
fn r151_who_looks_along_with_somebody_and_who_is_in_a_small_circle_is_told_of_all_at_once() {
    let mut stage = crowd(60);
    let far = ConnectionId(50);
    let along = at(50, 0.0).replacen('{', r#"{"follows":1,"#, 1);
    stage.say(far, &showing(50, 2, &along));
    stage.pass(100);
    stage.say(HANA, &showing(1, 2, &at(1, 5.0)));
    stage.pass(100);
    assert_eq!(seen(&stage.heard(far)), [(1, 2, at(1, 5.0))]);
    let mut stage = crowd(50);
    stage.say(HANA, &showing(1, 2, &at(1, 5.0)));
    stage.pass(100);
    assert_eq!(seen(&stage.heard(far)), [(1, 2, at(1, 5.0))]);
}
