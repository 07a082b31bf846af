//! The app opens without a net, once it was opened with one.

use std::sync::Arc;

use tests::stage::{Stage, artifacts_folder};
use tests::user::User;
use tests::words::Words;

use crate::board::AtBoard;

/// Whether the worker has kept the app and answers for this page.
const KEPT: &str = "navigator.serviceWorker.ready.then(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('nonet-app-'));
    if (names.length !== 1) return false;
    const kept = await (await caches.open(names[0])).keys();
    return kept.some(({ url }) => url.includes('/part-later-')) && kept.some(({ url }) => new URL(url).pathname === '/');
})";

pub async fn a_board_opens_with_its_notes_while_the_relay_is_gone(stage: Arc<Stage>) {
    let board = stage.new_canvas("電波の届かない会議室").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    hana.writes_into("cs", "つながらなくても読める").await;
    hana.is_saved().await;
    hana.person.wait_for(KEPT).await;

    let free_cell = hana.cell("kp").await;
    hana.person.expect_network_errors();
    stage.relay().await.kill();
    hana.person.reload().await;
    hana.is_ready().await;
    hana.shows_exactly(&["つながらなくても読める"]).await;
    hana.is_not_saved().await;
    hana.writes_note(free_cell, "つながらなくても書ける").await;
    hana.person
        .photograph(&artifacts_folder().join("without-net-board.png"))
        .await;

    // And the list of boards, with when this one was the same here and there.
    hana.person.open("/").await;
    hana.person.sees("link", "電波の届かない会議室").await;
    let words = Words::japanese();
    let synced = words.say("home.recent_synced").replace("{when}", "");
    hana.person.reads(&synced).await;
    // What there is to start from is known, too, although nobody has looked at it yet.
    hana.person
        .wait_for("document.querySelector('.card[data-template=\"rikai.bmc\"]')")
        .await;
    hana.person
        .photograph(&artifacts_folder().join("without-net-home.png"))
        .await;

    stage.relay().await.start().await.unwrap();
    hana.person.clicks("link", "電波の届かない会議室").await;
    hana.is_saved().await;
    let truth = hana.truth().await;
    assert_eq!(
        truth.cell_of("つながらなくても書ける").as_deref(),
        Some("kp")
    );
}

pub async fn nothing_that_a_key_opens_is_kept_by_the_worker(stage: Arc<Stage>) {
    let board = stage.new_canvas("鍵").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    hana.person.wait_for(KEPT).await;
    hana.person.reload().await;
    hana.is_ready().await;
    hana.chooses("command.insert_canvas").await;
    hana.person
        .wait_for("document.querySelectorAll('.card[data-template]').length > 3")
        .await;
    let kept = kept_addresses(&hana.person).await;
    assert!(kept.iter().any(|path| path == "/api/templates"), "{kept:?}");
    for path in &kept {
        let is_ours = path == "/"
            || path == "/api/packs"
            || path.starts_with("/api/templates")
            || path.starts_with("/fonts/")
            || (!path.starts_with("/api") && path.contains('.'));
        assert!(is_ours, "{path} is kept");
        assert!(
            !path.contains(&board.id) && !path.contains(&board.facilitator),
            "{path}"
        );
    }
}

/// The paths of everything in the worker's stores.
async fn kept_addresses(person: &User) -> Vec<String> {
    let all = "(async () => {
        const all = [];
        for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) all.push(url.slice(location.origin.length));
        return all;
    })()";
    let kept = person.eval(all).await;
    let kept = kept.as_array().unwrap().iter();
    kept.map(|path| path.as_str().unwrap().to_owned()).collect()
}
