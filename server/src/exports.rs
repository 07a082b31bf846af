//! Boards as files, for whoever has a link. Made of what the store has, by threads that give way to everything else.

mod hands;
mod moment;
mod nothing;

use std::cell::Cell;

use board::{BoardId, ContentHash, ElementId, Locale, Snapshot};
use export::calendar::{BoardCalendar, Zone};
use export::{
    Area, ExportError, FontEmbedding, FontFiles, Paper, PdfOptions, Pictures, PngScale, SvgOptions,
    TaskFormat,
};
use hands::HANDS;
use nothing::or_none;
use workshop::plan::Clock;
use workshop::rules::Date;

use crate::api_error::ApiError;
use crate::relay::Relay;
use crate::rooms::AskError;
use crate::store::{Found, LoadError};

/// How a report for executives is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportFormat {
    /// One page of A4.
    Pdf,
    /// Headings, lines and a table.
    Markdown,
    /// A page to read and to print.
    Html,
}

/// A format that a board can be had in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// A picture with its text as text.
    Svg,
    /// A picture of pixels.
    Png,
    /// A page for each canvas, for paper.
    Pdf,
    /// What is written, in reading order.
    Markdown,
    /// A row for each note, for spreadsheets.
    Csv,
    /// A row for each value in a cell, strip or matrix.
    Values,
    /// What changed from one part to the next, in words.
    Changes,
    /// Meetings, reports and milestones, for calendars.
    Calendar,
    /// The tasks of plans.
    Tasks(TaskFormat),
    /// The lists of solutions.
    Solutions,
    /// A page to read without Nonet.
    Html,
    /// One page for executives.
    Report(ReportFormat),
    /// Everything in one file.
    Zip,
    /// Everything, for programs.
    Json,
}

impl Format {
    const ALL: [Self; 18] = [
        Self::Svg,
        Self::Png,
        Self::Pdf,
        Self::Markdown,
        Self::Csv,
        Self::Values,
        Self::Changes,
        Self::Json,
        Self::Calendar,
        Self::Tasks(TaskFormat::Csv),
        Self::Tasks(TaskFormat::Markdown),
        Self::Tasks(TaskFormat::Json),
        Self::Solutions,
        Self::Html,
        Self::Report(ReportFormat::Pdf),
        Self::Report(ReportFormat::Markdown),
        Self::Report(ReportFormat::Html),
        Self::Zip,
    ];

    /// What it is called in addresses and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Values => "values",
            Self::Tasks(TaskFormat::Csv) => "tasks",
            Self::Report(ReportFormat::Pdf) => "report",
            other => other.ending(),
        }
    }

    /// The format of an address's last part.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The ending of the file's name. What is called by the board's title, too, and ends like another file of it says
    /// what it is.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Report(ReportFormat::Pdf) => "report.pdf",
            Self::Report(ReportFormat::Markdown) => "report.md",
            Self::Report(ReportFormat::Html) => "report.html",
            Self::Markdown => "md",
            Self::Changes => "changes.md",
            Self::Solutions => "solutions.md",
            Self::Tasks(TaskFormat::Markdown) => "tasks.md",
            Self::Tasks(TaskFormat::Csv) => "tasks.csv",
            Self::Tasks(TaskFormat::Json) => "tasks.json",
            Self::Csv => "csv",
            Self::Values => "values.csv",
            Self::Json => "json",
            Self::Calendar => "ics",
            Self::Html => "html",
            Self::Zip => "zip",
        }
    }

    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf | Self::Report(ReportFormat::Pdf) => "application/pdf",
            Self::Markdown
            | Self::Changes
            | Self::Solutions
            | Self::Report(ReportFormat::Markdown)
            | Self::Tasks(TaskFormat::Markdown) => "text/markdown; charset=utf-8",
            Self::Csv | Self::Values | Self::Tasks(TaskFormat::Csv) => "text/csv; charset=utf-8",
            Self::Json | Self::Tasks(TaskFormat::Json) => "application/json",
            Self::Calendar => "text/calendar; charset=utf-8",
            Self::Html | Self::Report(ReportFormat::Html) => "text/html; charset=utf-8",
            Self::Zip => "application/zip",
        }
    }
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// The board's id.
    pub board: String,
    /// The moment, in UTC, see [`now`].
    pub now: Option<(Date, Clock)>,
    /// In which format.
    pub format: Format,
    /// One canvas instead of the whole board.
    pub canvas: Option<String>,
    /// How large a PNG is.
    pub scale: PngScale,
    /// The paper of a PDF.
    pub paper: Paper,
    /// Where a calendar's times are meant.
    pub zone: Zone,
    /// The language of labels; the board's own if `None`.
    pub locale: Option<Locale>,
    /// Whether the board's surface is painted.
    pub background: bool,
}

/// A file.
pub struct File {
    /// What to call it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Makes a file of a board as the store has it: the room, which others are waiting for, has nothing to do with it. Of a
/// damaged one what can still be read.
pub(crate) async fn make(relay: &Relay, board: &BoardId, order: Order) -> Result<File, ApiError> {
    let turn = HANDS.turn().await?;
    relay.rooms().settle(board).await;
    let (store, images, board) = (relay.store().clone(), relay.images().clone(), board.clone());
    let id = board.clone();
    let read = move || store.load_until_damage(&id);
    let work = move |found: Result<Found, LoadError>| {
        let opened = found.and_then(Found::open).map_err(|error| {
            tracing::error!(%board, %error, "no file of this board can be made");
            AskError::Unavailable(error.to_string())
        })?;
        let copy = opened.board.snapshot();
        drop(opened);
        draw(&copy, &order, &|hash| images.bytes(&board, hash))
    };
    turn.make(read, work).await?
}

fn draw(copy: &Snapshot, order: &Order, read: ReadPicture<'_>) -> Result<File, ApiError> {
    file(copy, order, read).map_err(|error| match error {
        FileError::Export(ExportError::UnknownCanvas(id)) => {
            ApiError::UnknownCanvas(id.to_string())
        }
        FileError::Export(error @ ExportError::Scale) => ApiError::Malformed(error.to_string()),
        FileError::Export(
            error @ (ExportError::TooLarge { .. } | ExportError::TooManyPages { .. }),
        ) => ApiError::TooLargeToDraw(error.to_string()),
        FileError::Export(error @ (ExportError::Font { .. } | ExportError::Render(_))) => {
            tracing::error!(%error, "an export failed");
            ApiError::Internal
        }
        FileError::NoFonts => ApiError::Unavailable(error.to_string()),
        FileError::PicturesTooLarge => ApiError::TooLargeToDraw(error.to_string()),
    })
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It cannot be made.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// Its pictures are more than can be held at once.
    #[error(
        "the pictures have more than {PICTURE_BYTES_MAX} bytes together; export one canvas at a time"
    )]
    PicturesTooLarge,
    /// There is nothing to draw with.
    #[error("this relay was built without fonts and draws neither PNG nor PDF")]
    NoFonts,
}

pub use moment::now;

/// Gives the bytes of a picture, if they are there.
pub type ReadPicture<'a> = &'a dyn Fn(&ContentHash) -> Option<Vec<u8>>;

/// Bytes of pictures in one file at most: an SVG holds them as text, and drawing holds that twice.
pub const PICTURE_BYTES_MAX: usize = 128 * 1024 * 1024;

/// Makes a file of a copy of a board, with the pictures that `read` gives. Blocks, for PNG up to seconds.
///
/// # Errors
/// [`FileError`].
pub fn file(snapshot: &Snapshot, order: &Order, read: ReadPicture<'_>) -> Result<File, FileError> {
    let locale = order.locale.unwrap_or(snapshot.info().locale);
    let area = match &order.canvas {
        Some(id) => Area::Canvas(ElementId::new(id.as_str())),
        None => Area::Board,
    };
    let taken = Cell::new(0);
    let pictures = |hash: &ContentHash| {
        if taken.get() > PICTURE_BYTES_MAX {
            return None;
        }
        let bytes = read(hash)?;
        taken.set(taken.get() + bytes.len());
        Some(bytes.into())
    };
    let bytes = bytes(snapshot, order, &area, locale, &pictures)?.ok_or(FileError::NoFonts)?;
    if taken.get() > PICTURE_BYTES_MAX {
        return Err(FileError::PicturesTooLarge);
    }
    Ok(File {
        name: export::file_name(snapshot, &area, locale, order.format.ending()),
        bytes,
    })
}

/// `None` if there are no fonts to draw with.
fn bytes(
    snapshot: &Snapshot,
    order: &Order,
    area: &Area,
    locale: Locale,
    pictures: Pictures<'_>,
) -> Result<Option<Vec<u8>>, ExportError> {
    let mut options = SvgOptions {
        area: area.clone(),
        locale,
        background: order.background,
        ..SvgOptions::default()
    };
    Ok(match order.format {
        Format::Markdown => Some(export::markdown(snapshot, area, locale)?.into_bytes()),
        Format::Csv => Some(export::csv(snapshot, area, locale)?.into_bytes()),
        Format::Changes => Some(or_none(export::changes(snapshot, locale)?, locale)),
        Format::Values => Some(export::values_csv(snapshot, area, locale)?.into_bytes()),
        Format::Pdf => match font_files() {
            Some(files) => {
                let options = PdfOptions {
                    area: area.clone(),
                    locale,
                    paper: order.paper,
                };
                Some(export::pdf(snapshot, &options, &files, pictures)?)
            }
            None => None,
        },
        Format::Json => Some(export::json(snapshot)?.into_bytes()),
        Format::Tasks(format) => Some(export::task_list(snapshot, format, locale)?.into_bytes()),
        Format::Solutions => Some(or_none(export::solutions(snapshot, area, locale)?, locale)),
        Format::Calendar => {
            let options = calendar_options(order, locale)?;
            let dates = export::calendar::board_calendar(snapshot, &options);
            Some(export::calendar::calendar(&dates, options.stamp).into_bytes())
        }
        Format::Report(format) => {
            let stamp = calendar_options(order, locale)?.stamp;
            let report = export::report(snapshot, locale, export::day_in_japan(stamp));
            match (format, font_files()) {
                (ReportFormat::Markdown, _) => Some(export::report_markdown(&report).into_bytes()),
                (ReportFormat::Html, _) => Some(export::report_html(&report).into_bytes()),
                (ReportFormat::Pdf, Some(files)) => Some(export::report_pdf(&report, &files)?),
                (ReportFormat::Pdf, None) => None,
            }
        }
        Format::Zip => match font_files() {
            Some(files) => {
                let options = calendar_options(order, locale)?;
                Some(export::archive(snapshot, &options, &files, pictures)?)
            }
            None => None,
        },
        Format::Svg | Format::Html => {
            options.fonts = match font_files() {
                Some(files) => match order.format {
                    Format::Html => export::page_fonts(snapshot, &options, &files)?,
                    _ => export::embedded_fonts(snapshot, &options, &files)?,
                },
                None => FontEmbedding::Named,
            };
            let text = match order.format {
                Format::Html => export::html(snapshot, &options, pictures)?,
                _ => export::svg(snapshot, &options, pictures)?,
            };
            Some(text.into_bytes())
        }
        Format::Png => match font_files() {
            Some(files) => Some(export::png(
                snapshot,
                &options,
                order.scale,
                &files,
                pictures,
            )?),
            None => None,
        },
    })
}

fn calendar_options(order: &Order, locale: Locale) -> Result<BoardCalendar<'_>, ExportError> {
    let no_time = || ExportError::Render("the clock of this machine is wrong".to_owned());
    Ok(BoardCalendar {
        board: &order.board,
        locale,
        stamp: order.now.ok_or_else(no_time)?,
        zone: order.zone,
    })
}

#[cfg(nonet_fonts)]
fn font_files() -> Option<FontFiles<'static>> {
    Some(FontFiles {
        regular: include_bytes!(env!("NONET_FONT_REGULAR")),
        bold: include_bytes!(env!("NONET_FONT_BOLD")),
        emoji: Some(include_bytes!(env!("NONET_FONT_EMOJI"))),
    })
}

#[cfg(not(nonet_fonts))]
fn font_files() -> Option<FontFiles<'static>> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v80_no_two_files_of_a_board_have_one_name() {
        let endings: std::collections::HashSet<&str> = Format::ALL.map(Format::ending).into();
        assert_eq!(endings.len(), Format::ALL.len());
        for format in Format::ALL {
            assert_eq!(Format::parse(format.name()), Some(format));
        }
    }
}
