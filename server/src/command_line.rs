//! What can be said on the command line, or by environment variables.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use export::calendar::Zone;
use export::{Paper, PngScale, TaskFormat};
use server::Config;
use server::addresses::AddressLimits;
use server::checkpoints::Retention;
use server::config::{IMAGE_MEGABYTES_PER_BOARD, PublicUrl};
use server::exports::{Format, ReportFormat};

/// A whiteboard for workshops, on your own machine.
#[derive(Parser)]
#[command(
    name = "nonet",
    version,
    about,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How much to log: error, warn, info, debug, or directives like `server=debug`
    #[arg(long, env = "NONET_LOG", default_value = "info", global = true)]
    pub log: String,
    /// How to log
    #[arg(long, env = "NONET_LOG_FORMAT", default_value = "text", global = true)]
    pub log_format: LogFormat,
}

/// The name of the command whose settings can stand in a file.
pub const SERVE: &str = "serve";

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Keep boards and serve the app
    #[command(name = SERVE)]
    Serve(Serve),
    /// Write a board to a file, also while a relay is serving it
    Export(Export),
    /// Make a board of a file: an exported board, a drawing of Excalidraw or tldraw, a CSV. No relay may be using the folder
    Import(Import),
    /// Copy all boards and pictures to an empty folder, also while a relay is serving them
    Backup(Backup),
    /// Put a backup into a data folder that no relay is using
    Restore(Restore),
    /// Open every board and say which are damaged, also while a relay is serving them
    Doctor(Doctor),
}

/// How the log is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines to read
    Text,
    /// One JSON object a line
    Json,
}

/// The settings of `nonet serve`.
#[derive(Args)]
pub struct Serve {
    /// File with settings: TOML, with the names of these options as keys. Flags and environment go before it
    #[arg(long, env = "NONET_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Address and port to listen on; port 0 takes any free one
    #[arg(long, env = "NONET_LISTEN", default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Folder in which the boards are kept, created if it is missing
    #[arg(long, env = "NONET_DATA", default_value = "data", value_name = "DIR")]
    data: PathBuf,
    /// Address that people use, if a proxy stands before the relay: https://boards.example.com
    #[arg(long, env = "NONET_PUBLIC_URL", value_name = "URL")]
    public_url: Option<PublicUrl>,
    /// Folder with templates of your own (DIR/*.json) and packs of them (DIR/packs/*.json)
    #[arg(long, env = "NONET_TEMPLATES", value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Megabytes that the pictures of one board may take up
    #[arg(long, env = "NONET_IMAGE_MEGABYTES", default_value_t = IMAGE_MEGABYTES_PER_BOARD, value_name = "MB")]
    image_megabytes: u64,
    /// Minutes between two automatic checkpoints of a board that is being worked on; 0: none
    #[arg(
        long,
        env = "NONET_CHECKPOINT_MINUTES",
        default_value_t = 60,
        value_name = "N"
    )]
    checkpoint_minutes: u32,
    /// Days for which an automatic checkpoint a day is kept; those that people made stay
    #[arg(long, env = "NONET_CHECKPOINT_DAYS", default_value_t = Retention::default().days, value_name = "N")]
    checkpoint_days: u32,
    /// Sync connections that one network address may have; 0: any number
    #[arg(long, env = "NONET_CONNECTIONS_PER_ADDRESS", default_value_t = AddressLimits::default().connections, value_name = "N")]
    connections_per_address: u32,
    /// Boards that one network address may make in an hour; 0: any number
    #[arg(long, env = "NONET_BOARDS_PER_HOUR", default_value_t = AddressLimits::default().boards_per_hour, value_name = "N")]
    boards_per_hour: u32,
    /// Everything comes through a proxy on another machine, which names the true address last in X-Forwarded-For
    #[arg(long, env = "NONET_BEHIND_PROXY")]
    behind_proxy: bool,
}

/// The settings of `nonet export`.
#[derive(Args)]
pub struct Export {
    /// The board's id: what stands after /b/ in its address
    pub board: String,
    /// Format of the file
    #[arg(long, value_enum)]
    pub format: FileFormat,
    /// File to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Folder in which the boards are kept
    #[arg(long, env = "NONET_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
    /// Id of one canvas, instead of the whole board
    #[arg(long, value_name = "ID")]
    pub canvas: Option<String>,
    /// Pixels for each board unit, for png: 0.001 to 4, or "fit" for as many as may be
    #[arg(long, default_value = "2", value_parser = parse_scale)]
    pub scale: PngScale,
    /// Paper of a pdf
    #[arg(long, value_enum, default_value_t)]
    pub paper: PaperSize,
    /// Language of names and labels, `ja` or `en`, instead of the board's
    #[arg(long, value_name = "LANGUAGE", value_parser = parse_locale)]
    pub locale: Option<board::Locale>,
    /// Where the times of an ics are meant, such as Europe/Berlin
    #[arg(long, default_value = Zone::default().name(), value_name = "ZONE", value_parser = parse_zone)]
    pub zone: Zone,
}

fn parse_locale(tag: &str) -> Result<board::Locale, String> {
    board::Locale::from_tag(tag).ok_or_else(|| "it is ja or en".to_owned())
}

fn parse_scale(name: &str) -> Result<PngScale, String> {
    PngScale::parse(name).ok_or_else(|| export::ExportError::Scale.to_string())
}

fn parse_zone(name: &str) -> Result<Zone, String> {
    Zone::parse(name)
        .ok_or_else(|| format!("it is one of {}", Zone::ALL.map(Zone::name).join(", ")))
}

/// The settings of `nonet import`.
#[derive(Args)]
pub struct Import {
    /// File to read: .json, .zip, .excalidraw, .tldr or .csv
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Folder in which the boards are kept
    #[arg(long, env = "NONET_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
    /// Title of the board, instead of the one in the file
    #[arg(long, default_value = "", hide_default_value = true)]
    pub title: String,
    /// Take what is known of a file that a newer version wrote
    #[arg(long)]
    pub newer: bool,
    /// Megabytes that the pictures of one board may take up
    #[arg(long, env = "NONET_IMAGE_MEGABYTES", default_value_t = IMAGE_MEGABYTES_PER_BOARD, value_name = "MB")]
    pub image_megabytes: u64,
    /// Address that people use, for the links: https://boards.example.com
    #[arg(
        long,
        env = "NONET_PUBLIC_URL",
        default_value = "http://127.0.0.1:8787",
        value_name = "URL"
    )]
    pub public_url: String,
}

/// The settings of `nonet backup`.
#[derive(Args)]
pub struct Backup {
    /// Folder for the backup, empty or missing
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Folder in which the boards are kept
    #[arg(long, env = "NONET_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
}

/// The settings of `nonet restore`.
#[derive(Args)]
pub struct Restore {
    /// Folder with the backup
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Folder in which the boards are to be kept
    #[arg(long, env = "NONET_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
    /// Move the boards that are there aside, into a folder beside them
    #[arg(long)]
    pub replace: bool,
    /// Go back for good: what browsers still hold that is newer does not come back when they connect
    #[arg(long)]
    pub roll_back: bool,
}

/// The settings of `nonet doctor`.
#[derive(Args)]
pub struct Doctor {
    /// Folder in which the boards are kept
    #[arg(long, env = "NONET_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
}

/// A format that a board can be written in.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileFormat {
    /// A picture with its text as text
    Svg,
    /// A picture of pixels
    Png,
    /// A page for each canvas, for paper
    Pdf,
    /// Markdown: what is written, in reading order
    Md,
    /// A row for each note, for spreadsheets
    Csv,
    /// A row for each value in a cell, strip or matrix
    Values,
    /// Meetings, reports and milestones, for calendars
    Ics,
    /// The tasks of plans as a table
    Tasks,
    /// The tasks of plans as a check list
    #[value(name = "tasks.md")]
    TasksMd,
    /// The tasks of plans as issues
    #[value(name = "tasks.json")]
    TasksJson,
    /// The lists of solutions, as Markdown
    #[value(name = "solutions.md")]
    SolutionsMd,
    /// What changed from one part of the workshop to the next, in Markdown
    #[value(name = "changes.md")]
    ChangesMd,
    /// One page for executives, as a pdf
    Report,
    /// One page for executives, in Markdown
    #[value(name = "report.md")]
    ReportMd,
    /// One page for executives, as a page to read and print
    #[value(name = "report.html")]
    ReportHtml,
    /// A page to read without Nonet
    Html,
    /// Everything in one file
    Zip,
    /// Everything, for programs
    Json,
}

/// A paper size.
#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum PaperSize {
    /// 210 × 297 mm
    #[default]
    A4,
    /// 297 × 420 mm
    A3,
}

impl From<PaperSize> for Paper {
    fn from(size: PaperSize) -> Self {
        match size {
            PaperSize::A4 => Self::A4,
            PaperSize::A3 => Self::A3,
        }
    }
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Svg => Self::Svg,
            FileFormat::Png => Self::Png,
            FileFormat::Pdf => Self::Pdf,
            FileFormat::Md => Self::Markdown,
            FileFormat::Csv => Self::Csv,
            FileFormat::Values => Self::Values,
            FileFormat::Ics => Self::Calendar,
            FileFormat::Tasks => Self::Tasks(TaskFormat::Csv),
            FileFormat::TasksMd => Self::Tasks(TaskFormat::Markdown),
            FileFormat::TasksJson => Self::Tasks(TaskFormat::Json),
            FileFormat::SolutionsMd => Self::Solutions,
            FileFormat::ChangesMd => Self::Changes,
            FileFormat::Html => Self::Html,
            FileFormat::Report => Self::Report(ReportFormat::Pdf),
            FileFormat::ReportMd => Self::Report(ReportFormat::Markdown),
            FileFormat::ReportHtml => Self::Report(ReportFormat::Html),
            FileFormat::Zip => Self::Zip,
            FileFormat::Json => Self::Json,
        }
    }
}

impl From<Serve> for Config {
    fn from(serve: Serve) -> Self {
        Self {
            public_url: serve.public_url,
            templates: serve.templates,
            checkpoints: Retention {
                every: Duration::from_secs(60 * u64::from(serve.checkpoint_minutes)),
                days: serve.checkpoint_days,
                ..Retention::default()
            },
            image_bytes_per_board: serve.image_megabytes.saturating_mul(1024 * 1024),
            address_limits: AddressLimits {
                connections: serve.connections_per_address,
                boards_per_hour: serve.boards_per_hour,
                behind_proxy: serve.behind_proxy,
                ..AddressLimits::default()
            },
            ..Self::new(serve.listen, serve.data)
        }
    }
}
