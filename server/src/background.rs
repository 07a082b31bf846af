//! Work that gives way: it gets what time of the processor nothing else wants.
//!
//! A workshop waits for each of its changes, a file can wait. A low priority is not enough for that: Linux lets what runs
//! at one finish its slice of some milliseconds before what others wait for. What is in its idle class is put aside at
//! once, but for what it is owed of its third of a per cent: that comes in pieces of up to five milliseconds, and is what
//! a workshop still notices. (A low priority with the longest slices was tried, and is worse.)
//!
//! What such work holds, others wait for as if they gave way, too: a lock of SQLite's, or a page of its log that cannot be
//! folded in while somebody reads. So what it needs of the store is read before, at the usual priority.
//!
//! The price is that such work gets next to nothing on a machine that is always busy. So after a while it is taken out of
//! that class again, and has only a low priority.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

/// How long work is given way with: nearly all is done by then on a machine that has time.
const PATIENCE: Duration = Duration::from_secs(15);

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// There is no thread for it.
    #[error("no thread: {0}")]
    NoThread(std::io::Error),
    /// It panicked; the process has said so.
    #[error("it panicked")]
    Panicked,
}

/// Has something made by a thread of its own, of what it has read before. It is finished also if nobody waits for it any
/// more.
///
/// # Errors
/// [`Failed`].
pub(crate) async fn run<R: 'static, T: Send + 'static>(
    name: &str,
    read: impl FnOnce() -> R + Send + 'static,
    work: impl FnOnce(R) -> T + Send + 'static,
) -> Result<T, Failed> {
    run_patiently(name, PATIENCE, read, work).await
}

async fn run_patiently<R: 'static, T: Send + 'static>(
    name: &str,
    patience: Duration,
    read: impl FnOnce() -> R + Send + 'static,
    work: impl FnOnce(R) -> T + Send + 'static,
) -> Result<T, Failed> {
    let (tell, mut told) = oneshot::channel();
    let worker = Arc::new(Worker::default());
    let own = Arc::clone(&worker);
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            let read = read();
            let at_work = AtWork::begin(&own);
            let made = work(read);
            drop(at_work);
            // Nobody may be waiting any more.
            let _ = tell.send(made);
        })
        .map_err(Failed::NoThread)?;
    let outcome = match tokio::time::timeout(patience, &mut told).await {
        Ok(outcome) => outcome,
        Err(_) => {
            worker.hurry();
            told.await
        }
    };
    outcome.map_err(|_| Failed::Panicked)
}

/// A thread that is to give way.
#[derive(Default)]
struct Worker(Mutex<State>);

#[derive(Default)]
struct State {
    /// As the system calls it; nothing before and after its work.
    thread: Option<class::Thread>,
    /// Somebody has waited long enough.
    is_urgent: bool,
}

impl Worker {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Others go first still, but it gets its share.
    fn hurry(&self) {
        // Locked meanwhile: a thread that has ended may have left its number to another.
        let mut state = self.state();
        state.is_urgent = true;
        if let Some(Err(error)) = state.thread.map(class::low) {
            tracing::warn!(%error, "work in the background may take very long");
        }
    }
}

/// As long as it is there, this thread gives way.
struct AtWork<'a>(&'a Worker);

impl<'a> AtWork<'a> {
    fn begin(worker: &'a Worker) -> Self {
        let mut state = worker.state();
        let thread = class::own();
        let given_way = match state.is_urgent {
            true => class::low(thread),
            false => class::idle(thread),
        };
        match given_way {
            Ok(()) => state.thread = Some(thread),
            Err(error) => {
                tracing::warn!(%error, "work in the background has the priority of everything else");
            }
        }
        drop(state);
        Self(worker)
    }
}

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        self.0.state().thread = None;
    }
}

#[cfg(target_os = "linux")]
mod class {
    use std::io;

    use rustix::process::{Pid, setpriority_process};

    /// A tenth of what others get where all want a core.
    const NICENESS: i32 = 10;

    pub type Thread = Pid;

    /// This thread.
    pub fn own() -> Thread {
        rustix::thread::gettid()
    }

    /// Puts a thread into the idle class.
    pub fn idle(thread: Thread) -> io::Result<()> {
        set(thread, libc::SCHED_IDLE)
    }

    /// Puts a thread into everybody's class, at a low priority.
    pub fn low(thread: Thread) -> io::Result<()> {
        setpriority_process(Some(thread), NICENESS)?;
        set(thread, libc::SCHED_OTHER)
    }

    #[expect(unsafe_code, reason = "no crate wraps this call for another thread")]
    fn set(thread: Thread, class: libc::c_int) -> io::Result<()> {
        let param = libc::sched_param { sched_priority: 0 };
        // SAFETY: the call reads `param`, which lives as long as it takes, and writes nothing.
        let outcome = unsafe {
            libc::sched_setscheduler(thread.as_raw_nonzero().get(), class, &raw const param)
        };
        match outcome {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod class {
    use std::io;

    pub type Thread = ();

    pub fn own() -> Thread {}

    pub fn idle((): Thread) -> io::Result<()> {
        Ok(())
    }

    pub fn low((): Thread) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_panicked_is_told() {
        let fell = run("test", || (), |()| assert!(std::hint::black_box(false))).await;
        assert!(matches!(fell, Err(Failed::Panicked)));
        assert_eq!(run("test", || 3, |three| three + 1).await.unwrap(), 4);
    }

    /// Class and niceness of this thread, as proc(5) tells them.
    #[cfg(target_os = "linux")]
    fn own() -> (i32, i32) {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        // Behind the name, which may have blanks in it, stands the third field.
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap()
            .split_whitespace()
            .collect();
        let number = |field: usize| fields[field - 3].parse().unwrap();
        (number(41), number(19))
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn v231_work_in_the_background_gives_way_and_nothing_else_does() {
        let before = own();
        assert_eq!(before.0, libc::SCHED_OTHER);
        let (reading, working) = run("test", own, |reading| (reading, own())).await.unwrap();
        assert_eq!(working.0, libc::SCHED_IDLE);
        assert_eq!(reading, before);
        assert_eq!(own(), before);
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn v231_what_takes_long_gets_its_share() {
        let waits = |()| {
            let (mut now, begun) = (own(), std::time::Instant::now());
            while now.0 == libc::SCHED_IDLE && begun.elapsed() < Duration::from_secs(20) {
                std::thread::yield_now();
                now = own();
            }
            now
        };
        let (class, niceness) = run_patiently("test", Duration::ZERO, || (), waits)
            .await
            .unwrap();
        assert_eq!(class, libc::SCHED_OTHER);
        assert!(niceness >= 10, "{niceness}");
    }
}
