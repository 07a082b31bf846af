//! The boards that are open at the moment: one task each.

mod guests;
mod line;
mod log_size;
mod task;

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use board::BoardId;
use collab::room::{Answer, ConnectionId, Dialect, Event, Question};
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::acts::Acts;
use crate::keys::KeyHash;
use crate::store::{self, Store};
pub(crate) use line::{Line, Taken};

/// Commands that wait for a room before those who send more have to wait themselves.
const MAILBOX: usize = 1_024;

/// How long those wait for the last changes who only read what is durable.
const SETTLE_MAX: Duration = Duration::from_secs(3);

/// Something for a room.
pub(crate) enum Command {
    /// Somebody came; what the room sends goes out by `line`.
    Join {
        connection: ConnectionId,
        entry: store::Entry,
        dialect: Dialect,
        line: Line,
    },
    /// The socket of somebody took much of what was sent.
    Taken(ConnectionId),
    /// A link was revoked: whoever came by it has to go.
    Revoked(KeyHash),
    /// Something happened to a connection.
    Event(Event),
    /// Somebody wants to know something.
    Ask {
        question: Question,
        reply: oneshot::Sender<Result<Answer, String>>,
    },
}

/// Something for a connection.
pub(crate) enum Outbound {
    /// A binary frame.
    Frame(Arc<[u8]>),
    /// So many frames that the room sent itself, of which the system took only a part.
    Rest { frames: usize, bytes: usize },
    /// The last thing it hears.
    Close { code: u16, reason: String },
}

/// The way to an open room.
pub(crate) type Mailbox = mpsc::Sender<Command>;

/// All open rooms. Cheap to copy.
#[derive(Clone)]
pub struct Rooms {
    inner: Arc<Inner>,
}

struct Inner {
    open: Mutex<HashMap<BoardId, Handle>>,
    /// Links that were revoked while the relay runs: somebody may be on the way in with one that was good a moment ago.
    revoked: Mutex<HashSet<KeyHash>>,
    store: Store,
    acts: Acts,
    /// After how long without a change boards rest.
    rest_after: Duration,
    tasks: TaskTracker,
    stop: CancellationToken,
    next_connection: AtomicU64,
    next_generation: AtomicU64,
    /// When time began, for the rooms' clock.
    started: Instant,
}

struct Handle {
    mailbox: Mailbox,
    generation: u64,
}

/// Why a room has no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The board cannot be opened.
    #[error("the board cannot be opened: {0}")]
    Unavailable(String),
    /// The relay is shutting down.
    #[error("the relay is shutting down")]
    Stopping,
}

impl Rooms {
    /// No rooms yet. They end when `stop` is cancelled.
    pub(crate) fn new(
        store: Store,
        acts: Acts,
        rest_after: Duration,
        stop: CancellationToken,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                open: Mutex::default(),
                revoked: Mutex::default(),
                store,
                acts,
                rest_after,
                tasks: TaskTracker::new(),
                stop,
                next_connection: AtomicU64::new(1),
                next_generation: AtomicU64::new(1),
                started: Instant::now(),
            }),
        }
    }

    /// A number for a new connection.
    pub(crate) fn connection_id(&self) -> ConnectionId {
        ConnectionId(self.inner.next_connection.fetch_add(1, Ordering::Relaxed))
    }

    /// The boards that are open.
    pub(crate) fn open_boards(&self) -> Vec<BoardId> {
        self.registry().keys().cloned().collect()
    }

    /// How many rooms are open.
    pub fn open_rooms(&self) -> usize {
        self.registry().len()
    }

    /// Sends a command to a board's room, opened if it is not. Gives the way to it.
    ///
    /// # Errors
    /// The command, if the relay is shutting down.
    pub(crate) async fn send(&self, board: &BoardId, command: Command) -> Result<Mailbox, Command> {
        let mut command = command;
        loop {
            if self.inner.stop.is_cancelled() {
                return Err(command);
            }
            let mailbox = self.enter(board);
            match mailbox.send(command).await {
                Ok(()) => return Ok(mailbox),
                // The room ended in this very moment; the next one takes it.
                Err(mpsc::error::SendError(back)) => command = back,
            }
        }
    }

    /// Asks a board something.
    ///
    /// # Errors
    /// [`AskError`].
    pub async fn ask(&self, board: &BoardId, question: Question) -> Result<Answer, AskError> {
        let (reply, answer) = oneshot::channel();
        self.send(board, Command::Ask { question, reply })
            .await
            .map_err(|_| AskError::Stopping)?;
        answer
            .await
            .map_err(|_| AskError::Stopping)?
            .map_err(AskError::Unavailable)
    }

    /// Waits until what people have said on an open board is durable, but not for long: while the disk fails, what is on
    /// it is all there is.
    pub(crate) async fn settle(&self, board: &BoardId) {
        if !self.registry().contains_key(board) {
            return;
        }
        let saved = self.ask(board, Question::Saved);
        if tokio::time::timeout(SETTLE_MAX, saved).await.is_err() {
            tracing::warn!(%board, "the last changes are not saved yet and are left out");
        }
    }

    /// A link of a board opens nothing any more, and the store knows it: whoever is on the board by it has to go.
    pub(crate) async fn revoke(&self, board: &BoardId, link: KeyHash) {
        let revoked = self.inner.revoked.lock();
        revoked.unwrap_or_else(PoisonError::into_inner).insert(link);
        let room = self.registry().get(board).map(|room| room.mailbox.clone());
        if let Some(room) = room {
            // A room that has just ended has nobody in it.
            let _ = room.send(Command::Revoked(link)).await;
        }
    }

    fn is_revoked(&self, link: &KeyHash) -> bool {
        let revoked = self.inner.revoked.lock();
        revoked
            .unwrap_or_else(PoisonError::into_inner)
            .contains(link)
    }

    /// Waits until every room has ended, which they do once `stop` is cancelled.
    pub async fn ended(&self) {
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
    }

    /// The way to a board's room. The room is entered in the registry before anything is awaited: there is never a second.
    fn enter(&self, board: &BoardId) -> Mailbox {
        let mut open = self.registry();
        match open.entry(board.clone()) {
            Entry::Occupied(entry) => entry.get().mailbox.clone(),
            Entry::Vacant(entry) => {
                let (mailbox, commands) = mpsc::channel(MAILBOX);
                let generation = self.inner.next_generation.fetch_add(1, Ordering::Relaxed);
                entry.insert(Handle {
                    mailbox: mailbox.clone(),
                    generation,
                });
                let task = task::RoomTask::new(self.clone(), board.clone(), generation, commands);
                self.inner.tasks.spawn(task.run());
                mailbox
            }
        }
    }

    /// Takes a room out of the registry, if it is still that one and `commands` has nothing for it.
    fn leave(
        &self,
        board: &BoardId,
        generation: u64,
        commands: &mut mpsc::Receiver<Command>,
    ) -> bool {
        let mut open = self.registry();
        if !commands.is_empty() {
            return false;
        }
        commands.close();
        if open
            .get(board)
            .is_some_and(|handle| handle.generation == generation)
        {
            open.remove(board);
        }
        true
    }

    fn registry(&self) -> MutexGuard<'_, HashMap<BoardId, Handle>> {
        self.inner
            .open
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// A moment of the rooms' clock.
    fn moment(&self, millis: u64) -> tokio::time::Instant {
        (self.inner.started + Duration::from_millis(millis)).into()
    }

    fn now_millis(&self) -> u64 {
        u64::try_from(self.inner.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}
