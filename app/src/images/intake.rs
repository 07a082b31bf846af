//! What may become a picture on the board, and what is said about the rest.

use board::limits::{ALT_CHARACTERS_MAX, IMAGE_BYTES_MAX, IMAGE_PIXELS_MAX};
use board::{BoardPoint, ContentHash, ImageHeader};
use wasm_bindgen::JsCast;
use web_sys::{Blob, File};

use super::decoding::decode_whole;
use super::sending;
use super::shelf::{Shelf, bytes, hash_of};
use super::shrinking::{is_needed, shrink};
use crate::bridge::{EditorHandle, ImageDraft, Input, NoticeKind, Refusal};
use crate::i18n::{Text, t_with};

/// Pictures that can be put on the board at once.
const COUNT_MAX: usize = 50;
/// Refusals that are told at once; of the others there would be too many to read.
const TOLD_MAX: usize = 3;
/// Names that browsers give to pictures without one.
const NO_NAMES: [&str; 2] = ["image", "blob"];

/// Why a file does not become a picture.
enum Refused {
    TooLarge,
    TooManyPixels,
    /// The kind of file that it is instead.
    Unsupported(&'static str),
    Unreadable,
}

/// A picture to be put on the board.
struct Taken {
    draft: ImageDraft,
    file: Blob,
    was_shrunk: bool,
}

/// Puts files onto the board, those that can be, and tells the person about the others.
pub async fn bring(handle: EditorHandle, files: Vec<File>, at: Option<BoardPoint>) {
    let may_write = handle.with_editor(|editor| !editor.settings().read_only);
    if may_write != Some(true) {
        handle.notify(NoticeKind::Refused(Refusal::ReadOnly));
        return;
    }
    let Some(shelf) = Shelf::of(handle) else {
        return;
    };
    let mut told = Vec::new();
    let mut drafts = Vec::new();
    let mut shrunk = 0;
    for file in files.iter().take(COUNT_MAX) {
        match take(file).await {
            Ok(taken) => {
                shelf.keep(&taken.draft.hash, &taken.file).await;
                shrunk += usize::from(taken.was_shrunk);
                drafts.push(taken.draft);
            }
            Err(refused) => told.push(words(&refused, &file.name())),
        }
    }
    if files.len() > COUNT_MAX {
        let limit = COUNT_MAX.to_string();
        told.push(t_with(Text::ErrorPictureCount, &[("limit", &limit)]));
    }
    told.truncate(TOLD_MAX);
    if shrunk > 0 {
        let count = shrunk.to_string();
        told.push(t_with(Text::PictureShrunk, &[("count", &count)]));
    }
    if !told.is_empty() {
        handle.notify(NoticeKind::Pictures(told.join(" ")));
    }
    if !drafts.is_empty() {
        handle.send(Input::InsertImages { images: drafts, at });
        sending::send(&shelf);
    }
}

async fn take(file: &File) -> Result<Taken, Refused> {
    // Before a byte of it is read.
    if file.size() > IMAGE_BYTES_MAX as f64 {
        return Err(Refused::TooLarge);
    }
    let read = bytes(file).await.map_err(|_| Refused::Unreadable)?;
    let header = ImageHeader::read(&read);
    if header.is_some_and(|header| header.is_too_large()) {
        return Err(Refused::TooManyPixels);
    }
    let other = other_kind(&read);
    if header.is_none() && other == Some("SVG") {
        return Err(Refused::Unsupported("SVG"));
    }
    // Some browsers read more kinds than a board takes: those are made anew.
    let whole = decode_whole(file)
        .await
        .map_err(|_| other.map_or(Refused::Unreadable, Refused::Unsupported))?;
    let pixels = u64::from(whole.width()) * u64::from(whole.height());
    if pixels > IMAGE_PIXELS_MAX {
        whole.close();
        return Err(Refused::TooManyPixels);
    }
    let was_large = is_needed(file, &whole, header);
    let taken = if was_large {
        anew(&whole, header, file).await
    } else {
        header.map(|header| Taken {
            draft: draft(hash_of(&read), header, file),
            file: typed(file, header),
            was_shrunk: false,
        })
    };
    whole.close();
    taken.ok_or(Refused::Unreadable)
}

/// The picture as a smaller file, or one that tells less. `None` if the browser cannot make one.
async fn anew(
    whole: &web_sys::ImageBitmap,
    before: Option<ImageHeader>,
    file: &File,
) -> Option<Taken> {
    let made = shrink(whole, before.map(|header| header.media))
        .await
        .ok()?;
    let read = bytes(&made).await.ok()?;
    let header = ImageHeader::read(&read).filter(|_| read.len() <= IMAGE_BYTES_MAX)?;
    Some(Taken {
        draft: draft(hash_of(&read), header, file),
        file: made.clone(),
        was_shrunk: made.size() < file.size() * 0.9
            || before.is_some_and(|before| before.pixels.iter().max() > header.pixels.iter().max()),
    })
}

fn draft(hash: ContentHash, header: ImageHeader, file: &File) -> ImageDraft {
    ImageDraft {
        hash,
        media: header.media,
        pixels: header.pixels,
        alt: described(&file.name()),
    }
}

/// The file as a plain Blob, of the kind that its bytes say: a File may be tied to what lies on the disk.
fn typed(file: &File, header: ImageHeader) -> Blob {
    let part = file.slice_with_f64_and_f64_and_content_type(0.0, file.size(), header.media.token());
    part.unwrap_or_else(|_| file.clone().unchecked_into())
}

/// A file's name as the picture's first description; none if the browser made the name up.
fn described(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    if NO_NAMES.contains(&stem) {
        return String::new();
    }
    stem.chars().take(ALT_CHARACTERS_MAX).collect()
}

/// What else people have that looks like a picture to them, by its first bytes.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    let brand = bytes
        .get(8..12)
        .filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    if let Some(brand) = brand {
        return match brand {
            b"avif" | b"avis" => Some("AVIF"),
            b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" => Some("HEIC"),
            _ => None,
        };
    }
    let first = bytes.get(..512).unwrap_or(bytes);
    let is_svg = first.windows(4).any(|part| part == b"<svg");
    if starts(b"II*\0") || starts(b"MM\0*") {
        Some("TIFF")
    } else if starts(b"BM") {
        Some("BMP")
    } else if starts(b"%PDF") {
        Some("PDF")
    } else {
        is_svg.then_some("SVG")
    }
}

fn words(refused: &Refused, name: &str) -> String {
    let megabytes = (IMAGE_BYTES_MAX / (1024 * 1024)).to_string();
    let megapixels = (IMAGE_PIXELS_MAX / 1_000_000).to_string();
    match refused {
        Refused::TooLarge => t_with(
            Text::ErrorPictureTooLarge,
            &[("name", name), ("limit", &megabytes)],
        ),
        Refused::TooManyPixels => t_with(
            Text::ErrorPicturePixels,
            &[("name", name), ("limit", &megapixels)],
        ),
        Refused::Unsupported(kind) => t_with(
            Text::ErrorPictureUnsupported,
            &[("name", name), ("kind", kind)],
        ),
        Refused::Unreadable => t_with(Text::ErrorPictureUnreadable, &[("name", name)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_picture_is_called_by_its_name() {
        for (bytes, kind) in [
            (&b"\0\0\0\x18ftypheic\0\0\0\0"[..], Some("HEIC")),
            (b"\0\0\0\x18ftypavif", Some("AVIF")),
            (b"\0\0\0\x18ftypmp42", None),
            (b"II*\0\x08\0\0\0", Some("TIFF")),
            (b"<?xml version=\"1.0\"?>\n<svg/>", Some("SVG")),
            (b"%PDF-1.7", Some("PDF")),
            (b"hello", None),
            (b"", None),
        ] {
            assert_eq!(other_kind(bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn a_file_is_described_by_its_name_if_it_has_one() {
        for (name, description) in [
            ("店舗の入口.jpeg", "店舗の入口"),
            ("a.b.png", "a.b"),
            ("image.png", ""),
            ("photo", "photo"),
        ] {
            assert_eq!(described(name), description, "{name}");
        }
    }
}
