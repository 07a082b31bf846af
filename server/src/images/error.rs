//! Why a picture is not taken.

use board::ContentHash;
use board::limits::IMAGE_PIXELS_MAX;

/// Why a picture is not taken. Nothing of it is kept then.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImageError {
    /// It has more bytes than one picture may have.
    #[error("a picture may have {max} bytes")]
    TooLarge {
        /// Bytes it may have.
        max: usize,
    },
    /// It is none of the kinds that a board takes.
    #[error("this is no PNG, JPEG, WebP or GIF picture")]
    NotAPicture,
    /// Decoding it would take too much memory.
    #[error("the picture has {width} × {height} pixels, {IMAGE_PIXELS_MAX} are allowed")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Its bytes are not those that its address names.
    #[error("the bytes have the SHA-256 {found}, which is not the one in the address")]
    WrongHash {
        /// What they have.
        found: ContentHash,
    },
    /// The board's pictures take up all that they may.
    #[error("the pictures of this board may take up {max} bytes, and they do")]
    BoardFull {
        /// Bytes that they may take up.
        max: u64,
    },
    /// It did not arrive whole.
    #[error("the picture did not arrive whole")]
    BrokenOff,
    /// The disk failed.
    #[error("the disk failed: {0}")]
    Disk(#[from] std::io::Error),
}
