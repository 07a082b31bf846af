//! Names of things. An id is never a bare string at a function's border.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::limits::GROUP_BYTES_MAX;

/// Names one element of a board. Chosen by whoever creates the element; unique within the board.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ElementId(Arc<str>);

impl ElementId {
    /// Takes any text; ids from templates are readable (`bmc/cs`), ids made by people's clients are random.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as text, in the same memory.
    pub(crate) fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }
}

impl fmt::Debug for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl fmt::Display for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Names a group: elements that carry the same one are selected and moved together. A short text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct GroupId(Arc<str>);

impl GroupId {
    /// Takes a text of 1 to [`GROUP_BYTES_MAX`] bytes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=GROUP_BYTES_MAX).contains(&text.len());
        fits.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Names a board on a relay: 1 to 64 characters of `A–Z a–z 0–9 _ -`. Not a secret.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct BoardId(Arc<str>);

impl BoardId {
    /// Parses an id from outside; `None` unless it has the form described above.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=64).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        fits.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BoardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The number under which one open document writes (a Yjs client id, 53 bits).
///
/// It must be fresh and random for every document that is opened: two writers with one number
/// reuse each other's clocks and diverge for ever. It is never stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClientNumber(u64);

impl ClientNumber {
    /// Keeps the lowest 53 bits of a random value; zero becomes one.
    pub const fn new(random: u64) -> Self {
        let kept = random & ((1 << 53) - 1);
        Self(if kept == 0 { 1 } else { kept })
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn board_ids_from_outside_are_checked() {
        assert!(BoardId::parse("aZ09_-").is_some());
        for bad in ["", "a/b", "../x", "ボード", &"a".repeat(65)] {
            assert_eq!(BoardId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn client_numbers_fit_in_53_bits_and_are_never_zero() {
        assert_eq!(ClientNumber::new(u64::MAX).get(), (1 << 53) - 1);
        assert_eq!(ClientNumber::new(1 << 53).get(), 1);
    }
}
