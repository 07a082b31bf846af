//! PNG on the relay: painted from the display list, strip by strip, so that a large picture takes no more memory than a
//! small one.

mod images;
mod letters;
mod outlines;
mod rows;
mod shadows;
mod shaper;
mod shapes;
mod stamps;
mod strip;

use board::Snapshot;
use resvg::tiny_skia::{Color, Pixmap};

use crate::subset::FontFiles;
use crate::{Characters, ExportError, Pictures, SvgOptions};
use letters::Letters;
use rows::{Rows, begin};
use strip::{Painter, Strip};

/// The largest scale: pixels for each board unit.
pub const PNG_SCALE_MAX: u32 = 4;
/// How many pixels a picture may have. A Business Model Canvas at the largest scale stays below.
pub const PNG_PIXELS_MAX: u64 = 50_000_000;
/// How many pixels a picture may have on a side.
pub const PNG_SIDE_MAX: u64 = 16_384;
/// How many pixels are painted at a time, four bytes each.
const STRIP_PIXELS: u32 = 4 << 20;

/// Draws part of a board as PNG, `scale` pixels for each board unit.
///
/// It takes time by the pixel and by the letter (seconds for the largest): not on a thread that others wait for. Of the
/// picture only a strip is in memory, with what is to become the file.
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

    let letters = Letters::load(Characters::of(&scene, &framed), files)?;
    let mut painter = Painter::new(&scene, letters, pictures);
    let ground = options.background.then(|| {
        let surface = options.theme.palette().surface;
        Color::from_rgba8(surface.red, surface.green, surface.blue, 255)
    });
    let high = (STRIP_PIXELS / width).clamp(1, height);
    let mut paper = Pixmap::new(width, high)
        .ok_or_else(|| ExportError::Render(format!("no room for {width} × {high} pixels")))?;
    let mut file = Vec::new();
    let mut writer = begin(&mut file, (width, height), ground.is_some())?;
    let mut rows = Rows::of(&mut writer, width, ground.is_some())?;
    for top in (0..height).step_by(high as usize) {
        paper.fill(ground.unwrap_or(Color::TRANSPARENT));
        let strip = Strip {
            frame: framed.frame,
            scale: f64::from(scale),
            top: f64::from(top),
        };
        painter.paint(&mut paper, &strip)?;
        rows.add(&paper, (height - top).min(high))?;
    }
    rows.finish()?;
    drop(writer);
    Ok(file)
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
