//! The document, as far as a client needs it.

use board::{Board, BoardError, Clocks, Origin, UpdateRefusal};

/// The copy of the board that a client keeps up to date. [`Board`] is one.
pub trait Replica {
    /// What it has, as a Yjs state vector.
    fn state_vector(&self) -> Vec<u8>;

    /// Everything that the holder of `state_vector` lacks, as one update.
    ///
    /// # Errors
    /// If the bytes are no state vector.
    fn difference(&self, state_vector: &[u8]) -> Result<Vec<u8>, BoardError>;

    /// Merges what others did.
    ///
    /// # Errors
    /// [`MergeError`]. After a gap the replica is whole, but lacks some or all of the update.
    fn merge(&mut self, update: &[u8]) -> Result<(), MergeError>;
}

/// Why an update was not merged.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MergeError {
    /// It builds on changes that have not arrived.
    #[error("the update builds on changes that have not arrived")]
    Gap,
    /// It cannot be read or applied.
    #[error(transparent)]
    Unmergeable(#[from] BoardError),
}

impl From<UpdateRefusal> for MergeError {
    fn from(refusal: UpdateRefusal) -> Self {
        match refusal {
            UpdateRefusal::Malformed(reason) => Self::Unmergeable(BoardError::Malformed(reason)),
            UpdateRefusal::Gap => Self::Gap,
        }
    }
}

impl Replica for Board {
    fn state_vector(&self) -> Vec<u8> {
        Board::state_vector(self)
    }

    fn difference(&self, state_vector: &[u8]) -> Result<Vec<u8>, BoardError> {
        self.encode_difference(state_vector)
    }

    fn merge(&mut self, update: &[u8]) -> Result<(), MergeError> {
        let checked = Clocks::of(self).check(update)?;
        let advance = checked.advance().clone();
        self.apply_checked(checked, Origin::Remote)?;
        // What had to wait for another writer's changes was not taken in.
        if Clocks::of(self).cover(&advance) {
            Ok(())
        } else {
            Err(MergeError::Gap)
        }
    }
}
