//! This browser's keys: one for each board and round, made with the first text.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use board::{BoardId, RoundId, SealKey, Sealed, Sealing};

use super::tending;
use crate::platform::secret_bytes;
use crate::storage::seals;

/// The keys for one board.
pub struct BrowserKeys {
    board: BoardId,
    known: Mutex<HashMap<String, Known>>,
}

/// A key, and what it is called.
#[derive(Clone)]
struct Known {
    name: String,
    key: SealKey,
}

impl Known {
    fn new(key: SealKey) -> Self {
        let name = key.name();
        Self { name, key }
    }
}

impl BrowserKeys {
    pub fn of(board: BoardId) -> Self {
        let known = Mutex::default();
        Self { board, known }
    }

    /// The key for a round, if this browser has one; another tab may have made it.
    fn known(&self, round: &str) -> Option<Known> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(round) {
            return Some(known.clone());
        }
        let (key, _) = seals::load(&self.board, round)?;
        let found = Known::new(SealKey::parse(&key)?);
        known.insert(round.to_owned(), found.clone());
        Some(found)
    }

    fn made(&self, round: &RoundId) -> Option<Known> {
        let made = Known::new(SealKey::new(secret_bytes()?));
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(round.as_str().to_owned(), made.clone());
        // Where the browser keeps nothing the text can be read until the page is closed, and the relay has the key.
        let _ = seals::keep(&self.board, round.as_str(), &made.key.to_text(), false);
        tending::hand_over(round.clone(), made.key.clone());
        Some(made)
    }
}

impl Sealing for BrowserKeys {
    fn seal(&self, round: &RoundId, text: &str) -> Option<Sealed> {
        let known = self.known(round.as_str()).or_else(|| self.made(round))?;
        known.key.seal(round, secret_bytes()?, text)
    }

    fn open(&self, sealed: &Sealed) -> Option<String> {
        let known = self.known(sealed.round())?;
        let is_mine = known.name == sealed.key_name();
        is_mine.then(|| known.key.open(sealed)).flatten()
    }
}
