//! PNG on the relay: the SVG, rendered with the pieces of the fonts that it needs.

use std::sync::Arc;

use board::Snapshot;
use resvg::{tiny_skia, usvg};

use crate::subset::{FontFiles, pieces};
use crate::svg::draw;
use crate::{Characters, ExportError, FontEmbedding, Pictures, SvgOptions};

/// The largest scale: pixels for each board unit.
pub const PNG_SCALE_MAX: u32 = 4;
/// How many pixels a picture may have: four bytes each are needed while it is made. A Business Model Canvas at the
/// largest scale stays below.
pub const PNG_PIXELS_MAX: u64 = 50_000_000;
/// How many pixels a picture may have on a side.
pub const PNG_SIDE_MAX: u64 = 16_384;

/// Draws part of a board as PNG, `scale` pixels for each board unit.
///
/// It takes time and memory by the pixel (up to some 400 MB): not on a thread that others wait for.
///
/// # Errors
/// [`ExportError::Scale`], [`ExportError::TooLarge`] (before anything is allocated), [`ExportError::UnknownCanvas`],
/// [`ExportError::Font`], [`ExportError::Render`].
pub fn png(
    snapshot: &Snapshot,
    options: &SvgOptions,
    scale: u32,
    files: &FontFiles<'_>,
    pictures: Pictures<'_>,
) -> Result<Vec<u8>, ExportError> {
    if !(1..=PNG_SCALE_MAX).contains(&scale) {
        return Err(ExportError::Scale {
            scale,
            max: PNG_SCALE_MAX,
        });
    }
    let scene = crate::pictured::pictured(snapshot, options.style());
    let framed = options.area.framed(snapshot, &scene, options.padding)?;
    let (width, height) = pixels(framed.frame.width, framed.frame.height, scale)?;

    let named = SvgOptions {
        fonts: FontEmbedding::Named,
        ..options.clone()
    };
    let drawing = draw(snapshot, &scene, &named, pictures)?;
    let fonts = fonts(&Characters::of(&scene, &framed), files)?;
    let parse_options = usvg::Options {
        font_family: "Noto Sans JP".to_owned(),
        fontdb: Arc::new(fonts),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&drawing, &parse_options)
        .map_err(|error| ExportError::Render(error.to_string()))?;
    let mut pixmap = tiny_skia::Pixmap::new(width, height)
        .ok_or_else(|| ExportError::Render(format!("no room for {width} × {height} pixels")))?;
    let transform = tiny_skia::Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    pixmap
        .encode_png()
        .map_err(|error| ExportError::Render(error.to_string()))
}

/// The picture's size in pixels, if it is within the limits.
fn pixels(width: f64, height: f64, scale: u32) -> Result<(u32, u32), ExportError> {
    // Boards end at a million units from the middle: no overflow.
    let side = |units: f64| units.ceil().max(1.0) as u64 * u64::from(scale);
    let (width, height) = (side(width), side(height));
    let too_large = ExportError::TooLarge {
        width,
        height,
        pixels_max: PNG_PIXELS_MAX,
        side_max: PNG_SIDE_MAX,
    };
    if width.max(height) > PNG_SIDE_MAX || width * height > PNG_PIXELS_MAX {
        return Err(too_large);
    }
    match (u32::try_from(width), u32::try_from(height)) {
        (Ok(width), Ok(height)) => Ok((width, height)),
        (Err(_), _) | (_, Err(_)) => Err(too_large),
    }
}

/// The fonts for rendering. Pieces are not only small: without their ligature tables they are set as measured.
fn fonts(
    characters: &Characters,
    files: &FontFiles<'_>,
) -> Result<usvg::fontdb::Database, ExportError> {
    let mut fonts = usvg::fontdb::Database::new();
    for (_, piece) in pieces(characters, files)? {
        fonts.load_font_data(piece);
    }
    if let Some(emoji) = files.emoji {
        fonts.load_font_data(emoji.to_vec());
    }
    Ok(fonts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x6_a_picture_beyond_the_limits_is_refused_before_it_is_made() {
        let error = pixels(1_000_000.0, 10.0, 1).unwrap_err();
        assert!(error.to_string().contains("1000000 × 10"), "{error}");
        assert!(error.to_string().contains("50000000"), "{error}");
        assert!(pixels(8_000.0, 8_000.0, 1).is_err());
        // A Business Model Canvas with a margin, four-fold.
        assert_eq!(pixels(2420.0, 1260.0, 4), Ok((9680, 5040)));
    }
}
