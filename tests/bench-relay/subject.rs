//! A server that is measured: its process, its rooms, and what it has used up.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::json;
use tempfile::TempDir;
use tests::http;

/// Which one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Ours.
    Nonet,
    /// `y-websocket` from npm with its LevelDB store.
    YWebsocket,
    /// `@hocuspocus/server` from npm with its SQLite store.
    Hocuspocus,
    /// No server of boards at all: every frame goes to the others as it came.
    Forwarder,
}

impl Kind {
    pub const ALL: [Self; 4] = [
        Self::Nonet,
        Self::YWebsocket,
        Self::Hocuspocus,
        Self::Forwarder,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Nonet => "nonet",
            Self::YWebsocket => "y-websocket",
            Self::Hocuspocus => "hocuspocus",
            Self::Forwarder => "forwarder",
        }
    }

    /// Whether it has a board for those who come later.
    pub fn keeps_boards(self) -> bool {
        self != Self::Forwarder
    }

    /// Whether it says which changes are durable.
    pub fn acknowledges(self) -> bool {
        self == Self::Nonet
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A running server on a core of its own; killed when dropped.
pub struct Subject {
    pub kind: Kind,
    pub port: u16,
    process: Child,
    _folder: TempDir,
}

impl Drop for Subject {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Subject {
    pub async fn start(kind: Kind) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("nonet-bench-").tempdir_in(
            tests::relay::target_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")),
        )?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let mut command = Command::new("taskset");
        command.args(["-c", "0"]);
        match kind {
            Kind::Nonet => {
                command
                    .arg(tests::relay::program()?)
                    .args(["serve", "--log", "warn", "--listen"])
                    .arg(format!("127.0.0.1:{port}"))
                    .arg("--data")
                    .arg(folder.path());
            }
            Kind::YWebsocket => {
                command
                    .arg("node")
                    .arg(fixtures.join("y-websocket/node_modules/y-websocket/bin/server.cjs"))
                    .env("HOST", "127.0.0.1")
                    .env("PORT", port.to_string())
                    .env("YPERSISTENCE", folder.path());
            }
            Kind::Hocuspocus => {
                command
                    .arg("node")
                    .arg(fixtures.join("hocuspocus/server.mjs"))
                    .env("PORT", port.to_string())
                    .env("STORE", folder.path().join("boards.sqlite"));
            }
            Kind::Forwarder => {
                command
                    .arg(std::env::current_exe()?)
                    .args(["--forwarder", &port.to_string()]);
            }
        }
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        let subject = Self {
            kind,
            port,
            process,
            _folder: folder,
        };
        tests::waiting::until("the server to answer", || async {
            let answer = http::request(port, "GET", "/healthz", None, None).await;
            answer.map(|_| ()).map_err(|error| error.to_string())
        })
        .await;
        Ok(subject)
    }

    /// Makes a room; gives the address at which people join it.
    pub async fn room(&self, number: usize) -> String {
        match self.kind {
            Kind::Nonet => {
                let wish = json!({"title": "速さ"});
                let answer = http::request(self.port, "POST", "/api/boards", None, Some(&wish))
                    .await
                    .unwrap();
                assert_eq!(answer.status, 201, "{}", answer.text());
                let made = answer.json();
                format!(
                    "ws://127.0.0.1:{}/sync/{}?k={}",
                    self.port,
                    made["id"].as_str().unwrap(),
                    made["keys"]["participant"].as_str().unwrap()
                )
            }
            Kind::YWebsocket | Kind::Hocuspocus | Kind::Forwarder => {
                format!("ws://127.0.0.1:{}/room-{number}", self.port)
            }
        }
    }

    /// Seconds of processor time that it has used.
    pub fn cpu_seconds(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap();
        // Behind the name, which may hold spaces: utime and stime are the 12th and 13th, in hundredths.
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap()
            .split_whitespace()
            .collect();
        let ticks = |index: usize| fields[index].parse::<f64>().unwrap();
        (ticks(11) + ticks(12)) / 100.0
    }

    /// Mebibytes of memory that it holds.
    pub fn resident_mib(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap();
        let kib: f64 = line.split_whitespace().next().unwrap().parse().unwrap();
        kib / 1024.0
    }
}
