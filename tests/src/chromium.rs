//! The browser's process: found, started with an empty profile, ended.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::guardian::Guarded;
use crate::waiting;

/// Tried in this order when `CHROMIUM` does not name one.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// No window, no sandbox (root has none in a container), nothing asked of the network by itself, no throttling
/// of pages that are not in front (several people use one browser), and pictures that come
/// out the same everywhere.
const FLAGS: [&str; 21] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--force-device-scale-factor=1",
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
];

/// A running browser without a page.
pub struct Chromium {
    process: Guarded,
    profile: TempDir,
}

impl Chromium {
    /// Starts a browser and waits until it can be talked to.
    ///
    /// # Errors
    /// When there is none on this machine.
    ///
    /// # Panics
    /// When it starts but never opens its port.
    pub async fn start() -> io::Result<(Self, String)> {
        let program = find()?;
        let profile = tempfile::Builder::new()
            .prefix("nonet-browser-")
            .tempdir()?;
        let log = fs::File::create(profile.path().join("browser.log"))?;
        let process = Guarded::start(
            Command::new(program)
                .args(FLAGS)
                .arg(format!("--user-data-dir={}", profile.path().display()))
                .arg("about:blank")
                .stdin(Stdio::null())
                .stdout(log.try_clone()?)
                .stderr(log),
        )?;
        let chromium = Self { process, profile };
        let port_file = chromium.profile.path().join("DevToolsActivePort");
        let address = waiting::until("Chromium to open its port", || async {
            address_in(&port_file).ok_or_else(|| chromium.log())
        })
        .await;
        Ok((chromium, address))
    }

    /// What the browser wrote on its terminal.
    pub fn log(&self) -> String {
        fs::read_to_string(self.profile.path().join("browser.log")).unwrap_or_default()
    }

    /// Waits for the process to end by itself, then makes sure.
    pub async fn wait_for_end(mut self) {
        let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(5);
        while self.process.ended().is_none() && tokio::time::Instant::now() < deadline {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}

/// The file has the port on its first line and the path on its second.
fn address_in(port_file: &Path) -> Option<String> {
    let text = fs::read_to_string(port_file).ok()?;
    let (port, path) = text.trim_end().split_once('\n')?;
    Some(format!("ws://127.0.0.1:{port}{path}"))
}

fn find() -> io::Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        return on_path(Path::new(&named)).ok_or_else(|| {
            missing(&format!(
                "CHROMIUM names {}, which is not there",
                Path::new(&named).display()
            ))
        });
    }
    NAMES
        .iter()
        .find_map(|name| on_path(Path::new(name)))
        .ok_or_else(|| {
            missing(
                "no Chromium on PATH: install chromium (apt-get install chromium) or set CHROMIUM",
            )
        })
}

fn on_path(program: &Path) -> Option<PathBuf> {
    if program.components().count() > 1 {
        return program.is_file().then(|| program.to_path_buf());
    }
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

fn missing(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::NotFound, message)
}
