//! What happens to a window that somebody leaves and comes back to, with a net and without: whatever runs then may run
//! when nothing can be fetched.

use std::sync::Arc;

use serde_json::{Value, json};
use tests::input::Spot;
use tests::stage::Stage;
use tests::user::User;

use super::{PAINTED, Record, SAVED, opens, writes};
use crate::board::EDITING;

const IS_OFFLINE: &str = "document.querySelector('.badge')?.dataset.status === 'offline'";

/// The badge says how many changes are not saved.
const COUNTS: &str = "/\\d/.test(document.querySelector('.badge')?.innerText ?? '')";

pub async fn somebody_leaves_and_comes_back(stage: &Arc<Stage>, record: &Record) {
    // Nothing may lie where notes are written: what is there already needs what comes later.
    let board = stage.relay().await.new_board("離れる", None, "ja").await;
    let hana = record.invites(stage, "花", "ja").await;
    opens(&hana, &board.path(&board.participant)).await;
    looks_elsewhere(&hana).await;
    // In the middle of a word, and of a gesture.
    hana.double_click(Spot { x: 300.0, y: 250.0 }).await;
    hana.wait_for(EDITING).await;
    hana.composes("とちゅ").await;
    looks_elsewhere(&hana).await;
    hana.key("Escape").await;
    hana.wait_for(SAVED).await;
    hana.holds("Space").await;
    looks_elsewhere(&hana).await;
    hana.lets_go("Space").await;
    record.keeps(&hana).await;

    has_a_net(&hana, false).await;
    hana.cut_net();
    hana.wait_for(IS_OFFLINE).await;
    looks_elsewhere(&hana).await;
    writes(&hana, Spot { x: 700.0, y: 250.0 }, "外で").await;
    hana.wait_for(COUNTS).await;
    looks_elsewhere(&hana).await;
    hana.mend_net();
    has_a_net(&hana, true).await;
    hana.wait_for(SAVED).await;
    record.keeps(&hana).await;
}

/// The window is put away, stands still for a while, and is back.
async fn looks_elsewhere(person: &User) {
    let call = async |method, params: Value| person.page().call(method, params).await.unwrap();
    let window = call("Browser.getWindowForTarget", json!({})).await["windowId"].clone();
    let state = async |state| {
        let bounds = json!({ "windowId": window, "bounds": { "windowState": state } });
        call("Browser.setWindowBounds", bounds).await;
    };
    // Everybody's page believes otherwise that it is in front.
    call(
        "Emulation.setFocusEmulationEnabled",
        json!({ "enabled": false }),
    )
    .await;
    state("minimized").await;
    person
        .wait_for("document.hidden && !document.hasFocus()")
        .await;
    for life in ["frozen", "active"] {
        call("Page.setWebLifecycleState", json!({ "state": life })).await;
    }
    state("normal").await;
    person.wait_for("!document.hidden").await;
    call(
        "Emulation.setFocusEmulationEnabled",
        json!({ "enabled": true }),
    )
    .await;
    person.eval("dispatchEvent(new Event('pageshow'))").await;
    person.wait_for(PAINTED).await;
}

/// What the browser believes of the net.
async fn has_a_net(person: &User, has: bool) {
    let conditions = json!({
        "offline": !has,
        "latency": 0,
        "downloadThroughput": -1,
        "uploadThroughput": -1,
    });
    let method = "Network.emulateNetworkConditions";
    person.page().call(method, conditions).await.unwrap();
    person
        .wait_for(&format!("navigator.onLine === {has}"))
        .await;
}
