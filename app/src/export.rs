//! Files of the board, made in the browser: they hold what this tab has, saved or not, and need no relay.

mod fonts;
mod giving_up;
mod picture;
pub mod printing;
mod sizes;
mod turns;
pub mod zone;

pub use giving_up::GivingUp;
pub use picture::{encode, png, svg};
pub use sizes::Sizes;
pub use turns::Turns;

use board::{ElementId, Locale, Snapshot};
use collab::Status;
use export::calendar::{BoardCalendar, board_calendar};
use export::{Area, ExportError, PngScale, SvgOptions, TaskFormat};
use leptos::prelude::GetUntracked;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};
use workshop::plan::Clock;
use workshop::rules::Date;

use crate::bridge::EditorHandle;
use crate::i18n::{Text, fill, locale_untracked, text_in};
use crate::net::api::ApiError;
use crate::net::{documents, refusals};
use crate::platform::{download, words_of};

/// Bytes of pictures in one SVG at most; the relay draws the line at the same place.
const PICTURE_BYTES_MAX: usize = 128 * 1024 * 1024;

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportFormat {
    /// A vector picture with its text as text, and its fonts inside.
    Svg,
    /// A picture.
    Png,
    /// A page for each canvas, for paper; made by the relay.
    Pdf,
    /// Headings and bullets.
    Markdown,
    /// A row for each note, for spreadsheets.
    Csv,
    /// The tasks of plans, for spreadsheets and trackers.
    Tasks,
    /// Meetings, reports and milestones, for calendars.
    Calendar,
    /// One page for executives: on paper, made by the relay; otherwise made here.
    Report(ReportKind),
    /// A page to read without Nonet; made by the relay.
    Html,
    /// Everything in one file; made by the relay.
    Zip,
    /// Everything, for programs.
    Json,
}

impl ExportFormat {
    /// How its name ends. What is called by the board's title, too, and ends like another file of it says what it is.
    const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Report(ReportKind::Pdf) => "report.pdf",
            Self::Markdown => "md",
            Self::Report(ReportKind::Markdown) => "report.md",
            Self::Csv => "csv",
            Self::Tasks => "tasks.csv",
            Self::Calendar => "ics",
            Self::Html => "html",
            Self::Report(ReportKind::Html) => "report.html",
            Self::Zip => "zip",
            Self::Json => "json",
        }
    }
}

/// How a report is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportKind {
    /// A page of A4.
    Pdf,
    /// A page to read.
    Html,
    /// Text.
    Markdown,
}

/// What to make.
#[derive(Clone, PartialEq, Debug)]
pub struct ExportRequest {
    /// Only this canvas; `None` is the whole board.
    pub canvas: Option<ElementId>,
    /// The kind of file.
    pub format: ExportFormat,
    /// How large a picture of pixels is.
    pub scale: PngScale,
    /// The paper of a PDF, as the relay names it.
    pub paper: &'static str,
    /// Whether pictures have a background.
    pub background: bool,
    /// The language of headings.
    pub locale: Locale,
}

/// Why there is no file. Displays as a reason, in the language of the interface where there are words for it.
#[derive(Debug)]
pub enum ExportProblem {
    /// No board is open.
    NoBoard,
    /// There is no such canvas, or the picture would be too large.
    Export(ExportError),
    /// The pictures are more than an SVG can hold.
    PicturesTooLarge,
    /// A font could not be fetched: the file would not look the same elsewhere.
    Font,
    /// No plan on the board says when.
    NoDates,
    /// The clock of this machine is far off.
    NoTime,
    /// The relay made no document.
    Relay(ApiError),
    /// The browser refused.
    Browser(JsValue),
}

impl std::fmt::Display for ExportProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let say = |text: Text| text_in(locale_untracked(), text);
        match self {
            Self::Export(ExportError::TooLarge { width, height, .. }) => {
                write!(f, "{} ({width} × {height} px)", say(Text::ExportTooLarge))
            }
            Self::Export(ExportError::UnknownCanvas(_)) => {
                f.write_str(&told("unknown_canvas").unwrap_or_default())
            }
            Self::Export(error) => error.fmt(f),
            Self::PicturesTooLarge => {
                let limit = (PICTURE_BYTES_MAX / (1024 * 1024)).to_string();
                f.write_str(&fill(
                    say(Text::ExportPicturesTooLarge),
                    &[("limit", &limit)],
                ))
            }
            Self::Font => f.write_str(say(Text::ErrorUnreachable)),
            Self::Relay(ApiError::Refused { status, code, .. }) => match told(code) {
                Some(words) => f.write_str(&words),
                None => {
                    let code = format!("{status} {code}");
                    f.write_str(&fill(say(Text::ErrorServer), &[("code", code.trim_end())]))
                }
            },
            Self::NoDates => f.write_str(say(Text::ExportNoDates)),
            Self::NoTime => f.write_str(say(Text::ExportNoTime)),
            Self::Relay(_) => f.write_str(say(Text::ExportNeedsRelay)),
            Self::NoBoard => f.write_str(say(Text::BoardLoading)),
            Self::Browser(error) => f.write_str(&fill(
                say(Text::ExportBrowserRefused),
                &[("reason", &words_of(error))],
            )),
        }
    }
}

/// What a code of the relay means, and what can be done.
fn told(code: &str) -> Option<String> {
    let locale = locale_untracked();
    let (what, hint) = refusals::meaning(code, locale)?;
    Some(refusals::joined(what, hint, locale))
}

impl From<ExportError> for ExportProblem {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}

impl From<JsValue> for ExportProblem {
    fn from(error: JsValue) -> Self {
        Self::Browser(error)
    }
}

/// Makes a file and hands it to the person. Gives the file's name.
///
/// # Errors
/// [`ExportProblem`].
pub async fn run(
    handle: EditorHandle,
    request: ExportRequest,
    turns: Turns,
) -> Result<String, ExportProblem> {
    let snapshot = snapshot(handle)?;
    let area = request.canvas.clone().map_or(Area::Board, Area::Canvas);
    let name = export::file_name(&snapshot, &area, request.locale, request.format.ending());
    let blob = match request.format {
        ExportFormat::Svg => svg(handle, &snapshot, &request, &turns).await?,
        ExportFormat::Png => png(handle, &snapshot, &request, &turns).await?,
        ExportFormat::Markdown => {
            let text = export::markdown(&snapshot, &area, request.locale)?;
            blob_of(&text, "text/markdown;charset=utf-8")?
        }
        ExportFormat::Csv => {
            let text = export::csv(&snapshot, &area, request.locale)?;
            blob_of(&text, "text/csv;charset=utf-8")?
        }
        ExportFormat::Tasks => {
            let text = export::task_list(&snapshot, TaskFormat::Csv, request.locale)?;
            blob_of(&text, "text/csv;charset=utf-8")?
        }
        ExportFormat::Calendar => {
            let text = calendar(handle, &snapshot, request.locale)?;
            blob_of(&text, "text/calendar;charset=utf-8")?
        }
        ExportFormat::Report(ReportKind::Markdown) => {
            let text = export::report_markdown(&report(&snapshot, request.locale)?);
            blob_of(&text, "text/markdown;charset=utf-8")?
        }
        ExportFormat::Report(ReportKind::Html) => {
            let text = export::report_html(&report(&snapshot, request.locale)?);
            blob_of(&text, "text/html;charset=utf-8")?
        }
        ExportFormat::Report(ReportKind::Pdf) => made_by_relay(handle, &request, "report").await?,
        ExportFormat::Pdf | ExportFormat::Html | ExportFormat::Zip => {
            made_by_relay(handle, &request, request.format.ending()).await?
        }
        ExportFormat::Json => blob_of(&export::json(&snapshot)?, "application/json")?,
    };
    download(&blob, &name)?;
    Ok(name)
}

/// The board of this tab as it is now.
///
/// # Errors
/// [`ExportProblem::NoBoard`].
pub fn snapshot(handle: EditorHandle) -> Result<Snapshot, ExportProblem> {
    handle
        .with_editor(|editor| editor.board().snapshot())
        .ok_or(ExportProblem::NoBoard)
}

/// The dates of the board's plans.
fn calendar(
    handle: EditorHandle,
    snapshot: &Snapshot,
    locale: Locale,
) -> Result<String, ExportProblem> {
    let (board, _) = handle.place().ok_or(ExportProblem::NoBoard)?;
    let stamp = moment().ok_or(ExportProblem::NoTime)?;
    let options = BoardCalendar {
        board: &board.to_string(),
        locale,
        stamp,
        zone: zone::chosen(),
    };
    let dates = board_calendar(snapshot, &options);
    if dates.appointments.is_empty() {
        return Err(ExportProblem::NoDates);
    }
    Ok(export::calendar::calendar(&dates, stamp))
}

/// The page for executives, as of today.
fn report(snapshot: &Snapshot, locale: Locale) -> Result<export::Report, ExportProblem> {
    let now = moment().ok_or(ExportProblem::NoTime)?;
    Ok(export::report(snapshot, locale, export::day_in_japan(now)))
}

/// What time it is in UTC; `None` if the clock is far off.
fn moment() -> Option<(Date, Clock)> {
    let minutes = (js_sys::Date::now() / 60_000.0) as i64;
    let clock = Clock {
        hour: u8::try_from(minutes.rem_euclid(24 * 60) / 60).ok()?,
        minute: u8::try_from(minutes.rem_euclid(60)).ok()?,
    };
    Some((Date::from_unix_days(minutes.div_euclid(24 * 60))?, clock))
}

/// A file that the relay makes. It makes it of what it has, so everything has to be there.
async fn made_by_relay(
    handle: EditorHandle,
    request: &ExportRequest,
    format: &str,
) -> Result<Blob, ExportProblem> {
    if handle.signals().connection.get_untracked() != Status::Saved {
        return Err(ExportProblem::Relay(ApiError::Unreachable));
    }
    let (board, key) = handle.place().ok_or(ExportProblem::NoBoard)?;
    let canvas = request.canvas.as_ref().map(ToString::to_string);
    let options = [
        ("paper", request.paper),
        ("locale", request.locale.tag()),
        ("zone", zone::chosen().name()),
    ];
    documents::made(format, &board, &key, canvas.as_deref(), &options)
        .await
        .map_err(ExportProblem::Relay)
}

/// Files are for documents and slides: they have the day's colours, whatever the screen shows.
fn options(request: &ExportRequest) -> SvgOptions {
    SvgOptions {
        area: request.canvas.clone().map_or(Area::Board, Area::Canvas),
        locale: request.locale,
        background: request.background,
        ..SvgOptions::default()
    }
}

/// Text as a file of that kind.
///
/// # Errors
/// The browser's.
pub fn blob_of(text: &str, kind: &str) -> Result<Blob, JsValue> {
    let parts = js_sys::Array::of1(&text.into());
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    Blob::new_with_str_sequence_and_options(&parts, &properties)
}
