//! Files that are damaged, too large, of another time, or made to do harm.

use board::*;
use export::json;
use serde_json::{Value, json as value};

use super::{board_of, every_kind, fixture, lost, read_well, saying};
use crate::limits::{ELEMENTS_MAX, FILE_BYTES_MAX};
use crate::{ImportError, Loss, read};

fn written() -> Value {
    serde_json::from_str(&json(&every_kind::board().snapshot()).unwrap()).unwrap()
}

fn note(id: &str, text: &str) -> Value {
    value!({
        "id": id, "placement": {"parent": null, "offset": {"x": 0, "y": 0}}, "size": {"width": 200, "height": 200},
        "order": "a1", "locked": false, "group": null, "link": null,
        "kind": {"kind": "note", "color": "yellow", "text": text, "author": ""},
    })
}

fn file(elements: Vec<Value>) -> Vec<u8> {
    value!({"format": "nonet.board", "version": 1, "title": "t", "locale": "ja", "elements": elements})
        .to_string()
        .into_bytes()
}

#[test]
fn x207_a_file_that_was_cut_is_refused_whole() {
    for bytes in [
        serde_json::to_vec(&written()).unwrap(),
        fixture("drawing.excalidraw"),
        fixture("tldraw.tldr"),
    ] {
        for end in (1..bytes.len()).step_by(97) {
            let error = read("a.json", &bytes[..end]).unwrap_err();
            assert!(matches!(error, ImportError::Damaged(_)), "{end}: {error:?}");
        }
    }
}

#[test]
fn x211_of_a_newer_version_is_taken_what_is_known_and_somebody_is_asked() {
    let mut newer = written();
    newer["version"] = value!(2);
    let mut unknown = note("l", "");
    unknown["kind"] = value!({"kind": "unknown", "name": "smell"});
    newer["elements"].as_array_mut().unwrap().extend([
        value!({"id": "k", "kind": {"kind": "hologram", "depth": 3}}),
        unknown,
        value!({"id": "broken", "kind": {"kind": "note"}}),
        value!(7),
    ]);
    newer["elements"][0]["aura"] = value!("new field");
    let imported = read_well("a.json", newer.to_string().as_bytes());
    assert!(imported.is_newer);
    assert_eq!(lost(&imported, &Loss::Kind("hologram".to_owned())), 1);
    assert_eq!(lost(&imported, &Loss::Kind("smell".to_owned())), 1);
    assert_eq!(lost(&imported, &Loss::Unreadable), 2);
    let known = read_well("a.json", written().to_string().as_bytes());
    assert!(!known.is_newer);
    assert_eq!(imported.elements.len(), known.elements.len());
    for (name, key) in [
        ("drawing.excalidraw", "version"),
        ("tldraw.tldr", "tldrawFileFormatVersion"),
    ] {
        let mut newer: Value = serde_json::from_slice(&fixture(name)).unwrap();
        newer[key] = value!(99);
        assert!(
            read_well(name, newer.to_string().as_bytes()).is_newer,
            "{name}"
        );
    }
}

#[test]
fn x211_files_of_before_there_was_a_version_are_read() {
    let mut before = written();
    before.as_object_mut().unwrap().remove("version");
    before.as_object_mut().unwrap().remove("format");
    assert!(!read_well("a.json", before.to_string().as_bytes()).is_newer);
}

#[test]
fn x212_ids_that_exist_are_no_matter() {
    let twice = file(vec![
        note("a", "一"),
        note("a", "二"),
        note("", "無名"),
        note("b", "三"),
    ]);
    let imported = read_well("a.json", &twice);
    assert_eq!(imported.elements.len(), 2);
    assert_eq!(lost(&imported, &Loss::Twice), 1);
    assert_eq!(lost(&imported, &Loss::Unreadable), 1);
    // An id that looks like a slot's, or like anything.
    let odd = file(vec![
        note("row*column", "x"),
        note("a/b", "y"),
        note("../../etc", "z"),
    ]);
    assert_eq!(board_of(&read_well("a.json", &odd)).element_count(), 3);
}

#[test]
fn x213_too_many_elements_are_refused_with_the_limit() {
    let mut many = note("a", "").to_string();
    many.push(',');
    let many = many.repeat(ELEMENTS_MAX);
    let one = note("b", "");
    let file = format!(r#"{{"format":"nonet.board","elements":[{many}{one}]}}"#);
    let error = read("a.json", file.as_bytes()).unwrap_err();
    let count = ELEMENTS_MAX + 1;
    assert_eq!(
        error,
        ImportError::TooMany {
            count,
            max: ELEMENTS_MAX
        }
    );
    assert!(error.to_string().contains("100001"));
    let list = "x\n".repeat(ELEMENTS_MAX + 1);
    assert!(matches!(
        read("a.csv", list.as_bytes()),
        Err(ImportError::TooMany { .. })
    ));
    let large = vec![b' '; FILE_BYTES_MAX + 1];
    assert!(matches!(
        read("a.json", &large),
        Err(ImportError::TooLarge { .. })
    ));
}

#[test]
fn x214_what_belongs_to_nothing_is_said_or_stays_where_it_was() {
    let mut board = written();
    let elements = board["elements"].as_array_mut().unwrap();
    let mut cell = note("cell", "");
    cell["kind"] = value!({"kind": "cell", "key": "cs", "label": {"ja": "", "en": ""}, "tab": 0});
    let mut track = note("track", "");
    track["kind"] = value!({"kind": "track", "grid": "nowhere", "axis": "row", "text": "", "label": {"ja": "", "en": ""},
        "weight": null, "names": null, "band": "", "holds": null, "extent": null, "removed": false});
    let circle = |id: &str, owner: &str| {
        let mut frame = note(id, "");
        frame["kind"] = value!({"kind": "frame", "text": id, "tint": null});
        frame["placement"] = value!({"parent": owner, "offset": {"x": 5, "y": 5}});
        frame
    };
    elements.extend([
        cell,
        track,
        circle("f1", "f2"),
        circle("f2", "f1"),
        circle("own", "own"),
    ]);
    let imported = read_well("a.json", board.to_string().as_bytes());
    assert_eq!(lost(&imported, &Loss::Homeless), 2);
    for id in ["f1", "f2", "own"] {
        let frame = saying(&imported, id);
        assert_eq!(frame.placement.parent, None, "{id}");
    }
    let orphan = saying(&imported, "残された");
    assert_eq!(
        orphan.placement,
        Placement::free(BoardPoint::new(3030.0, 4040.0))
    );
}

#[test]
fn x215_markup_and_scripts_stay_text() {
    for text in [
        "<script>alert(1)</script>",
        "</svg><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
    ] {
        let imported = read_well("a.json", &file(vec![note("a", text)]));
        assert_eq!(imported.elements[0].text(), Some(text));
        let mut linked = note("a", "x");
        linked["link"] = value!("javascript:alert(1)");
        let outcome = read("a.json", &file(vec![linked]));
        assert!(outcome.is_err() || outcome.unwrap().elements[0].link.is_none());
    }
}

#[test]
fn x216_long_texts_and_dates_that_do_not_exist() {
    let long = "長".repeat(6_000);
    let imported = read_well("a.json", &file(vec![note("a", &long)]));
    assert_eq!(imported.elements[0].text().unwrap().chars().count(), 5_000);
    assert_eq!(lost(&imported, &Loss::Cut), 1);

    let mut canvas = note("k", "");
    canvas["kind"] = value!({"kind": "canvas", "template": "x", "label": {"ja": "K", "en": "K"}});
    let mut cell = note("k/d", "");
    cell["placement"]["parent"] = value!("k");
    cell["kind"] = value!({"kind": "cell", "key": "d", "label": {"ja": "期日", "en": ""}, "tab": 0,
        "holds": {"type": "date"}, "values": [{"who": "", "content": "2026-02-30"}, {"who": "no person!", "content": "x"}]});
    let imported = read_well("a.json", &file(vec![canvas, cell]));
    let board = board_of(&imported);
    let snapshot = board.snapshot();
    let cell = snapshot
        .elements()
        .iter()
        .find_map(Element::as_cell)
        .unwrap();
    assert_eq!(
        cell.value(""),
        Some(&CellValue::Text("2026-02-30".to_owned()))
    );
    assert_eq!(cell.values.len(), 1);
}

#[test]
fn x217_nothing_is_said_to_be_nothing() {
    let empty = json(&Board::new(ClientNumber::new(1)).snapshot()).unwrap();
    for (name, bytes) in [
        ("a.json", empty.as_bytes()),
        ("a.json", b"  \n"),
        ("a.csv", b"\n,,,\n"),
        ("a.csv", b""),
        (
            "a.excalidraw",
            br#"{"type":"excalidraw","version":2,"elements":[]}"#,
        ),
        (
            "a.tldr",
            br#"{"tldrawFileFormatVersion":1,"schema":{},"records":[]}"#,
        ),
    ] {
        assert_eq!(read(name, bytes), Err(ImportError::Empty), "{name}");
    }
    for (name, bytes) in [
        ("a.json", &b"{}"[..]),
        ("a.json", b"[1,2]"),
        ("a.png", b"\x89PNG\r\n"),
        ("a.md", b"# notes"),
        ("a.json", b"{\"elements\": 3, \"title\": 1}"),
    ] {
        assert_eq!(read(name, bytes), Err(ImportError::UnknownFormat), "{name}");
    }
}

#[test]
fn x218_a_files_name_is_no_path() {
    let table = b"a,b\n";
    for (name, title) in [
        ("../../etc/会議.csv", "会議"),
        ("C:\\x\\y.csv", "y"),
        ("a\u{7}b\n.csv", "ab"),
        (".csv", ""),
    ] {
        assert_eq!(read_well(name, table).title, title, "{name:?}");
    }
    let long = format!("{}.csv", "名".repeat(500));
    assert_eq!(read_well(&long, table).title.chars().count(), 200);
}

#[test]
fn x218_a_title_is_one_line_whatever_the_file_says() {
    for (written, title) in [
        (" 一\n二\r\n三\u{2028}四 ", "一 二  三 四".to_owned()),
        ("\u{0}あ\u{7f}", "あ".to_owned()),
        (&"長".repeat(500), "長".repeat(200)),
        ("\n\t", "file".to_owned()),
    ] {
        let mut file: Value = serde_json::from_slice(&file(vec![note("n", "x")])).unwrap();
        file["title"] = value!(written);
        let imported = read_well("file.json", file.to_string().as_bytes());
        assert_eq!(imported.title, title, "{written:?}");
    }
    let drawing = include_str!("../../../../tests/fixtures/imports/tldraw.tldr");
    let mut drawing: Value = serde_json::from_str(drawing).unwrap();
    for record in drawing["records"].as_array_mut().unwrap() {
        if record["typeName"] == "document" {
            record["name"] = value!("長\n".repeat(300));
        }
    }
    let imported = read_well("a.tldr", drawing.to_string().as_bytes());
    let title = imported.title.as_str();
    assert!(
        title.starts_with("長 長") && title.chars().count() <= 200,
        "{title}"
    );
}
