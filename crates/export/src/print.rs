//! The board as pages for a printer: what lies together on one page of a PDF, as SVG.

use board::{Locale, Snapshot};
use scene::Style;

use crate::pages::leaves;
use crate::svg::draw;
use crate::{Area, ExportError, PDF_PAGES_MAX, Pictures, SvgOptions};

/// A page.
#[derive(Clone, PartialEq, Debug)]
pub struct PrintPage {
    /// What it is called.
    pub title: String,
    /// Whether it is wider than high, so that the paper had better lie on its side.
    pub is_wide: bool,
    /// The picture, without fonts and without a ground, to be put into a page beside the others.
    pub svg: String,
}

/// The pages of a board, in reading order: each canvas and frame, and what lies outside. Always in the light theme.
///
/// # Errors
/// [`ExportError::TooManyPages`].
pub fn print_pages(
    snapshot: &Snapshot,
    locale: Locale,
    pictures: Pictures<'_>,
) -> Result<Vec<PrintPage>, ExportError> {
    let style = Style {
        locale,
        ..Style::default()
    };
    let scene = crate::pictured::pictured(snapshot, style);
    let leaves = leaves(snapshot, &scene, &Area::Board, locale)?;
    if leaves.len() > PDF_PAGES_MAX {
        return Err(ExportError::TooManyPages {
            pages: leaves.len(),
            max: PDF_PAGES_MAX,
        });
    }
    let pages = leaves.into_iter().enumerate().map(|(number, leaf)| {
        let options = SvgOptions {
            area: Area::Rect(leaf.frame),
            locale,
            background: false,
            ..SvgOptions::default()
        };
        let svg = draw(snapshot, &scene, &options, pictures)?;
        Ok(PrintPage {
            title: leaf.title,
            is_wide: leaf.frame.width > leaf.frame.height,
            svg: with_own_names(&svg, number),
        })
    });
    pages.collect()
}

/// The pictures stand in one document: each needs names of its own for what it defines. No text of a board has a plain
/// quotation mark in it, so nothing else is met.
fn with_own_names(svg: &str, number: usize) -> String {
    svg.replace("\"#shadow", &format!("\"#page{number}-shadow"))
        .replace("id=\"shadow", &format!("id=\"page{number}-shadow"))
}
