//! The room's document: merged into, encoded, and never trusted not to panic.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use board::{
    Advance, Board, Clocks, EMPTY_UPDATE, Judged, Origin, Reach, TemplateLayer, UpdateRefusal,
};

use crate::message::{Message, check_state_vector, encode_message};

/// How long an answer is kept for the next who asks the same, in milliseconds.
const ANSWER_MILLIS: u64 = 20_000;

/// What became of an update.
pub(super) enum Merged {
    /// It changed the document; `delta` is what it changed. Not `whole`: parts of it wait for what has not arrived.
    Changed {
        delta: Vec<u8>,
        advance: Advance,
        whole: bool,
        /// Whether a part of it was taken back, in the same `delta`.
        corrected: bool,
        /// How many elements it made, and how many it deleted.
        sweep: (usize, usize),
    },
    /// Everything in it was here already.
    Duplicate,
    /// It builds on what has not arrived.
    Gap,
    /// It is no update, or a harmful one; the document is untouched.
    Malformed(String),
    /// The document is lost and must be loaded anew.
    Poisoned(String),
}

pub(super) struct Document {
    board: Board,
    layer: TemplateLayer,
    clocks: Clocks,
    /// What everybody who is up to date has been told.
    released: Clocks,
    bytes: usize,
    /// The last answer to a state vector: after a restart hundreds ask the same.
    last_answer: Option<LastAnswer>,
}

struct LastAnswer {
    state_vector: Vec<u8>,
    frame: Arc<[u8]>,
    until_millis: u64,
}

impl Document {
    /// `bytes`: what it took in the store.
    pub(super) fn new(board: Board, bytes: usize) -> Self {
        let clocks = Clocks::of(&board);
        Self {
            layer: TemplateLayer::of(&board),
            board,
            released: clocks.clone(),
            clocks,
            bytes,
            last_answer: None,
        }
    }

    pub(super) fn board(&self) -> &Board {
        &self.board
    }

    /// Bytes it takes in the store, about.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn state_vector(&self) -> Vec<u8> {
        self.clocks.encode()
    }

    pub(super) fn released(&self) -> &Clocks {
        &self.released
    }

    /// Notes that a change was told to everybody.
    pub(super) fn release(&mut self, advance: &Advance) {
        self.released.advance(advance);
    }

    /// Whether an update has nothing in it at all; unreadable ones have not.
    pub(super) fn is_empty_update(&self, update: &[u8]) -> bool {
        update == EMPTY_UPDATE
            || contain(|| self.clocks.check_foreign(&self.board, update))
                .is_ok_and(|checked| checked.is_ok_and(|checked| checked.is_empty()))
    }

    /// Merges what somebody with that `reach` sent; what goes beyond it is taken back at once.
    pub(super) fn merge(&mut self, update: &[u8], reach: Reach) -> Merged {
        let checked = match contain(|| self.clocks.check_foreign(&self.board, update)) {
            Ok(Ok(checked)) => checked,
            Ok(Err(UpdateRefusal::Malformed(reason))) => return Merged::Malformed(reason),
            Ok(Err(UpdateRefusal::Gap)) => return Merged::Gap,
            Err(panic) => return Merged::Malformed(panic),
        };
        let wanted = checked.advance().clone();
        let judged = contain(|| {
            let delta = self.board.apply_checked(checked, Origin::Remote)?;
            self.layer.judge(&mut self.board, reach, delta)
        });
        let Judged {
            delta,
            corrected,
            made,
            deleted,
        } = match judged {
            Ok(Ok(judged)) => judged,
            Ok(Err(error)) => return Merged::Poisoned(error.to_string()),
            Err(panic) => return Merged::Poisoned(panic),
        };
        // Nobody asks the room what changed; what the board noted would only pile up.
        self.board.forget_changes();
        if delta == EMPTY_UPDATE {
            return if self.clocks.cover(&wanted) {
                Merged::Duplicate
            } else {
                Merged::Gap
            };
        }
        // The log must never have a hole: what goes in has to pass the same check. Mostly it is what came, byte for byte.
        let advance = if delta == update {
            wanted.clone()
        } else {
            match contain(|| self.clocks.check(&delta)) {
                Ok(Ok(checked)) => checked.advance().clone(),
                Ok(Err(refusal)) => return Merged::Poisoned(format!("its own change: {refusal}")),
                Err(panic) => return Merged::Poisoned(panic),
            }
        };
        self.clocks.advance(&advance);
        self.bytes += delta.len();
        self.last_answer = None;
        Merged::Changed {
            whole: self.clocks.cover(&wanted),
            delta,
            advance,
            corrected,
            sweep: (made, deleted),
        }
    }

    /// The answer to `state_vector`, as a frame; the same one for all who ask the same, so that it is packed once.
    ///
    /// # Errors
    /// As [`Document::difference`].
    pub(super) fn answer(
        &mut self,
        state_vector: &[u8],
        now_millis: u64,
    ) -> Result<Result<Arc<[u8]>, String>, String> {
        let until_millis = now_millis + ANSWER_MILLIS;
        if let Some(last) = &mut self.last_answer
            && last.state_vector == state_vector
        {
            last.until_millis = until_millis;
            return Ok(Ok(Arc::clone(&last.frame)));
        }
        let frame: Arc<[u8]> = match self.difference(state_vector)? {
            Ok(update) => Arc::from(encode_message(&Message::SyncStep2(update))),
            Err(reason) => return Ok(Err(reason)),
        };
        self.last_answer = Some(LastAnswer {
            state_vector: state_vector.to_vec(),
            frame: Arc::clone(&frame),
            until_millis,
        });
        Ok(Ok(frame))
    }

    /// Lets go of an answer that nobody has asked for in a while: it is as large as the board.
    pub(super) fn forget_answer(&mut self, now_millis: u64) {
        self.last_answer
            .take_if(|last| last.until_millis <= now_millis);
    }

    /// Everything that the holder of `state_vector` lacks.
    ///
    /// # Errors
    /// The outer one is a panic (the document is lost), the inner one a state vector that cannot be read.
    pub(super) fn difference(
        &self,
        state_vector: &[u8],
    ) -> Result<Result<Vec<u8>, String>, String> {
        if let Err(error) = check_state_vector(state_vector) {
            return Ok(Err(format!("a state vector: {error}")));
        }
        let update = contain(|| self.board.encode_difference(state_vector))?;
        Ok(update.map_err(|error| error.to_string()))
    }

    /// The whole board as one update.
    pub(super) fn encode_state(&self) -> Result<Arc<[u8]>, String> {
        contain(|| self.board.encode_state()).map(Arc::from)
    }

    /// Drops a document that panicked; dropping it may panic as well.
    pub(super) fn discard(self: Box<Self>) {
        let _ = contain(|| drop(self));
    }
}

/// Runs what may panic on hostile bytes; `Err` is what the panic said.
pub(super) fn contain<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "a panic".to_owned())
    })
}
