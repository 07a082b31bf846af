//! How a text is sealed: XChaCha20-Poly1305 under a key of 256 bits, one for each browser, board and round.
//!
//! The nonce has 192 bits, so that random ones never meet. The round is authenticated along; the note is not, so that a
//! copy of a sealed note opens as well. Before it is sealed a text is filled up to whole blocks (ISO/IEC 7816-4), so that
//! its length does not tell a yes from a no.
//!
//! WebCrypto has no say here: browsers give it to pages with TLS only, and workshops happen in networks without.

use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{KeyInit, Tag, XChaCha20Poly1305, XNonce};

use super::base64url::{decoded, encoded};
use super::{RoundId, Sealed};
use crate::limits::NOTE_CHARACTERS_MAX;

/// Texts are filled up to a multiple of this many bytes.
const BLOCK: usize = 64;
const NONCE_BYTES: usize = 24;
const TAG_BYTES: usize = 16;
/// What a key is named by: the tag of this, under a nonce that no text is sealed with.
const NAMED_BY: &[u8] = b"nonet: the name of a key";
/// Characters of a key's name.
pub const KEY_NAME_CHARACTERS: usize = 22;

/// A secret key. It is in no log: it has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct SealKey([u8; 32]);

impl SealKey {
    /// A key of random bytes.
    pub fn new(random: [u8; 32]) -> Self {
        Self(random)
    }

    /// Reads what [`SealKey::to_text`] gave.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = decoded(text)?;
        bytes.try_into().ok().map(Self)
    }

    /// The key as text, to be kept.
    pub fn to_text(&self) -> String {
        encoded(&self.0)
    }

    /// What the key is called where everybody can see it. It follows from the key, so nobody can take another's name.
    pub fn name(&self) -> String {
        let never_used = [0; NONCE_BYTES];
        let tag = self
            .cipher()
            .encrypt_in_place_detached(&XNonce::from(never_used), NAMED_BY, &mut [])
            .unwrap_or_default();
        encoded(&tag)
    }

    /// Seals a text. `nonce`: random bytes, never the same twice. `None` only for texts that no note can hold.
    pub fn seal(&self, round: &RoundId, nonce: [u8; NONCE_BYTES], text: &str) -> Option<Sealed> {
        let mut bytes = text.as_bytes().to_vec();
        bytes.push(0x80);
        bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
        let tag = self
            .cipher()
            .encrypt_in_place_detached(&XNonce::from(nonce), round.as_str().as_bytes(), &mut bytes)
            .ok()?;
        let data = [&nonce[..], &bytes, &tag].concat();
        let parts = [round.as_str(), &self.name(), &encoded(&data)];
        Sealed::parse(&parts.join("."))
    }

    /// The text again; `None` if it was sealed with another key, or is not as it was sealed.
    pub fn open(&self, sealed: &Sealed) -> Option<String> {
        let data = decoded(sealed.part(2))?;
        let (nonce, rest) = data.split_first_chunk::<NONCE_BYTES>()?;
        let (bytes, tag) = rest.split_last_chunk::<TAG_BYTES>()?;
        let mut bytes = bytes.to_vec();
        self.cipher()
            .decrypt_in_place_detached(
                &XNonce::from(*nonce),
                sealed.round().as_bytes(),
                &mut bytes,
                &Tag::from(*tag),
            )
            .ok()?;
        let end = bytes.iter().rposition(|&byte| byte != 0)?;
        if bytes.get(end) != Some(&0x80) {
            return None;
        }
        bytes.truncate(end);
        let text = String::from_utf8(bytes).ok()?;
        (text.chars().count() <= NOTE_CHARACTERS_MAX).then_some(text)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}
