//! The letters of a page to read: of its picture, and of all that stands beside it.

use board::Snapshot;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::subset::faces;
use crate::{Characters, ExportError, FontEmbedding, FontFiles, SvgOptions, characters, markdown};

/// The pieces of the fonts that [`crate::html`] with these options needs: without the letters of its words a page
/// would take some letters of a word from its own font and the others from elsewhere, or show boxes.
///
/// # Errors
/// As [`crate::embedded_fonts`] and [`crate::markdown()`].
pub fn page_fonts(
    snapshot: &Snapshot,
    options: &SvgOptions,
    files: &FontFiles<'_>,
) -> Result<FontEmbedding, ExportError> {
    let mut letters = characters(snapshot, options)?;
    let written = markdown(snapshot, &options.area, options.locale)?;
    add_words(&written, &mut letters);
    letters.bold.extend(snapshot.info().title.chars());
    letters.regular.extend(super::note(options.locale).chars());
    // The marks of lists.
    letters.regular.extend(['•', '◦', '.']);
    letters.regular.extend('0'..='9');
    faces(&letters, files)
}

/// The letters of Markdown as [`super::body`] shows it: headings, heads of tables and strong words are bold.
fn add_words(written: &str, letters: &mut Characters) {
    let mut bold = 0_usize;
    for event in Parser::new_ext(written, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::TableHead | Tag::Strong) => bold += 1,
            Event::End(TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::Strong) => {
                bold = bold.saturating_sub(1);
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                let weight = match bold {
                    0 => &mut letters.regular,
                    _ => &mut letters.bold,
                };
                weight.extend(text.chars());
            }
            _ => {}
        }
    }
}
