//! A matrix that a script makes, fills in and reads, by what docs/schema.md says of it.

use board::{CellValue, ElementId, Holds};
use serde_json::{Value, json};
use tests::markdown::section;

use super::canvas::OnCanvas;

#[tokio::test]
async fn a_matrix_that_it_makes_is_a_matrix_to_everybody() {
    let place = OnCanvas::open().await;
    let mut script = place.facilitator().await;
    let put = |id: &str, fields: Value| json!({ "do": "put", "id": id, "fields": fields });
    let label = |text: &str| json!({ "ja": text, "en": text });
    let canvas = json!({
        "kind": "canvas", "at": ["", 0, 4000], "size": [900, 500], "order": "a5",
        "template": "script.matrix", "label": label("評価"), "locked": true,
    });
    script.does(put("sheet", canvas)).await;
    let holds = json!({
        "type": "matrix", "cell": { "type": "points" }, "weights": [1, 3, 5], "total": "sum",
        "rows": { "count": 1, "max": 9, "size": 90, "head": 200 },
        "columns": { "count": 1, "max": 9, "size": 150, "head": 80 },
    });
    let cell = json!({
        "kind": "cell", "at": ["sheet", 20, 100], "size": [500, 260], "order": "a6",
        "key": "scores", "label": label("点数"), "tab": 0, "locked": true, "holds": holds,
    });
    script.does(put("grid", cell)).await;
    for (id, text, axis, order, weight) in [
        ("cost", "費用", "column", "a2", 3),
        ("wait", "待ち時間", "column", "a1", 5),
        ("book", "席の予約", "row", "a1", 0),
    ] {
        let mut track = json!({
            "kind": "track", "at": ["grid", 0, 0], "order": order, "axis": axis, "label": label(""),
        });
        if weight > 0 {
            track["weight"] = json!(weight);
        }
        let mut named = put(id, track);
        named["text"] = json!(text);
        script.does(named).await;
    }
    script
        .does(json!({ "do": "score", "row": "book", "column": "wait", "points": 2.5 }))
        .await;
    let note = json!({ "do": "add", "id": "why", "cell": "book*wait", "text": "並ばなくてよい" });
    script.does(note).await;
    let table = script.does(json!({ "do": "table", "grid": "grid" })).await;
    let expected = json!([["", "待ち時間 (5)", "費用 (3)"], ["席の予約", 2.5, ""]]);
    assert_eq!(table, expected);

    let truth = place.truth_with("並ばなくてよい").await;
    let slot = truth
        .elements()
        .iter()
        .find(|one| one.id == ElementId::new("book*wait"))
        .unwrap();
    let cell = slot.as_cell().unwrap();
    assert_eq!(*cell.holds, Holds::Points);
    assert_eq!(cell.value(""), Some(&CellValue::Number(2.5)));
    // The first column begins behind the rows' headings, the first row below the columns'.
    let corner = slot.placement.offset;
    assert_eq!((corner.x, corner.y), (220.0, 180.0));
    let markdown = place.export("md?locale=ja").await;
    let section = section(&markdown, "点数").unwrap_or_else(|| panic!("{markdown}"));
    let row = "| 席の予約 | 2.5<br>並ばなくてよい |  | ";
    assert!(section.contains(row), "{section}");
}
