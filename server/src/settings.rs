//! Where settings come from: flags go before the environment, that before the file, and that before the defaults.

mod file;
#[cfg(test)]
mod tests;

use std::ffi::OsString;

use clap::{Arg, FromArgMatches as _};

use crate::command_line::{Command, CommandLine, SERVE};

/// Why there are no settings.
#[derive(Debug)]
pub enum Refusal {
    /// Something about flags or environment, or a question for help, as clap tells it.
    Usage(clap::Error),
    /// Something about the file, in one line.
    File(String),
}

/// Reads the command line and the environment, and the file that they name, if they name one.
pub fn read(
    command: clap::Command,
    arguments: impl IntoIterator<Item = OsString>,
) -> Result<CommandLine, Refusal> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let said = parse(command.clone(), &arguments)?;
    let Command::Serve(serve) = &said.command else {
        return Ok(said);
    };
    let Some(path) = &serve.config else {
        return Ok(said);
    };
    let values = file::read(path, &command).map_err(Refusal::File)?;
    // As defaults of the options they come after flags and environment by clap's own rules.
    let lay = |option: Arg| match option.get_long().and_then(|key| values.get(key)) {
        Some(value) => option.default_value(value),
        None => option,
    };
    let command = command
        .mut_args(lay)
        .mut_subcommand(SERVE, |serve| serve.mut_args(lay));
    parse(command, &arguments)
}

fn parse(mut command: clap::Command, arguments: &[OsString]) -> Result<CommandLine, Refusal> {
    command
        .try_get_matches_from_mut(arguments)
        .and_then(|matches| CommandLine::from_arg_matches(&matches))
        .map_err(|error| Refusal::Usage(error.format(&mut command)))
}
