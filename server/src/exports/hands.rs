//! Who makes the files: threads that give way to everything else on the machine, a few at a time, with a short queue.

use std::num::NonZero;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::api_error::ApiError;
use crate::background;

/// How many files are made at once at most: drawing takes tens of megabytes.
const AT_ONCE_MAX: usize = 2;
/// How many orders may be there at once, those being made among them. More would wait longer than people do.
const ORDERS_MAX: usize = 18;
/// When to come back, for whom there is no room: by then a few of the others are done.
const AGAIN_AFTER: Duration = Duration::from_secs(4);

/// The hands of the whole relay.
pub static HANDS: LazyLock<Hands> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    Hands::new(at_once(cores), ORDERS_MAX)
});

/// As many as leave a core to everything else, but one.
fn at_once(cores: usize) -> usize {
    cores.saturating_sub(1).clamp(1, AT_ONCE_MAX)
}

/// A few hands and a queue before them.
pub struct Hands {
    free: Semaphore,
    orders: AtomicUsize,
    orders_max: usize,
}

/// An order that is counted as long as it is there.
struct Counted<'a>(&'a AtomicUsize);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Hands {
    const fn new(at_once: usize, orders_max: usize) -> Self {
        Self {
            free: Semaphore::const_new(at_once),
            orders: AtomicUsize::new(0),
            orders_max,
        }
    }

    /// Waits for a free hand. Whoever stops waiting leaves the queue.
    ///
    /// # Errors
    /// [`ApiError::Busy`] if there is no room in the queue.
    pub async fn turn(&'static self) -> Result<Turn, ApiError> {
        let before = self.orders.fetch_add(1, Ordering::Relaxed);
        let counted = Counted(&self.orders);
        if before >= self.orders_max {
            return Err(ApiError::Busy { wait: AGAIN_AFTER });
        }
        // Nobody closes it.
        let free = self.free.acquire().await.map_err(|_| ApiError::Internal)?;
        Ok(Turn {
            _free: free,
            _counted: counted,
        })
    }
}

/// A hand that is free for one piece of work.
pub struct Turn {
    _free: SemaphorePermit<'static>,
    _counted: Counted<'static>,
}

impl Turn {
    /// Has something made of what is read before. What was begun is finished, and has its hand until then, also if nobody waits for it any more.
    ///
    /// # Errors
    /// [`ApiError::Internal`] if it panicked.
    pub async fn make<R: 'static, T: Send + 'static>(
        self,
        read: impl FnOnce() -> R + Send + 'static,
        work: impl FnOnce(R) -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        let made = background::run("export", read, move |read| {
            let made = work(read);
            drop(self);
            made
        });
        made.await.map_err(|error| {
            tracing::error!(%error, "an export");
            ApiError::Internal
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use tokio::sync::oneshot;

    use super::*;

    async fn make<T: Send + 'static>(
        hands: &'static Hands,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        hands.turn().await?.make(|| (), |()| work()).await
    }

    #[tokio::test]
    async fn v230_what_there_is_no_room_for_is_told_to_come_back() {
        static FEW: Hands = Hands::new(1, 2);
        let (go, wait) = mpsc::channel::<()>();
        let (begun, has_begun) = oneshot::channel();
        let first = tokio::spawn(make(&FEW, move || {
            let _ = begun.send(());
            wait.recv().is_ok()
        }));
        has_begun.await.unwrap();
        let second = tokio::spawn(make(&FEW, || 2));
        while FEW.orders.load(Ordering::Relaxed) < 2 {
            tokio::task::yield_now().await;
        }
        let third = make(&FEW, || 3).await;
        assert!(matches!(third, Err(ApiError::Busy { .. })));
        assert!(!second.is_finished());
        go.send(()).unwrap();
        assert!(first.await.unwrap().unwrap());
        assert_eq!(second.await.unwrap().unwrap(), 2);
        assert_eq!(FEW.orders.load(Ordering::Relaxed), 0);
        assert_eq!(make(&FEW, || 4).await.unwrap(), 4);
    }

    #[tokio::test]
    async fn v230_who_stops_waiting_leaves_the_queue_and_what_was_begun_counts_until_it_is_done() {
        static ONE: Hands = Hands::new(1, 2);
        let (go, wait) = mpsc::channel::<()>();
        let (begun, has_begun) = oneshot::channel();
        let first = tokio::spawn(make(&ONE, move || {
            let _ = begun.send(());
            let _ = wait.recv();
        }));
        has_begun.await.unwrap();
        let second = tokio::spawn(make(&ONE, || ()));
        while ONE.orders.load(Ordering::Relaxed) < 2 {
            tokio::task::yield_now().await;
        }
        second.abort();
        assert!(second.await.unwrap_err().is_cancelled());
        first.abort();
        assert!(first.await.unwrap_err().is_cancelled());
        // Nobody waits for it, and it still has the only hand.
        assert_eq!(ONE.orders.load(Ordering::Relaxed), 1);
        assert_eq!(ONE.free.available_permits(), 0);
        go.send(()).unwrap();
        assert!(make(&ONE, || true).await.unwrap());
    }

    #[test]
    fn v230_a_core_is_left_to_everything_else() {
        assert_eq!([1, 2, 3, 16].map(at_once), [1, 1, 2, 2]);
    }

    #[tokio::test]
    async fn v230_a_panic_frees_its_hand() {
        static ONE: Hands = Hands::new(1, 1);
        let fell = make(&ONE, || assert!(std::hint::black_box(false))).await;
        assert!(matches!(fell, Err(ApiError::Internal)));
        assert_eq!(make(&ONE, || 5).await.unwrap(), 5);
    }
}
