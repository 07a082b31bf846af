//! The script in docs/examples does what it says, with stock Yjs from npm.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::Duration;

use serde_json::json;
use tokio::process::Command;

use crate::place::Place;

/// Runs the script as somebody does who installed the packages beside it.
async fn run(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packages = root.join("fixtures/stock-yjs/node_modules");
    assert!(
        packages.join("yjs").is_dir(),
        "run `make test`, or `npm ci` there"
    );
    let folder = tempfile::TempDir::new().unwrap();
    std::os::unix::fs::symlink(packages, folder.path().join("node_modules")).unwrap();
    let script: PathBuf = folder.path().join("join.mjs");
    std::fs::copy(root.join("../docs/examples/join.mjs"), &script).unwrap();
    let run = Command::new("node")
        .arg(script)
        .args(arguments)
        .kill_on_drop(true)
        .output();
    let run = tokio::time::timeout(Duration::from_secs(30), run).await;
    run.expect("the script does not end").unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test]
async fn v64_the_example_joins_reads_and_adds_notes() {
    let place = Place::open().await;
    let wish = json!({ "title": "見本", "template": "rikai.bmc", "locale": "ja" });
    let board = place.board_with(&wish).await;
    let link = |key: &str| format!("http://127.0.0.1:{}/b/{}#k={key}", place.port(), board.id);

    let added = run(&[&link(&board.participant), "cs", "働く女性"]).await;
    assert!(added.status.success(), "{added:?}");
    assert!(said(&added).contains("added to cs: 働く女性"), "{added:?}");
    let read = run(&[&link(&board.viewer)]).await;
    let text = said(&read);
    assert!(text.starts_with("# 見本\n"), "{text}");
    let (_, section) = text.split_once("## cs:").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    assert!(section.contains("\n- 働く女性"), "{text}");

    let nowhere = run(&[&link(&board.participant), "no-such-cell"]).await;
    assert!(!nowhere.status.success());
    let stranger = run(&[&link("AAAAAAAAAAAAAAAAAAAAAA"), "cs"]).await;
    assert!(!stranger.status.success());
    let why = String::from_utf8_lossy(&stranger.stderr).into_owned();
    assert!(why.contains("refused: 4403"), "{why}");
}
