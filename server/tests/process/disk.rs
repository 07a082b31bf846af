//! A data folder on a disk of which single calls fail: `failing_disk.c` before the C library of the relay.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::serving::{Running, program, serve};
use crate::torn::copy;

/// A data folder on a disk that obeys.
pub(crate) struct Disk {
    pub(crate) data: TempDir,
    pub(crate) orders: TempDir,
    image: TempDir,
    library: PathBuf,
    _built: TempDir,
}

impl Disk {
    pub(crate) fn new() -> Self {
        let built = TempDir::new().unwrap();
        let library = built.path().join("failing_disk.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/process/failing_disk.c");
        let compiler = std::env::var_os("CC").unwrap_or("cc".into());
        let compiled = Command::new(compiler)
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
            .args([&library, Path::new(source)])
            .arg("-ldl")
            .status();
        assert!(compiled.unwrap().success());
        Self {
            data: TempDir::new().unwrap(),
            orders: TempDir::new().unwrap(),
            image: TempDir::new().unwrap(),
            library,
            _built: built,
        }
    }

    pub(crate) fn start(&self) -> Running {
        let mut command = program();
        command
            .env("LD_PRELOAD", &self.library)
            .env("NONET_DISK_ROOT", self.data.path().canonicalize().unwrap())
            .env("NONET_DISK_ORDERS", self.orders.path())
            .env("NONET_DISK_IMAGE", self.image.path());
        serve(&mut command, self.data.path(), "off", Stdio::inherit())
    }

    /// `what` fails when it was called `after` times more.
    pub(crate) fn order(&self, what: &str, after: usize) {
        std::fs::write(self.orders.path().join(what), vec![b'.'; after]).unwrap();
    }

    pub(crate) fn withdraw(&self, what: &str) {
        std::fs::remove_file(self.orders.path().join(what)).unwrap();
    }

    pub(crate) fn has(&self, order: &str) -> bool {
        self.orders.path().join(order).exists()
    }

    /// Whether something was written to the file that no fsync was for.
    pub(crate) fn has_unsynced(&self, file: &str) -> bool {
        let ranges = self.image.path().join(format!("{file}.unsynced"));
        std::fs::metadata(ranges).is_ok_and(|ranges| ranges.len() > 0)
    }

    /// What is left once a relay is dead and the power is gone.
    pub(crate) fn after_a_power_cut(&self) -> TempDir {
        let folder = TempDir::new().unwrap();
        copy(self.image.path(), folder.path());
        for file in ["nonet.db", "nonet.db-wal"] {
            let _ = std::fs::remove_file(folder.path().join(format!("{file}.unsynced")));
        }
        folder
    }
}
