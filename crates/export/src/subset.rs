//! Cutting the letters that a picture needs out of a font.
//!
//! The piece is a TrueType font of its own, with a character map, so that any viewer can use it. Its tables for
//! ligatures and kerning are left out: the layout knows of neither, so no viewer shall.

mod glyphs;
mod tables;

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use board::Snapshot;

use crate::{Characters, ExportError, FontEmbedding, FontFace, FontFormat, SvgOptions};

/// The font files that the relay brings: TrueType outlines, whole.
#[derive(Clone, Copy, Debug)]
pub struct FontFiles<'a> {
    /// Noto Sans JP, weight 400.
    pub regular: &'a [u8],
    /// Noto Sans JP, weight 700.
    pub bold: &'a [u8],
    /// Noto Emoji, for pictures of pixels; an SVG leaves emoji to its viewer.
    pub emoji: Option<&'a [u8]>,
}

/// The pieces of the fonts that [`crate::svg`] with these options needs.
///
/// # Errors
/// [`ExportError::UnknownCanvas`]; [`ExportError::Font`] if a font file cannot be read.
pub fn embedded_fonts(
    snapshot: &Snapshot,
    options: &SvgOptions,
    files: &FontFiles<'_>,
) -> Result<FontEmbedding, ExportError> {
    faces(&crate::characters(snapshot, options)?, files)
}

/// Pieces of the fonts with these characters, as a picture or a page carries them.
pub(crate) fn faces(
    characters: &Characters,
    files: &FontFiles<'_>,
) -> Result<FontEmbedding, ExportError> {
    let pieces = pieces(characters, files)?;
    let faces = pieces.into_iter().map(|(weight, bytes)| FontFace {
        weight,
        format: FontFormat::TrueType,
        base64: STANDARD.encode(bytes),
        unicode_range: None,
    });
    Ok(FontEmbedding::Faces(faces.collect()))
}

/// The pieces of the fonts with these characters, by weight; none for a weight that is not used.
pub(crate) fn pieces(
    characters: &Characters,
    files: &FontFiles<'_>,
) -> Result<Vec<(u16, Vec<u8>)>, ExportError> {
    let wanted = [
        (
            400,
            "Noto Sans JP Regular",
            files.regular,
            &characters.regular,
        ),
        (700, "Noto Sans JP Bold", files.bold, &characters.bold),
    ];
    let mut pieces = Vec::new();
    for (weight, name, font, characters) in wanted {
        if !characters.is_empty() {
            let bytes = subset(font, characters).map_err(|reason| ExportError::Font {
                name,
                reason: reason.to_owned(),
            })?;
            pieces.push((weight, bytes));
        }
    }
    Ok(pieces)
}

/// A TrueType font with the glyphs for `characters` out of `font`; characters that it lacks are passed over.
fn subset(font: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, &'static str> {
    let face = ttf_parser::Face::parse(font, 0).map_err(|_| "it is no font")?;
    let glyphs = glyphs::Glyphs::of(&face, characters).ok_or("it has no TrueType outlines")?;
    tables::font(&face, &glyphs).ok_or("a table is missing or cut off")
}

#[cfg(test)]
mod tests;
