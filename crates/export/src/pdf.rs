//! PDF: a canvas or a frame a page, drawn from the display list with its text as text.
//!
//! What stands first in reading order stands first in the file, as far as what overlaps allows: whoever copies a page
//! or listens to it gets it in the order in which people read.

mod letters;
mod marks;
mod order;
mod paint;
mod sheet;
mod structure;

use board::{ElementId, Locale, Snapshot};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use scene::{Scene, Style};

use crate::area::Framed;
use crate::pages::{Leaf, leaves};
use crate::{Area, ExportError, FontFiles, PDF_PAGES_MAX, Pictures};
pub(crate) use letters::Letters;
use paint::Painter;
pub(crate) use paint::draw_line;
pub use sheet::Paper;
use sheet::Sheet;

/// What goes into a PDF, and on which paper.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PdfOptions {
    /// Which part of the board: the whole board has a page for each canvas and frame, and one for what lies outside.
    pub area: Area,
    /// The language of labels.
    pub locale: Locale,
    /// The paper. Pages lie on their side where that makes the picture larger.
    pub paper: Paper,
}

/// Draws part of a board as a PDF document: vectors, text that can be searched and copied, fonts cut to what is used,
/// bookmarks, page numbers. Always in the light theme: it is for paper.
///
/// # Errors
/// [`ExportError::UnknownCanvas`], [`ExportError::TooManyPages`], [`ExportError::Font`], [`ExportError::Render`].
pub fn pdf(
    snapshot: &Snapshot,
    options: &PdfOptions,
    files: &FontFiles<'_>,
    pictures: Pictures<'_>,
) -> Result<Vec<u8>, ExportError> {
    let style = Style {
        locale: options.locale,
        ..Style::default()
    };
    let scene = crate::pictured::pictured(snapshot, style);
    let leaves = leaves(snapshot, &scene, &options.area, options.locale)?;
    if leaves.len() > PDF_PAGES_MAX {
        return Err(ExportError::TooManyPages {
            pages: leaves.len(),
            max: PDF_PAGES_MAX,
        });
    }
    let mut document = Document::new_with(SerializeSettings {
        compress_content_streams: true,
        ..SerializeSettings::default()
    });
    let mut painter = Painter::new(Letters::load(files)?, pictures);
    let mut outline = Outline::new();
    let mut tree = TagTree::new().with_lang(Some(options.locale.tag().to_owned()));
    for (index, leaf) in leaves.iter().enumerate() {
        let number = format!("{} / {}", index + 1, leaves.len());
        tree.push(page(
            &mut document,
            &mut painter,
            &scene,
            leaf,
            options,
            &number,
        )?);
        let top = XyzDestination::new(index, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(leaf.title.clone(), top));
    }
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.set_metadata(
        Metadata::new()
            .title(title(snapshot, &leaves, options))
            .language(options.locale.tag().to_owned())
            .creator("Nonet".to_owned()),
    );
    document
        .finish()
        .map_err(|error| ExportError::Render(format!("{error:?}")))
}

/// What the document is called: the board, or the only thing in it.
fn title(snapshot: &Snapshot, leaves: &[Leaf], options: &PdfOptions) -> String {
    match (&options.area, leaves) {
        (Area::Canvas(_), [only]) => only.title.clone(),
        _ => crate::pages::board_title(snapshot, options.locale).to_owned(),
    }
}

fn page(
    document: &mut Document,
    painter: &mut Painter<'_>,
    scene: &Scene,
    leaf: &Leaf,
    options: &PdfOptions,
    number: &str,
) -> Result<TagGroup, ExportError> {
    let sheet = Sheet::around(&leaf.frame, options.paper);
    let settings = PageSettings::from_wh(sheet.width, sheet.height)
        .ok_or_else(|| ExportError::Render("a page without size".to_owned()))?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let heading = painter.header(&mut surface, &sheet, &leaf.title);
    let framed = Framed::of(scene, leaf.frame);
    let things = order::in_reading_order(scene, &framed);
    let said = painter.board(&mut surface, &sheet, &things);
    painter.footer(&mut surface, &sheet, number);
    surface.finish();
    page.finish();
    let drawn: Vec<ElementId> = things
        .iter()
        .map(|placed| placed.element().id.clone())
        .collect();
    Ok(structure::section(heading, scene, said, &drawn))
}
