//! One node process with the stock client in it, told what to do line by line.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// Longer than the script's own patience, which says better what was waited for.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// A stock Yjs client on a board.
pub(super) struct StockClient {
    // Held so that the process ends with this value.
    _process: Child,
    questions: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl StockClient {
    /// Starts a client that connects to `ws://127.0.0.1:PORT/sync/BOARD?k=KEY`.
    pub(super) fn start(port: u16, board: &str, key: &str) -> Self {
        let folder = fixture();
        assert!(
            folder.join("node_modules/yjs").is_dir(),
            "yjs is not installed: run `npm ci` in {}, or `make test`",
            folder.display()
        );
        let mut process = Command::new("node")
            .arg(folder.join("join.mjs"))
            .args([&format!("ws://127.0.0.1:{port}/sync"), board, key])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("node could not be started: {error}"));
        let questions = process.stdin.take().unwrap();
        let answers = BufReader::new(process.stdout.take().unwrap()).lines();
        Self {
            _process: process,
            questions,
            answers,
        }
    }

    /// Starts a client and waits until it has the board.
    pub(super) async fn join(port: u16, board: &str, key: &str) -> Self {
        let mut client = Self::start(port, board, key);
        client.does(serde_json::json!({ "do": "synced" })).await;
        client
    }

    /// Tells it to do something; gives what came of it.
    pub(super) async fn does(&mut self, deed: Value) -> Value {
        let line = format!("{deed}\n");
        self.questions.write_all(line.as_bytes()).await.unwrap();
        let answer = tokio::time::timeout(ANSWER_WITHIN, self.answers.next_line())
            .await
            .unwrap_or_else(|_| panic!("no answer to {deed}"))
            .unwrap()
            .unwrap_or_else(|| panic!("node ended before it answered {deed}"));
        let mut answer: Value = serde_json::from_str(&answer).unwrap();
        assert!(answer["error"].is_null(), "{deed}: {}", answer["error"]);
        answer["ok"].take()
    }
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stock-yjs")
}
