//! What can be said on the command line, or by environment variables.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use server::Config;
use server::config::{IMAGE_MEGABYTES_PER_BOARD, PublicUrl};
use server::exports::Format;

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

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Keep boards and serve the app
    Serve(Serve),
    /// Write a board to a file, also while a relay is serving it
    Export(Export),
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
    /// Address and port to listen on; port 0 takes any free one
    #[arg(long, env = "NONET_LISTEN", default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Folder in which the boards are kept, created if it is missing
    #[arg(long, env = "NONET_DATA", default_value = "data", value_name = "DIR")]
    data: PathBuf,
    /// Address that people use, if a proxy stands before the relay: https://boards.example.com
    #[arg(long, env = "NONET_PUBLIC_URL", value_name = "URL")]
    public_url: Option<PublicUrl>,
    /// Megabytes that the pictures of one board may take up
    #[arg(long, env = "NONET_IMAGE_MEGABYTES", default_value_t = IMAGE_MEGABYTES_PER_BOARD, value_name = "MB")]
    image_megabytes: u64,
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
    /// Pixels for each board unit, for png: 1 to 4
    #[arg(long, default_value_t = 2)]
    pub scale: u32,
}

/// A format that a board can be written in.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileFormat {
    /// A picture with its text as text
    Svg,
    /// A picture of pixels
    Png,
    /// Markdown: what is written, in reading order
    Md,
    /// Everything, for programs
    Json,
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Svg => Self::Svg,
            FileFormat::Png => Self::Png,
            FileFormat::Md => Self::Markdown,
            FileFormat::Json => Self::Json,
        }
    }
}

impl From<Serve> for Config {
    fn from(serve: Serve) -> Self {
        Self {
            public_url: serve.public_url,
            image_bytes_per_board: serve.image_megabytes.saturating_mul(1024 * 1024),
            ..Self::new(serve.listen, serve.data)
        }
    }
}
