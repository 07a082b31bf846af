//! The tables of the new font (OpenType specification, "otff" and the chapters of each table).

use ttf_parser::{Face, GlyphId, Tag};

use super::glyphs::Glyphs;

/// The font file; `None` if a table of the source is missing or cut off.
pub fn font(face: &Face<'_>, glyphs: &Glyphs) -> Option<Vec<u8>> {
    let source = |tag: &[u8; 4]| face.raw_face().table(Tag::from_bytes(tag));
    let count = u16::try_from(glyphs.old.len()).ok()?;
    let (glyf, loca) = outlines(glyphs)?;
    let mut tables: Vec<([u8; 4], Vec<u8>)> = vec![
        (*b"cmap", character_map(glyphs)),
        (*b"glyf", glyf),
        (
            *b"head",
            patched(source(b"head")?, &[(8, [0, 0]), (10, [0, 0]), (50, [0, 1])])?,
        ),
        (
            *b"hhea",
            patched(source(b"hhea")?, &[(34, count.to_be_bytes())])?,
        ),
        (*b"hmtx", metrics(face, glyphs)),
        (*b"loca", loca),
        (
            *b"maxp",
            patched(source(b"maxp")?, &[(4, count.to_be_bytes())])?,
        ),
        // Version 3: without the glyphs' names.
        (
            *b"post",
            patched(source(b"post")?.get(..32)?, &[(0, [0, 3]), (2, [0, 0])])?,
        ),
    ];
    for tag in [b"OS/2", b"cvt ", b"fpgm", b"gasp", b"name", b"prep"] {
        if let Some(table) = source(tag) {
            tables.push((*tag, table.to_vec()));
        }
    }
    tables.sort_by_key(|&(tag, _)| tag);
    file(&tables)
}

/// `glyf` and, with long offsets, `loca`.
fn outlines(glyphs: &Glyphs) -> Option<(Vec<u8>, Vec<u8>)> {
    let (mut glyf, mut loca) = (Vec::new(), vec![0; 4]);
    for outline in &glyphs.outlines {
        glyf.extend_from_slice(outline);
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
    }
    Some((glyf, loca))
}

/// `hmtx`: advance and left side bearing of each glyph.
fn metrics(face: &Face<'_>, glyphs: &Glyphs) -> Vec<u8> {
    let pairs = glyphs.old.iter().flat_map(|&glyph| {
        let advance = face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
        let bearing = face.glyph_hor_side_bearing(GlyphId(glyph)).unwrap_or(0);
        let [a, b] = advance.to_be_bytes();
        let [c, d] = bearing.to_be_bytes();
        [a, b, c, d]
    });
    pairs.collect()
}

/// `cmap` with one map of format 12 (all of Unicode), a group for each run of neighbours.
fn character_map(glyphs: &Glyphs) -> Vec<u8> {
    let mut groups: Vec<(u32, u32, u32)> = Vec::new();
    for (&character, &glyph) in &glyphs.characters {
        let (code, glyph) = (u32::from(character), u32::from(glyph));
        match groups.last_mut() {
            Some((first, last, start))
                if *last + 1 == code && *start + (code - *first) == glyph =>
            {
                *last = code;
            }
            _ => groups.push((code, code, glyph)),
        }
    }
    let count = groups.len() as u32;
    let mut table = Vec::new();
    // Version 0, one encoding record: platform 3 (Windows), encoding 10 (all of Unicode), at offset 12.
    for number in [0_u16, 1, 3, 10, 0, 12, 12, 0] {
        table.extend(number.to_be_bytes());
    }
    for number in [16 + 12 * count, 0, count] {
        table.extend(number.to_be_bytes());
    }
    for number in groups.into_iter().flat_map(<[u32; 3]>::from) {
        table.extend(number.to_be_bytes());
    }
    table
}

/// A copy with some 16-bit fields written over.
fn patched(table: &[u8], fields: &[(usize, [u8; 2])]) -> Option<Vec<u8>> {
    let mut copy = table.to_vec();
    for &(at, bytes) in fields {
        copy.get_mut(at..at + 2)?.copy_from_slice(&bytes);
    }
    Some(copy)
}

/// The file: directory, tables, checksums.
fn file(tables: &[([u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16 << power;
    let mut bytes = 0x0001_0000_u32.to_be_bytes().to_vec();
    for number in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
        bytes.extend(number.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    let mut head = None;
    for (tag, table) in tables {
        if tag == b"head" {
            head = Some(offset);
        }
        bytes.extend(tag);
        for number in [
            checksum(table),
            u32::try_from(offset).ok()?,
            u32::try_from(table.len()).ok()?,
        ] {
            bytes.extend(number.to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        bytes.extend_from_slice(table);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(checksum(&bytes));
    let field = head? + 8;
    bytes
        .get_mut(field..field + 4)?
        .copy_from_slice(&adjustment.to_be_bytes());
    Some(bytes)
}

/// The sum of a table's 32-bit numbers.
fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}
