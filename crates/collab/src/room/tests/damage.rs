use super::*;

fn damaged() -> Stage {
    let mut stage = Stage::loading();
    let mut board = author(1);
    stage.log.push(Arc::from(note(&mut board, "a", "前")));
    stage.damage = Some("record 2 is missing".to_owned());
    stage
}

#[test]
fn r34_a_damaged_board_is_read_by_all_and_written_by_nobody() {
    let mut stage = damaged();
    // One is waiting while it loads, with something to write; one comes later.
    stage.open(HANA, Role::Facilitator);
    let more = note(&mut author(2), "b", "後");
    stage.say(HANA, &Message::Update(more.clone()));
    stage.load();
    assert!(
        stage
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Report(Report::Damaged(what)) if what.contains("record 2")))
    );
    stage.open(KEN, Role::Participant);
    stage.say(KEN, &Message::Update(more));
    for id in [HANA, KEN] {
        stage.say(id, &Message::SyncStep1(vec![0]));
        let heard = stage.heard(id);
        assert!(matches!(&heard[0], Message::Hello(hello) if hello.role == Role::Viewer));
        assert!(matches!(
            &heard[1],
            Message::Status {
                state: RelayState::CannotSave,
                ..
            }
        ));
        assert_eq!(refused(&heard), [(1, RefusalCode::ReadOnly)]);
        let mut seen = author(9);
        take(&mut seen, &heard);
        assert_eq!(seen.element_count(), 1);
    }
    // That the store works changes nothing about it.
    stage.step(Event::StoreRecovered);
    assert!(stage.heard(KEN).is_empty());
    assert_eq!(stage.log.len(), 1);
    // The next load may find it restored.
    stage.damage = None;
    let mut stage = Stage {
        room: Room::new(),
        ..stage
    };
    stage.load();
    stage.join(YUI, Role::Participant);
    let update = note(&mut author(3), "c", "また");
    stage.say(YUI, &Message::Update(update));
    assert_eq!(stage.log.len(), 2);
}

#[test]
fn r34_those_who_were_writing_when_the_damage_was_found_come_again() {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Participant);
    stage.join(YUI, Role::Viewer);
    stage.damage = Some("record 1 panics".to_owned());
    stage.log.push(Arc::from(note(&mut author(1), "a", "前")));
    // Loaded again while they are here, as after a panic.
    stage.load();
    assert_eq!(stage.closed, [(HANA, close::TRY_LATER)]);
}

/// One client id beyond what Yjs knows is enough for a panic in yrs, and a viewer may ask.
#[test]
fn r8_a_question_that_cannot_be_read_costs_nobody_else_anything() {
    let vectors: [&[u8]; 4] = [
        &[1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 1],
        &[1, 5, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
        &[0xff, 0xff, 0xff, 0xff, 0x0f, 1],
        &[2, 1, 1, 1],
    ];
    for vector in vectors {
        let mut stage = Stage::new();
        stage.join(HANA, Role::Participant);
        stage.join(YUI, Role::Viewer);
        stage.say(YUI, &Message::SyncStep1(vector.to_vec()));
        assert_eq!(stage.closed, [(YUI, close::MALFORMED)], "{vector:?}");
        assert!(!stage.effects.contains(&Effect::Load), "{vector:?}");
        stage.say(HANA, &Message::Update(note(&mut author(1), "a", "無事")));
        assert_eq!(stage.log.len(), 1);
    }
}
