//! Lines of text: every letter at the place that the layout gave it.

use resvg::tiny_skia::{FillRule, Mask, Path, Pixmap, Transform};
use scene::TextLine;
use scene::text::Run;

use super::outlines::{Glyph, Outlines};
use super::shaper::Shaper;
use super::shapes::fill;
use super::stamps::{Place, Stamp, Stamps, press};
use crate::{Characters, ExportError, FontFiles};

/// How many bytes stamps of letters may take.
const BYTES_MAX: usize = 32 << 20;
/// The largest letters that are pressed, in pixels an em; larger ones are few, and their outlines are filled each time.
const PRESSED_MAX: f64 = 96.0;

/// The letters of a picture.
pub struct Letters<'a> {
    outlines: Outlines<'a>,
    shaper: Shaper<'a>,
    /// By glyph, pixels an em, and parts of a pixel.
    stamps: Stamps<(Glyph, u64, (u8, u8))>,
}

impl<'a> Letters<'a> {
    /// Reads the fonts.
    ///
    /// # Errors
    /// [`ExportError::Font`].
    pub fn load(characters: Characters, files: &FontFiles<'a>) -> Result<Self, ExportError> {
        Ok(Self {
            outlines: Outlines::load(files)?,
            shaper: Shaper::new(characters, *files),
            stamps: Stamps::new(BYTES_MAX),
        })
    }

    /// Paints a line of an element whose corner lies at `x`, `y`, in pixels.
    ///
    /// # Errors
    /// [`ExportError::Font`], [`ExportError::Render`].
    pub fn draw(
        &mut self,
        picture: &mut Pixmap,
        line: &TextLine,
        scale: f64,
        (x, y): (f64, f64),
    ) -> Result<(), ExportError> {
        let baseline = y + line.baseline * scale;
        let em = line.size * scale;
        // Above or below this strip of the picture: nothing of it is to be seen.
        if baseline + em * 2.0 < 0.0 || baseline - em * 2.0 > f64::from(picture.height()) {
            return Ok(());
        }
        let whole = Run {
            text: &line.text,
            x: 0.0,
            emoji: false,
        };
        let runs = if line.has_emoji() {
            line.runs()
        } else {
            vec![whole]
        };
        for run in runs {
            let at = (x + (line.x + run.x) * scale, baseline);
            self.run(picture, line, &run, em, at)?;
        }
        Ok(())
    }

    fn run(
        &mut self,
        picture: &mut Pixmap,
        line: &TextLine,
        run: &Run<'_>,
        em: f64,
        (x, y): (f64, f64),
    ) -> Result<(), ExportError> {
        let plain = self.outlines.plain(run.text, line.weight);
        let Some(glyphs) = plain.filter(|_| !run.emoji) else {
            if let Some(path) = self.shaper.outline(run.text, line.weight)? {
                fill(picture, path, line.color, placed(em, x, y));
            }
            return Ok(());
        };
        for (glyph, pen) in glyphs {
            let x = x + pen * em;
            if em > PRESSED_MAX {
                if let Some(path) = self.outlines.outline(glyph) {
                    fill(picture, path, line.color, placed(em, x, y));
                }
                continue;
            }
            let place = Place::near(x, y);
            let outlines = &mut self.outlines;
            let key = (glyph, em.to_bits(), place.parts);
            let stamp = self
                .stamps
                .get(key, || cut(outlines.outline(glyph)?, em, place.rest()));
            if let Some(stamp) = stamp {
                press(picture, &stamp, place, line.color);
            }
        }
        Ok(())
    }
}

/// From em to pixels, with the left end of the baseline at `x`, `y`.
fn placed(em: f64, x: f64, y: f64) -> Transform {
    Transform::from_row(em as f32, 0.0, 0.0, em as f32, x as f32, y as f32)
}

/// A letter as a stamp, `rest` of a pixel to the right and down.
fn cut(outline: &Path, em: f64, (across, down): (f64, f64)) -> Option<Stamp> {
    let path = outline.clone().transform(placed(em, across, down))?;
    let bounds = path.bounds();
    let (left, top) = (bounds.left().floor(), bounds.top().floor());
    let width = (bounds.right().ceil() - left).max(1.0);
    let height = (bounds.bottom().ceil() - top).max(1.0);
    let mut mask = Mask::new(width as u32, height as u32)?;
    let moved = Transform::from_translate(-left, -top);
    mask.fill_path(&path, FillRule::Winding, true, moved);
    Some(Stamp {
        left: left as i32,
        top: top as i32,
        width: width as usize,
        cover: mask.take(),
    })
}
