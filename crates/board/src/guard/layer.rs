//! The template layer: canvases, their cells, columns and rows, and the board's own facts. Who only takes part fills it
//! in but does not change it.
//!
//! An update cannot be taken in part: what its writer does later builds on all of it, and a copy that has something that
//! nobody else has stays different for ever. So an update that does what its writer may not is merged whole, and what
//! it did to the template layer is undone in the same breath, as a change of the relay's own. Both go into one record and
//! one frame: nobody sees the one without the other, the writer's own copy is put right like everybody's, and whatever
//! else was in the update stays.
//!
//! What the layer is like is kept beside the document, so that nothing here grows with the number of notes.

mod correcting;
mod keeping;
mod rules;
mod watching;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use yrs::{Any, Transact};

use crate::{Board, BoardError, Origin};
use correcting::Correction;
use watching::{Seen, Touch};

/// How far somebody's hands reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Everything on the board.
    Everything,
    /// What people put on the board and into its cells.
    Content,
}

/// An element of the layer, as it is.
#[derive(Clone, Debug, Default)]
struct Kept {
    /// Every field but the shared text.
    fields: HashMap<Arc<str>, Any>,
    /// What is written in it, if it has a shared text.
    text: Option<String>,
}

/// What the template layer of a board is like.
pub struct TemplateLayer {
    kept: HashMap<Arc<str>, Kept>,
    seen: Arc<Mutex<Seen>>,
}

/// What an update did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Judged {
    /// What changed in all, as one update: with what was taken back, and the taking back.
    pub delta: Vec<u8>,
    /// Whether something was taken back.
    pub corrected: bool,
    /// How many elements it made.
    pub made: usize,
    /// How many elements it deleted.
    pub deleted: usize,
}

impl TemplateLayer {
    /// The layer of `board`, followed from now on. Looks at every element once.
    pub fn of(board: &Board) -> Self {
        let txn = board.doc.transact();
        let kept = keeping::everything(&txn, &board.elements);
        drop(txn);
        let ids = kept.keys().cloned().collect();
        let seen = Arc::new(Mutex::new(Seen::new(ids)));
        watching::watch(board, &seen);
        Self { kept, seen }
    }

    /// Looks at what was merged since the last call, by somebody with that `reach`, and takes back what goes beyond it.
    /// `delta` is what the merging changed.
    ///
    /// # Errors
    /// [`BoardError::Unmergeable`]; the document is then in no known state and must be loaded anew.
    pub fn judge(
        &mut self,
        board: &mut Board,
        reach: Reach,
        delta: Vec<u8>,
    ) -> Result<Judged, BoardError> {
        let (touches, mut judged) = self.take();
        judged.delta = delta;
        let mut correction = Correction::default();
        {
            let txn = board.doc.transact();
            for touch in touches {
                let maps = (&board.elements, &board.info);
                self.look_at(&txn, maps, touch, reach, &mut correction);
            }
        }
        if !correction.is_empty() {
            let mut txn = board.doc.transact_mut_with(Origin::Remote.tag());
            correction.write(&mut txn, &board.elements, &board.info, &self.kept);
            let taken_back = txn.encode_update_v1();
            drop(txn);
            // What was taken back is as it was kept.
            self.take();
            judged.corrected = true;
            judged.delta = yrs::merge_updates_v1([judged.delta, taken_back])
                .map_err(|error| BoardError::Unmergeable(error.to_string()))?;
        }
        Ok(judged)
    }

    fn take(&mut self) -> (Vec<Touch>, Judged) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let judged = Judged {
            made: std::mem::take(&mut seen.made),
            deleted: std::mem::take(&mut seen.deleted),
            ..Judged::default()
        };
        (std::mem::take(&mut seen.touches), judged)
    }

    /// Notes that an element belongs to the layer, or does not any more.
    fn keep(&mut self, id: &Arc<str>, kept: Option<Kept>) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match kept {
            Some(kept) => {
                seen.ids.insert(Arc::clone(id));
                self.kept.insert(Arc::clone(id), kept);
            }
            None => {
                seen.ids.remove(id);
                self.kept.remove(id);
            }
        }
    }
}
