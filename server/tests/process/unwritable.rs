//! A data folder that cannot be written.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::running::make_board;
use crate::serving::{program, start};

/// Whether this test may mount: then the folder is read-only for everybody, root as well.
fn may_mount() -> bool {
    let tried = Command::new("unshare").args(["--mount", "true"]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// Starts the relay on a folder that is mounted read-only for it alone; it ends by itself.
fn serve_read_only(folder: &Path) -> Output {
    let program = program();
    Command::new("unshare")
        .args(["--mount", "sh", "-c"])
        .arg(
            "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && \
             exec timeout 20 \"$2\" serve --log error --listen 127.0.0.1:0 --data \"$1\"",
        )
        .arg("sh")
        .arg(folder)
        .arg(program.get_program())
        .output()
        .unwrap()
}

/// The same where nobody may mount: the folder's rights are taken away, which root would not notice; who cannot mount
/// is not root.
fn serve_without_rights(folder: &Path) -> Output {
    use std::os::unix::fs::PermissionsExt;
    let rights = |mode| std::fs::set_permissions(folder, PermissionsExt::from_mode(mode)).unwrap();
    let lock = folder.join("nonet.lock");
    if lock.exists() {
        std::fs::remove_file(lock).unwrap();
    }
    rights(0o555);
    let output = program()
        .args([
            "serve",
            "--log",
            "error",
            "--listen",
            "127.0.0.1:0",
            "--data",
        ])
        .arg(folder)
        .output()
        .unwrap();
    rights(0o755);
    output
}

#[tokio::test]
async fn v172_a_read_only_folder_keeps_it_from_starting_and_is_as_before() {
    let folder = TempDir::new().unwrap();
    let new = TempDir::new().unwrap();
    let mut relay = start(folder.path());
    let (id, key) = make_board(relay.port).await;
    relay.process.kill().unwrap();
    relay.process.wait().unwrap();
    let serve = if may_mount() {
        serve_read_only
    } else {
        serve_without_rights
    };
    for folder in [folder.path(), new.path()] {
        let output = serve(folder);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        let name = folder.to_str().unwrap();
        assert!(said.contains(name) && said.contains("--data"), "{said}");
    }
    assert_eq!(std::fs::read_dir(new.path()).unwrap().count(), 0);
    // Writable again, nothing is missing.
    let relay = start(folder.path());
    let board = crate::running::read(relay.port, &id, &key).await;
    assert_eq!(board.info().title, "試験");
}
