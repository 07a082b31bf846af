//! What a picture file says about itself in its first bytes, whatever its name or its sender say it is.

use crate::MediaType;
use crate::limits::IMAGE_PIXELS_MAX;

/// What stands at the beginning of a picture file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ImageHeader {
    /// What kind of file it is.
    pub media: MediaType,
    /// Width and height in pixels, at least 1 each, as they are stored: EXIF may turn the picture on its side.
    pub pixels: [u32; 2],
    /// Whether it carries EXIF: where and with what it was taken, and which way up it is held.
    pub has_exif: bool,
}

impl ImageHeader {
    /// Reads the beginning of a file; `None` for what is no picture of a kind that a board takes. A JPEG may keep its
    /// size behind long remarks: hand over the whole file, or at least its first 256 kB.
    ///
    /// Formats: PNG (W3C, third edition, 11.2.1), GIF89a (section 18), WebP (RFC 9649), JPEG (ITU-T T.81, annex B).
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let header = png(bytes)
            .or_else(|| gif(bytes))
            .or_else(|| webp(bytes))
            .or_else(|| jpeg(bytes))?;
        header.pixels.iter().all(|&side| side > 0).then_some(header)
    }

    /// Whether it has more pixels than a board takes ([`IMAGE_PIXELS_MAX`]).
    pub fn is_too_large(&self) -> bool {
        let [width, height] = self.pixels;
        u64::from(width) * u64::from(height) > IMAGE_PIXELS_MAX
    }
}

fn png(bytes: &[u8]) -> Option<ImageHeader> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")?;
    Some(ImageHeader {
        media: MediaType::Png,
        pixels: [big_endian(rest, 0, 4)?, big_endian(rest, 4, 4)?],
        has_exif: false,
    })
}

fn gif(bytes: &[u8]) -> Option<ImageHeader> {
    let rest = bytes
        .strip_prefix(b"GIF89a")
        .or_else(|| bytes.strip_prefix(b"GIF87a"))?;
    Some(ImageHeader {
        media: MediaType::Gif,
        pixels: [little_endian(rest, 0, 2)?, little_endian(rest, 2, 2)?],
        has_exif: false,
    })
}

fn webp(bytes: &[u8]) -> Option<ImageHeader> {
    if bytes.get(..4)? != b"RIFF" || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let chunk = bytes.get(20..)?;
    let (pixels, has_exif) = match bytes.get(12..16)? {
        b"VP8X" => {
            let side = |at| Some(little_endian(chunk, at, 3)? + 1);
            ([side(4)?, side(7)?], chunk.first()? & 0x08 != 0)
        }
        b"VP8L" if *chunk.first()? == 0x2f => {
            let packed = little_endian(chunk, 1, 4)?;
            let side = |bits: u32| (bits & 0x3fff) + 1;
            ([side(packed), side(packed >> 14)], false)
        }
        b"VP8 " if chunk.get(3..6)? == [0x9d, 0x01, 0x2a] => {
            let side = |at| Some(little_endian(chunk, at, 2)? & 0x3fff);
            ([side(6)?, side(8)?], false)
        }
        _ => return None,
    };
    Some(ImageHeader {
        media: MediaType::Webp,
        pixels,
        has_exif,
    })
}

/// Walks the segments up to the frame header.
fn jpeg(bytes: &[u8]) -> Option<ImageHeader> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let mut has_exif = false;
    loop {
        // A marker may be preceded by any number of 0xFF.
        rest = rest.strip_prefix(b"\xff")?;
        let (&marker, after) = rest.split_first()?;
        match marker {
            0xff => continue,
            // Without a length: restarts and "temporary".
            0x01 | 0xd0..=0xd7 => {
                rest = after;
                continue;
            }
            // Frame headers; the three between are tables and an extension.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some(ImageHeader {
                    media: MediaType::Jpeg,
                    pixels: [big_endian(after, 5, 2)?, big_endian(after, 3, 2)?],
                    has_exif,
                });
            }
            // The picture itself, its end, or a second beginning, before any size.
            0xd8..=0xda => return None,
            _ => {}
        }
        let length = usize::try_from(big_endian(after, 0, 2)?).ok()?;
        let segment = after.get(2..length)?;
        has_exif |= marker == 0xe1 && segment.starts_with(b"Exif\0\0");
        rest = after.get(length..)?;
    }
}

fn big_endian(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let digits = bytes.get(at..at + length)?;
    Some(
        digits
            .iter()
            .fold(0, |sum, &byte| sum << 8 | u32::from(byte)),
    )
}

fn little_endian(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let digits = bytes.get(at..at + length)?;
    let digits = digits.iter().rev();
    Some(digits.fold(0, |sum, &byte| sum << 8 | u32::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    fn webp_of(kind: &[u8; 4], chunk: &[u8]) -> Vec<u8> {
        [b"RIFF\0\0\0\0WEBP", &kind[..], &[0; 4], chunk].concat()
    }

    /// One file's beginning of each kind, all of 300 × 200 pixels.
    fn examples() -> Vec<(MediaType, Vec<u8>)> {
        let jpeg = [
            &b"\xff\xd8\xff\xe0\x00\x07JFIF\0\xff\xff\xe1\x00\x0aExif\0\0xx"[..],
            b"\xff\xc4\x00\x03x\xff\xc2\x00\x11\x08\x00\xc8\x01\x2c\x03",
        ];
        let lossless = (299_u32 | 199 << 14).to_le_bytes();
        vec![
            (MediaType::Png, png_of(300, 200)),
            (MediaType::Gif, b"GIF89a\x2c\x01\xc8\x00".to_vec()),
            (MediaType::Jpeg, jpeg.concat()),
            (
                MediaType::Webp,
                webp_of(b"VP8X", b"\x08\0\0\0\x2b\x01\x00\xc7\x00\x00"),
            ),
            (
                MediaType::Webp,
                webp_of(b"VP8L", &[&[0x2f], &lossless[..]].concat()),
            ),
            (
                MediaType::Webp,
                webp_of(b"VP8 ", b"\0\0\0\x9d\x01\x2a\x2c\x01\xc8\x00"),
            ),
        ]
    }

    #[test]
    fn b50_a_picture_is_what_its_bytes_say() {
        for (media, bytes) in examples() {
            let header = ImageHeader::read(&bytes).unwrap();
            assert_eq!((header.media, header.pixels), (media, [300, 200]));
        }
        let exif: Vec<bool> = examples()
            .iter()
            .filter_map(|(_, bytes)| Some(ImageHeader::read(bytes)?.has_exif))
            .collect();
        assert_eq!(exif, [false, false, true, true, false, false]);
        for other in [
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..],
            b"%PDF-1.7",
            b"II*\0",
            b"\0\0\0\x18ftypheic",
            b"",
            &png_of(0, 10),
        ] {
            assert_eq!(ImageHeader::read(other), None, "{other:?}");
        }
    }

    #[test]
    fn b50_a_beginning_that_breaks_off_or_is_damaged_is_no_picture_and_no_panic() {
        for (_, bytes) in examples() {
            for length in 0..bytes.len() {
                let _ = ImageHeader::read(&bytes[..length]);
            }
            for at in 0..bytes.len() {
                for value in 0..=255 {
                    let mut damaged = bytes.clone();
                    damaged[at] = value;
                    let _ = ImageHeader::read(&damaged);
                }
            }
        }
        // A segment that claims to be shorter than its own length.
        assert_eq!(ImageHeader::read(b"\xff\xd8\xff\xe0\x00\x01\xff\xc0"), None);
    }

    #[test]
    fn b50_too_many_pixels_are_seen_before_anything_is_decoded() {
        let too_large = |width, height| {
            let header = ImageHeader::read(&png_of(width, height));
            header.unwrap().is_too_large()
        };
        assert!(!too_large(8_000, 8_000));
        assert!(too_large(8_001, 8_000));
        assert!(too_large(u32::MAX, u32::MAX));
    }
}
