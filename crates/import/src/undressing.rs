//! Pictures without what cameras and programs wrote about them: where and when they were taken, with what, by whom.
//!
//! Only which way up a picture is held stays, since it would lie on its side without. The pixels are not touched.
//! Formats: JPEG (ITU-T T.81, annex B), Exif 2.3 (4.6), WebP (RFC 9649), PNG (W3C, third edition).

/// The file without remarks; `None` if it has none, or is not built as its kind is.
pub(crate) fn undressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let made = match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => webp(bytes),
        [0x89, b'P', b'N', b'G', ..] => png(bytes),
        _ => None,
    }?;
    (made != bytes).then_some(made)
}

/// Segments that say something about the picture: Exif and XMP, Photoshop's, comments.
const REMARKS: [u8; 3] = [0xe1, 0xed, 0xfe];

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut at = 2;
    let mut turned = None;
    let mut kept = Vec::new();
    loop {
        let [0xff, marker, high, low] = *bytes.get(at..)?.first_chunk()? else {
            return None;
        };
        // From here on there are pixels.
        if marker == 0xda {
            kept.extend_from_slice(bytes.get(at..)?);
            break;
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = bytes.get(at..at.checked_add(2)?.checked_add(length)?)?;
        let body = segment.get(4..)?;
        if marker == 0xe1
            && let Some(tiff) = body.strip_prefix(EXIF)
        {
            turned = turned.or_else(|| orientation(tiff));
        }
        if !REMARKS.contains(&marker) {
            kept.extend_from_slice(segment);
        }
        at += segment.len();
    }
    if let Some(turned) = turned {
        // The marker, and the length with itself.
        out.extend_from_slice(&[0xff, 0xe1, 0, 34]);
        out.extend_from_slice(EXIF);
        out.extend_from_slice(&only_turned(turned));
    }
    out.append(&mut kept);
    Some(out)
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..12)?.to_vec();
    let mut at = 12;
    let mut flags = None;
    let mut has_exif = false;
    while at < bytes.len() {
        let [a, b, c, d, size @ ..] = *bytes.get(at..)?.first_chunk::<8>()?;
        let size = usize::try_from(u32::from_le_bytes(size)).ok()?;
        let padded = size.checked_add(size % 2)?.checked_add(8)?;
        let chunk = bytes.get(at..at.checked_add(padded)?)?;
        match &[a, b, c, d] {
            b"XMP " => {}
            b"EXIF" => {
                let body = chunk.get(8..)?;
                let tiff = body.strip_prefix(EXIF).unwrap_or(body);
                if let Some(turned) = orientation(tiff) {
                    has_exif = true;
                    out.extend_from_slice(b"EXIF\x1a\0\0\0");
                    out.extend_from_slice(&only_turned(turned));
                }
            }
            name => {
                if name == b"VP8X" {
                    flags = Some(out.len().checked_add(8)?);
                }
                out.extend_from_slice(chunk);
            }
        }
        at = at.checked_add(padded)?;
    }
    // What the file says that it has: Exif, XMP.
    if let Some(flags) = flags.and_then(|at| out.get_mut(at)) {
        *flags = *flags & !0x0c | if has_exif { 0x08 } else { 0 };
    }
    let size = u32::try_from(out.len().checked_sub(8)?).ok()?;
    out.get_mut(4..8)?.copy_from_slice(&size.to_le_bytes());
    Some(out)
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    while at < bytes.len() {
        let [size @ .., a, b, c, d] = *bytes.get(at..)?.first_chunk::<8>()?;
        let size = usize::try_from(u32::from_be_bytes(size)).ok()?;
        let chunk = bytes.get(at..at.checked_add(size)?.checked_add(12)?)?;
        let is_remark = match &[a, b, c, d] {
            b"eXIf" => true,
            b"iTXt" => chunk.get(8..)?.starts_with(b"XML:com.adobe.xmp"),
            _ => false,
        };
        if !is_remark {
            out.extend_from_slice(chunk);
        }
        at = at.checked_add(chunk.len())?;
    }
    Some(out)
}

/// What stands before the TIFF structure in a JPEG.
const EXIF: &[u8] = b"Exif\0\0";
/// The tag of which way up a picture is held.
const ORIENTATION: u16 = 0x0112;

/// Which way up the picture is held, where that is not as it is stored: 2 to 8.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = usize::try_from(if is_little {
        u32::from_le_bytes(four)
    } else {
        u32::from_be_bytes(four)
    })
    .ok()?;
    let entries = usize::from(short(first)?);
    let mut entries = (0..entries).map_while(|number| first.checked_add(2 + number * 12));
    let at = entries.find(|&at| short(at) == Some(ORIENTATION))?;
    let turned = u8::try_from(short(at.checked_add(8)?)?).ok()?;
    (2..=8).contains(&turned).then_some(turned)
}

/// A TIFF structure that says nothing else.
const fn only_turned(turned: u8) -> [u8; 26] {
    let mut tiff = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    tiff[19] = turned;
    tiff
}

#[cfg(test)]
mod tests;
