//! Private writing: what is written in a note while its place is veiled stands in the document as a **seal** only.
//!
//! A *veil* lies on the whole board or on an element and names a *round*. What is written into a note under it is no
//! shared text but one value, [`Sealed`], which everybody has and only its author can open, until the round is revealed
//! ([`crate::Edit::unseal`]). Who seals and opens is [`Sealing`]: a board without one writes nothing under a veil.
//!
//! The cipher is [`SealKey`]; keys and nonces come in as values.

mod base64url;
mod cipher;
mod private;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::limits::{ROUND_BYTES_MAX, SEALED_BYTES_MAX};
pub use cipher::{KEY_NAME_CHARACTERS, SealKey};

/// Names one round of private writing: 1 to [`ROUND_BYTES_MAX`] characters of `A–Z a–z 0–9 _ -`. Not a secret.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct RoundId(Arc<str>);

impl RoundId {
    /// `None` unless the text has the form described above.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=ROUND_BYTES_MAX).contains(&text.len()) && is_plain(text);
        fits.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is stored instead of a private text: `ROUND.KEY.DATA`, the round, the name of the author's key and, as base64url,
/// nonce and ciphertext. Nothing of the text can be read from it but its length, to the next 64 bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sealed(Arc<str>);

impl Sealed {
    /// Takes a text from outside; `None` if it is longer than [`SEALED_BYTES_MAX`] or has not the form. Whether it can be
    /// opened only its key tells.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let round = parts.next().and_then(RoundId::parse);
        let fits = text.len() <= SEALED_BYTES_MAX
            && round.is_some()
            && parts.by_ref().take(2).filter(|part| is_plain(part)).count() == 2
            && parts.next().is_none();
        fits.then(|| Self(text.into()))
    }

    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The round that it was written in.
    pub fn round(&self) -> &str {
        self.part(0)
    }

    /// The name of the key that opens it.
    pub fn key_name(&self) -> &str {
        self.part(1)
    }

    fn part(&self, index: usize) -> &str {
        self.0.split('.').nth(index).unwrap_or_default()
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({}, {})", self.round(), self.key_name())
    }
}

fn is_plain(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !text.is_empty() && text.bytes().all(fits)
}

/// Whoever holds this person's keys.
pub trait Sealing: Send + Sync {
    /// Seals a text for a round, which may be new; `None` if that is not possible now.
    fn seal(&self, round: &RoundId, text: &str) -> Option<Sealed>;
    /// What this person wrote; `None` for what others did.
    fn open(&self, sealed: &Sealed) -> Option<String>;
}

/// A [`Sealing`] as a value.
#[derive(Clone)]
pub struct Sealer(pub Arc<dyn Sealing>);

impl PartialEq for Sealer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer")
    }
}
