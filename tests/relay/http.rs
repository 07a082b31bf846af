//! The HTTP interface.

use serde_json::json;

use crate::person::Person;
use crate::place::Place;

#[tokio::test]
async fn a_key_shows_its_own_link_and_those_below() {
    let place = Place::open().await;
    let board = place.board_with(&json!({"title": "新規事業"})).await;
    let path = format!("/api/boards/{}", board.id);
    let base = format!("http://127.0.0.1:{}/b/{}#k=", place.port(), board.id);
    for (key, role, links) in [
        (&board.facilitator, "facilitator", 3),
        (&board.participant, "participant", 2),
        (&board.viewer, "viewer", 1),
    ] {
        let answer = place.get(&path, Some(key)).await;
        assert_eq!(answer.status, 200);
        let described = answer.json();
        assert_eq!(described["title"], "新規事業");
        assert_eq!(described["role"], role);
        assert_eq!(described["links"].as_object().unwrap().len(), links);
        assert_eq!(described["links"][role], format!("{base}{key}"));
        assert_eq!(
            described["links"]["viewer"],
            format!("{base}{}", board.viewer)
        );
    }
    for (path, key, status, code) in [
        (path.as_str(), None, 401, "no_key"),
        (path.as_str(), Some("nonsense"), 403, "wrong_key"),
        (
            path.as_str(),
            Some("0000000000000000000000"),
            403,
            "wrong_key",
        ),
        ("/api/boards/nosuchboard1", Some("x"), 404, "unknown_board"),
        ("/api/nothing", None, 404, "not_found"),
    ] {
        let answer = place.get(path, key).await;
        assert_eq!(answer.status, status, "{path} {key:?}");
        assert_eq!(answer.json()["error"], code);
        assert!(answer.json()["message"].is_string());
    }
}

#[tokio::test]
async fn what_cannot_be_made_is_refused_with_the_limit_named() {
    let place = Place::open().await;
    for (wish, status, code) in [
        (json!({"title": "題".repeat(201)}), 400, "title_too_long"),
        (json!({"title": "題".repeat(10_000)}), 400, "title_too_long"),
        (
            json!({"title": "x", "template": "none"}),
            400,
            "unknown_template",
        ),
        (json!({"title": 7}), 400, "malformed_request"),
        (
            json!({"title": "x", "locale": "fr"}),
            400,
            "malformed_request",
        ),
        (json!({"title": "x".repeat(70_000)}), 413, "too_large"),
    ] {
        let answer = place.post("/api/boards", &wish).await;
        assert_eq!(answer.status, status, "{}", answer.text());
        assert_eq!(answer.json()["error"], code);
    }
    let answer = place
        .post("/api/boards", &json!({"title": "題".repeat(10_000)}))
        .await;
    let message = answer.json()["message"].as_str().unwrap().to_owned();
    assert!(
        message.contains("10000") && message.contains("200"),
        "{message}"
    );
    place.board_with(&json!({"title": "題".repeat(200)})).await;
}

#[tokio::test]
async fn templates_are_listed_in_both_languages() {
    let place = Place::open().await;
    let listed = place.get("/api/templates", None).await.json();
    let canvas = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|template| template["id"] == "rikai.bmc")
        .unwrap();
    assert!(canvas["title"]["ja"].is_string() && canvas["title"]["en"].is_string());
    assert!(canvas["samples"].as_array().unwrap().len() >= 2);
}

#[tokio::test]
async fn boards_leave_as_files_with_what_was_written_a_moment_ago() {
    let place = Place::open().await;
    let wish = json!({"title": "輸出 試験", "template": "rikai.bmc", "locale": "ja"});
    let board = place.board_with(&wish).await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    hana.write("a", "働く女性").await;
    hana.saved().await;
    let path = |format: &str| format!("/api/boards/{}/export/{format}", board.id);
    let get = async |format: &str| {
        let answer = place.get(&path(format), Some(&board.viewer)).await;
        assert_eq!(answer.status, 200, "{format}: {}", answer.text());
        assert!(
            answer
                .head
                .contains("filename*=UTF-8''%E8%BC%B8%E5%87%BA%20%E8%A9%A6%E9%A8%93."),
            "{}",
            answer.head
        );
        answer
    };
    assert!(get("md").await.text().contains("働く女性"));
    assert!(get("svg").await.text().contains("働く女性"));
    assert_eq!(get("json").await.json()["title"], "輸出 試験");
    // What has nothing in it says so.
    for format in ["changes.md", "solutions.md"] {
        assert_eq!(get(format).await.text(), "(なし)\n");
    }
    assert!(
        get("ics?zone=Europe%2FBerlin")
            .await
            .text()
            .starts_with("BEGIN:VCALENDAR")
    );
    // Drawn only where the fonts were there when the relay was built.
    let picture = place.get(&path("png?scale=1"), Some(&board.viewer)).await;
    match picture.status {
        200 => assert!(picture.body.starts_with(b"\x89PNG")),
        503 => assert!(picture.text().contains("without fonts")),
        other => panic!("{other}: {}", picture.text()),
    }
    if picture.status == 200 {
        // Width and height stand in the file's head.
        let size = |picture: &tests::http::Answer| picture.body.get(16..24).map(<[u8]>::to_vec);
        let small = place.get(&path("png?scale=0.1"), Some(&board.viewer)).await;
        assert!(small.status == 200 && size(&small) != size(&picture));
    }
    for (format, key, status) in [
        ("svg", None, 401),
        ("doc", Some(&board.viewer), 404),
        ("svg?canvas=nothing", Some(&board.viewer), 404),
        ("png?scale=9", Some(&board.viewer), 400),
        ("png?scale=x", Some(&board.viewer), 400),
        ("png?scale=0", Some(&board.viewer), 400),
        ("ics?zone=Mars%2FOlympus", Some(&board.viewer), 400),
    ] {
        let answer = place.get(&path(format), key.map(String::as_str)).await;
        assert_eq!(answer.status, status, "{format}: {}", answer.text());
        assert!(answer.json()["error"].is_string());
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_the_key() {
    let place = Place::open().await;
    for path in ["/", "/b/anything", "/healthz", "/api/templates", "/nothing"] {
        let head = place.get(path, None).await.head.to_lowercase();
        for header in [
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
            "content-security-policy: default-src 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(head.contains(header), "{path}: {head}");
        }
    }
    assert_eq!(place.get("/b/anything", None).await.status, 200);
    assert_eq!(place.get("/nothing", None).await.status, 404);
}
