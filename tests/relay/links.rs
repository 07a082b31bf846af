//! Links that facilitators make, lock and revoke.

use collab::message::close;
use serde_json::{Value, json};
use tests::http::{Answer, request};

use crate::person::Person;
use crate::place::{BoardKeys, Place};

async fn send(place: &Place, method: &str, path: &str, key: &str, body: Option<&Value>) -> Answer {
    request(place.port(), method, path, Some(key), body)
        .await
        .unwrap()
}

/// Makes a link as whoever holds `key`; gives its name and its key.
pub async fn make(place: &Place, board: &BoardKeys, key: &str, wish: &Value) -> (String, String) {
    let path = format!("/api/boards/{}/links", board.id);
    let answer = send(place, "POST", &path, key, Some(wish)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let made = answer.json();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    assert!(text("link").ends_with(&format!("/b/{}#k={}", board.id, text("key"))));
    (text("id"), text("key"))
}

async fn list(place: &Place, board: &BoardKeys, key: &str) -> Vec<Value> {
    let path = format!("/api/boards/{}/links", board.id);
    let answer = place.get(&path, Some(key)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["links"].as_array().unwrap().clone()
}

pub async fn revoke(place: &Place, board: &BoardKeys, key: &str, link: &str) -> Answer {
    let path = format!("/api/boards/{}/links/{link}?by=%E8%8A%B1", board.id);
    send(place, "DELETE", &path, key, None).await
}

/// How a key is answered: over HTTP, and on a sync connection.
async fn answered(place: &Place, board: &BoardKeys, key: &str) -> (u16, Value, (u16, String)) {
    let answer = place
        .get(&format!("/api/boards/{}", board.id), Some(key))
        .await;
    let mut said = answer.json();
    said.as_object_mut().unwrap().remove("request");
    let mut person = Person::connect(place, board, key, 9).await;
    (answer.status, said, person.closed().await)
}

#[tokio::test]
async fn v81_a_made_link_opens_the_board_until_it_is_revoked_and_then_like_any_wrong_key() {
    let place = Place::open().await;
    let board = place.board().await;
    let wish = json!({"role": "participant", "label": "四月の回", "by": "花"});
    let (name, key) = make(&place, &board, &board.facilitator, &wish).await;
    let mut hana = Person::join(&place, &board, &board.facilitator, 1).await;
    let mut ken = Person::join(&place, &board, &key, 2).await;
    let mut yui = Person::join(&place, &board, &board.participant, 3).await;
    ken.write("by the new link", "").await;
    ken.saved().await;
    hana.sees("by the new link").await;

    let answer = revoke(&place, &board, &board.facilitator, &name).await;
    assert_eq!(answer.status, 204, "{}", answer.text());
    let (code, reason) = ken.closed().await;
    assert_eq!((code, &*reason), (close::REVOKED, "this link was revoked"));
    // The others stay.
    yui.write("still here", "").await;
    yui.saved().await;
    hana.sees("still here").await;

    // Revoked, never made, another board's, and no key at all in its form: one answer.
    let other = place.board().await;
    let revoked = answered(&place, &board, &key).await;
    assert_eq!((revoked.0, revoked.2.0), (403, close::WRONG_KEY));
    assert_eq!(revoked.1["error"], "wrong_key");
    for wrong in ["0000000000000000000000", &other.participant, "nonsense"] {
        assert_eq!(answered(&place, &board, wrong).await, revoked, "{wrong}");
    }
    // Once more changes nothing; after a restart it is as before.
    let again = revoke(&place, &board, &board.facilitator, &name).await;
    assert_eq!(again.status, 204);
    let mut place = place;
    place.stop().await;
    place.start_again().await;
    assert_eq!(answered(&place, &board, &key).await, revoked);
}

#[tokio::test]
async fn v81_the_links_that_came_with_the_board_can_be_replaced() {
    let place = Place::open().await;
    let board = place.board().await;
    let links = list(&place, &board, &board.facilitator).await;
    let shown = |link: &Value| {
        (
            link["kind"].as_str().unwrap().to_owned(),
            link["role"].as_str().unwrap().to_owned(),
            link["link"]
                .as_str()
                .map(|link| link.rsplit('=').next().unwrap().to_owned()),
        )
    };
    let by = |kind: &str, role: &str, key: &str| {
        (kind.to_owned(), role.to_owned(), Some(key.to_owned()))
    };
    assert_eq!(
        links.iter().map(shown).collect::<Vec<_>>(),
        [
            by("own", "facilitator", &board.facilitator),
            by("standard", "participant", &board.participant),
            by("standard", "viewer", &board.viewer),
        ]
    );
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    let standard = links[1]["id"].as_str().unwrap();
    let answer = revoke(&place, &board, &board.facilitator, standard).await;
    assert_eq!(answer.status, 204);
    assert_eq!(ken.closed().await.0, close::REVOKED);
    // Nobody is shown a link that opens nothing.
    let path = format!("/api/boards/{}", board.id);
    let described = place.get(&path, Some(&board.facilitator)).await.json();
    let roles: Vec<&String> = described["links"].as_object().unwrap().keys().collect();
    assert_eq!(roles, ["facilitator", "viewer"]);
    let (_, key) = make(
        &place,
        &board,
        &board.facilitator,
        &json!({"role": "participant"}),
    )
    .await;
    Person::join(&place, &board, &key, 2).await;
    let links = list(&place, &board, &board.facilitator).await;
    let made = links.last().unwrap();
    assert_eq!(shown(made), by("made", "participant", &key));
    assert_eq!(links[1]["state"], "revoked");
    assert_eq!(links[1]["link"], Value::Null);
    // When it was used shows soon.
    tests::waiting::until("the use to be noted", || async {
        let links = list(&place, &board, &board.facilitator).await;
        let used = links.last().unwrap()["last_used"].as_i64();
        used.ok_or_else(|| format!("{links:?}"))
    })
    .await;
}

#[tokio::test]
async fn v81_only_facilitators_have_to_do_with_links_and_nobody_shuts_themselves_out() {
    let place = Place::open().await;
    let board = place.board().await;
    let path = format!("/api/boards/{}/links", board.id);
    for key in [&board.participant, &board.viewer] {
        for (method, path, body) in [
            ("GET", path.clone(), None),
            ("POST", path.clone(), Some(json!({"role": "facilitator"}))),
            ("DELETE", format!("{path}/0123456789abcdef"), None),
            ("GET", format!("/api/boards/{}/audit", board.id), None),
        ] {
            let answer = send(&place, method, &path, key, body.as_ref()).await;
            assert_eq!(
                (answer.status, &answer.json()["error"]),
                (403, &json!("facilitators_only"))
            );
        }
    }
    let wish = json!({"role": "facilitator", "label": "もう一人"});
    let (name, second) = make(&place, &board, &board.facilitator, &wish).await;
    let links = list(&place, &board, &second).await;
    let first = links.iter().find(|link| link["kind"] == "first").unwrap();
    let own = links.iter().find(|link| link["kind"] == "own").unwrap();
    assert_eq!(own["id"], json!(name));
    // What another facilitator's key leads to is not known here.
    assert_eq!(links[1]["link"], Value::Null);
    for link in [first, own] {
        let answer = revoke(&place, &board, &second, link["id"].as_str().unwrap()).await;
        assert_eq!(
            (answer.status, &answer.json()["error"]),
            (409, &json!("needed_link"))
        );
    }
    let answer = revoke(&place, &board, &second, "0123456789abcdef").await;
    assert_eq!(answer.status, 404);
    for wish in [
        json!({"role": "owner"}),
        json!({"role": "viewer", "label": "長".repeat(81)}),
        json!({"role": "viewer", "minutes": 0}),
        json!({"role": "viewer", "passphrase": "短い"}),
        json!({}),
    ] {
        let answer = send(&place, "POST", &path, &second, Some(&wish)).await;
        assert_eq!(answer.status, 400, "{wish}");
    }
}

#[tokio::test]
async fn v85_a_link_whose_time_is_over_closes_what_came_by_it() {
    let place = Place::open().await;
    let board = place.board().await;
    let wish = json!({"role": "participant", "minutes": 1});
    let (_, key) = make(&place, &board, &board.facilitator, &wish).await;
    let mut ken = Person::join(&place, &board, &key, 2).await;
    ken.write("in time", "").await;
    ken.saved().await;
    // Nobody waits a minute for a test: the next who comes is told the time that the store says.
    let database = rusqlite::Connection::open(place.folder().join("nonet.db")).unwrap();
    let soon = "update link set expires_at = unixepoch() + 2 where expires_at is not null";
    assert_eq!(database.execute(soon, []).unwrap(), 1);
    let mut yui = Person::join(&place, &board, &key, 3).await;
    let (code, reason) = yui.closed().await;
    assert_eq!(
        (code, &*reason),
        (close::REVOKED, "the time of this link is over")
    );
    let over = answered(&place, &board, &key).await;
    assert_eq!(
        over,
        answered(&place, &board, "0000000000000000000000").await
    );
    let links = list(&place, &board, &board.facilitator).await;
    assert_eq!(links.last().unwrap()["state"], "expired");
}

#[tokio::test]
async fn v82_a_passphrase_is_asked_for_and_gives_a_key_of_its_own() {
    let place = Place::open().await;
    let board = place.board().await;
    let wish = json!({"role": "participant", "passphrase": "四月の会議室"});
    let (name, key) = make(&place, &board, &board.facilitator, &wish).await;
    let path = format!("/api/boards/{}", board.id);
    let unlock = format!("{path}/unlock");
    let locked = place.get(&path, Some(&key)).await;
    assert_eq!(
        (locked.status, &locked.json()["error"]),
        (423, &json!("passphrase_needed"))
    );
    let mut person = Person::connect(&place, &board, &key, 2).await;
    assert_eq!(person.closed().await.0, close::LOCKED);

    let wrong = json!({"passphrase": "五月の会議室"});
    let answer = send(&place, "POST", &unlock, &key, Some(&wrong)).await;
    assert_eq!(
        (answer.status, &answer.json()["error"]),
        (403, &json!("wrong_passphrase"))
    );
    let right = json!({"passphrase": "四月の会議室"});
    let answer = send(&place, "POST", &unlock, &key, Some(&right)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let own = answer.json()["key"].as_str().unwrap().to_owned();
    assert_ne!(own, key);
    let mut ken = Person::join(&place, &board, &own, 2).await;
    ken.write("said it", "").await;
    ken.saved().await;
    // It is this browser's alone: nothing to hand on, and nothing in the list.
    let described = place.get(&path, Some(&own)).await.json();
    assert_eq!(
        (&described["role"], &described["links"]),
        (&json!("participant"), &json!({}))
    );
    assert_eq!(list(&place, &board, &board.facilitator).await.len(), 4);

    // Guessing gets slow, and a key that is no link's is told nothing more than elsewhere.
    let mut statuses = Vec::new();
    for _ in 0..11 {
        let answer = send(&place, "POST", &unlock, &key, Some(&wrong)).await;
        statuses.push(answer.status);
    }
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    let unknown = send(
        &place,
        "POST",
        &unlock,
        "0000000000000000000000",
        Some(&right),
    )
    .await;
    assert_eq!(
        (unknown.status, &unknown.json()["error"]),
        (403, &json!("wrong_key"))
    );

    assert_eq!(
        revoke(&place, &board, &board.facilitator, &name)
            .await
            .status,
        204
    );
    assert_eq!(ken.closed().await.0, close::REVOKED);
    for key in [&key, &own] {
        assert_eq!(answered(&place, &board, key).await.0, 403);
    }
    let database = std::fs::read(place.folder().join("nonet.db")).unwrap();
    let log = std::fs::read(place.folder().join("nonet.db-wal")).unwrap();
    for secret in [&*key, &*own, "四月の会議室"] {
        let holds = |bytes: &[u8]| {
            bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes())
        };
        assert!(
            !holds(&database) && !holds(&log),
            "a key or a passphrase lies on the disk"
        );
    }
}
