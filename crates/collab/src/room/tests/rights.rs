use board::{CellValue, Label, NewCanvas};

use super::*;

/// A canvas, as whoever leads puts it on the board.
fn canvas(board: &mut Board) -> Vec<u8> {
    let id = ElementId::new("canvas");
    board
        .edit(|edit| {
            edit.create_canvas(
                &id,
                NewCanvas {
                    placement: Placement::free(BoardPoint::new(0.0, 0.0)),
                    size: BoardSize::new(900.0, 600.0),
                    template: "rikai.bmc",
                    label: Label::new("表", "Canvas"),
                },
            )
        })
        .unwrap();
    board.drain_updates().pop().unwrap()
}

fn move_canvas(board: &mut Board, x: f64) -> Vec<u8> {
    let there = Placement::free(BoardPoint::new(x, 0.0));
    board
        .edit(|edit| edit.place(&ElementId::new("canvas"), &there))
        .unwrap();
    board.drain_updates().pop().unwrap()
}

/// Hana leads and has put a canvas on the board, Ken takes part and has it.
fn workshop() -> (Stage, Board, Board) {
    let mut stage = Stage::new();
    stage.join(HANA, Role::Facilitator);
    stage.join(KEN, Role::Participant);
    let (mut hana, mut ken) = (author(1), author(2));
    stage.say(HANA, &Message::Update(canvas(&mut hana)));
    stage.flush();
    stage.heard(HANA);
    take(&mut ken, &stage.heard(KEN));
    (stage, hana, ken)
}

#[test]
fn r120_what_a_role_may_not_change_is_taken_back_everywhere_and_said() {
    let (mut stage, mut hana, mut ken) = workshop();
    let before = hana.snapshot();
    stage.say(KEN, &Message::Update(move_canvas(&mut ken, 500.0)));
    // He hears at once that it was too much, and nobody sees anything before it is safe.
    let taken_back = (1, RefusalCode::TakenBack);
    let heard = stage.heard(KEN);
    assert_eq!((refused(&heard), heard.len()), (vec![taken_back], 1));
    assert_eq!(stage.heard(HANA), []);
    assert_eq!(stage.log.len(), 2, "one record, with what was taken back");
    stage.flush();
    // His own copy is mended by the same frame that the others get.
    let heard = stage.heard(KEN);
    assert_eq!(acknowledged(&heard), Some(1));
    take(&mut ken, &heard);
    take(&mut hana, &stage.heard(HANA));
    assert_eq!(ken.snapshot(), before);
    assert_eq!(hana.snapshot(), before);
    assert_eq!(stage.replayed().snapshot(), before);
}

#[test]
fn r121_a_change_that_goes_too_far_holds_nothing_up() {
    let (mut stage, mut hana, mut ken) = workshop();
    let updates = [
        note(&mut ken, "a", "前"),
        move_canvas(&mut ken, 500.0),
        note(&mut ken, "b", "後"),
    ];
    for update in updates {
        stage.say(KEN, &Message::Update(update));
    }
    stage.flush();
    let heard = stage.heard(KEN);
    assert_eq!(refused(&heard), [(2, RefusalCode::TakenBack)]);
    assert_eq!(acknowledged(&heard), Some(3));
    take(&mut ken, &heard);
    take(&mut hana, &stage.heard(HANA));
    assert_eq!(hana.snapshot(), ken.snapshot());
    assert_eq!(hana.element_count(), 3);
    let canvas = hana.element(&ElementId::new("canvas")).unwrap();
    assert_eq!(canvas.placement.offset, BoardPoint::new(0.0, 0.0));
    // The one who leads may, and what was taken back is no obstacle.
    stage.say(HANA, &Message::Update(move_canvas(&mut hana, 40.0)));
    stage.flush();
    assert_eq!(refused(&stage.heard(HANA)), []);
    take(&mut ken, &stage.heard(KEN));
    assert_eq!(ken.snapshot(), hana.snapshot());
}

#[test]
fn r121_a_script_with_stock_yjs_is_put_right_as_well() {
    let (mut stage, hana, mut ken) = workshop();
    stage.step(Event::Opened {
        connection: YUI,
        role: Role::Participant,
        dialect: Dialect::Stock,
    });
    stage.say(YUI, &Message::SyncStep1(vec![0]));
    stage.flush();
    stage.heard(YUI);
    stage.say(YUI, &Message::Update(move_canvas(&mut ken, 500.0)));
    stage.flush();
    let heard = stage.heard(YUI);
    assert!(matches!(
        heard[..],
        [Message::PermissionDenied(_), Message::Update(_)]
    ));
    take(&mut ken, &heard);
    assert_eq!(ken.snapshot(), hana.snapshot());
}

#[test]
fn r122_sweeping_changes_are_reported_with_a_name() {
    let (mut stage, _, mut ken) = workshop();
    let presence = crate::message::AwarenessEntry {
        client: 2,
        clock: 1,
        state: r#"{"user":{"name":"健"}}"#.to_owned(),
    };
    stage.say(KEN, &Message::Awareness(vec![presence]));
    let reports = |stage: &mut Stage| -> Vec<Report> {
        let swept = stage.effects.drain(..).filter_map(|effect| match effect {
            Effect::Report(report @ Report::Swept { .. }) => Some(report),
            _ => None,
        });
        swept.collect()
    };
    let vector = ken.state_vector();
    let ids: Vec<String> = (0..limits::SWEEP_MADE_MIN)
        .map(|n| format!("n{n}"))
        .collect();
    for id in &ids {
        note(&mut ken, id, "");
    }
    let brought = ken.encode_difference(&vector).unwrap();
    stage.say(KEN, &Message::Update(brought));
    let swept = |made, deleted| Report::Swept {
        connection: KEN,
        name: "健".to_owned(),
        made,
        deleted,
    };
    assert_eq!(reports(&mut stage), [swept(ids.len(), 0)]);
    // One less than a sweep is none.
    for (count, expected) in [
        (limits::SWEEP_DELETED_MIN - 1, vec![]),
        (
            limits::SWEEP_DELETED_MIN,
            vec![swept(0, limits::SWEEP_DELETED_MIN)],
        ),
    ] {
        let gone: Vec<ElementId> = ken
            .snapshot()
            .elements()
            .iter()
            .filter_map(|element| element.as_note().map(|_| element.id.clone()))
            .take(count)
            .collect();
        ken.edit(|edit| gone.iter().try_for_each(|id| edit.delete(id)))
            .unwrap();
        let update = ken.drain_updates().pop().unwrap();
        stage.say(KEN, &Message::Update(update));
        assert_eq!(reports(&mut stage), expected);
    }
}

#[test]
fn r123_whoever_is_expelled_hears_why() {
    let (mut stage, _, mut ken) = workshop();
    stage.step(Event::Expelled {
        connection: KEN,
        code: close::REVOKED,
        reason: "the link was revoked",
    });
    assert_eq!(stage.closed, [(KEN, close::REVOKED)]);
    // What still comes from there has no effect.
    stage.say(KEN, &Message::Update(note(&mut ken, "late", "")));
    assert_eq!(stage.log.len(), 1);
    // Once more, or somebody who has left: nothing.
    stage.step(Event::Expelled {
        connection: KEN,
        code: close::REVOKED,
        reason: "the link was revoked",
    });
    assert_eq!(stage.closed.len(), 1);
}

#[test]
fn r120_values_are_everybodys() {
    let (mut stage, mut hana, mut ken) = workshop();
    let id = ElementId::new("count");
    hana.edit(|edit| {
        edit.create_cell(
            &id,
            board::NewCell {
                placement: Placement::inside(ElementId::new("canvas"), BoardPoint::new(0.0, 0.0)),
                size: BoardSize::new(100.0, 100.0),
                key: "count",
                label: Label::new("数", "Count"),
                tab: 0,
                holds: board::Holds::Number {
                    min: None,
                    max: None,
                    step: None,
                    unit: None,
                },
                owner: "",
                cover: false,
            },
        )
    })
    .unwrap();
    stage.say(HANA, &Message::Update(hana.drain_updates().pop().unwrap()));
    stage.flush();
    take(&mut ken, &stage.heard(KEN));
    ken.edit(|edit| edit.set_value(&id, "ken", Some(CellValue::Number(3.0))))
        .unwrap();
    stage.say(KEN, &Message::Update(ken.drain_updates().pop().unwrap()));
    stage.flush();
    assert_eq!(refused(&stage.heard(KEN)), []);
    take(&mut hana, &stage.heard(HANA));
    assert_eq!(hana.snapshot(), ken.snapshot());
}
