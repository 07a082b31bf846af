use super::*;

/// Ken takes what comes until nothing comes any more; gives how many updates that were.
fn take_all(stage: &mut Stage, ken: &mut Board) -> usize {
    let mut updates = 0;
    loop {
        stage.flush();
        let heard = stage.heard(KEN);
        if heard.is_empty() {
            return updates;
        }
        updates += heard
            .iter()
            .filter(|message| matches!(message, Message::Update(_)))
            .count();
        take(ken, &heard);
    }
}

/// Ken takes nothing while Hana writes so many notes of so many characters; gives how many updates he then gets.
fn updates_after_a_pause(notes: usize, characters: usize) -> usize {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    let (mut hana, mut ken) = (author(1), author(2));
    let text = "あ".repeat(characters);
    for number in 0..notes {
        let update = note(&mut hana, &format!("n{number}"), &text);
        stage.say(HANA, &Message::Update(update));
        stage.flush();
        stage.heard(HANA);
    }
    let updates = take_all(&mut stage, &mut ken);
    assert_eq!(ken.snapshot(), hana.snapshot());
    assert_eq!(stage.closed, []);
    updates
}

#[test]
fn r70_what_a_slow_connection_missed_lately_comes_as_it_was_told_and_more_as_one_update() {
    assert_eq!(updates_after_a_pause(600, 1_500), 600);
    let few = updates_after_a_pause(800, 5_000);
    assert!(few < 200, "{few} updates");
}

#[test]
fn r30_a_slow_connection_misses_nothing_and_the_others_do_not_wait() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(KEN, Role::Participant);
    stage.join(YUI, Role::Viewer);
    let (mut hana, mut yui) = (author(1), author(3));
    let mut ken = author(2);
    let text = "あ".repeat(1_500);
    for number in 0..700 {
        stage.say(
            HANA,
            &Message::Update(note(&mut hana, &format!("n{number}"), &text)),
        );
        stage.flush();
        take(&mut yui, &stage.heard(YUI));
        stage.heard(HANA);
        if number == 300 {
            hana.edit(|edit| edit.delete(&ElementId::new("n7")))
                .unwrap();
            let deleted = hana.drain_updates().pop().unwrap();
            stage.say(HANA, &Message::Update(deleted));
        }
    }
    assert_eq!(yui.snapshot(), hana.snapshot());
    // What is on its way to Ken is bounded.
    let waiting: usize = stage
        .sent
        .iter()
        .filter(|(to, _, _)| *to == KEN)
        .map(|(_, _, size)| size)
        .sum();
    assert!(
        waiting <= limits::QUEUE_BYTES_MAX + 8_192,
        "{waiting} bytes"
    );
    take(&mut ken, &stage.heard(KEN));
    assert_ne!(ken.snapshot(), hana.snapshot());
    take_all(&mut stage, &mut ken);
    assert_eq!(ken.snapshot(), hana.snapshot());
    // From here on it hears of each change again.
    stage.say(HANA, &Message::Update(note(&mut hana, "last", "")));
    stage.flush();
    take(&mut ken, &stage.heard(KEN));
    assert_eq!(ken.snapshot(), hana.snapshot());
    assert_eq!(stage.closed, []);
}

#[test]
fn r31_a_newcomer_who_takes_a_large_board_slowly_gets_the_changes_since() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    let mut hana = author(1);
    let text = "あ".repeat(4_000);
    for number in 0..100 {
        let update = note(&mut hana, &format!("n{number}"), &text);
        stage.say(HANA, &Message::Update(update));
    }
    stage.flush();
    stage.open(KEN, Role::Participant);
    stage.say(KEN, &Message::SyncStep1(vec![0]));
    for number in 0..10 {
        stage.say(
            HANA,
            &Message::Update(note(&mut hana, &format!("late{number}"), "")),
        );
        stage.flush();
    }
    let mut ken = author(2);
    take(&mut ken, &stage.heard(KEN));
    take(&mut ken, &stage.heard(KEN));
    assert_eq!(ken.snapshot(), hana.snapshot());
}

#[test]
fn r32_asking_for_the_state_again_and_again_is_slowed_down() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Viewer);
    for _ in 0..1_000 {
        stage.say(HANA, &Message::SyncStep1(vec![0]));
    }
    // One of the burst went into joining.
    assert_eq!(stage.heard(HANA).len(), limits::QUESTION_BURST as usize - 1);
    stage.pass(limits::QUESTION_MILLIS);
    assert_eq!(stage.heard(HANA).len(), 1);
    stage.pass(limits::QUESTION_MILLIS);
    assert_eq!(stage.heard(HANA).len(), 0);
}

#[test]
fn r33_a_connection_that_takes_nothing_at_all_is_closed_in_the_end() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Viewer);
    let update = note(&mut author(1), "a", "");
    for _ in 0..=limits::STUCK_FRAMES_MAX {
        stage.say(HANA, &Message::Update(update.clone()));
    }
    assert_eq!(stage.closed, [(HANA, close::TRY_LATER)]);
}
