//! What happened on a board, told and taken back one by one.

use std::time::{Duration, Instant};

use board::{Board, BoardId, ClientNumber, ElementId, Origin, Reverted};
use collab::message::{AwarenessEntry, Message};
use serde_json::{Value, json};

use crate::person::Person;
use crate::place::{BoardKeys, Place};

/// The acts once one of them is as wanted.
async fn told(place: &Place, board: &BoardKeys, wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
    let path = format!("/api/boards/{}/acts", board.id);
    let begun = Instant::now();
    loop {
        let answer = place.get(&path, Some(&board.participant)).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let acts = answer.json()["acts"].as_array().unwrap().clone();
        if acts.iter().any(&wanted) {
            return acts;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{acts:?}");
        tokio::task::yield_now().await;
    }
}

fn did<'a>(acts: &'a [Value], word: &str) -> &'a Value {
    acts.iter().find(|act| act["did"] == word).unwrap()
}

/// What the act touched, before and after it.
async fn sides(place: &Place, board: &BoardKeys, act: &Value) -> [Board; 2] {
    let path = format!(
        "/api/boards/{}/acts/{}-{}",
        board.id, act["first"], act["last"]
    );
    let answer = place.get(&path, Some(&board.facilitator)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let (length, rest) = answer.body.split_first_chunk::<4>().unwrap();
    let (before, after) = rest.split_at(u32::from_be_bytes(*length) as usize);
    [before, after].map(|state| {
        let mut side = Board::new(ClientNumber::new(1));
        side.apply(state, Origin::Storage).unwrap();
        side
    })
}

async fn called(person: &mut Person, number: u64, name: &str) {
    let entry = AwarenessEntry {
        client: number,
        clock: 1,
        state: json!({"user": {"name": name}}).to_string(),
    };
    person.say(&Message::Awareness(vec![entry])).await;
}

/// One edit, sent and saved.
async fn does(person: &mut Person, change: impl FnOnce(&mut board::Edit<'_, '_>)) {
    person.board.edit(change);
    for update in person.board.drain_updates() {
        person.say(&Message::Update(update)).await;
    }
    person.saved().await;
}

#[tokio::test]
async fn v180_who_did_what_is_told_to_those_who_write() {
    let place = Place::open().await;
    let (board, other) = (place.board().await, place.board().await);
    let mut hana = Person::join(&place, &board, &board.participant, 11).await;
    called(&mut hana, 11, "花").await;
    hana.write("n1", "はじめの案").await;
    hana.saved().await;
    does(&mut hana, |edit| edit.set_title("春の会").unwrap()).await;
    let acts = told(&place, &board, |act| act["did"] == "facts").await;
    let [named, made] = acts.as_slice() else {
        panic!("{acts:?}");
    };
    assert_eq!(
        (&named["title"], &named["by"]),
        (&json!("春の会"), &json!("花"))
    );
    assert_eq!(
        (&made["did"], &made["elements"]),
        (&json!("made"), &json!(1))
    );
    assert_eq!(made["named"][0]["ja"], "はじめの案");
    assert!(made["at"].as_u64() <= named["at"].as_u64());

    let one = format!(
        "/api/boards/{}/acts/{}-{}",
        board.id, made["first"], made["last"]
    );
    let elsewhere = format!(
        "/api/boards/{}/acts/{}-{}",
        other.id, made["first"], made["last"]
    );
    let list = format!("/api/boards/{}/acts", board.id);
    for (path, key, status) in [
        (&list, &board.viewer, 403),
        (&one, &board.viewer, 403),
        (&list, &other.facilitator, 403),
        (&elsewhere, &other.facilitator, 404),
        (&one, &board.participant, 200),
    ] {
        assert_eq!(place.get(path, Some(key)).await.status, status, "{path}");
    }
    for odd in [
        "1-2",
        "x",
        "-",
        "99999999999999999999999-1",
        "..%2f..%2fnonet.db",
    ] {
        let path = format!("{list}/{odd}");
        let answer = place.get(&path, Some(&board.facilitator)).await;
        assert_eq!(answer.status, 404, "{odd}");
    }
}

#[tokio::test]
async fn v183_who_came_later_takes_a_sweep_of_somebody_else_back() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut ken = Person::join(&place, &board, &board.participant, 11).await;
    called(&mut ken, 11, "健").await;
    let names: Vec<ElementId> = (0..40).map(|n| ElementId::new(format!("n{n}"))).collect();
    for name in &names {
        ken.write(name.as_str(), "案").await;
    }
    ken.write("kept", "のこる").await;
    ken.saved().await;
    let before = ken.board.snapshot();
    does(&mut ken, |edit| {
        names.iter().for_each(|name| edit.delete(name).unwrap());
    })
    .await;
    does(&mut ken, |edit| {
        edit.set_text(&ElementId::new("kept"), "あとの言葉")
            .unwrap();
    })
    .await;
    drop(ken);

    let mut yui = Person::join(&place, &board, &board.facilitator, 12).await;
    let acts = told(&place, &board, |act| act["did"] == "wrote").await;
    let swept = did(&acts, "deleted");
    assert_eq!(
        (&swept["elements"], &swept["by"]),
        (&json!(40), &json!("健"))
    );
    let [then, after] = sides(&place, &board, swept).await;
    let reverted = yui.board.revert(&then, &after).unwrap();
    assert_eq!(
        reverted,
        Reverted {
            put_back: 40,
            kept: 0
        }
    );
    for update in yui.board.drain_updates() {
        yui.say(&Message::Update(update)).await;
    }
    yui.saved().await;
    let late = Person::join(&place, &board, &board.viewer, 13).await;
    let now = late.board.snapshot();
    for name in &names {
        assert_eq!(now.element(name), before.element(name));
    }
    let kept = now.element(&ElementId::new("kept")).unwrap();
    assert_eq!(kept.text(), Some("あとの言葉"));

    // The board before the sweep was kept by itself as well.
    let path = format!("/api/boards/{}/checkpoints", board.id);
    let begun = Instant::now();
    let kept = loop {
        let answer = place.get(&path, Some(&board.viewer)).await.json();
        let all = answer["checkpoints"].as_array().unwrap().clone();
        if let Some(kept) = all.into_iter().find(|one| one["reason"] == "deletion") {
            break kept;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{answer}");
        tokio::task::yield_now().await;
    };
    assert_eq!((&kept["count"], &kept["by"]), (&json!(40), &json!("健")));
    let one = format!("{path}/{}", kept["id"].as_str().unwrap());
    let state = place.get(&one, Some(&board.viewer)).await;
    let mut past = Board::new(ClientNumber::new(5));
    past.apply(&state.body, Origin::Storage).unwrap();
    assert_eq!(past.snapshot(), before);
}

#[tokio::test]
async fn v184_acts_outlive_the_relay_and_the_log_they_were_in() {
    let mut place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 11).await;
    hana.write("n1", "案").await;
    hana.saved().await;
    let mut ken = Person::join(&place, &board, &board.participant, 12).await;
    does(&mut ken, |edit| edit.delete(&ElementId::new("n1")).unwrap()).await;
    drop((hana, ken));
    place.stop().await;
    place.start_again().await;
    // The records are put together twice: the store has those from before no more.
    let mut yui = Person::join(&place, &board, &board.participant, 13).await;
    for n in 0..2 {
        yui.write(&format!("m{n}"), "あと").await;
        yui.saved().await;
        let (store, id) = (place.store(), BoardId::parse(&board.id).unwrap());
        tokio::task::spawn_blocking(move || store.compact(&store.load(&id).unwrap()).unwrap())
            .await
            .unwrap();
    }
    let acts = told(&place, &board, |act| {
        act["did"] == "made" && act["elements"] == 2
    })
    .await;
    let [then, _] = sides(&place, &board, did(&acts, "deleted")).await;
    assert!(then.element(&ElementId::new("n1")).is_some());
}

#[tokio::test]
async fn v185_acts_that_cannot_be_read_are_missing_and_nothing_else_is() {
    let mut place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 11).await;
    hana.write("n1", "案").await;
    hana.saved().await;
    told(&place, &board, |act| act["did"] == "made").await;
    drop(hana);
    place.stop().await;
    let folder = place.folder().join("acts").join(&board.id);
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        let place = bytes.len() / 3;
        bytes[place] ^= 0x55;
        std::fs::write(&path, bytes).unwrap();
    }
    place.start_again().await;
    let mut hana = Person::join(&place, &board, &board.participant, 12).await;
    assert!(hana.board.element(&ElementId::new("n1")).is_some());
    hana.write("n2", "次の案").await;
    hana.saved().await;
    let acts = told(&place, &board, |act| act["named"][0]["ja"] == "次の案").await;
    assert_eq!(acts.len(), 1);
}

#[tokio::test]
async fn v240_a_backup_brings_what_happened_and_acts_go_on_after_it() {
    let mut place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 11).await;
    called(&mut hana, 11, "花").await;
    hana.write("n1", "はじめの案").await;
    hana.saved().await;
    told(&place, &board, |act| act["did"] == "made").await;
    let (data, beside) = (place.folder().to_owned(), tempfile::tempdir().unwrap());
    let backup = beside.path().join("backup");
    let contents = tokio::task::spawn_blocking({
        let (data, backup) = (data.clone(), backup.clone());
        move || server::backup::back_up(&data, &backup).unwrap()
    });
    assert_eq!(contents.await.unwrap().acts, 1);
    // What comes after the backup is not in it, neither on the board nor in the list.
    does(&mut hana, |edit| {
        edit.set_title("あとの名前").unwrap();
    })
    .await;
    told(&place, &board, |act| act["did"] == "facts").await;
    drop(hana);
    place.stop().await;
    let options = server::backup::RestoreOptions {
        replace: true,
        roll_back: false,
    };
    let contents = server::backup::restore(&backup, &data, options).unwrap();
    assert_eq!((contents.acts, contents.damage.len()), (1, 0));
    let inspected = server::acts::inspect(&data).unwrap();
    assert_eq!((inspected.files, inspected.damaged.len()), (1, 0));
    assert!(data.join("replaced-1/acts").exists());

    place.start_again().await;
    let mut ken = Person::join(&place, &board, &board.participant, 12).await;
    called(&mut ken, 12, "健").await;
    does(&mut ken, |edit| edit.delete(&ElementId::new("n1")).unwrap()).await;
    let acts = told(&place, &board, |act| act["did"] == "deleted").await;
    let words: Vec<(&Value, &Value)> = acts.iter().map(|act| (&act["did"], &act["by"])).collect();
    assert_eq!(
        words,
        [
            (&json!("deleted"), &json!("健")),
            (&json!("made"), &json!("花"))
        ]
    );
    let [then, _] = sides(&place, &board, did(&acts, "deleted")).await;
    let back = then.element(&ElementId::new("n1")).unwrap();
    assert_eq!(back.text(), Some("はじめの案"));
}
