//! The report as a PDF: one page of A4, whatever is in it. What is much is set smaller, and what is too much is cut.

mod composing;
mod drawing;

use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};

use super::Report;
use crate::pdf::{Letters, Paper};
use crate::{ExportError, FontFiles};
use composing::composed;

/// Writes the report as one page of A4.
///
/// # Errors
/// [`ExportError::Font`], [`ExportError::Render`].
pub fn report_pdf(report: &Report, files: &FontFiles<'_>) -> Result<Vec<u8>, ExportError> {
    let letters = Letters::load(files)?;
    let (width, height) = Paper::A4.sides();
    let settings = PageSettings::from_wh(width, height)
        .ok_or_else(|| ExportError::Render("a page without size".to_owned()))?;
    let mut document = Document::new_with(SerializeSettings {
        compress_content_streams: true,
        ..SerializeSettings::default()
    });
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let mut tree = TagTree::new().with_lang(Some(report.locale.tag().to_owned()));
    let sheet = composed(report, f64::from(width), f64::from(height));
    for group in drawing::drawn(&sheet, &letters, &mut surface) {
        tree.push(group);
    }
    surface.finish();
    page.finish();
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    let top = krilla::destination::XyzDestination::new(0, krilla::geom::Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(report.title.clone(), top));
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(report.title.clone())
            .language(report.locale.tag().to_owned())
            .creator("Nonet".to_owned()),
    );
    document
        .finish()
        .map_err(|error| ExportError::Render(format!("{error:?}")))
}
