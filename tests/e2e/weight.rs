//! What comes over the wire before somebody can write.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tests::cdp::Event;
use tests::input::Spot;
use tests::stage::Stage;
use tests::user::User;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::board::EDITING;

/// The first load without fonts, in bytes as transferred (Excalidraw's is 348 kB, tldraw's 526 kB):
/// it goes down with every gain, and never up.
const FIRST_LOAD_MAX: u64 = 250_000;

/// What is loaded later has names like this.
pub const PARTS: &str = "*/part-*";

/// Writing a note is what the first load is for: it has to do for that, so nothing else gets through.
pub async fn the_first_load_is_light(stage: Arc<Stage>) {
    let board = stage.new_canvas("軽い").await;
    let hana = stage.person("花").await;
    hana.expect_network_errors();
    let page = hana.page();
    let mut told = page.events();
    page.call("Network.enable", json!({})).await.unwrap();
    let kept_away = json!({ "urls": [PARTS] });
    page.call("Network.setBlockedURLs", kept_away)
        .await
        .unwrap();
    let meanwhile = page.events();
    let path = board.path(&board.participant);
    tokio::select! {
        () = writes_a_note(&hana, &path) => {}
        () = is_stopped(meanwhile) => panic!(
            "the first load needs a function that is listed as seldom needed: run scripts/seldom.sh"
        ),
    }
    let truth = stage.relay().await.truth(&board).await;
    assert!(truth.note("軽い一枚").is_some(), "{:?}", truth.cells());

    let mut sizes = Vec::new();
    let mut names = HashMap::new();
    // Everything was told before the answer to the last question.
    while let Ok(Some(event)) = tokio::time::timeout(Duration::ZERO, told.recv()).await {
        let id = event.params["requestId"].to_string();
        match event.method.as_str() {
            "Network.responseReceived" => {
                let url = event.params["response"]["url"].as_str().unwrap_or_default();
                names.insert(id, url.to_owned());
            }
            "Network.loadingFinished" => {
                let bytes = event.params["encodedDataLength"].as_f64().unwrap_or(0.0);
                let name = names.get(&id).cloned().unwrap_or_default();
                // The slices of the font and the sheet that lists them.
                if !name.contains("/fonts/") {
                    sizes.push((bytes as u64, name));
                }
            }
            _ => {}
        }
    }
    sizes.sort();
    let total: u64 = sizes.iter().map(|(bytes, _)| bytes).sum();
    assert!(
        sizes.iter().any(|(_, name)| name.ends_with(".wasm")),
        "{sizes:#?}"
    );
    eprintln!("The first load is {total} bytes of {FIRST_LOAD_MAX}.");
    assert!(
        total <= FIRST_LOAD_MAX,
        "{total} bytes, {FIRST_LOAD_MAX} are allowed: {sizes:#?}"
    );
}

async fn writes_a_note(person: &User, path: &str) {
    person.open(path).await;
    person
        .wait_for("performance.getEntriesByName('usable').length > 0")
        .await;
    person.double_click(Spot { x: 400.0, y: 420.0 }).await;
    person.wait_for(EDITING).await;
    person.writes("軽い一枚").await;
    person.key("Escape").await;
    person
        .wait_for("document.querySelector('.badge')?.dataset.status === 'saved'")
        .await;
}

/// When the page stands still until it has what is seldom needed (scripts/seldom-link.js).
async fn is_stopped(mut told: UnboundedReceiver<Event>) {
    while let Some(event) = told.recv().await {
        let url = event.params["request"]["url"].as_str().unwrap_or_default();
        if event.params["type"] == "XHR" && url.contains("/part-seldom-") {
            return;
        }
    }
}
