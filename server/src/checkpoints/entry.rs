//! What is known of a checkpoint without opening it.

use serde::{Deserialize, Serialize};

/// Names a checkpoint of a board; later ones sort after earlier ones.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct CheckpointId(String);

/// Thirteen digits of time, a hyphen, sixteen hexadecimal digits of chance.
const LENGTH: usize = 13 + 1 + 16;

impl CheckpointId {
    /// The id of a checkpoint made `at` milliseconds since 1970.
    pub(crate) fn new(at: u64, random: u64) -> Self {
        Self(format!("{at:013}-{random:016x}"))
    }

    /// The id that is written like this; `None` if none is. Nothing else can become part of a path.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (time, random) = text.split_once('-')?;
        let is_id = text.len() == LENGTH
            && time.len() == 13
            && time.bytes().all(|byte| byte.is_ascii_digit())
            && random
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_id.then(|| Self(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CheckpointId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        Self::parse(&text).ok_or("no checkpoint's id")
    }
}

/// Why there is a checkpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reason {
    /// Somebody wanted it. Stays until somebody throws it away.
    Named,
    /// An hour of work.
    Hourly,
    /// Something large is about to happen: a restoration, say.
    Before,
    /// The relay's: somebody deleted many elements at once.
    Deletion,
    /// The relay's: somebody brought many elements at once, by an import, say.
    Addition,
    /// The relay's: somebody made the next part of a canvas.
    Part,
    /// A step of a session has ended.
    Step,
}

/// Which step of a workshop has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ended {
    /// A part: its canvas was closed.
    Part,
    /// Writing in private: it was revealed.
    Private,
}

/// A checkpoint, as lists show it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub id: CheckpointId,
    /// Milliseconds since 1970.
    pub at: u64,
    pub reason: Reason,
    /// What it is called, or what was about to happen; may be empty.
    pub name: String,
    /// Which step has ended, where the relay has seen it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// Who made it; empty for the relay.
    pub by: String,
    /// How many elements came or went by what it was made before; 0 if that is not known.
    #[serde(default)]
    pub count: usize,
    pub elements: usize,
    /// SHA-256 of the state, in hexadecimal digits.
    pub sum: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_of_our_own_form_are_ids() {
        let id = CheckpointId::new(1_795_338_330_123, 0xab);
        assert_eq!(id.as_str(), "1795338330123-00000000000000ab");
        assert_eq!(CheckpointId::parse(id.as_str()), Some(id.clone()));
        for bad in [
            "",
            "..",
            "1795338330123-00000000000000AB",
            "1795338330123-00000000000000a/",
            "179533833012-000000000000000ab",
            "../../../../../../../etc/passw",
        ] {
            assert_eq!(CheckpointId::parse(bad), None, "{bad}");
        }
        assert!(CheckpointId::new(2, 0) > CheckpointId::new(1, 9));
    }
}
