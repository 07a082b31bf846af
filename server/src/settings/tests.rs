use std::collections::BTreeSet;

use clap::CommandFactory as _;
use server::Config;
use tempfile::TempDir;

use super::*;
use crate::command_line::LogFormat;

const EXAMPLE: &str = include_str!("../../../docs/examples/nonet.toml");
const DOCUMENT: &str = include_str!("../../../docs/operating.md");

/// The command line without the environment that the tests run in.
fn bare() -> clap::Command {
    let deaf = |command: clap::Command| command.mut_args(|arg| arg.env(None));
    deaf(CommandLine::command()).mut_subcommands(deaf)
}

/// What `nonet serve --config FILE`, with these flags behind, makes of a file with these bytes.
fn serve(file: &[u8], flags: &[&str]) -> Result<CommandLine, Refusal> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("nonet.toml");
    std::fs::write(&path, file).unwrap();
    let path = path.to_str().unwrap();
    let words = ["nonet", "serve", "--config", path];
    let words = words.iter().chain(flags);
    read(bare(), words.map(OsString::from))
}

fn config(line: CommandLine) -> Config {
    match line.command {
        Command::Serve(serve) => serve.into(),
        _ => panic!("not serve"),
    }
}

/// Why a file is not taken: one line, without the path before it.
fn refusal(file: &[u8]) -> String {
    match serve(file, &[]) {
        Err(Refusal::File(line)) => {
            assert_eq!(line.lines().count(), 1, "{line}");
            assert!(line.starts_with("the settings file /"), "{line}");
            let (_, rest) = line
                .split_once("nonet.toml")
                .expect("the file has its name");
            rest.trim_start_matches([',', ' ']).to_owned()
        }
        Err(Refusal::Usage(error)) => panic!("told as a fault of flags: {error}"),
        Ok(_) => panic!("taken: {}", String::from_utf8_lossy(file)),
    }
}

fn keys() -> BTreeSet<String> {
    let command = bare();
    file::options(&command)
        .map(|(key, _)| key.to_owned())
        .collect()
}

/// The example with all that it only mentions.
fn whole_example() -> String {
    let mentioned = |line: &str| {
        line.strip_prefix('#')
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
            .map(str::to_owned)
    };
    EXAMPLE
        .lines()
        .map(|line| mentioned(line).unwrap_or_else(|| line.to_owned()) + "\n")
        .collect()
}

#[test]
fn v270_every_setting_can_stand_in_a_file() {
    let file = br#"
        listen = "0.0.0.0:99"
        data = "boards"
        public-url = "https://boards.example/"
        templates = "own"
        image-megabytes = 7
        checkpoint-minutes = "8"
        checkpoint-days = 0x1F
        connections-per-address = 1_000
        boards-per-hour = 0
        behind-proxy = true
        log = "debug"
        log-format = "json"
    "#;
    let line = serve(file, &[]).unwrap();
    assert_eq!(line.log, "debug");
    assert!(line.log_format == LogFormat::Json);
    let config = config(line);
    assert_eq!(config.listen.to_string(), "0.0.0.0:99");
    // Relative paths stay so, as those of flags do.
    assert_eq!(config.data.to_str(), Some("boards"));
    assert_eq!(config.templates.unwrap().to_str(), Some("own"));
    assert_eq!(
        config.public_url.unwrap().as_str(),
        "https://boards.example"
    );
    assert_eq!(config.image_bytes_per_board, 7 * 1024 * 1024);
    assert_eq!(config.checkpoints.every.as_secs(), 8 * 60);
    assert_eq!(config.checkpoints.days, 31);
    assert_eq!(config.address_limits.connections, 1000);
    assert_eq!(config.address_limits.boards_per_hour, 0);
    assert!(config.address_limits.behind_proxy);
}

#[test]
fn v270_flags_go_before_the_file_and_the_file_before_defaults() {
    let file = b"log = 'warn'\ndata = 'of-the-file'\nlisten = '127.0.0.1:1'";
    let line = serve(file, &["--data", "of-the-flag", "--log", "error"]).unwrap();
    assert_eq!(line.log, "error");
    let config = config(line);
    assert_eq!(config.data.to_str(), Some("of-the-flag"));
    assert_eq!(config.listen.to_string(), "127.0.0.1:1");
    let usual = read(bare(), ["nonet", "serve"].map(OsString::from)).unwrap();
    assert!(!config.address_limits.behind_proxy);
    assert_eq!(
        config.checkpoints.days,
        self::config(usual).checkpoints.days
    );
}

#[test]
fn v270_an_empty_file_changes_nothing() {
    for file in ["", "# nothing\r\n", "\u{feff}"] {
        let line = serve(file.as_bytes(), &[]).unwrap();
        let usual = read(bare(), ["nonet", "serve"].map(OsString::from)).unwrap();
        assert_eq!(
            format!("{:?}", config(line)),
            format!("{:?}", config(usual))
        );
    }
}

#[test]
fn v270_the_example_is_read_and_names_every_setting() {
    serve(EXAMPLE.as_bytes(), &[]).unwrap();
    let whole = whole_example();
    serve(whole.as_bytes(), &[]).unwrap();
    let named: BTreeSet<String> = whole
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()))
        .filter(|key| !key.starts_with('#'))
        .collect();
    assert_eq!(named, keys());
    // What is only mentioned is what holds without the line.
    let command = bare();
    for (key, option) in file::options(&command) {
        let Some(line) = EXAMPLE
            .lines()
            .find(|line| line.starts_with(&format!("#{key} = ")))
        else {
            continue;
        };
        let (_, value) = line.split_once(" = ").unwrap();
        for default in option.get_default_values() {
            assert_eq!(value.trim_matches('"'), default.to_str().unwrap(), "{key}");
        }
    }
}

#[test]
fn v270_the_documented_options_are_the_ones_of_a_file() {
    let documented: BTreeSet<String> = DOCUMENT
        .lines()
        .filter_map(|line| line.strip_prefix("| `--")?.split('`').next())
        .map(str::to_owned)
        .collect();
    let mut known = keys();
    known.insert("config".to_owned());
    assert_eq!(documented, known);
    let whole = whole_example();
    for key in keys() {
        let line = whole
            .lines()
            .find(|line| line.starts_with(&format!("{key} = ")));
        serve(line.unwrap().as_bytes(), &[]).unwrap();
    }
}

#[test]
fn v270_what_is_no_file_of_settings_is_said() {
    let long = "# long\n".repeat(200_000);
    let deep = format!("listen = {}", "[".repeat(100_000));
    let cases: [(&[u8], &str); 7] = [
        (
            b"listen = '127.0.0.1:0'\ndata = /var/lib",
            "line 2: this is no TOML: ",
        ),
        (b"\n\n}", "line 3: this is no TOML: "),
        (
            b"data = 'a'\ndata = 'b'",
            "line 2: this is no TOML: duplicate key",
        ),
        (deep.as_bytes(), "line 1: this is no TOML: "),
        (b"data = '\xff'", "is no text in UTF-8; "),
        (long.as_bytes(), "has more than 1048576 bytes; "),
        (b"PK\x03\x04", "line 1: this is no TOML: "),
    ];
    for (file, reason) in cases {
        let told = refusal(file);
        assert!(told.starts_with(reason), "{told:?} is not {reason:?}");
    }
    let folder = TempDir::new().unwrap();
    for path in [folder.path().join("none.toml"), folder.path().to_owned()] {
        let words = ["nonet".into(), "serve".into(), "--config".into()];
        let words = words.into_iter().chain([path.clone().into_os_string()]);
        let Err(Refusal::File(told)) = read(bare(), words) else {
            panic!("{} was read", path.display());
        };
        let start = format!("the settings file {} cannot be read: ", path.display());
        assert!(told.starts_with(&start), "{told}");
        assert!(told.contains("--config"), "{told}");
    }
}

#[test]
fn v270_a_key_that_is_none_is_said_with_all_that_there_are() {
    for key in ["lisen", "public_url", "config", "help", "version", "''"] {
        let told = refusal(format!("log = 'info'\n{key} = true").as_bytes());
        let name = key.trim_matches('\'');
        assert!(
            told.starts_with(&format!("line 2: there is no setting {name:?}; ")),
            "{told}"
        );
        let (_, listed) = told.split_once("there are ").unwrap();
        assert_eq!(
            listed
                .split(", ")
                .map(str::to_owned)
                .collect::<BTreeSet<_>>(),
            keys()
        );
    }
    assert!(refusal(b"[serve]\nlog = 'info'").starts_with("line 1: there is no setting \"serve\""));
}

#[test]
fn v270_a_value_of_the_wrong_kind_is_said() {
    let command = bare();
    for (key, option) in file::options(&command) {
        let mut kinds = vec![
            ("['a']", "array"),
            ("{ a = 1 }", "table"),
            ("2026-11-22", "datetime"),
        ];
        if option.get_action().takes_values() {
            kinds.push(("true", "boolean"));
        } else {
            kinds.extend([("'true'", "string"), ("1", "integer"), ("1.5", "float")]);
        }
        for (value, kind) in kinds {
            let told = refusal(format!("{key} = {value}").as_bytes());
            let wanted = format!("line 1: {key} takes no {kind}; write ");
            assert!(told.starts_with(&wanted), "{told}");
        }
    }
    assert!(refusal(b"[listen]\nport = 1").starts_with("line 1: listen takes no table; "));
}

#[test]
fn v270_what_an_option_refuses_is_refused_in_the_file() {
    for (key, value) in [
        ("listen", "'boards'"),
        ("listen", "8787"),
        ("data", "''"),
        ("public-url", "'boards.example'"),
        ("image-megabytes", "-1"),
        ("checkpoint-days", "1.5"),
        ("boards-per-hour", "99999999999999999999"),
        ("log-format", "'yaml'"),
    ] {
        let line = format!("{key} = {value}");
        let told = refusal(format!("\n{line}").as_bytes());
        let text = value.trim_matches('\'');
        let start = format!("line 2: {key} cannot be {text:?}: ");
        assert!(told.starts_with(&start), "{told}");
        // It says what the option is; flags are refused as well.
        assert!(told.contains(&format!("({key}: ")), "{told}");
        let flags = ["nonet", "serve", &format!("--{key}={text}")].map(OsString::from);
        assert!(
            matches!(read(bare(), flags), Err(Refusal::Usage(_))),
            "{line}"
        );
    }
    assert!(refusal(b"log-format = 'yaml'").contains("it is one of text, json ("));
    assert!(refusal(b"data = ''").contains("a value is required for '--data"));
    // A flag that goes before it is no reason to let it pass.
    let told = serve(b"listen = 'boards'", &["--listen", "127.0.0.1:0"]);
    assert!(matches!(told, Err(Refusal::File(_))));
}

#[test]
fn v270_other_commands_have_no_file() {
    let words = ["nonet", "doctor", "--config", "nonet.toml"].map(OsString::from);
    assert!(matches!(read(bare(), words), Err(Refusal::Usage(_))));
}
