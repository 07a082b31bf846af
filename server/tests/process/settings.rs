//! Settings from a file, as a whole program takes them.

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::serving::{program, serving};

fn served_from(command: &mut Command, folder: &Path) {
    let command = command.current_dir(folder).stderr(Stdio::inherit());
    drop(serving(command));
}

/// Each source that is added takes the data folder from those below it; the file gives all the rest.
#[test]
fn v270_flag_before_environment_before_file_before_default() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let has = |data: &str| folder.join(data).join("nonet.db").exists();
    let listen = "listen = '127.0.0.1:0'\nlog = 'warn'\n";
    std::fs::write(folder.join("usual.toml"), listen).unwrap();
    std::fs::write(
        folder.join("nonet.toml"),
        format!("{listen}data = 'of-the-file'"),
    )
    .unwrap();

    served_from(program().args(["serve", "--config", "usual.toml"]), folder);
    assert!(has("data"));

    // Relative to where the program runs.
    served_from(
        program().arg("serve").env("NONET_CONFIG", "nonet.toml"),
        folder,
    );
    assert!(has("of-the-file"));

    let with_environment = || {
        let mut command = program();
        command.args(["serve", "--config", "nonet.toml"]);
        command.env("NONET_DATA", "of-the-environment");
        command
    };
    assert!(!has("of-the-environment"));
    served_from(&mut with_environment(), folder);
    assert!(has("of-the-environment"));

    served_from(with_environment().args(["--data", "of-the-flag"]), folder);
    assert!(has("of-the-flag"));
}

/// A name that nobody gave is not looked for.
#[test]
fn v270_no_file_is_read_that_was_not_named() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("nonet.toml"), "this is no TOML").unwrap();
    let serve = ["serve", "--listen", "127.0.0.1:0", "--log", "warn"];
    served_from(program().args(serve), folder.path());
    // Nor does any other command read one.
    let doctor = program()
        .args(["doctor", "--data", "data"])
        .env("NONET_CONFIG", "nonet.toml")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(doctor.status.success(), "{doctor:?}");
}

#[test]
fn v270_a_wrong_file_is_said_in_one_line_and_ends_it() {
    let folder = TempDir::new().unwrap();
    for (file, told) in [
        (None, "cannot be read"),
        (Some("data = "), "line 1: this is no TOML"),
        (Some("\nlisen = 1"), "line 2: there is no setting \"lisen\""),
        (Some("data = []"), "line 1: data takes no array"),
        (Some("listen = 'here'"), "line 1: listen cannot be \"here\""),
    ] {
        if let Some(text) = file {
            std::fs::write(folder.path().join("nonet.toml"), text).unwrap();
        }
        let output = program()
            .args(["serve", "--config", "nonet.toml"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(
            said.starts_with("nonet: the settings file nonet.toml"),
            "{said}"
        );
        assert!(said.contains(told), "{said}");
        assert!(output.stdout.is_empty(), "{said}");
    }
}
