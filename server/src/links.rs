//! The links that facilitators make, revoke, and lock with a passphrase.
//!
//! A link's key follows from its maker's and from the link's name, so that whoever made it can be shown it again, and the relay
//! knows only its hash. A link with a passphrase opens nothing by itself: for the right passphrase a browser gets a key
//! of its own, which ends with its link.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use board::BoardId;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::api_error::ApiError;
use crate::keys::{Key, KeyHash, passphrase};
use crate::store::{Entry, NewLink, Store};

/// Links that a board may have, revoked ones not counted.
pub(crate) const LINKS_MAX: usize = 100;
/// How often it is written down that a link is used.
const USE_NOTED_EVERY: Duration = Duration::from_secs(300);
/// Links whose last use is remembered.
const USES_MAX: usize = 10_000;
/// Wrong passphrases that may be tried on a link at once,
const TRIES: f64 = 10.0;
/// and how many more in a second.
const TRIES_PER_SECOND: f64 = 0.1;
/// Links whose tries are counted.
const TRIED_MAX: usize = 10_000;
/// Passphrases that are hashed at a time; each takes 19 MiB.
const HASHED_AT_ONCE: usize = 2;

/// What the relay remembers of the use of links while it runs.
pub(crate) struct Links {
    used: Mutex<HashMap<KeyHash, Instant>>,
    tries: Mutex<HashMap<KeyHash, Tries>>,
    hashing: Arc<Semaphore>,
}

impl Default for Links {
    fn default() -> Self {
        Self {
            used: Mutex::default(),
            tries: Mutex::default(),
            hashing: Arc::new(Semaphore::new(HASHED_AT_ONCE)),
        }
    }
}

/// How many wrong passphrases may still be tried.
struct Tries {
    left: f64,
    /// Since when it has been filling up again.
    at: Instant,
}

impl Tries {
    fn new(now: Instant) -> Self {
        Self {
            left: TRIES,
            at: now,
        }
    }

    fn left(&self, now: Instant) -> f64 {
        let gained = now.saturating_duration_since(self.at).as_secs_f64() * TRIES_PER_SECOND;
        (self.left + gained).min(TRIES)
    }

    /// Takes one; `Err` says how long until there is one.
    fn take(&mut self, now: Instant) -> Result<(), Duration> {
        self.left = self.left(now);
        self.at = self.at.max(now);
        if self.left < 1.0 {
            return Err(Duration::from_secs_f64(
                (1.0 - self.left) / TRIES_PER_SECOND,
            ));
        }
        self.left -= 1.0;
        Ok(())
    }

    /// It was wrong. The time that a machine with much to do took to find out gains nothing: with it, whoever guesses
    /// without a pause would have more tries the slower the relay is.
    fn was_wrong(&mut self, now: Instant) {
        self.at = self.at.max(now);
    }

    /// It was right: given back.
    fn was_right(&mut self) {
        self.left += 1.0;
    }
}

impl Links {
    /// Notes that somebody came in by a link, in the background and not every time.
    pub(crate) fn note_used(&self, store: &Store, link: KeyHash) {
        let now = Instant::now();
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used
            .get(&link)
            .is_some_and(|last| now - *last < USE_NOTED_EVERY)
        {
            return;
        }
        if used.len() >= USES_MAX {
            used.retain(|_, last| now - *last < USE_NOTED_EVERY);
        }
        used.insert(link, now);
        drop(used);
        let store = store.clone();
        tokio::spawn(async move {
            if let Err(error) = store.note_used(link).await {
                tracing::debug!(%error, "the use of a link was not noted");
            }
        });
    }

    /// Gives a browser that knows the passphrase of a link a key of its own.
    ///
    /// # Errors
    /// [`ApiError::WrongPassphrase`], [`ApiError::TooManyTries`], or what the store says.
    pub(crate) async fn unlock(
        &self,
        store: &Store,
        board: &BoardId,
        entry: Entry,
        said: String,
    ) -> Result<Key, ApiError> {
        self.try_once(entry.link)?;
        let place = Arc::clone(&self.hashing).acquire_owned().await;
        let looking = store.clone();
        let is_right = spawn_blocking(move || {
            let digest = looking.passphrase_of(entry.link)?;
            let is_right = passphrase::is_right(&said, &digest.unwrap_or_default());
            drop(place);
            Ok::<_, ApiError>(is_right)
        });
        let is_right = is_right.await.map_err(|_| ApiError::Internal)??;
        self.tried(entry.link, is_right);
        if !is_right {
            return Err(ApiError::WrongPassphrase);
        }
        let key = Key::random().map_err(|_| ApiError::Internal)?;
        let link = NewLink {
            board: board.clone(),
            id: random_name()?,
            hash: key.hash(),
            role: entry.role,
            label: String::new(),
            expires: entry.expires,
            passphrase: None,
            maker: None,
            parent: Some(entry.link),
        };
        store.make_link(link).await?;
        Ok(key)
    }

    /// What is stored of a new passphrase.
    ///
    /// # Errors
    /// [`ApiError::Internal`].
    pub(crate) async fn digest(&self, said: String) -> Result<String, ApiError> {
        let place = Arc::clone(&self.hashing).acquire_owned().await;
        let digest = spawn_blocking(move || {
            let digest = passphrase::digest(&said);
            drop(place);
            digest
        });
        let digest = digest.await.map_err(|_| ApiError::Internal)?;
        digest.map_err(|error| {
            tracing::error!(error, "a passphrase cannot be hashed");
            ApiError::Internal
        })
    }

    /// Counts a try; those that turn out right are given back.
    fn try_once(&self, link: KeyHash) -> Result<(), ApiError> {
        let now = Instant::now();
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= TRIED_MAX {
            tries.retain(|_, tries| tries.left(now) < TRIES);
        }
        let entry = tries.entry(link).or_insert_with(|| Tries::new(now));
        entry
            .take(now)
            .map_err(|wait| ApiError::TooManyTries { wait })
    }

    fn tried(&self, link: KeyHash, is_right: bool) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        match tries.get_mut(&link) {
            Some(tries) if is_right => tries.was_right(),
            Some(tries) => tries.was_wrong(Instant::now()),
            None => {}
        }
    }
}

/// A name for a new link, which no other has.
///
/// # Errors
/// [`ApiError::Internal`] if the system has no randomness to give.
pub(crate) fn random_name() -> Result<String, ApiError> {
    let number = getrandom::u64().map_err(|error| {
        tracing::error!(%error, "the system gives no random numbers");
        ApiError::Internal
    })?;
    Ok(format!("{number:016x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v82_a_slow_machine_gives_no_more_tries() {
        let mut now = Instant::now();
        let mut tries = Tries::new(now);
        for _ in 0..10 {
            assert_eq!(tries.take(now), Ok(()));
            // As long as it took to find out.
            now += Duration::from_secs(30);
            tries.was_wrong(now);
        }
        assert_eq!(tries.take(now), Err(Duration::from_secs(10)));
        // A pause gains one, and a right one is given back.
        now += Duration::from_secs(10);
        for _ in 0..3 {
            assert_eq!(tries.take(now), Ok(()));
            tries.was_right();
        }
        assert_eq!(tries.take(now), Ok(()));
        assert!(tries.take(now).is_err());
        // No more than at first, however long nobody tries.
        now += Duration::from_secs(100_000);
        assert_eq!((0..20).filter(|_| tries.take(now).is_ok()).count(), 10);
    }
}
