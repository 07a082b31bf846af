//! Fonts: which glyph is a character, and how far it reaches.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use scene::text::Run;
use scene::{TextLine, Weight};
use ttf_parser::Face;

use crate::{ExportError, FontFiles};

/// The fonts of a document.
pub struct Letters<'a> {
    regular: Letterset<'a>,
    bold: Letterset<'a>,
    emoji: Option<Letterset<'a>>,
}

struct Letterset<'a> {
    face: Face<'a>,
    font: Font,
}

/// Glyphs in one font, ready to be set.
pub struct SetRun<'a, 'b> {
    /// The font.
    pub font: &'b Font,
    /// What they say.
    pub text: &'a str,
    /// Their place from the line's left end, in board units.
    pub x: f64,
    /// The glyphs.
    pub glyphs: Vec<KrillaGlyph>,
}

impl<'a> Letters<'a> {
    /// Reads the font files.
    ///
    /// # Errors
    /// [`ExportError::Font`].
    pub fn load(files: &FontFiles<'a>) -> Result<Self, ExportError> {
        Ok(Self {
            regular: Letterset::load("Noto Sans JP Regular", files.regular)?,
            bold: Letterset::load("Noto Sans JP Bold", files.bold)?,
            emoji: match files.emoji {
                Some(bytes) => Some(Letterset::load("Noto Emoji", bytes)?),
                None => None,
            },
        })
    }

    /// A line as the layout measured it: each emoji by itself, everything else without kerning and ligatures.
    pub fn set<'t, 's>(&'s self, line: &'t TextLine) -> Vec<SetRun<'t, 's>> {
        let letters = match line.weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let runs = line.runs().into_iter();
        runs.map(|Run { text, x, emoji }| {
            let letterset = match &self.emoji {
                Some(set) if emoji => set,
                _ => letters,
            };
            SetRun {
                font: &letterset.font,
                text,
                x,
                glyphs: if emoji {
                    letterset.one(text)
                } else {
                    letterset.each(text)
                },
            }
        })
        .collect()
    }

    /// How wide a text is in the regular font, in its size.
    pub fn width(&self, text: &str) -> f32 {
        let glyphs = self.regular.each(text);
        glyphs.iter().map(|glyph| glyph.x_advance).sum()
    }

    /// A text in the regular or the bold font.
    pub fn plain(&self, text: &str, weight: Weight) -> (&Font, Vec<KrillaGlyph>) {
        let letters = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        (&letters.font, letters.each(text))
    }
}

impl<'a> Letterset<'a> {
    fn load(name: &'static str, bytes: &'a [u8]) -> Result<Self, ExportError> {
        let refused = |reason: &str| ExportError::Font {
            name,
            reason: reason.to_owned(),
        };
        Ok(Self {
            face: Face::parse(bytes, 0).map_err(|error| refused(&error.to_string()))?,
            font: Font::new(bytes.to_vec().into(), 0).ok_or_else(|| refused("it is no font"))?,
        })
    }

    /// A glyph a character. A character that the font lacks is a box, and still the same character when copied.
    fn each(&self, text: &str) -> Vec<KrillaGlyph> {
        let characters = text.char_indices();
        characters
            .map(|(start, character)| self.glyph(character, start, start + character.len_utf8()))
            .collect()
    }

    /// One glyph that stands for the whole of an emoji's sequence: that of its first character which has one.
    fn one(&self, text: &str) -> Vec<KrillaGlyph> {
        let first = text
            .chars()
            .find(|&one| self.face.glyph_index(one).is_some());
        first
            .or_else(|| text.chars().next())
            .map(|character| self.glyph(character, 0, text.len()))
            .into_iter()
            .collect()
    }

    fn glyph(&self, character: char, start: usize, end: usize) -> KrillaGlyph {
        let index = self.face.glyph_index(character).unwrap_or_default();
        let advance = self.face.glyph_hor_advance(index).unwrap_or_default();
        KrillaGlyph {
            glyph_id: GlyphId::new(u32::from(index.0)),
            text_range: start..end,
            x_advance: f32::from(advance) / f32::from(self.face.units_per_em().max(1)),
            x_offset: 0.0,
            y_offset: 0.0,
            y_advance: 0.0,
            location: None,
        }
    }
}
