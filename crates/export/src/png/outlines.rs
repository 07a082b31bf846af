//! The outlines of letters, in em: each glyph is read from its font once.

use std::collections::HashMap;

use resvg::tiny_skia::{Path, PathBuilder};
use scene::Weight;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use crate::{ExportError, FontFiles};

/// A letter of a weight.
pub type Glyph = (Weight, u16);

/// The fonts of a picture.
pub struct Outlines<'a> {
    regular: Face<'a>,
    bold: Face<'a>,
    read: HashMap<Glyph, Option<Path>>,
}

impl<'a> Outlines<'a> {
    /// Reads the font files.
    ///
    /// # Errors
    /// [`ExportError::Font`].
    pub fn load(files: &FontFiles<'a>) -> Result<Self, ExportError> {
        Ok(Self {
            regular: face("Noto Sans JP Regular", files.regular)?,
            bold: face("Noto Sans JP Bold", files.bold)?,
            read: HashMap::new(),
        })
    }

    /// The glyphs of a text and where each begins, in em from its left end: one a character, as the layout measured
    /// them. `None` where letters join, combine or turn, or the font lacks one: that is for a shaper.
    pub fn plain(&self, text: &str, weight: Weight) -> Option<Vec<(Glyph, f64)>> {
        let face = self.face(weight);
        let em = f64::from(face.units_per_em().max(1));
        let mut pen = 0.0;
        let placed = text.chars().map(|character| {
            let stands_alone = scene::metrics::advance(character, weight) > 0;
            let index = face.glyph_index(character).filter(|_| stands_alone)?;
            // A soft hyphen has a glyph, and is not to be seen.
            (character != '\u{ad}').then_some(())?;
            let at = pen;
            pen += f64::from(face.glyph_hor_advance(index).unwrap_or_default()) / em;
            Some(((weight, index.0), at))
        });
        placed.collect()
    }

    /// A glyph's outline in em, downwards from the baseline; `None` for a space.
    pub fn outline(&mut self, glyph: Glyph) -> Option<&Path> {
        let (weight, index) = glyph;
        if !self.read.contains_key(&glyph) {
            let face = self.face(weight);
            let mut drawn = Drawn {
                path: PathBuilder::new(),
                unit: 1.0 / f32::from(face.units_per_em().max(1)),
            };
            let found = face.outline_glyph(GlyphId(index), &mut drawn);
            let path = found.and_then(|_| drawn.path.finish());
            self.read.insert(glyph, path);
        }
        self.read.get(&glyph)?.as_ref()
    }

    fn face(&self, weight: Weight) -> &Face<'a> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

fn face<'a>(name: &'static str, bytes: &'a [u8]) -> Result<Face<'a>, ExportError> {
    Face::parse(bytes, 0).map_err(|error| ExportError::Font {
        name,
        reason: error.to_string(),
    })
}

/// An outline being read: fonts count upwards, pictures downwards.
struct Drawn {
    path: PathBuilder,
    unit: f32,
}

impl OutlineBuilder for Drawn {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.unit, -y * self.unit);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.unit, -y * self.unit);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let unit = self.unit;
        self.path
            .quad_to(x1 * unit, -y1 * unit, x * unit, -y * unit);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let unit = self.unit;
        self.path.cubic_to(
            x1 * unit,
            -y1 * unit,
            x2 * unit,
            -y2 * unit,
            x * unit,
            -y * unit,
        );
    }

    fn close(&mut self) {
        self.path.close();
    }
}
