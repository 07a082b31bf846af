//! A relay in this process.

use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};
use server::store::{PageLimit, Store, StoreOptions};
use server::{Config, RunningRelay};
use tempfile::TempDir;
use tests::http::{Answer, request};

/// A relay with a folder of its own.
pub struct Place {
    folder: TempDir,
    relay: Option<RunningRelay>,
    page_limit: PageLimit,
    /// Where people reach it, if not at its own port.
    proxy: Option<u16>,
}

/// A board's id and keys.
#[derive(Clone)]
pub struct BoardKeys {
    pub id: String,
    pub facilitator: String,
    pub participant: String,
    pub viewer: String,
}

/// The settings of a relay on a free port.
pub fn config(folder: &Path, page_limit: &PageLimit) -> Config {
    let mut config = Config::new("127.0.0.1:0".parse().unwrap(), folder.to_owned());
    config.store = StoreOptions {
        page_limit: page_limit.clone(),
        ..StoreOptions::default()
    };
    config
}

impl Place {
    pub async fn open() -> Self {
        Self::open_with(&|_| {}).await
    }

    /// With other settings than the usual ones.
    pub async fn open_with(change: &dyn Fn(&mut Config)) -> Self {
        let folder = TempDir::new().unwrap();
        let page_limit = PageLimit::default();
        let mut config = config(folder.path(), &page_limit);
        change(&mut config);
        let relay = server::start(config).await.unwrap();
        Self {
            folder,
            relay: Some(relay),
            page_limit,
            proxy: None,
        }
    }

    /// From now on everybody comes through the proxy on that port.
    pub fn is_reached_by(&mut self, proxy: u16) {
        self.proxy = Some(proxy);
    }

    pub fn port(&self) -> u16 {
        let own = self.relay.as_ref().unwrap().address().port();
        self.proxy.unwrap_or(own)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The boards on disk, for those who look beside the rooms.
    pub fn store(&self) -> Store {
        self.relay.as_ref().unwrap().store().clone()
    }

    /// Makes the disk full from now on.
    pub fn fill_the_disk(&self) {
        self.page_limit.set(Some(1));
    }

    /// Makes room on the disk again.
    pub fn free_the_disk(&self) {
        self.page_limit.set(None);
    }

    pub async fn stop(&mut self) {
        self.relay.take().unwrap().stop().await;
    }

    /// Starts again on the same folder, on another port.
    pub async fn start_again(&mut self) {
        let config = config(self.folder.path(), &self.page_limit);
        self.relay = Some(server::start(config).await.unwrap());
    }

    pub async fn get(&self, path: &str, key: Option<&str>) -> Answer {
        request(self.port(), "GET", path, key, None).await.unwrap()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        request(self.port(), "POST", path, None, Some(body))
            .await
            .unwrap()
    }

    pub async fn board(&self) -> BoardKeys {
        self.board_with(&json!({"title": "試し"})).await
    }

    pub async fn board_with(&self, wish: &Value) -> BoardKeys {
        let answer = self.post("/api/boards", wish).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        let made = answer.json();
        let key = |role: &str| made["keys"][role].as_str().unwrap().to_owned();
        BoardKeys {
            id: made["id"].as_str().unwrap().to_owned(),
            facilitator: key("facilitator"),
            participant: key("participant"),
            viewer: key("viewer"),
        }
    }

    /// The board's log as it is on the disk.
    pub fn log(&self, board: &BoardKeys) -> Vec<(i64, Vec<u8>)> {
        let connection = Connection::open(self.folder().join("nonet.db")).unwrap();
        let mut statement = connection
            .prepare("select seq, data from log where board = ?1 order by seq")
            .unwrap();
        let rows = statement
            .query_map([&board.id], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.map(Result::unwrap).collect()
    }
}
