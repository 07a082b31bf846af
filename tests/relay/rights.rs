//! What a role may change, what is written down of it, and the numbers of requests.

use board::{ElementId, Label, NewCanvas, Placement};
use collab::message::{Message, RefusalCode, Role};
use serde_json::json;

use crate::links::{make, revoke};
use crate::person::Person;
use crate::place::Place;

#[tokio::test]
async fn v84_sweeping_acts_are_written_down_with_who_when_and_what() {
    let place = Place::open().await;
    let board = place.board().await;
    let wish = json!({"role": "participant", "label": "四月の回", "by": "花"});
    let (name, key) = make(&place, &board, &board.facilitator, &wish).await;
    let mut ken = Person::join(&place, &board, &key, 2).await;
    let state = r##"{"user":{"name":"健","color":"#aa0000"}}"##.to_owned();
    let presence = collab::message::AwarenessEntry {
        client: 2,
        clock: 1,
        state,
    };
    ken.say(&Message::Awareness(vec![presence])).await;
    for number in 0..25 {
        ken.write(&format!("n{number}"), "").await;
    }
    let ids: Vec<ElementId> = ken
        .board
        .snapshot()
        .elements()
        .iter()
        .map(|one| one.id.clone())
        .collect();
    ken.board
        .edit(|edit| ids.iter().try_for_each(|id| edit.delete(id)))
        .unwrap();
    let swept = ken.board.drain_updates().pop().unwrap();
    ken.say(&Message::Update(swept)).await;
    ken.saved().await;
    assert_eq!(
        revoke(&place, &board, &board.facilitator, &name)
            .await
            .status,
        204
    );
    let path = format!("/api/boards/{}/audit", board.id);
    let entries = tests::waiting::until("the log to tell", || async {
        let answer = place.get(&path, Some(&board.facilitator)).await.json();
        let entries = answer["entries"].as_array().unwrap().clone();
        if entries.len() == 3 {
            Ok(entries)
        } else {
            Err(answer.to_string())
        }
    })
    .await;
    let told = |act: &str| entries.iter().find(|entry| entry["act"] == act).unwrap();
    let deleted = told("deleted");
    assert_eq!(
        (&deleted["who"], &deleted["detail"]),
        (&json!("健"), &json!("25"))
    );
    assert_eq!(deleted["link"], json!(name));
    for act in ["link_made", "link_revoked"] {
        let entry = told(act);
        assert_eq!(
            (&entry["who"], &entry["detail"]),
            (&json!("花"), &json!("participant: 四月の回"))
        );
        assert!(entry["at"].as_str().unwrap().starts_with("20"));
    }
}

#[tokio::test]
async fn v86_a_participants_write_to_the_template_layer_is_taken_back_and_the_rest_stays() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.facilitator, 1).await;
    let canvas = ElementId::new("canvas");
    hana.board
        .edit(|edit| {
            edit.create_canvas(
                &canvas,
                NewCanvas {
                    placement: Placement::free(board::BoardPoint::new(0.0, 0.0)),
                    size: board::BoardSize::new(900.0, 600.0),
                    template: "rikai.bmc",
                    label: Label::new("表", "Canvas"),
                },
            )
        })
        .unwrap();
    let update = hana.board.drain_updates().pop().unwrap();
    hana.say(&Message::Update(update)).await;
    hana.saved().await;

    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    ken.board.edit(|edit| edit.delete(&canvas)).unwrap();
    let update = ken.board.drain_updates().pop().unwrap();
    ken.say(&Message::Update(update)).await;
    let nack = ken
        .until(|message| matches!(message, Message::Nack { .. }))
        .await;
    assert!(matches!(
        nack,
        Message::Nack {
            count: 1,
            code: RefusalCode::TakenBack,
            ..
        }
    ));
    ken.write("after", "").await;
    ken.saved().await;
    ken.sees("canvas").await;
    hana.sees("after").await;
    assert_eq!(hana.board.snapshot(), ken.board.snapshot());
    let mut place = place;
    place.stop().await;
    place.start_again().await;
    let yui = Person::join(&place, &board, &board.viewer, 3).await;
    assert_eq!(yui.board.snapshot(), ken.board.snapshot());
    assert_eq!(Role::Participant.reach(), board::Reach::Content);
}

#[tokio::test]
async fn v87_every_answer_has_a_number_that_an_error_repeats() {
    let place = Place::open().await;
    let mut seen = std::collections::HashSet::new();
    for path in ["/healthz", "/api/boards/nosuchboard1", "/api/nothing", "/"] {
        let answer = place.get(path, Some("x")).await;
        let number = answer.header("x-request-id").unwrap().to_owned();
        assert_eq!(number.len(), 16, "{number}");
        if answer.status >= 400 {
            assert_eq!(answer.json()["request"], json!(number));
        }
        assert!(seen.insert(number), "twice the same");
    }
}
