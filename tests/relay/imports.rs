//! Boards made of files.

use board::Locale;
use serde_json::{Value, json};
use server::importing::{Wish, into_folder};
use tests::http::{Answer, request_with};
use tests::picture::{png, sha256};

use crate::place::Place;

async fn import(place: &Place, query: &str, bytes: &[u8]) -> Answer {
    let path = format!("/api/boards/import?{query}");
    let kind = "application/octet-stream";
    let answer = request_with(place.port(), "POST", &path, None, kind, bytes);
    answer.await.unwrap()
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/imports/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

/// What a board says in its JSON, by the key of whoever leads.
async fn exported(place: &Place, made: &Value, format: &str) -> Answer {
    let path = format!(
        "/api/boards/{}/export/{format}",
        made["id"].as_str().unwrap()
    );
    let key = made["keys"]["facilitator"].as_str();
    place.get(&path, key).await
}

fn texts(board: &Value) -> Vec<&str> {
    let elements = board["elements"].as_array().unwrap().iter();
    let texts = elements.filter_map(|element| element["kind"]["text"].as_str());
    texts.filter(|text| !text.is_empty()).collect()
}

#[tokio::test]
async fn v200_a_file_becomes_a_board_that_its_links_open() {
    let place = Place::open().await;
    let made = import(
        &place,
        "name=%E5%8F%97%E4%BB%98.excalidraw",
        &fixture("drawing.excalidraw"),
    )
    .await;
    assert_eq!(made.status, 201, "{}", made.text());
    let made = made.json();
    for role in ["facilitator", "participant", "viewer"] {
        assert!(
            made["links"][role].as_str().unwrap().contains("#k="),
            "{role}"
        );
    }
    let board = exported(&place, &made, "json").await.json();
    assert_eq!(board["title"], "受付");
    assert!(texts(&board).contains(&"在庫?"), "{board}");
}

#[tokio::test]
async fn v200_what_was_said_about_a_board_comes_with_it() {
    let place = Place::open().await;
    let said = |id: &str, to: &str, on: &str, resolved: bool| {
        format!(
            r#"{{"id":"{id}","to":{to},"on":{on},"at":{{"x":5,"y":7}},"text":"{id}?","author":"花","who":"a1",
            "made_millis":1795000000000,"resolved":{resolved}}}"#
        )
    };
    let file = format!(
        r#"{{"format":"nonet.board","version":1,"title":"話","locale":"ja","elements":[{{"id":"f","placement":
        {{"parent":null,"offset":{{"x":0,"y":0}}}},"size":{{"width":30,"height":20}},"order":"a1","locked":false,
        "kind":{{"kind":"frame","text":"枠"}}}}],"comments":[{},{},{}]}}"#,
        said("first", "null", r#""f""#, false),
        said("reply", r#""first""#, r#""f""#, false),
        said("settled", "null", "null", true),
    );
    let made = import(&place, "name=b.json", file.as_bytes()).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let board = exported(&place, &made.json(), "json").await.json();
    let comments = board["comments"].as_array().unwrap();
    let saying = |text: &str| comments.iter().find(|one| one["text"] == text).unwrap();
    assert_eq!(comments.len(), 3);
    assert_eq!(saying("reply?")["to"], saying("first?")["id"]);
    assert_eq!(saying("first?")["on"], board["elements"][0]["id"]);
    assert_eq!(saying("settled?")["resolved"], true);
}

#[tokio::test]
async fn v201_an_archive_comes_back_with_its_pictures() {
    let place = Place::open().await;
    let board = place.board().await;
    let picture = png(30, 20, [200, 30, 60]);
    let hash = sha256(&picture);
    let path = format!("/api/boards/{}/images/{hash}", board.id);
    let key = Some(board.facilitator.as_str());
    let put = request_with(place.port(), "PUT", &path, key, "image/png", &picture);
    assert_eq!(put.await.unwrap().status, 201);
    let file = format!(
        r#"{{"title":"写真","locale":"ja","elements":[{{"id":"p","placement":{{"parent":null,"offset":{{"x":0,"y":0}}}},
        "size":{{"width":30,"height":20}},"order":"a1","locked":false,"kind":{{"kind":"image","hash":"{hash}",
        "media":"image/png","pixels":[30,20],"alt":"赤"}}}}]}}"#
    );
    let first = import(&place, "name=a.json", file.as_bytes()).await.json();
    let picture_of = |made: &Value| {
        let path = format!("/api/boards/{}/images/{hash}", made["id"].as_str().unwrap());
        (path, made["keys"]["viewer"].as_str().unwrap().to_owned())
    };
    let (path, key) = picture_of(&first);
    assert_eq!(
        place.get(&path, Some(&key)).await.status,
        404,
        "JSON holds no picture"
    );
    let facilitator = first["keys"]["facilitator"].as_str();
    let put = request_with(
        place.port(),
        "PUT",
        &path,
        facilitator,
        "image/png",
        &picture,
    );
    assert_eq!(put.await.unwrap().status, 201);

    let archive = exported(&place, &first, "zip").await;
    let second = import(&place, "name=board.zip", &archive.body).await;
    assert_eq!(second.status, 201, "{}", second.text());
    let second = second.json();
    assert_ne!(second["id"], first["id"]);
    let (path, key) = picture_of(&second);
    assert_eq!(place.get(&path, Some(&key)).await.body, picture);
    let again = exported(&place, &second, "json").await.json();
    assert_eq!(again["title"], "写真");
    assert_eq!(again["elements"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn v202_what_cannot_be_read_makes_no_board_and_says_why() {
    let place = Place::open().await;
    let whole = fixture("tldraw.tldr");
    let newer = String::from_utf8(whole.clone()).unwrap();
    let newer = newer.replacen(
        "\"tldrawFileFormatVersion\": 1",
        "\"tldrawFileFormatVersion\": 9",
        1,
    );
    for (query, bytes, status, code) in [
        (
            "name=a.tldr",
            &whole[..whole.len() / 2],
            422,
            "damaged_file",
        ),
        ("name=a.png", &b"\x89PNG"[..], 422, "unknown_format"),
        ("name=a.csv", b"", 422, "empty_file"),
        (
            "name=a.zip",
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            422,
            "no_board_in_archive",
        ),
        ("name=a.tldr", newer.as_bytes(), 409, "newer_file"),
        ("name=a.tldr&locale=xx", &whole, 400, "malformed_request"),
    ] {
        let answer = import(&place, query, bytes).await;
        assert_eq!(answer.status, status, "{query}: {}", answer.text());
        if status != 400 {
            assert_eq!(answer.json()["error"], code, "{query}");
        }
    }
    let agreed = import(&place, "name=a.tldr&newer=true", newer.as_bytes()).await;
    assert_eq!(agreed.status, 201);
    let long = "x".repeat(201);
    let answer = import(&place, &format!("name=a.csv&title={long}"), b"a,b\n").await;
    assert_eq!(answer.json()["error"], "title_too_long");
}

#[tokio::test]
async fn v203_a_board_is_made_where_no_relay_runs() {
    let mut place = Place::open().await;
    let wish = || Wish {
        name: "表.csv".to_owned(),
        bytes: "朝,昼\n起きる,\n".into(),
        title: "一日".to_owned(),
        locale: Locale::Ja,
        newer_too: false,
    };
    let folder = place.folder().to_owned();
    let busy = into_folder(&folder, 1_000_000, wish()).await;
    assert!(busy.is_err(), "a relay is using the folder");
    place.stop().await;
    let placed = into_folder(&folder, 1_000_000, wish()).await.unwrap();
    assert!(placed.losses.is_empty());
    place.start_again().await;
    for (role, key) in &placed.keys {
        let path = format!("/api/boards/{}/export/json", placed.id);
        let answer = place.get(&path, Some(key.as_str())).await;
        assert_eq!(answer.status, 200, "{role:?}");
        let board = answer.json();
        assert_eq!(board["title"], "一日");
        assert_eq!(texts(&board).len(), 3);
    }
}

#[tokio::test]
async fn v203_what_was_said_comes_with_a_board_made_where_no_relay_runs() {
    let mut place = Place::open().await;
    let said = |id: &str, rest: &str| {
        format!(
            r#"{{"id":"{id}","text":"{id}?","author":"花","who":"a1","made_millis":1795000000000,{rest}}}"#
        )
    };
    let file = format!(
        r#"{{"title":"話","locale":"ja","elements":[{{"id":"f","placement":{{"parent":null,"offset":{{"x":40,"y":60}}}},
        "size":{{"width":30,"height":20}},"order":"a1","locked":false,"kind":{{"kind":"frame","text":"枠"}}}}],
        "comments":[{},{},{},{},7]}}"#,
        said("first", r#""on":"f","at":{"x":5,"y":7}"#),
        said("reply", r#""to":"first","on":"f""#),
        said("settled", r#""resolved":true,"at":{"x":1,"y":2}"#),
        said("homeless", r#""on":"nowhere","at":{"x":300,"y":400}"#),
    );
    let folder = place.folder().to_owned();
    place.stop().await;
    let wish = Wish {
        name: "話.json".to_owned(),
        bytes: file.into(),
        title: String::new(),
        locale: Locale::En,
        newer_too: false,
    };
    let placed = into_folder(&folder, 1_000_000, wish).await.unwrap();
    let lost: Vec<String> = placed
        .losses
        .all()
        .iter()
        .map(|(loss, count)| format!("{count} × {loss}"))
        .collect();
    assert_eq!(lost, ["1 × a comment that cannot be read"]);
    place.start_again().await;
    let (_, key) = placed.keys.last().unwrap();
    let path = format!("/api/boards/{}/export/json", placed.id);
    let board = place.get(&path, Some(key.as_str())).await.json();
    assert_eq!(
        (&board["title"], &board["locale"]),
        (&"話".into(), &"ja".into())
    );
    let comments = board["comments"].as_array().unwrap();
    let saying = |text: &str| comments.iter().find(|one| one["text"] == text).unwrap();
    assert_eq!(comments.len(), 4);
    let (first, reply) = (saying("first?"), saying("reply?"));
    let frame = &board["elements"][0]["id"];
    assert_ne!(frame, "f", "under an id of its own");
    assert_eq!((&first["on"], &reply["on"]), (frame, frame));
    assert_eq!((&reply["to"], &first["to"]), (&first["id"], &Value::Null));
    assert_eq!(saying("settled?")["resolved"], true);
    let homeless = saying("homeless?");
    assert_eq!(homeless["on"], Value::Null);
    assert_eq!(homeless["at"], json!({"x": 300.0, "y": 400.0}));
    for one in comments {
        assert_eq!((&one["author"], &one["who"]), (&"花".into(), &"a1".into()));
        assert_eq!(one["made_millis"], 1_795_000_000_000.0);
    }
}
