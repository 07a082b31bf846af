//! A relay with one board on it, made from the nine-quadrant template, for scripts to join.

use serde_json::json;
use tests::truth::Truth;
use tests::waiting;

use super::client::StockClient;
use crate::place::{BoardKeys, Place};

/// The place and its board.
pub(super) struct OnCanvas {
    place: Place,
    pub(super) board: BoardKeys,
}

impl OnCanvas {
    pub(super) async fn open() -> Self {
        let place = Place::open().await;
        let wish = json!({ "title": "台本の舞台", "template": "rikai.bmc", "locale": "ja" });
        let board = place.board_with(&wish).await;
        Self { place, board }
    }

    pub(super) fn port(&self) -> u16 {
        self.place.port()
    }

    /// A stock client that may write.
    pub(super) async fn participant(&self) -> StockClient {
        StockClient::join(self.port(), &self.board.id, &self.board.participant).await
    }

    /// A stock client that may change the template too.
    pub(super) async fn facilitator(&self) -> StockClient {
        StockClient::join(self.port(), &self.board.id, &self.board.facilitator).await
    }

    /// A stock client that may only look.
    pub(super) async fn viewer(&self) -> StockClient {
        StockClient::join(self.port(), &self.board.id, &self.board.viewer).await
    }

    /// What the relay gives out as a file.
    pub(super) async fn export(&self, format: &str) -> String {
        let path = format!("/api/boards/{}/export/{format}", self.board.id);
        let answer = self.place.get(&path, Some(&self.board.viewer)).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.text()
    }

    /// What the relay has, once it has a note with this text.
    pub(super) async fn truth_with(&self, text: &str) -> Truth {
        waiting::until(&format!("the relay to have {text}"), || async {
            let truth = Truth::parse(&self.export("json").await);
            if truth.note(text).is_some() {
                Ok(truth)
            } else {
                Err(truth.texts())
            }
        })
        .await
    }

    /// Stops the relay and starts it again on the same folder.
    pub(super) async fn restart(&mut self) {
        self.place.stop().await;
        self.place.start_again().await;
    }
}
