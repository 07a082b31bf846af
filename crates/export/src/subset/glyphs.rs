//! The glyphs that are kept, under new numbers.

use std::collections::{BTreeMap, BTreeSet};

use ttf_parser::{Face, GlyphId, Tag};

/// How many glyphs one may be made of, counting parts of parts.
const PARTS_MAX: usize = 256;

/// Outlines and characters of the kept glyphs; the first one stands for what is missing.
pub struct Glyphs {
    /// The kept glyphs' old numbers in the order of the new ones.
    pub old: Vec<u16>,
    /// Their outlines as the `glyf` table has them, parts renumbered.
    pub outlines: Vec<Vec<u8>>,
    /// Each character's new glyph.
    pub characters: BTreeMap<char, u16>,
}

impl Glyphs {
    /// `None` if the font's outlines are of another kind, or cut off.
    pub fn of(face: &Face<'_>, characters: &BTreeSet<char>) -> Option<Self> {
        let source = Source::of(face)?;
        let mapped: Vec<(char, u16)> = characters
            .iter()
            .filter_map(|&character| Some((character, face.glyph_index(character)?.0)))
            .collect();
        let mut kept: BTreeSet<u16> = BTreeSet::from([0]);
        for &(_, glyph) in &mapped {
            keep_with_parts(&source, glyph, &mut kept);
        }
        let old: Vec<u16> = kept.into_iter().collect();
        let renumbered = |glyph: u16| -> Option<u16> {
            old.binary_search(&glyph)
                .ok()
                .and_then(|new| u16::try_from(new).ok())
        };
        let mut outlines = Vec::with_capacity(old.len());
        for &glyph in &old {
            let mut outline = source.outline(glyph)?.to_vec();
            for (offset, part) in parts(&outline) {
                let new = renumbered(part).unwrap_or(0).to_be_bytes();
                outline.get_mut(offset..offset + 2)?.copy_from_slice(&new);
            }
            outlines.push(outline);
        }
        let characters = mapped
            .into_iter()
            .filter_map(|(character, glyph)| Some((character, renumbered(glyph)?)))
            .collect();
        Some(Self {
            old,
            outlines,
            characters,
        })
    }
}

fn keep_with_parts(source: &Source<'_>, glyph: u16, kept: &mut BTreeSet<u16>) {
    let mut open = vec![glyph];
    let mut looked_at = 0;
    while let Some(glyph) = open.pop() {
        if !kept.insert(glyph) || looked_at > PARTS_MAX {
            continue;
        }
        looked_at += 1;
        let outline = source.outline(glyph).unwrap_or(&[]);
        open.extend(parts(outline).into_iter().map(|(_, part)| part));
    }
}

/// The `glyf` table and where each outline lies in it.
struct Source<'a> {
    glyf: &'a [u8],
    loca: &'a [u8],
    long: bool,
}

impl<'a> Source<'a> {
    fn of(face: &Face<'a>) -> Option<Self> {
        let table = |tag: &[u8; 4]| face.raw_face().table(Tag::from_bytes(tag));
        Some(Self {
            glyf: table(b"glyf")?,
            loca: table(b"loca")?,
            long: number(table(b"head")?, 50)? != 0,
        })
    }

    fn outline(&self, glyph: u16) -> Option<&'a [u8]> {
        let offset = |index: usize| -> Option<usize> {
            if self.long {
                let high = usize::from(number(self.loca, index * 4)?);
                Some(high << 16 | usize::from(number(self.loca, index * 4 + 2)?))
            } else {
                Some(usize::from(number(self.loca, index * 2)?) * 2)
            }
        };
        let index = usize::from(GlyphId(glyph).0);
        self.glyf.get(offset(index)?..offset(index + 1)?)
    }
}

/// Where in a composite outline the numbers of its parts stand, and the numbers.
fn parts(outline: &[u8]) -> Vec<(usize, u16)> {
    const WORDS: u16 = 0x1;
    const SCALE: u16 = 0x8;
    const MORE: u16 = 0x20;
    const SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    let mut found = Vec::new();
    // A negative number of contours marks a composite.
    if number(outline, 0).is_none_or(|contours| contours < 0x8000) {
        return found;
    }
    let mut at = 10;
    while let (Some(flags), Some(part)) = (number(outline, at), number(outline, at + 2)) {
        found.push((at + 2, part));
        if flags & MORE == 0 || found.len() > PARTS_MAX {
            break;
        }
        at += 4;
        at += if flags & WORDS != 0 { 4 } else { 2 };
        at += match flags {
            flags if flags & MATRIX != 0 => 8,
            flags if flags & SCALES != 0 => 4,
            flags if flags & SCALE != 0 => 2,
            _ => 0,
        };
    }
    found
}

/// The big-endian number at a byte offset.
pub fn number(table: &[u8], at: usize) -> Option<u16> {
    let bytes = table.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}
