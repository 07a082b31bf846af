//! Several tabs of one browser on one board.

use std::sync::Arc;

use serde_json::json;
use tests::stage::Stage;

use crate::board::{AtBoard, bench_path};

/// How many people the open list names.
const LISTED: &str = "document.querySelectorAll('.people-entry').length";

impl AtBoard {
    /// Opens the board in another tab.
    async fn opens_another_tab(&self) -> Self {
        let person = self.stage.beside(&self.person).await;
        let path = bench_path(&self.board, &self.board.participant);
        person.open(&path).await;
        let beside = Self {
            person,
            board: self.board.clone(),
            words: self.words.clone(),
            stage: Arc::clone(&self.stage),
        };
        beside.is_ready().await;
        beside
    }

    /// Opens the list of people and waits until it names so many.
    async fn lists_people(&self, count: usize) {
        self.opens_people().await;
        self.person.wait_for(&format!("{LISTED} === {count}")).await;
        self.person.key("Escape").await;
    }
}

pub async fn two_tabs_of_one_browser_are_one(stage: Arc<Stage>) {
    let board = stage.new_canvas("二つのタブ").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    let beside = hana.opens_another_tab().await;
    hana.writes_into("cs", "つながっているとき").await;
    beside.shows("つながっているとき").await;
    // Whoever has two tabs is one person, for others and for herself.
    ken.sees_person("花").await;
    for screen in [&ken, &hana, &beside] {
        screen.lists_people(2).await;
    }

    // Without a net they still see each other, and each counts the other's changes as unsaved.
    hana.person.cut_net();
    beside.person.expect_network_errors();
    hana.is_not_saved().await;
    beside.is_not_saved().await;
    hana.writes_into("vp", "一つ目のタブで").await;
    beside.shows("一つ目のタブで").await;
    beside.writes_into("kp", "二つ目のタブで").await;
    hana.shows("二つ目のタブで").await;

    // The one dies, the other brings everything.
    // Only the tab goes; closing a person's page would take the whole browser along.
    let close = hana.person.page().call("Page.close", json!({}));
    close.await.unwrap();
    assert!(ken.truth().await.note("一つ目のタブで").is_none());
    beside.person.mend_net();
    let all = ["つながっているとき", "一つ目のタブで", "二つ目のタブで"];
    beside.is_saved().await;
    ken.shows_exactly(&all).await;
    beside.shows_exactly(&all).await;
    let truth = ken.truth().await;
    assert_eq!(truth.cell_of("一つ目のタブで").as_deref(), Some("vp"));
    assert_eq!(truth.cell_of("二つ目のタブで").as_deref(), Some("kp"));
    let mut expected = all.map(str::to_owned);
    expected.sort();
    assert_eq!(truth.texts(), expected, "nothing twice");

    // And nothing is left that somebody would have to bring again.
    let unsaved = "new Promise((done) => {
        const opening = indexedDB.open('nonet/board/' + location.pathname.split('/')[2]);
        opening.onsuccess = () => {
            const asked = opening.result.transaction('unsaved').objectStore('unsaved').count();
            asked.onsuccess = () => { opening.result.close(); done(asked.result === 0); };
        };
    })";
    beside.person.wait_for(unsaved).await;
}
