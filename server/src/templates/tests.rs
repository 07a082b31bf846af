use std::fs;

use super::*;

const MINE: &str = r#"{
  "id": "mine.check",
  "version": 3,
  "title": { "ja": "点検", "en": "Check" },
  "description": { "ja": "朝の点検。", "en": "The morning's check." },
  "body": { "w": 440, "h": 520 },
  "cells": [
    { "key": "all", "tab": 0, "x": 10, "y": 10, "w": 400, "h": 480, "label": { "ja": "全部", "en": "All" } }
  ],
  "minutes": 5,
  "mode": "pair"
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

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("packs")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn v90_the_owners_templates_are_served_beside_the_products() {
    let folder = folder(&[("mine.check.json", MINE), ("packs/mine.json", PACK)]);
    let all = Templates::load(Some(folder.path())).unwrap();
    let brought = Templates::load(None).unwrap();
    assert_eq!(all.templates.len(), brought.templates.len() + 1);
    let mine = all.template("mine.check").unwrap();
    assert!(mine.is_own && mine.value.version == 3);
    let pack: Vec<&str> = all
        .pack("mine")
        .unwrap()
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(pack, ["rikai.bmc", "mine.check"]);
    assert!(brought.template("mine.check").is_none());
}

#[test]
fn v91_a_file_with_a_fault_is_left_out_and_the_others_are_served() {
    let cut = &MINE[..200];
    let huge = format!("{MINE}{}", " ".repeat(workshop::TEMPLATE_BYTES_MAX));
    let folder = folder(&[
        ("a.json", cut),
        ("b.json", &MINE.replace("\"tab\"", "\"tba\"")),
        ("c.json", "no JSON at all"),
        ("d.json", &huge),
        ("e.json", MINE),
        ("f.txt", "not looked at"),
        ("packs/mine.json", &PACK.replace("mine.check", "mine.chekc")),
    ]);
    fs::write(folder.path().join("bytes.json"), [0xff, 0xfe, 0x00]).unwrap();
    let all = Templates::load(Some(folder.path())).unwrap();
    assert!(
        all.template("mine.check")
            .is_some_and(|listed| listed.is_own)
    );
    assert!(all.pack("mine").is_none());
    assert!(all.template("rikai.bmc").is_some());
}

#[test]
fn v92_the_products_template_is_never_replaced_by_the_owners() {
    let shadow = MINE.replace("mine.check", "rikai.bmc");
    let twice = MINE.replace("朝の", "夜の");
    let folder = folder(&[("a.json", &shadow), ("b.json", MINE), ("c.json", &twice)]);
    let all = Templates::load(Some(folder.path())).unwrap();
    assert!(!all.template("rikai.bmc").unwrap().is_own);
    let mine = all.template("mine.check").unwrap();
    assert_eq!(
        mine.value.description.ja, "朝の点検。",
        "the first of the two"
    );
}

#[test]
fn v93_a_folder_that_is_not_there_is_said_when_the_relay_starts() {
    let error = Templates::load(Some(Path::new("/nowhere/templates")))
        .err()
        .unwrap();
    assert!(error.to_string().contains("/nowhere/templates"), "{error}");
}
