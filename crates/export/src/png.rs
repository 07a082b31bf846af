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

use crate::pixels::{PixelSize, PngScale, pixel_size};
use crate::subset::FontFiles;
use crate::{Characters, ExportError, Pictures, SvgOptions};
use letters::Letters;
use rows::{Rows, begin};
use strip::{Painter, Strip};

/// How many pixels are painted at a time, four bytes each.
const STRIP_PIXELS: u32 = 4 << 20;

/// Draws part of a board as PNG, as large as `scale` says.
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
    scale: PngScale,
    files: &FontFiles<'_>,
    pictures: Pictures<'_>,
) -> Result<Vec<u8>, ExportError> {
    let scene = crate::pictured::pictured(snapshot, options.style());
    let framed = options.area.framed(&scene, options.padding)?;
    let PixelSize {
        scale,
        width,
        height,
    } = pixel_size(&framed.frame, scale)?;

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
            scale,
            top: f64::from(top),
        };
        painter.paint(&mut paper, &strip)?;
        rows.add(&paper, (height - top).min(high))?;
    }
    rows.finish()?;
    drop(writer);
    Ok(file)
}
