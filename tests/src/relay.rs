//! The real relay: the `nonet` binary with a folder and a port of its own.

use std::fs::{self, File};
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::guardian::Guarded;
use crate::http::{self, Answer};
use crate::truth::Truth;
use crate::waiting;

/// A relay, running or killed.
pub struct Relay {
    folder: TempDir,
    port: u16,
    process: Option<Guarded>,
}

/// A board that was made over HTTP, with the keys of its three roles.
#[derive(Clone, Debug)]
pub struct NewBoard {
    /// The board's name in addresses.
    pub id: String,
    /// May do everything.
    pub facilitator: String,
    /// May write.
    pub participant: String,
    /// May look.
    pub viewer: String,
}

impl NewBoard {
    /// The path of the board's page with a key.
    pub fn path(&self, key: &str) -> String {
        format!("/b/{}#k={key}", self.id)
    }
}

/// The relay's program: `NONET_BIN`, or the release build.
///
/// # Errors
/// When it has not been built, with what to do.
pub fn program() -> io::Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let program = match std::env::var_os("NONET_BIN").filter(|name| !name.is_empty()) {
        Some(named) => PathBuf::from(named),
        None => target_folder(&root).join("release/nonet"),
    };
    if program.is_file() {
        return Ok(program);
    }
    let message = format!(
        "the relay is not at {}: run `make build`, or set NONET_BIN to a built relay",
        program.display()
    );
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}

/// Where cargo builds.
pub fn target_folder(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

impl Relay {
    /// Chooses a folder and a port for a relay that does not run yet.
    ///
    /// # Errors
    /// When there is no room, or no free port.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            folder: tempfile::Builder::new().prefix("nonet-relay-").tempdir()?,
            port: TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port(),
            process: None,
        })
    }

    /// The port that it listens on, after every restart the same.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// SIGKILL: no time to write anything.
    pub fn kill(&mut self) {
        self.process = None;
    }

    /// Starts it, again on the same folder and port, and waits until it answers.
    ///
    /// # Errors
    /// When it is not built or cannot be started.
    ///
    /// # Panics
    /// When it does not get healthy.
    pub async fn start(&mut self) -> io::Result<()> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log_path())?;
        let process = Guarded::start(
            Command::new(program()?)
                .arg("serve")
                .args(["--listen", &format!("127.0.0.1:{}", self.port)])
                .arg("--data")
                .arg(self.data_folder())
                .stdin(Stdio::null())
                .stdout(log.try_clone()?)
                .stderr(log),
        )?;
        self.process = Some(process);
        waiting::until("the relay to answer", || async {
            match self.get("/healthz", None).await {
                Ok(answer) if answer.status == 200 => Ok(()),
                _ => Err(self.log()),
            }
        })
        .await;
        Ok(())
    }

    /// The folder with its boards.
    pub fn data_folder(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What it logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    /// Asks for a path.
    ///
    /// # Errors
    /// When the relay does not answer.
    pub async fn get(&self, path: &str, key: Option<&str>) -> io::Result<Answer> {
        http::request(self.port, "GET", path, key, None).await
    }

    /// Makes a board, from a template or empty.
    ///
    /// # Panics
    /// When the relay refuses.
    pub async fn new_board(&self, title: &str, template: Option<&str>, locale: &str) -> NewBoard {
        let mut wish = json!({ "title": title, "locale": locale });
        if let Some(template) = template {
            wish["template"] = json!(template);
        }
        self.make_board(&wish).await
    }

    /// Makes a board of what the body of the request wishes for.
    ///
    /// # Panics
    /// When the relay refuses.
    pub async fn make_board(&self, wish: &Value) -> NewBoard {
        let answer = http::request(self.port, "POST", "/api/boards", None, Some(wish))
            .await
            .unwrap();
        assert_eq!(answer.status, 201, "{}", answer.text());
        let made = answer.json();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        NewBoard {
            id: text(&made["id"]),
            facilitator: text(&made["keys"]["facilitator"]),
            participant: text(&made["keys"]["participant"]),
            viewer: text(&made["keys"]["viewer"]),
        }
    }

    /// The relay's own export of a board (`format` with its options as query).
    ///
    /// # Panics
    /// When the relay refuses.
    pub async fn export(&self, board: &NewBoard, format: &str) -> String {
        let path = format!("/api/boards/{}/export/{format}", board.id);
        let answer = self.get(&path, Some(&board.viewer)).await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.text()
    }

    /// What the relay has on a board.
    pub async fn truth(&self, board: &NewBoard) -> Truth {
        Truth::parse(&self.export(board, "json").await)
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("relay.log")
    }
}
