//! The binary `nonet`.

mod command_line;
mod settings;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::CommandFactory as _;
use command_line::{Backup, Command, CommandLine, Doctor, Export, Import, Restore};
use server::RunningRelay;
use tokio::signal::unix::{SignalKind, signal};

/// glibc keeps what was freed, in as many pieces as there are threads: three times of what an open board takes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match settings::read(CommandLine::command(), std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(settings::Refusal::Usage(error)) => error.exit(),
        Err(settings::Refusal::File(reason)) => return fail(&reason),
    };
    start_log(&arguments);
    match arguments.command {
        Command::Serve(serve) => match runtime() {
            Ok(runtime) => runtime.block_on(self::serve(serve.into())),
            Err(error) => fail(&format!("cannot start: {error}")),
        },
        Command::Export(export) => match self::export(export) {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => fail(&reason),
        },
        Command::Import(import) => tell(self::import(import)),
        Command::Backup(backup) => tell(self::backup(&backup)),
        Command::Restore(restore) => tell(self::restore(&restore)),
        Command::Doctor(doctor) => tell(self::doctor(&doctor)),
    }
}

/// What the relay runs on.
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    server::memory::in_small_pages();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .on_thread_park(server::memory::give_back_if_asked)
        .build()
}

/// Says what was done, or why not.
fn tell(outcome: Result<String, String>) -> ExitCode {
    match outcome {
        Ok(done) => {
            say(&done);
            ExitCode::SUCCESS
        }
        Err(reason) => fail(&reason),
    }
}

fn backup(backup: &Backup) -> Result<String, String> {
    let contents =
        server::backup::back_up(&backup.data, &backup.folder).map_err(|error| error.to_string())?;
    told(&contents, &format!("are in {}", backup.folder.display()))
}

fn restore(restore: &Restore) -> Result<String, String> {
    let options = server::backup::RestoreOptions {
        replace: restore.replace,
        roll_back: restore.roll_back,
    };
    let contents = server::backup::restore(&restore.folder, &restore.data, options)
        .map_err(|error| error.to_string())?;
    told(
        &contents,
        &format!("are in {} again", restore.data.display()),
    )
}

/// Everything was copied; boards that were damaged before are a failure all the same, for whoever runs this by clock.
fn told(contents: &server::backup::Contents, where_now: &str) -> Result<String, String> {
    let whole = format!(
        "{} boards, {} pictures, {} checkpoints and {} files of what happened ({} bytes) {where_now}; every checksum \
         was read back",
        contents.boards, contents.pictures, contents.checkpoints, contents.acts, contents.bytes
    );
    if contents.damage.is_empty() {
        return Ok(whole);
    }
    Err(format!(
        "{whole}. Copied as they are, but damaged: {}",
        contents.damage.join("; ")
    ))
}

fn doctor(doctor: &Doctor) -> Result<String, String> {
    let found = server::store::inspect(&doctor.data.join(server::store::DATABASE))
        .map_err(|error| error.to_string())?;
    // What happened belongs to no board's own data: what cannot be read of it is said, and is no failure.
    let acts = server::acts::inspect(&doctor.data)
        .map_err(|error| format!("cannot read what happened: {error}"))?;
    let mut told = format!(
        "What happened: {} changes in {} files",
        acts.changes, acts.files
    );
    if !acts.damaged.is_empty() {
        let names = acts.damaged.join(", ");
        told = format!("{told}; not whole, so that the list will lack some: {names}");
    }
    if found.damage.is_empty() {
        return Ok(format!(
            "{} boards, all of them whole. {told}",
            found.boards
        ));
    }
    Err(format!(
        "{} boards are whole. Damaged: {}. {told}",
        found.boards,
        found.damage.join("; ")
    ))
}

/// Writes a board to a file.
fn export(export: Export) -> Result<(), String> {
    let id = board::BoardId::parse(&export.board)
        .ok_or_else(|| format!("{:?} is no board id", export.board))?;
    let stored =
        server::store::read_beside(&export.data, &id).map_err(|error| error.to_string())?;
    let snapshot = stored.open().map_err(|error| error.to_string())?.snapshot();
    let order = server::exports::Order {
        board: id.to_string(),
        now: server::exports::now(),
        format: export.format.into(),
        canvas: export.canvas,
        scale: export.scale,
        paper: export.paper.into(),
        zone: export.zone,
        locale: export.locale,
        background: true,
    };
    let read = |hash: &board::ContentHash| server::images::read_beside(&export.data, &id, hash);
    let file =
        server::exports::file(&snapshot, &order, &read).map_err(|error| error.to_string())?;
    std::fs::write(&export.out, file.bytes)
        .map_err(|error| format!("cannot write {}: {error}", export.out.display()))
}

/// Makes a board of a file; says its links, and what did not fit.
fn import(import: Import) -> Result<String, String> {
    let cannot = |error: std::io::Error| format!("cannot read {}: {error}", import.file.display());
    let length = std::fs::metadata(&import.file).map_err(cannot)?.len();
    let max = ::import::limits::FILE_BYTES_MAX;
    // Before a byte of it is read.
    if length > max as u64 {
        return Err(format!("the file has {length} bytes, {max} are allowed"));
    }
    let bytes = std::fs::read(&import.file).map_err(cannot)?;
    let name = import.file.file_name().unwrap_or_default();
    let wish = server::importing::Wish {
        name: name.to_string_lossy().into_owned(),
        bytes,
        title: import.title,
        locale: board::Locale::default(),
        newer_too: import.newer,
    };
    let image_bytes = import.image_megabytes.saturating_mul(1024 * 1024);
    let placed = server::importing::into_folder(&import.data, image_bytes, wish);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let placed = runtime.block_on(placed)?;
    let mut said = String::new();
    let base = import.public_url.trim_end_matches('/');
    for (role, key) in &placed.keys {
        let line = format!(
            "{}: {base}/b/{}#k={}\n",
            role.name(),
            placed.id,
            key.as_str()
        );
        said.push_str(&line);
    }
    for (loss, count) in placed.losses.all() {
        said.push_str(&format!("did not fit: {count} × {loss}\n"));
    }
    Ok(said.trim_end().to_owned())
}

async fn serve(config: server::Config) -> ExitCode {
    let relay = match server::start(config).await {
        Ok(relay) => relay,
        Err(error) => return fail(&error.to_string()),
    };
    let address = relay.address();
    say(&format!(
        "Nonet is at http://{address}/ (stop it with Ctrl+C)"
    ));
    let broken = until_told(&relay).await;
    relay.stop().await;
    match broken {
        None => ExitCode::SUCCESS,
        Some(reason) => fail(&reason),
    }
}

/// Waits for a signal to stop, or gives the reason why the relay cannot go on.
async fn until_told(relay: &RunningRelay) -> Option<String> {
    let (Ok(mut terminate), Ok(mut interrupt)) = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
    ) else {
        return Some("cannot listen for signals".to_owned());
    };
    tokio::select! {
        _ = terminate.recv() => None,
        _ = interrupt.recv() => None,
        reason = relay.broken() => Some(reason),
    }
}

/// The log goes to standard error, as text or (`--log-format json`) as one JSON object a line. No keys are in it.
fn start_log(arguments: &CommandLine) {
    let filter = tracing_subscriber::EnvFilter::try_new(&arguments.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    match arguments.log_format {
        command_line::LogFormat::Text => log.init(),
        command_line::LogFormat::Json => log.json().init(),
    }
}

#[expect(
    clippy::print_stdout,
    reason = "the address is for people, beside the log"
)]
fn say(line: &str) {
    println!("{line}");
}

#[expect(clippy::print_stderr, reason = "one line that says what is wrong")]
fn fail(reason: &str) -> ExitCode {
    eprintln!("nonet: {reason}");
    ExitCode::FAILURE
}
