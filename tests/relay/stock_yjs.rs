//! Anybody's Yjs joins: the stock `yjs` and `y-websocket` from npm, in node, with nothing of ours.
//! What the scripts know of a board stands in docs/schema.md.

mod canvas;
mod client;
mod matrix;

use board::{
    BoardPoint, ElementId, End, Evidence, Form, Head, Ink, NoteColor, ReactionToken, Route,
};
use serde_json::{Value, json};
use tests::markdown::section;

use canvas::OnCanvas;
use client::StockClient;

#[tokio::test]
async fn it_reads_the_cells_of_a_canvas() {
    let place = OnCanvas::open().await;
    let mut script = place.participant().await;
    let cells = script.does(json!({ "do": "cells" })).await;
    let cells = cells.as_array().unwrap();
    assert_eq!(cells.len(), 10, "{cells:?}");
    assert_eq!(cells[0]["key"], "cs");
    assert_eq!(cells[0]["label"]["ja"], "顧客セグメント");
    assert_eq!(cells[0]["label"]["en"], "Customer Segment");
}

#[tokio::test]
async fn a_note_that_it_adds_belongs_to_its_cell() {
    let place = OnCanvas::open().await;
    let mut script = place.participant().await;
    let cells = script.does(json!({ "do": "cells" })).await;
    let cell = cells[3]["id"].clone();
    let add = json!({ "do": "add", "id": "from-a-script", "cell": cell, "text": "台本が書いた" });
    script.does(add).await;

    let truth = place.truth_with("台本が書いた").await;
    assert_eq!(truth.cell_of("台本が書いた").as_deref(), Some("vp"));
    let markdown = place.export("md?locale=ja").await;
    let section = section(&markdown, "価値提供").unwrap_or_else(|| panic!("{markdown}"));
    assert!(section.contains("台本が書いた"), "{markdown}");
}

#[tokio::test]
async fn shapes_and_a_line_that_it_draws_are_read_as_they_are_described() {
    let place = OnCanvas::open().await;
    let mut script = place.participant().await;
    let shape = |form: &str, x: i32, order: &str| {
        json!({
            "kind": "shape", "at": ["", x, 2000], "size": [180, 110], "order": order,
            "form": form, "fill": "teal", "ink": "blue", "author": "script",
        })
    };
    let put = |id: &str, text: &str, fields: Value| json!({ "do": "put", "id": id, "text": text, "fields": fields });
    script
        .does(put("order", "受付", shape("rounded", 0, "a6")))
        .await;
    script
        .does(put("stock", "在庫はあるか", shape("diamond", 400, "a7")))
        .await;
    let line = json!({
        "kind": "connector", "from": ["order", 0.5, 0.5], "to": ["stock", 0, 0.5],
        "at": ["", 180, 2055], "size": [220, 1], "order": "a8",
        "route": "elbow", "heads": ["dot", "arrow"], "dashed": true, "ink": "red",
    });
    script.does(put("line", "毎朝", line)).await;
    let frame = json!({ "kind": "frame", "at": ["", -50, 1900], "size": [800, 400], "order": "a1", "tint": "none" });
    script.does(put("frame", "しくみ", frame)).await;
    let note = json!({
        "kind": "note", "at": ["frame", 20, 60], "size": [200, 200], "order": "a9",
        "color": "pink", "author": "script", "evidence": "fact", "tag:価格": true, "react:like:script1": true,
    });
    script.does(put("tagged", "手間が問題", note)).await;

    let truth = place.truth_with("手間が問題").await;
    let element = |id: &str| {
        let found = truth.elements().iter().find(|one| one.id.as_str() == id);
        found.unwrap_or_else(|| panic!("{id} is missing"))
    };
    let stock = element("stock").as_shape().unwrap();
    assert_eq!((stock.form, stock.ink), (Form::Diamond, Ink::Blue));
    assert_eq!(stock.fill, Some(NoteColor::Teal));
    assert_eq!(stock.text, "在庫はあるか");
    let line = element("line").as_connector().unwrap();
    let anchor = |id: &str, x, y| End::attached(ElementId::new(id), BoardPoint::new(x, y));
    assert_eq!(line.from, anchor("order", 0.5, 0.5));
    assert_eq!(line.to, anchor("stock", 0.0, 0.5));
    assert_eq!(
        (line.route, line.head_from, line.head_to),
        (Route::Elbow, Head::Dot, Head::Arrow)
    );
    assert!(line.dashed && line.text == "毎朝");
    let note = element("tagged").as_note().unwrap();
    assert_eq!(note.evidence, Some(Evidence::Fact));
    assert_eq!(note.tags, ["価格"]);
    assert_eq!(note.reaction_count(ReactionToken::Like), 1);
    assert_eq!(
        element("tagged").placement.parent,
        Some(ElementId::new("frame"))
    );
    let markdown = place.export("md?locale=ja").await;
    assert!(
        markdown.contains("受付 ↔ 在庫はあるか (毎朝)"),
        "{markdown}"
    );
    let section = section(&markdown, "しくみ").unwrap_or_else(|| panic!("{markdown}"));
    assert!(section.contains("手間が問題"), "{markdown}");
}

#[tokio::test]
async fn two_of_them_edit_one_text() {
    let place = OnCanvas::open().await;
    let (mut one, mut other) = (place.participant().await, place.participant().await);
    let cells = one.does(json!({ "do": "cells" })).await;
    let add = json!({ "do": "add", "id": "shared", "cell": cells[0]["id"], "text": "顧客" });
    one.does(add).await;
    other.does(json!({ "do": "note", "text": "顧客" })).await;
    // Offsets count UTF-16 units: the emoji is two.
    one.does(json!({ "do": "insert", "id": "shared", "at": 0, "text": "😀新しい" }))
        .await;
    other
        .does(json!({ "do": "note", "text": "😀新しい顧客" }))
        .await;
    other
        .does(json!({ "do": "insert", "id": "shared", "at": 7, "text": "は誰" }))
        .await;
    one.does(json!({ "do": "note", "text": "😀新しい顧客は誰" }))
        .await;
    place.truth_with("😀新しい顧客は誰").await;
}

#[tokio::test]
async fn they_see_each_other_come_and_go() {
    let place = OnCanvas::open().await;
    let (mut one, mut other) = (place.participant().await, place.participant().await);
    one.does(json!({ "do": "appear", "name": "花", "color": "#cc3030" }))
        .await;
    other
        .does(json!({ "do": "appear", "name": "健", "color": "#247b41" }))
        .await;
    let seen = other.does(json!({ "do": "meets", "name": "花" })).await;
    assert_eq!(seen["user"]["color"], "#cc3030");
    one.does(json!({ "do": "meets", "name": "健" })).await;
    // Killed, not closed: the relay must take the presence away by itself.
    drop(one);
    other.does(json!({ "do": "misses", "name": "花" })).await;
}

#[tokio::test]
async fn a_viewers_script_reads_but_does_not_write() {
    let place = OnCanvas::open().await;
    let (mut viewer, mut writer) = (place.viewer().await, place.participant().await);
    let cells = viewer.does(json!({ "do": "cells" })).await;
    let cell = &cells[0]["id"];
    viewer
        .does(json!({ "do": "add", "id": "forbidden", "cell": cell, "text": "書けない" }))
        .await;
    writer
        .does(json!({ "do": "add", "id": "allowed", "cell": cell, "text": "書ける" }))
        .await;
    viewer.does(json!({ "do": "note", "text": "書ける" })).await;
    let truth = place.truth_with("書ける").await;
    assert!(truth.note("書けない").is_none());
    let elements = writer.does(json!({ "do": "elements" })).await;
    let leaked = elements
        .as_array()
        .unwrap()
        .iter()
        .any(|one| one["id"] == "forbidden");
    assert!(!leaked, "others never see it");
}

#[tokio::test]
async fn a_wrong_key_is_refused_for_good() {
    let place = OnCanvas::open().await;
    let mut stranger =
        StockClient::start(place.port(), &place.board.id, "AAAAAAAAAAAAAAAAAAAAAAAA");
    let refusal = stranger.does(json!({ "do": "refused" })).await;
    assert_eq!(refusal["code"], 4403, "{refusal}");
    let mut lost = StockClient::start(place.port(), "AAAAAAAAAAAA", &place.board.participant);
    let refusal = lost.does(json!({ "do": "refused" })).await;
    assert_eq!(refusal["code"], 4404, "{refusal}");
}

#[tokio::test]
async fn what_it_wrote_is_there_after_a_restart() {
    let mut place = OnCanvas::open().await;
    let mut script = place.participant().await;
    let cells = script.does(json!({ "do": "cells" })).await;
    let add = json!({ "do": "add", "id": "kept", "cell": cells[0]["id"], "text": "残る" });
    script.does(add).await;
    place.truth_with("残る").await;
    place.restart().await;
    let mut later = place.participant().await;
    later.does(json!({ "do": "note", "text": "残る" })).await;
}
