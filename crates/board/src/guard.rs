//! What an update from outside must be like before it may touch a document that others share.
//!
//! yrs applies updates that build on changes it has never seen, shows them, and reports nothing of them afterwards;
//! clocks near 2³² make it panic, sometimes only when the document is encoded later. [`Clocks::check`] looks at the
//! decoded update and at what the document has, and refuses both before they get in. [`Clocks::check_foreign`], the
//! relay's, reads the bytes themselves before: what they can do to yrs does not end with its clocks.
//!
//! Decoding can panic too (a fuzzer found inputs of 12 bytes): whoever calls with hostile bytes contains that.

mod cursor;
mod ground;
mod holdings;
mod layer;
mod splicing;
mod structure;

use std::collections::HashMap;

use yrs::block::ClientID;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{ReadTxn, StateVector, Transact, Update, WriteTxn};

use crate::{Board, BoardError, Origin};
use ground::Ground;
pub use holdings::{Holdings, Lacking};
pub use layer::{Judged, Reach, TemplateLayer};
pub use splicing::Splice;
use structure::Structure;

/// Clocks from here on are refused. An honest writer gets nowhere near; a hostile one wants arithmetic to wrap around.
const CLOCK_MAX: u32 = 1 << 30;

/// An update that brings nothing, in bytes.
pub const EMPTY_UPDATE: [u8; 2] = [0, 0];

/// Why an update is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UpdateRefusal {
    /// It is no update, or one that would harm the document.
    #[error("the update is malformed: {0}")]
    Malformed(String),
    /// It builds on changes that have not arrived. Once they have, it can be taken.
    #[error("the update builds on changes that have not arrived")]
    Gap,
}

/// An update that was found fit for a document with certain [`Clocks`].
pub struct CheckedUpdate {
    update: Update,
    advance: Advance,
    novel: bool,
}

impl CheckedUpdate {
    /// How far it takes each writer.
    pub fn advance(&self) -> &Advance {
        &self.advance
    }

    /// Whether it inserts something that the document does not have. (It may also only delete.)
    pub fn is_novel(&self) -> bool {
        self.novel
    }

    /// Whether it neither inserts nor deletes anything at all.
    pub fn is_empty(&self) -> bool {
        self.update.is_empty()
    }
}

impl std::fmt::Debug for CheckedUpdate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CheckedUpdate")
            .field("advance", &self.advance)
            .field("novel", &self.novel)
            .finish_non_exhaustive()
    }
}

/// For each writer in an update, the clock after its last insertion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advance(Vec<(ClientID, u32)>);

/// What a replica has of every writer, without holes: a state vector that is kept up to date without asking the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clocks(HashMap<ClientID, u32>);

impl Clocks {
    /// What `board` has.
    pub fn of(board: &Board) -> Self {
        let vector = board.doc.transact().state_vector();
        Self(
            vector
                .iter()
                .map(|(&client, &clock)| (client, clock))
                .collect(),
        )
    }

    /// As a Yjs state vector.
    pub fn encode(&self) -> Vec<u8> {
        let mut vector = StateVector::default();
        for (&client, &clock) in &self.0 {
            vector.set_max(client, clock);
        }
        vector.encode_v1()
    }

    /// Notes that an update with that advance was taken.
    pub fn advance(&mut self, advance: &Advance) {
        for &(client, clock) in &advance.0 {
            let known = self.0.entry(client).or_default();
            *known = clock.max(*known);
        }
    }

    /// Whether everything up to `advance` is here.
    pub fn cover(&self, advance: &Advance) -> bool {
        advance
            .0
            .iter()
            .all(|(client, clock)| self.get(client) >= *clock)
    }

    /// How many writers there are. Every edit pays for each of them, a little.
    pub fn writers(&self) -> usize {
        self.0.len()
    }

    /// [`Clocks::check`] for what comes from people one does not trust: the bytes are read beforehand, for yrs can be
    /// made to overflow its stack, to merge one thing twice, and to merge the same update differently another time.
    /// `board` is what it would be merged into.
    ///
    /// # Errors
    /// [`UpdateRefusal`]. The document was not touched.
    pub fn check_foreign(
        &self,
        board: &Board,
        update: &[u8],
    ) -> Result<CheckedUpdate, UpdateRefusal> {
        let Structure {
            runs,
            has_large_numbers,
        } = structure::read(update, &Ground::new(self, board))?;
        let is_partly_known = runs
            .iter()
            .any(|run| run.start < self.get(&ClientID::new(run.client)));
        let unreadable =
            |error: yrs::encoding::read::Error| UpdateRefusal::Malformed(error.to_string());
        let update = if is_partly_known || has_large_numbers {
            // What is merged is what yrs writes of it, as the log will have it. What is left of a block that is known
            // in part must be attached as its bytes will say from now on: to the change before it. yrs would leave it
            // where the whole block was to lie, and whoever had used a writer's number twice would have a document
            // that its log does not give again. And a whole number that does not fit 31 bits is a broken one there.
            let mut known = StateVector::default();
            for run in &runs {
                let client = ClientID::new(run.client);
                known.set_max(client, self.get(&client));
            }
            let rest = yrs::diff_updates_v1(update, &known.encode_v1()).map_err(unreadable)?;
            Update::decode_v1(&rest).map_err(unreadable)?
        } else {
            Update::decode_v1(update).map_err(unreadable)?
        };
        let advance = runs
            .iter()
            .map(|run| (ClientID::new(run.client), run.end))
            .collect();
        let novel = runs
            .iter()
            .any(|run| run.end > self.get(&ClientID::new(run.client)));
        Ok(CheckedUpdate {
            update,
            advance: Advance(advance),
            novel,
        })
    }

    fn get(&self, client: &ClientID) -> u32 {
        self.0.get(client).copied().unwrap_or(0)
    }

    /// Decodes an update and checks it against what is here.
    ///
    /// # Errors
    /// [`UpdateRefusal`]. The document was not touched.
    pub fn check(&self, update: &[u8]) -> Result<CheckedUpdate, UpdateRefusal> {
        let update = Update::decode_v1(update)
            .map_err(|error| UpdateRefusal::Malformed(error.to_string()))?;
        // A hole before the first insertion; a clock that wraps around shows here and nowhere else.
        for (client, &lowest) in update.state_vector_lower().iter() {
            if lowest >= CLOCK_MAX {
                return Err(malformed("a clock is out of range"));
            }
            if lowest > self.get(client) {
                return Err(UpdateRefusal::Gap);
            }
        }
        let insertions = update.insertions(true);
        let mut advance = Vec::new();
        let mut novel = false;
        for (client, ranges) in insertions.iter() {
            let known = self.get(client);
            let mut ranges = ranges.iter();
            let Some(range) = ranges.next() else {
                continue;
            };
            if range.end > CLOCK_MAX || range.start >= range.end {
                return Err(malformed("a clock is out of range"));
            }
            // A second range means a hole between the two.
            if range.start > known || ranges.next().is_some() {
                return Err(UpdateRefusal::Gap);
            }
            novel |= range.end > known;
            advance.push((*client, range.end));
        }
        for (client, ranges) in update.delete_set().iter() {
            let inserted = insertions
                .get(client)
                .and_then(|ranges| ranges.iter().last())
                .map_or(0, |(range, ())| range.end);
            let top = inserted.max(self.get(client));
            for range in ranges.iter() {
                if range.start >= range.end || range.end > CLOCK_MAX {
                    return Err(malformed("a deletion is out of range"));
                }
                // Deletes what has not arrived.
                if range.end > top {
                    return Err(UpdateRefusal::Gap);
                }
            }
        }
        Ok(CheckedUpdate {
            update,
            advance: Advance(advance),
            novel,
        })
    }
}

fn malformed(what: &str) -> UpdateRefusal {
    UpdateRefusal::Malformed(what.to_owned())
}

impl Board {
    /// Merges a checked update and gives what it changed, as an update of its own ([`EMPTY_UPDATE`] if nothing).
    ///
    /// Parts that wait for changes of other writers, which no look at the clocks can find out, are thrown out
    /// again: afterwards the document never holds anything that its state does not show.
    ///
    /// # Errors
    /// [`BoardError::Unmergeable`]; the document is then in no known state and must be loaded anew.
    pub fn apply_checked(
        &mut self,
        checked: CheckedUpdate,
        origin: Origin,
    ) -> Result<Vec<u8>, BoardError> {
        let mut txn = self.doc.transact_mut_with(origin.tag());
        txn.apply_update(checked.update)
            .map_err(|error| BoardError::Unmergeable(error.to_string()))?;
        if txn.has_missing_updates() {
            txn.prune_pending();
        }
        Ok(txn.encode_update_v1())
    }
}

#[cfg(test)]
mod tests;
