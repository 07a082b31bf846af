//! What comes over the wire before somebody can write.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tests::stage::Stage;

use crate::board::AtBoard;

/// The first load without fonts, in bytes as transferred. The goal is 300,000 (Excalidraw's is 348 kB, tldraw's 526 kB);
/// this is what has been reached so far. It goes down with every gain, and never up.
const FIRST_LOAD_MAX: u64 = 330_000;

pub async fn the_first_load_is_light(stage: Arc<Stage>) {
    let board = stage.new_canvas("軽い").await;
    let hana = stage.person("花").await;
    let page = hana.page();
    let mut told = page.events();
    page.call("Network.enable", json!({})).await.unwrap();
    let hana = AtBoard::take_seat(&stage, hana, &board, &board.participant).await;
    hana.is_saved().await;

    let mut sizes = Vec::new();
    let mut names = std::collections::HashMap::new();
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
    assert!(
        total <= FIRST_LOAD_MAX,
        "{total} bytes, {FIRST_LOAD_MAX} are allowed: {sizes:#?}"
    );
}
