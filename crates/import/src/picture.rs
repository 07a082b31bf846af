//! Pictures that a file brings along.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use board::limits::{IMAGE_BYTES_MAX, IMAGE_PIXELS_MAX};
use board::{ContentHash, ImageHeader};
use sha2::{Digest as _, Sha256};

use crate::undressing::undressed;

/// A picture's file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The SHA-256 of its bytes.
    pub hash: ContentHash,
    /// What the bytes say it is.
    pub header: ImageHeader,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Picture {
    /// Looks at bytes; `None` for what is no picture that a board takes: an SVG, or one that is too large.
    pub(crate) fn of(bytes: Vec<u8>) -> Option<Self> {
        let header = ImageHeader::read(&bytes)?;
        let [width, height] = header.pixels.map(u64::from);
        let fits = bytes.len() <= IMAGE_BYTES_MAX
            && width.saturating_mul(height) <= IMAGE_PIXELS_MAX
            && width > 0
            && height > 0;
        fits.then(|| Self {
            hash: ContentHash::from_bytes(&Sha256::digest(&bytes).into()),
            header,
            bytes,
        })
    }

    /// The picture without what was written about it, under the name that it has then.
    pub(crate) fn undressed(self) -> Self {
        undressed(&self.bytes).and_then(Self::of).unwrap_or(self)
    }

    /// Reads `data:image/png;base64,…`. What the address says about its kind is not looked at.
    pub(crate) fn of_data_address(address: &str) -> Option<Self> {
        let (head, body) = address.strip_prefix("data:")?.split_once(',')?;
        // Four letters are three bytes.
        let fits = body.len() / 4 * 3 <= IMAGE_BYTES_MAX + 3;
        if !fits || !head.ends_with(";base64") {
            return None;
        }
        Self::of(STANDARD.decode(body).ok()?).map(Self::undressed)
    }
}
