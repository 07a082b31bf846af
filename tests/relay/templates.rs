//! What the relay offers to start from.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;
use tests::http::get_if_changed;
use tests::truth::Truth;

use crate::place::Place;

fn ids(list: &Value) -> Vec<&str> {
    let rows = list.as_array().unwrap().iter();
    rows.map(|row| row["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn v94_the_lists_name_everything_and_each_template_can_be_had() {
    let place = Place::open().await;
    let listed = place.get("/api/templates", None).await.json();
    let packs = place.get("/api/packs", None).await.json();
    for row in listed.as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        for language in ["ja", "en"] {
            assert!(row["title"][language].is_string(), "{id}");
            assert!(row["description"][language].is_string(), "{id}");
        }
        assert_eq!(row["own"], false, "{id}");
        let file = place.get(&format!("/api/templates/{id}"), None).await;
        assert_eq!(file.status, 200, "{id}");
        let read = workshop::parse_template(id, &file.text()).unwrap();
        assert_eq!(row["version"], read.version, "{id}");
        for pack in row["packs"].as_array().unwrap() {
            let pack = packs
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["id"] == *pack);
            let templates = pack.unwrap()["templates"].as_array().unwrap();
            assert!(templates.iter().any(|one| one == id), "{id}");
        }
    }
    for pack in packs.as_array().unwrap() {
        for id in pack["templates"].as_array().unwrap() {
            assert!(ids(&listed).contains(&id.as_str().unwrap()), "{pack}");
        }
    }
    for path in [
        "/api/templates/none",
        "/api/templates/..%2f..%2fCargo",
        "/api/templates/%00",
    ] {
        let answer = place.get(path, None).await;
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.json()["error"], "unknown_template", "{path}");
    }
}

#[tokio::test]
async fn v94_who_has_a_template_already_is_told_so() {
    let place = Place::open().await;
    for path in ["/api/templates", "/api/packs", "/api/templates/rikai.bmc"] {
        let first = place.get(path, None).await;
        let tag = first.header("etag").unwrap();
        assert_eq!(first.header("cache-control").as_deref(), Some("no-cache"));
        let again = get_if_changed(place.port(), path, &tag).await.unwrap();
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        let other = get_if_changed(place.port(), path, "\"x\"").await.unwrap();
        assert_eq!((other.status, &other.body), (200, &first.body), "{path}");
    }
}

const MINE: &str = r#"{
  "id": "mine.check",
  "version": 1,
  "title": { "ja": "点検", "en": "Check" },
  "description": { "ja": "朝の点検。", "en": "The morning's check." },
  "body": { "w": 440, "h": 520 },
  "cells": [
    { "key": "all", "tab": 0, "x": 10, "y": 10, "w": 400, "h": 480, "label": { "ja": "全部", "en": "All" } }
  ]
}
"#;

const PACK: &str = r#"{
  "id": "mine",
  "version": 1,
  "title": { "ja": "自分たち", "en": "Ours" },
  "description": { "ja": "自分たちの一式。", "en": "All of ours." },
  "templates": ["rikai.bmc", "mine.check"]
}
"#;

#[tokio::test]
async fn v95_a_board_starts_from_the_owners_template_or_pack() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("check.json"), MINE).unwrap();
    fs::create_dir(folder.path().join("packs")).unwrap();
    fs::write(folder.path().join("packs/mine.json"), PACK).unwrap();
    let own = folder.path().to_owned();
    let place = Place::open_with(&move |config| config.templates = Some(own.clone())).await;
    let listed = place.get("/api/templates", None).await.json();
    let row = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == "mine.check");
    assert_eq!(row.unwrap()["own"], true);
    let file = place.get("/api/templates/mine.check", None).await;
    assert_eq!(file.text(), MINE);

    let canvases = async |wish: Value| {
        let board = place.board_with(&wish).await;
        let path = format!("/api/boards/{}/export/json", board.id);
        let exported = place.get(&path, Some(&board.viewer)).await;
        Truth::parse(&exported.text()).templates()
    };
    assert_eq!(
        canvases(json!({"template": "mine.check"})).await,
        ["mine.check"]
    );
    let mut made = canvases(json!({"pack": "mine"})).await;
    made.sort();
    assert_eq!(made, ["mine.check", "rikai.bmc"]);
    assert!(canvases(json!({})).await.is_empty());
    for (wish, code) in [
        (json!({"pack": "none"}), "unknown_pack"),
        (
            json!({"pack": "mine", "template": "rikai.bmc"}),
            "malformed_request",
        ),
    ] {
        let answer = place.post("/api/boards", &wish).await;
        assert_eq!(
            (answer.status, answer.json()["error"].as_str()),
            (400, Some(code))
        );
    }
}
