//! One change, as it is written down.

use std::sync::Arc;

/// A change, whose it was and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Entry {
    /// Its number: later ones are higher. See [`number`].
    pub number: u64,
    /// When, milliseconds since 1970.
    pub at: u64,
    /// By which connection.
    pub connection: u64,
    /// What they call themselves; may be empty.
    pub who: String,
    /// A Yjs update.
    pub update: Arc<[u8]>,
}

/// Changes that go to the store in one record, at most.
const IN_A_RECORD: u64 = 1 << 16;

/// The number of a change: the store's record that it went with, and its place in that.
pub(super) fn number(record: u64, place: u64) -> u64 {
    record * IN_A_RECORD + place.min(IN_A_RECORD - 1)
}

impl Entry {
    /// The store's record that it went with.
    pub(super) fn record(&self) -> u64 {
        Self::record_of(self.number)
    }

    /// The store's record that the change of that number went with.
    pub(super) fn record_of(number: u64) -> u64 {
        number / IN_A_RECORD
    }

    /// Whether it is the first of its record.
    pub(super) fn is_first(&self) -> bool {
        self.number.is_multiple_of(IN_A_RECORD)
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let who = self.who.as_bytes();
        let length = u16::try_from(who.len()).unwrap_or(0);
        let who = who.get(..usize::from(length)).unwrap_or_default();
        let mut bytes = Vec::with_capacity(26 + who.len() + self.update.len());
        for number in [self.number, self.at, self.connection] {
            bytes.extend(number.to_be_bytes());
        }
        bytes.extend(length.to_be_bytes());
        bytes.extend(who);
        bytes.extend(&self.update[..]);
        bytes
    }

    /// What [`Entry::encode`] wrote; `None` for anything else.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (number, rest) = integer(bytes)?;
        let (at, rest) = integer(rest)?;
        let (connection, rest) = integer(rest)?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let (who, update) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        Some(Self {
            number,
            at,
            connection,
            who: String::from_utf8(who.to_vec()).ok()?,
            update: Arc::from(update),
        })
    }
}

fn integer(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<8>()?;
    Some((u64::from_be_bytes(*number), rest))
}
