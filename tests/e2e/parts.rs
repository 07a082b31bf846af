//! What is loaded on first use.

use std::sync::Arc;

use serde_json::json;
use tests::input::Spot;
use tests::stage::Stage;
use tests::user::User;
use tests::words::Words;

/// The part that the shortcut sheet is in. Without what is seldom needed, which comes with the first file, a page may not
/// go on at all.
const LATER: &str = "*/part-later-*";

/// The files of the board's later part that have come.
const COME: &str = "performance.getEntriesByType('resource')
    .filter((file) => file.name.includes('/part-later-') && file.responseStatus === 200)";

pub async fn they_come_by_themselves_and_need_no_net_then(stage: Arc<Stage>) {
    let hana = at_a_board(&stage).await;
    // Nobody asked for anything; the board comes first.
    hana.wait_for(&format!("{COME}.length > 0")).await;
    let usable = "performance.getEntriesByName('usable')[0].startTime";
    hana.wait_for(&format!(
        "{COME}.every((file) => file.startTime >= {usable})"
    ))
    .await;

    let words = Words::japanese();
    hana.clicks("button", words.say("action.later")).await;
    hana.cut_net();
    stage.relay().await.kill();
    for (command, title) in [
        ("command.show_shortcuts", "shortcuts.title"),
        ("command.export", "export.title"),
    ] {
        hana.clicks("button", words.say("chrome.main_menu")).await;
        hana.clicks("menuitem", words.say(command)).await;
        hana.sees("heading", words.say(title)).await;
        hana.key("Escape").await;
        hana.no_longer_sees("heading", words.say(title)).await;
    }
}

pub async fn one_that_cannot_be_had_is_told_of_and_can_be_tried_again(stage: Arc<Stage>) {
    let hana = stage.person("花").await;
    hana.expect_network_errors();
    blocks(&hana, &[LATER]).await;
    opens_a_board(&stage, &hana).await;
    let words = Words::japanese();
    hana.click(Spot { x: 300.0, y: 120.0 }).await;
    hana.key("?").await;
    hana.reads(words.say("error.unreachable")).await;
    hana.clicks("button", words.say("action.retry")).await;
    hana.reads(words.say("error.unreachable")).await;

    blocks(&hana, &[]).await;
    hana.clicks("button", words.say("action.retry")).await;
    hana.sees("heading", words.say("shortcuts.title")).await;
    hana.wait_for("!document.querySelector('[data-action=retry-part]')")
        .await;
}

async fn at_a_board(stage: &Arc<Stage>) -> Arc<User> {
    let hana = stage.person("花").await;
    opens_a_board(stage, &hana).await;
    hana
}

/// Without the measurement hooks, which are a part themselves.
async fn opens_a_board(stage: &Arc<Stage>, person: &User) {
    let board = stage.new_canvas("あとから").await;
    person
        .open(&format!("/b/{}#k={}", board.id, board.participant))
        .await;
    person
        .wait_for("performance.getEntriesByName('usable').length > 0")
        .await;
}

async fn blocks(person: &User, urls: &[&str]) {
    let page = person.page();
    page.call("Network.enable", json!({})).await.unwrap();
    page.call("Network.setBlockedURLs", json!({ "urls": urls }))
        .await
        .unwrap();
}
