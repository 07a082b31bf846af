//! Pictures. Their bytes are not in the document: it names them by their hash.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::token::stored_as_token;

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Image {
    /// Which bytes.
    pub hash: ContentHash,
    /// What kind of file they are.
    pub media: MediaType,
    /// Its width and height in pixels; at least 1 each.
    pub pixels: [u32; 2],
    /// What it shows, for those who cannot see it; may be empty.
    pub alt: String,
}

/// The SHA-256 of a file's bytes, as 64 small hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash(Arc<str>);

impl ContentHash {
    /// Parses 64 hexadecimal digits, large or small ones; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        fits.then(|| Self(text.to_ascii_lowercase().into()))
    }

    /// From the 32 bytes of the hash.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        Self(digits.map(digit).collect::<String>().into())
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ContentHash {
    /// The hash of a picture that nobody can have: all zeros.
    fn default() -> Self {
        Self::from_bytes(&[0; 32])
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for ContentHash {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a hash has 64 hexadecimal digits")
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.as_str().to_owned()
    }
}

stored_as_token! {
    /// The kinds of picture files that a board takes. SVG is none of them: it can carry programs.
    #[derive(Default)]
    MediaType {
        /// PNG.
        #[default]
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// WebP.
        Webp = "image/webp",
        /// GIF; its first picture is shown.
        Gif = "image/gif",
    }
}
