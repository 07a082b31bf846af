//! Everything of a board in one ZIP file.

use std::io::{Cursor, Write};

use board::{Locale, Snapshot};
use workshop::plan::tasks;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::calendar::{BoardCalendar, board_calendar, calendar};
use crate::discovery::discovery;
use crate::file_name::harmless_name;
use crate::{
    Area, ExportError, FontFiles, PdfOptions, Pictures, SvgOptions, TaskFormat, changes, csv,
    day_in_japan, embedded_fonts, grids, html, json, markdown, page_fonts, pdf,
    pictures as pictures_of, report, report_html, report_markdown, report_pdf, solutions, svg,
    table_csv, task_list, values_csv,
};

/// Packs a board: the data, the picture, the paper, the texts, the tables, the calendar, its pictures as they were
/// brought, and the `discovery/` tree. Every entry has the same time, so that the same board is the same file.
///
/// It takes the time and memory of a PDF and an SVG: not on a thread that others wait for.
///
/// # Errors
/// As those of the single formats; [`ExportError::Render`] if the archive cannot be written.
pub fn archive(
    snapshot: &Snapshot,
    options: &BoardCalendar<'_>,
    files: &FontFiles<'_>,
    pictures: Pictures<'_>,
) -> Result<Vec<u8>, ExportError> {
    let locale = options.locale;
    let area = Area::Board;
    let mut drawn = SvgOptions {
        locale,
        ..SvgOptions::default()
    };
    drawn.fonts = embedded_fonts(snapshot, &drawn, files)?;
    let paper = PdfOptions {
        locale,
        ..PdfOptions::default()
    };
    let mut parcel = Parcel::new();
    parcel.put("board.json", json(snapshot)?.as_bytes())?;
    parcel.put("board.md", markdown(snapshot, &area, locale)?.as_bytes())?;
    parcel.put("board.csv", csv(snapshot, &area, locale)?.as_bytes())?;
    parcel.put("board.svg", svg(snapshot, &drawn, pictures)?.as_bytes())?;
    drawn.fonts = page_fonts(snapshot, &drawn, files)?;
    parcel.put("board.html", html(snapshot, &drawn, pictures)?.as_bytes())?;
    parcel.put("board.pdf", &pdf(snapshot, &paper, files, pictures)?)?;
    tables(&mut parcel, snapshot, locale)?;
    if !tasks(snapshot, locale).is_empty() {
        for (name, format) in [
            ("tasks.csv", TaskFormat::Csv),
            ("tasks.md", TaskFormat::Markdown),
            ("tasks.json", TaskFormat::Json),
        ] {
            parcel.put(name, task_list(snapshot, format, locale)?.as_bytes())?;
        }
    }
    let page = report(snapshot, locale, day_in_japan(options.stamp));
    parcel.put("report.md", report_markdown(&page).as_bytes())?;
    parcel.put("report.html", report_html(&page).as_bytes())?;
    parcel.put("report.pdf", &report_pdf(&page, files)?)?;
    let dates = board_calendar(snapshot, options);
    if !dates.appointments.is_empty() {
        parcel.put("calendar.ics", calendar(&dates, options.stamp).as_bytes())?;
    }
    parcel.put(
        "discovery/README.md",
        discovery(snapshot, locale)?.as_bytes(),
    )?;
    let changed = changes(snapshot, locale)?;
    if !changed.is_empty() {
        parcel.put("changes.md", changed.as_bytes())?;
    }
    let lists = solutions(snapshot, &area, locale)?;
    if !lists.is_empty() {
        parcel.put("discovery/solutions.md", lists.as_bytes())?;
    }
    for hash in pictures_of(snapshot, &drawn)? {
        if let Some(bytes) = pictures(&hash) {
            let ending = ending(&bytes);
            parcel.put(&format!("pictures/{hash}.{ending}"), &bytes)?;
        }
    }
    parcel.close()
}

/// The strips and matrices of the board, a file each, and all that was put into cells in one list.
fn tables(parcel: &mut Parcel, snapshot: &Snapshot, locale: Locale) -> Result<(), ExportError> {
    let grids = grids(snapshot, locale);
    if grids.is_empty() {
        return Ok(());
    }
    let values = values_csv(snapshot, &Area::Board, locale)?;
    parcel.put("values.csv", values.as_bytes())?;
    for (number, grid) in grids.into_iter().enumerate() {
        let label = grid.as_cell().map(|cell| cell.label.get(locale));
        let title = format!("{:02} {}", number + 1, label.unwrap_or_default());
        let name = format!("tables/{}", harmless_name(&title, "csv"));
        let table = table_csv(snapshot, &grid.id, locale)?;
        parcel.put(&name, table.as_bytes())?;
    }
    Ok(())
}

/// The ending of a picture's name, by its first bytes.
fn ending(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, ..] => "jpg",
        [b'R', b'I', b'F', b'F', ..] => "webp",
        [b'G', b'I', b'F', ..] => "gif",
        _ => "bin",
    }
}

struct Parcel {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Parcel {
    fn new() -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
        }
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        self.zip
            .start_file(name, SimpleFileOptions::default())
            .map_err(|error| ExportError::Render(error.to_string()))?;
        self.zip
            .write_all(bytes)
            .map_err(|error| ExportError::Render(error.to_string()))
    }

    fn close(self) -> Result<Vec<u8>, ExportError> {
        let finished = self.zip.finish();
        finished
            .map(Cursor::into_inner)
            .map_err(|error| ExportError::Render(error.to_string()))
    }
}
