//! What proxies, copied profiles and browsers that come back after a month do to a room.

use super::*;

/// A generator of its own: the crate knows no randomness, and a failing seed must say which it is.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// Everything that `author` has is in the room; whatever the room asks is answered.
fn settle(stage: &mut Stage, author: &Board) {
    for _ in 0..50 {
        stage.flush();
        let questions = stage.heard(HANA).into_iter();
        let questions: Vec<Vec<u8>> = questions
            .filter_map(|message| match message {
                Message::SyncStep1(vector) => Some(vector),
                _ => None,
            })
            .collect();
        for vector in questions {
            let missing = author.encode_difference(&vector).unwrap();
            stage.say(HANA, &Message::SyncStep2(missing));
        }
        stage.pass(1_000);
    }
}

#[test]
fn r71_frames_that_come_twice_and_in_another_order_end_as_the_same_board() {
    for seed in 1..=40 {
        let mut dice = Dice(seed);
        let mut stage = Stage::new();
        stage.join(HANA, Role::Participant);
        stage.join(KEN, Role::Viewer);
        let (mut hana, mut ken) = (author(1), author(2));
        let mut under_way = Vec::new();
        for number in 0..40 {
            under_way.push(note(&mut hana, &format!("n{number}"), "付箋"));
            if number % 5 == 4 {
                let id = ElementId::new(format!("n{}", number - dice.below(5)));
                hana.edit(|edit| edit.delete(&id)).unwrap();
                under_way.push(hana.drain_updates().pop().unwrap());
            }
        }
        while !under_way.is_empty() {
            // One of the next few, and sometimes it stays to come again.
            let at = dice.below(under_way.len().min(6));
            let update = match dice.below(3) {
                0 => under_way[at].clone(),
                _ => under_way.remove(at),
            };
            stage.say(HANA, &Message::Update(update));
        }
        settle(&mut stage, &hana);
        take_everything(&mut stage, &mut ken);
        assert_eq!(stage.closed, [], "seed {seed}");
        let room = stage.room.board().unwrap();
        assert_eq!(room.snapshot(), hana.snapshot(), "seed {seed}");
        assert_eq!(ken.snapshot(), hana.snapshot(), "seed {seed}");
        assert_eq!(stage.replayed().snapshot(), hana.snapshot(), "seed {seed}");
    }
}

fn take_everything(stage: &mut Stage, ken: &mut Board) {
    loop {
        let heard = stage.heard(KEN);
        if heard.is_empty() {
            return;
        }
        take(ken, &heard);
    }
}

#[test]
fn r72_a_replica_that_was_away_for_long_brings_back_nothing_that_was_deleted() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    let mut hana = author(1);
    for number in 0..20 {
        let update = note(&mut hana, &format!("n{number}"), "古い");
        stage.say(HANA, &Message::Update(update));
    }
    stage.flush();
    // Ken's browser closes here, with a change that nobody has.
    let mut ken = author(2);
    ken.apply(&hana.encode_state(), Origin::Remote).unwrap();
    note(&mut ken, "kens", "あとから");
    // A month later.
    for number in 0..20 {
        let id = ElementId::new(format!("n{number}"));
        hana.edit(|edit| edit.delete(&id)).unwrap();
        let update = hana.drain_updates().pop().unwrap();
        stage.say(HANA, &Message::Update(update));
    }
    let update = note(&mut hana, "new", "新しい");
    stage.say(HANA, &Message::Update(update));
    stage.flush();

    stage.open(KEN, Role::Participant);
    stage.say(KEN, &Message::SyncStep1(ken.state_vector()));
    stage.flush();
    for message in stage.heard(KEN) {
        if let Message::SyncStep1(vector) = &message {
            // His answer, as of before he merged what he lacks: everything that was deleted is in it.
            let all = ken.encode_difference(vector).unwrap();
            stage.say(KEN, &Message::SyncStep2(all));
            stage.say(KEN, &Message::Update(ken.encode_state()));
        }
        take(&mut ken, std::slice::from_ref(&message));
    }
    stage.flush();
    take(&mut hana, &stage.heard(HANA));
    let ids = |board: &Board| -> Vec<String> {
        let snapshot = board.snapshot();
        let ids = snapshot.elements().iter().map(|one| one.id.to_string());
        let mut ids: Vec<String> = ids.collect();
        ids.sort();
        ids
    };
    for board in [&hana, &ken, stage.room.board().unwrap(), &stage.replayed()] {
        assert_eq!(ids(board), ["kens", "new"]);
    }
}

/// A copied profile: two browsers write under one number.
#[test]
fn r73_two_who_write_under_one_number_harm_nobody_else_and_the_log_stays_true() {
    let mut stage = Stage::new();
    for connection in [HANA, KEN, YUI] {
        stage.join(connection, Role::Participant);
    }
    let (mut hana, mut copy, mut yui) = (author(1), author(1), author(3));
    for number in 0..30 {
        let update = note(&mut hana, &format!("hana{number}"), "はな");
        stage.say(HANA, &Message::Update(update));
        let update = note(&mut copy, &format!("copy{number}"), "写しのほうが長い");
        stage.say(KEN, &Message::Update(update));
        stage.say(KEN, &Message::SyncStep2(copy.encode_state()));
        let update = note(&mut yui, &format!("yui{number}"), "ゆい");
        stage.say(YUI, &Message::Update(update));
        stage.flush();
    }
    let room = stage.room.board().unwrap().snapshot();
    assert_eq!(stage.replayed().snapshot(), room);
    for number in 0..30 {
        let id = ElementId::new(format!("yui{number}"));
        assert!(room.elements().iter().any(|one| one.id == id), "{id}");
    }
    assert!(!stage.closed.iter().any(|(who, _)| *who == YUI));
}

#[test]
fn r74_a_full_board_takes_no_more_and_is_still_read() {
    let mut stage = Stage::loading();
    let mut board = author(9);
    note(&mut board, "old", "前からある");
    stage.step(Event::Loaded(Box::new(Loaded {
        board,
        head: 0,
        incarnation: Incarnation([7; 16]),
        bytes: limits::BOARD_BYTES_MAX - 10,
        damage: None,
    })));
    stage.join(HANA, Role::Participant);
    let update = note(&mut author(1), "new", "");
    stage.say(HANA, &Message::Update(update));
    stage.flush();
    assert_eq!(refused(&stage.heard(HANA)), [(1, RefusalCode::TooLarge)]);
    assert!(stage.log.is_empty() && stage.closed.is_empty());
    stage.open(KEN, Role::Viewer);
    stage.say(KEN, &Message::SyncStep1(vec![0]));
    let mut ken = author(2);
    take(&mut ken, &stage.heard(KEN));
    assert!(ken.element(&ElementId::new("old")).is_some());
}
