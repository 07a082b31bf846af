//! Boards as files, for whoever has a link. Made from a copy of the board, on a thread that nobody waits for.

use std::cell::Cell;

use board::{Board, BoardId, ClientNumber, ContentHash, ElementId, Locale, Origin, Snapshot};
use collab::room::{Answer, Question};
use export::{Area, ExportError, FontEmbedding, FontFiles, Paper, PdfOptions, Pictures, SvgOptions};
use tokio::sync::Semaphore;

use crate::api_error::ApiError;
use crate::relay::Relay;

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
    /// Everything, for programs.
    Json,
}

impl Format {
    const ALL: [Self; 6] = [
        Self::Svg,
        Self::Png,
        Self::Pdf,
        Self::Markdown,
        Self::Csv,
        Self::Json,
    ];

    /// The format of an address's last part.
    pub fn parse(ending: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.ending() == ending)
    }

    /// The ending of the file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// In which format.
    pub format: Format,
    /// One canvas instead of the whole board.
    pub canvas: Option<String>,
    /// Pixels for each board unit, for PNG.
    pub scale: u32,
    /// The paper of a PDF.
    pub paper: Paper,
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

/// Drawing takes hundreds of megabytes: two at a time.
static DRAWING: Semaphore = Semaphore::const_new(2);

/// Makes a file of a board as it is durable.
pub(crate) async fn make(relay: &Relay, board: &BoardId, order: Order) -> Result<File, ApiError> {
    let state = match relay.rooms().ask(board, Question::State).await? {
        Answer::State(state) => state,
        Answer::Title(_) => return Err(ApiError::Internal),
    };
    let _permit = match order.format {
        Format::Png | Format::Svg | Format::Pdf => DRAWING.acquire().await.ok(),
        Format::Markdown | Format::Csv | Format::Json => None,
    };
    let (images, board) = (relay.images().clone(), board.clone());
    tokio::task::spawn_blocking(move || draw(&state, &order, &|hash| images.bytes(&board, hash)))
        .await
        .map_err(|error| {
            tracing::error!(%error, "an export panicked");
            ApiError::Internal
        })?
}

fn draw(state: &[u8], order: &Order, read: ReadPicture<'_>) -> Result<File, ApiError> {
    let random = getrandom::u64().map_err(|_| ApiError::Internal)?;
    let mut board = Board::new(ClientNumber::new(random));
    board.apply(state, Origin::Storage).map_err(|error| {
        tracing::error!(%error, "a board's own state cannot be read");
        ApiError::Internal
    })?;
    file(&board.snapshot(), order, read).map_err(|error| match error {
        FileError::Export(ExportError::UnknownCanvas(id)) => {
            ApiError::UnknownCanvas(id.to_string())
        }
        FileError::Export(error @ ExportError::Scale { .. }) => {
            ApiError::Malformed(error.to_string())
        }
        FileError::Export(
            error @ (ExportError::TooLarge { .. } | ExportError::TooManyPages { .. }),
        ) => {
            ApiError::TooLargeToDraw(error.to_string())
        }
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
        Format::Svg => {
            options.fonts = match font_files() {
                Some(files) => export::embedded_fonts(snapshot, &options, &files)?,
                None => FontEmbedding::Named,
            };
            Some(export::svg(snapshot, &options, pictures)?.into_bytes())
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
