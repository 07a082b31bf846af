//! A relay as a process of its own.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running relay; killed when dropped.
pub(crate) struct Running {
    pub(crate) process: Child,
    pub(crate) port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) fn program() -> Command {
    // `NONET_BIN`: a copy, for drills that go on while the program is built anew.
    let built = env!("CARGO_BIN_EXE_nonet").into();
    let mut command = Command::new(std::env::var_os("NONET_BIN").unwrap_or(built));
    for variable in [
        "NONET_LISTEN",
        "NONET_DATA",
        "NONET_PUBLIC_URL",
        "NONET_IMAGE_MEGABYTES",
        "NONET_LOG",
        "NONET_CONFIG",
    ] {
        command.env_remove(variable);
    }
    command
}

/// Starts the program; it serves when this returns, for it has said where.
pub(crate) fn start(folder: &Path) -> Running {
    start_with(folder, "warn", Stdio::inherit())
}

pub(crate) fn start_with(folder: &Path, log: &str, stderr: Stdio) -> Running {
    serve(&mut program(), folder, log, stderr)
}

/// Has this command serve a folder.
pub(crate) fn serve(command: &mut Command, folder: &Path, log: &str, stderr: Stdio) -> Running {
    serving(
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--log", log, "--data"])
            .arg(folder)
            .stderr(stderr),
    )
}

/// Starts a command that serves at a port of 127.0.0.1; it does when this returns.
pub(crate) fn serving(command: &mut Command) -> Running {
    let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let (_, rest) = line.split_once("http://127.0.0.1:").unwrap();
    let (port, _) = rest.split_once('/').unwrap();
    Running {
        port: port.parse().unwrap(),
        process,
    }
}
