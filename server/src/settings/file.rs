//! The file of settings. Its keys are the long names of options, and its values are read as these options read theirs.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::io::Read as _;
use std::path::Path;

use clap::Arg;
use clap::error::ContextKind;
use toml::de::{DeTable, DeValue};

use crate::command_line::SERVE;

/// Somebody named a wrong file if it is longer.
const BYTES_MAX: u64 = 1024 * 1024;

/// What is wrong, and at which byte.
struct Fault {
    at: usize,
    what: String,
}

/// What the file says, each as it would stand behind the flag. An error is one line with the file's name.
pub(super) fn read(
    path: &Path,
    command: &clap::Command,
) -> Result<BTreeMap<String, String>, String> {
    let name = format!("the settings file {}", path.display());
    let text = text_of(path).map_err(|what| format!("{name} {what}"))?;
    values(&text, command).map_err(|fault| {
        let before = text.bytes().take(fault.at);
        let line = 1 + before.filter(|byte| *byte == b'\n').count();
        format!("{name}, line {line}: {}", fault.what)
    })
}

fn text_of(path: &Path) -> Result<String, String> {
    let cannot = |error| {
        format!("cannot be read: {error}; name another with --config or NONET_CONFIG, or none")
    };
    let mut bytes = Vec::new();
    // Not by its length, which a pipe does not tell.
    std::fs::File::open(path)
        .and_then(|file| file.take(BYTES_MAX + 1).read_to_end(&mut bytes))
        .map_err(cannot)?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(format!(
            "has more than {BYTES_MAX} bytes; name one that holds settings only"
        ));
    }
    String::from_utf8(bytes)
        .map_err(|_| "is no text in UTF-8; save it as such, or name another".to_owned())
}

fn values(text: &str, command: &clap::Command) -> Result<BTreeMap<String, String>, Fault> {
    let table = DeTable::parse(text).map_err(|error| Fault {
        at: error.span().map_or(0, |span| span.start),
        what: format!(
            "this is no TOML: {}; write KEY = VALUE, and texts in quotes",
            error.message()
        ),
    })?;
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    // The first fault in the file is the one that is told.
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut values = BTreeMap::new();
    for (key, value) in entries {
        let text = value_of(key.get_ref(), value.get_ref(), command).map_err(|what| Fault {
            at: key.span().start,
            what,
        })?;
        values.insert(key.get_ref().to_string(), text);
    }
    Ok(values)
}

/// What can be set in a file: the options of the command and those of all commands, with their names. Another file is
/// no setting.
pub(super) fn options(command: &clap::Command) -> impl Iterator<Item = (&str, &Arg)> {
    let serve = command.find_subcommand(SERVE);
    let own = serve.into_iter().flat_map(clap::Command::get_arguments);
    let everywhere = command.get_arguments().filter(|arg| arg.is_global_set());
    own.chain(everywhere)
        .filter_map(|option| Some((option.get_long()?, option)))
        .filter(|(key, _)| *key != "config")
}

fn value_of(key: &str, value: &DeValue<'_>, command: &clap::Command) -> Result<String, String> {
    let Some((_, option)) = options(command).find(|(known, _)| *known == key) else {
        let known: Vec<&str> = options(command).map(|(key, _)| key).collect();
        return Err(format!(
            "there is no setting {key:?}; there are {}",
            known.join(", ")
        ));
    };
    if !option.get_action().takes_values() {
        return match value {
            DeValue::Boolean(on) => Ok(on.to_string()),
            other => Err(wrong_kind(key, other, "true or false, without quotes")),
        };
    }
    let text = match value {
        DeValue::String(text) => text.to_string(),
        // In the digits that options read; the file may have others (0x1F).
        DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| number.to_string(), |number| number.to_string()),
        DeValue::Float(number) => number.to_string(),
        other => return Err(wrong_kind(key, other, "one text in quotes, or a number")),
    };
    match refused(key, &text, option) {
        Some(reason) => Err(format!("{key} cannot be {text:?}: {reason}")),
        None => Ok(text),
    }
}

fn wrong_kind(key: &str, value: &DeValue<'_>, wanted: &str) -> String {
    format!("{key} takes no {}; write {wanted}", value.type_str())
}

/// Why an option does not take a value, and what the option is; `None` if it takes it.
fn refused(key: &str, text: &str, option: &Arg) -> Option<String> {
    // Alone: what others get, from the environment too, is not the file's fault.
    let alone = clap::Command::new("nonet")
        .no_binary_name(true)
        .arg(option.clone());
    let error = alone
        .try_get_matches_from([format!("--{key}={text}")])
        .err()?;
    let told = error.to_string();
    let among = error.get(ContextKind::ValidValue).map(ToString::to_string);
    let reason = match (error.source(), among) {
        (Some(source), _) => source.to_string(),
        (None, Some(values)) if !values.is_empty() => format!("it is one of {values}"),
        (None, _) => told.lines().next().unwrap_or_default().to_owned(),
    };
    let reason = reason.trim_start_matches("error: ");
    Some(match option.get_help() {
        Some(help) => format!("{reason} ({key}: {help})"),
        None => reason.to_owned(),
    })
}
