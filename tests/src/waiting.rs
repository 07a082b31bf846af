//! Waiting for a condition, with a deadline.

use std::fmt::Debug;
use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, sleep};

/// How long anything may take before the test gives up.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// Between two looks.
const PERIOD: Duration = Duration::from_millis(20);

/// Looks again and again until `look` gives `Ok`.
///
/// # Panics
/// After [`PATIENCE`], with `what` was waited for and what the last look saw.
#[track_caller]
pub fn until<T, E, F, Fut>(what: &str, look: F) -> impl Future<Output = T>
where
    E: Debug,
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, E>>,
{
    let place = std::panic::Location::caller();
    until_from(place, PATIENCE, what.to_owned(), look)
}

/// As [`until`], for what may take longer than anything else.
///
/// # Panics
/// After `patience`.
#[track_caller]
pub fn until_within<T, E, F, Fut>(
    patience: Duration,
    what: &str,
    look: F,
) -> impl Future<Output = T>
where
    E: Debug,
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, E>>,
{
    let place = std::panic::Location::caller();
    until_from(place, patience, what.to_owned(), look)
}

async fn until_from<T, E, F, Fut>(
    place: &'static std::panic::Location<'static>,
    patience: Duration,
    what: String,
    mut look: F,
) -> T
where
    E: Debug,
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, E>>,
{
    let deadline = Instant::now() + patience;
    loop {
        match look().await {
            Ok(value) => return value,
            Err(seen) if Instant::now() >= deadline => {
                panic!("{place}: waited {patience:?} for {what}; last seen: {seen:?}")
            }
            Err(_) => sleep(PERIOD).await,
        }
    }
}
