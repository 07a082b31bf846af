//! A board as a file that outlives it.
//!
//! Everything is made from a [`board::Snapshot`]: a copy that nobody changes meanwhile. Pictures are drawn from the
//! same display list as the screen, so they have the same line breaks.
//!
//! - [`svg()`]: a picture with its text as text.
//! - `png` (feature `png`, for the relay; the app paints its own): that SVG, rendered.
//! - `pdf` (feature `pdf`, for the relay): a page for each canvas and frame, for paper.
//! - [`print_pages`]: the same pages as SVG, for a browser that prints.
//! - [`report()`]: one page for those who decide.
//! - [`markdown()`]: what is written, canvas by canvas, cell by cell, in reading order.
//! - [`json()`]: everything, for programs.
//!
//! Fonts come in as values: the app hands over the slices that [`characters()`] calls for, the relay lets
//! `embedded_fonts` (feature `subset`) cut them out of the font files. A whole font is never embedded.

#[cfg(feature = "zip")]
mod archive;
mod area;
pub mod calendar;
mod changes;
mod characters;
mod comments;
mod csv;
mod csv_values;
#[cfg(feature = "zip")]
mod discovery;
mod drawing;
mod error;
mod file_name;
mod font;
#[cfg(feature = "html")]
mod html;
mod json;
mod markdown;
#[cfg(any(feature = "pdf", feature = "png"))]
mod outline;
mod pages;
#[cfg(feature = "pdf")]
mod pdf;
mod pictured;
mod pictures;
mod pixels;
#[cfg(feature = "png")]
mod png;
mod print;
mod report;
mod sheets;
mod solutions;
#[cfg(feature = "subset")]
mod subset;
mod svg;
mod tables;
mod tasks;
mod values;
mod words;

#[cfg(feature = "zip")]
pub use archive::archive;
pub use area::{Area, Framed};
pub use changes::{changes, changes_between};
pub use characters::{Characters, characters};
pub use csv::csv;
pub use csv_values::{grids, table_csv, values_csv};
#[cfg(feature = "zip")]
pub use discovery::discovery;
pub use drawing::{Drawing, Needs, SvgWriter};
pub use error::ExportError;
pub use file_name::file_name;
pub use font::{FontEmbedding, FontFace, FontFormat};
#[cfg(feature = "html")]
pub use html::html;
#[cfg(all(feature = "html", feature = "subset"))]
pub use html::page_fonts;
pub use json::json;
pub use markdown::markdown;
pub use pages::{PDF_PAGES_MAX, page_count};
#[cfg(feature = "pdf")]
pub use pdf::{Paper, PdfOptions, pdf};
pub use pictures::{Pictures, no_pictures, pictures};
pub use pixels::{
    PNG_PIXELS_MAX, PNG_SCALE_MAX, PNG_SCALE_MIN, PNG_SIDE_MAX, PixelSize, PngScale, pixel_size,
};
#[cfg(feature = "png")]
pub use png::png;
pub use print::{PrintPage, print_pages};
#[cfg(feature = "pdf")]
pub use report::report_pdf;
pub use report::{Report, day_in_japan, report, report_html, report_markdown};
pub use sheets::{TextTable, tab_separated, text_tables};
pub use solutions::solutions;
#[cfg(feature = "subset")]
pub use subset::{FontFiles, embedded_fonts};
pub use svg::{SvgOptions, svg};
pub use tasks::{TaskFormat, task_list};
