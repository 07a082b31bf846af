//! Where the time goes: the browser's own samples of the main thread, as files that its developer tools open.
//!
//! Taken only where `NONET_PROFILE` names a folder. Sampling costs time: such a run's figures are worth nothing.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;
use tests::page::Page;

/// Microseconds between two samples.
const INTERVAL: u32 = 250;

/// How many were taken.
static TAKEN: AtomicU32 = AtomicU32::new(0);

fn folder() -> Option<PathBuf> {
    std::env::var_os("NONET_PROFILE").map(PathBuf::from)
}

/// Begins to take samples.
pub async fn begin(page: &Page) {
    if folder().is_none() {
        return;
    }
    for (verb, argument) in [
        ("Profiler.enable", json!({})),
        (
            "Profiler.setSamplingInterval",
            json!({ "interval": INTERVAL }),
        ),
        ("Profiler.start", json!({})),
    ] {
        page.call(verb, argument).await.unwrap();
    }
}

/// Ends it and writes what was taken: `1.cpuprofile`, `2.cpuprofile` and so on.
pub async fn end(page: &Page) {
    let Some(folder) = folder() else {
        return;
    };
    let taken = page.call("Profiler.stop", json!({})).await.unwrap();
    let number = TAKEN.fetch_add(1, Ordering::Relaxed) + 1;
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{number}.cpuprofile"));
    std::fs::write(&file, taken["profile"].to_string()).unwrap();
    eprintln!("samples of the main thread: {}", file.display());
}
