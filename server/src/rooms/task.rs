//! One room's task: feeds the room its events and carries out its effects.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use board::BoardId;
use collab::room::{Answer, ConnectionId, Effect, Event, Loaded, Report, Room, Ticket};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::MissedTickBehavior;

use super::{Command, Outbound, Rooms};
use crate::store::{Durable, LoadError, Salvaged, StoreHealth};

/// How often a room hears of the time.
const TICK: Duration = Duration::from_millis(250);
/// Records since the last snapshot that call for the next one, unless the board is large,
const COMPACT_RECORDS: u64 = 1_000;
/// but never more: putting them together again is what a load waits for.
const COMPACT_RECORDS_MAX: u64 = 8_000;
/// Bytes since the last snapshot that call for the next one, unless the board is larger than that.
const COMPACT_BYTES: usize = 256 * 1024;
/// What a note takes up in a snapshot, about.
const RECORD_BYTES: usize = 128;

type LoadOutcome = Result<(Loaded, LogSize), LoadError>;

pub(super) struct RoomTask {
    rooms: Rooms,
    board: BoardId,
    generation: u64,
    commands: mpsc::Receiver<Command>,
    room: Room,
    outbound: HashMap<ConnectionId, mpsc::UnboundedSender<Outbound>>,
    replies: HashMap<u64, oneshot::Sender<Result<Answer, String>>>,
    next_ticket: u64,
    report_durable: mpsc::UnboundedSender<Durable>,
    durable: mpsc::UnboundedReceiver<Durable>,
    loading: Option<JoinHandle<LoadOutcome>>,
    loading_since: Instant,
    log: LogSize,
    compacting: Option<JoinHandle<Option<usize>>>,
    finished: bool,
    /// When the room wants to be woken.
    wake: Option<tokio::time::Instant>,
}

/// What has gathered since the last snapshot.
#[derive(Clone, Copy, Default)]
struct LogSize {
    records: u64,
    bytes: usize,
    /// The size of the snapshot.
    snapshot_bytes: usize,
}

impl LogSize {
    /// A snapshot costs as much as the board is large, so the log before it grows with the board.
    fn calls_for_compaction(self) -> bool {
        let as_many = (self.snapshot_bytes / RECORD_BYTES) as u64;
        self.records > as_many.clamp(COMPACT_RECORDS, COMPACT_RECORDS_MAX)
            || self.bytes > COMPACT_BYTES.max(self.snapshot_bytes)
    }
}

impl RoomTask {
    pub(super) fn new(
        rooms: Rooms,
        board: BoardId,
        generation: u64,
        commands: mpsc::Receiver<Command>,
    ) -> Self {
        let (report_durable, durable) = mpsc::unbounded_channel();
        Self {
            rooms,
            board,
            generation,
            commands,
            room: Room::new(),
            outbound: HashMap::new(),
            replies: HashMap::new(),
            next_ticket: 0,
            report_durable,
            durable,
            loading: None,
            loading_since: Instant::now(),
            log: LogSize::default(),
            compacting: None,
            finished: false,
            wake: None,
        }
    }

    pub(super) async fn run(mut self) {
        let mut health = self.rooms.inner.store.health();
        health.mark_changed();
        let stop = self.rooms.inner.stop.clone();
        let mut stopping = false;
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        self.load();
        loop {
            let event = tokio::select! {
                // Durable records first: they let everything else go on.
                biased;
                Some(Durable(head)) = self.durable.recv() => Some(Event::Durable { head }),
                () = stop.cancelled(), if !stopping => {
                    stopping = true;
                    Some(Event::Draining)
                }
                Ok(()) = health.changed() => store_event(&mut health),
                loaded = join(&mut self.loading) => {
                    self.loading = None;
                    Some(self.loaded(loaded))
                }
                compacted = join(&mut self.compacting) => {
                    self.compacting = None;
                    if let Ok(Some(bytes)) = compacted {
                        self.log.snapshot_bytes = bytes;
                    }
                    None
                }
                () = until(self.wake) => {
                    self.wake = None;
                    Some(Event::Wake)
                }
                Some(command) = self.commands.recv() => Some(self.command(command)),
                _ = tick.tick() => Some(Event::Tick),
            };
            if let Some(event) = event {
                let now_millis = self.rooms.now_millis();
                for effect in self.room.step(now_millis, event) {
                    self.carry_out(effect);
                }
            }
            if std::mem::take(&mut self.finished) && self.end().await {
                return;
            }
        }
    }

    /// Ends the room unless something came meanwhile.
    async fn end(&mut self) -> bool {
        if self.compacting.is_some() || self.loading.is_some() {
            return false;
        }
        if !self
            .rooms
            .leave(&self.board, self.generation, &mut self.commands)
        {
            return false;
        }
        // What slipped in between the look and the closing goes to the next room.
        while let Ok(command) = self.commands.try_recv() {
            if let Err(Command::Join { outbound, .. }) = self.rooms.send(&self.board, command).await
            {
                let _ = outbound.send(Outbound::Close {
                    code: collab::message::close::RESTART,
                    reason: "the relay is restarting".to_owned(),
                });
            }
        }
        tracing::debug!(board = %self.board, "room ended");
        true
    }

    fn command(&mut self, command: Command) -> Event {
        match command {
            Command::Join {
                connection,
                role,
                dialect,
                outbound,
            } => {
                self.outbound.insert(connection, outbound);
                Event::Opened {
                    connection,
                    role,
                    dialect,
                }
            }
            Command::Event(event) => {
                if let Event::Closed { connection } = &event {
                    self.outbound.remove(connection);
                }
                event
            }
            Command::Ask { question, reply } => {
                self.next_ticket += 1;
                self.replies.insert(self.next_ticket, reply);
                Event::Asked {
                    ticket: Ticket(self.next_ticket),
                    question,
                }
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Load => self.load(),
            Effect::Append { sequence, update } => {
                self.log.records += 1;
                self.log.bytes += update.len();
                self.rooms
                    .inner
                    .store
                    .append(&self.board, sequence, update, &self.report_durable);
                self.compact_if_due();
            }
            Effect::Send { connection, frame } => {
                if let Some(outbound) = self.outbound.get(&connection) {
                    // It ended; that it did is on its way here.
                    let _ = outbound.send(Outbound::Frame(frame));
                }
            }
            Effect::Close {
                connection,
                code,
                reason,
            } => {
                if let Some(outbound) = self.outbound.remove(&connection) {
                    let _ = outbound.send(Outbound::Close { code, reason });
                }
            }
            Effect::Answer { ticket, answer } => {
                if let Some(reply) = self.replies.remove(&ticket.0) {
                    let _ = reply.send(answer);
                }
            }
            Effect::Report(Report::Poisoned { culprit, what }) => {
                let connection = culprit.map(|culprit| culprit.0);
                self.rooms.inner.store.metrics().panics.add(1);
                tracing::error!(board = %self.board, connection, what, "the document panicked and is loaded again");
            }
            Effect::Report(Report::Refused { connection, reason }) => {
                self.rooms.inner.store.metrics().refused.add(1);
                tracing::info!(board = %self.board, connection = connection.0, reason, "refused");
            }
            Effect::Report(Report::Damaged(damage)) => {
                tracing::error!(board = %self.board, damage, "opened for reading only, up to the damage");
            }
            Effect::Wake { millis } => {
                self.wake = Some(tokio::time::Instant::now() + Duration::from_millis(millis));
            }
            Effect::Finished => self.finished = true,
        }
    }

    fn load(&mut self) {
        let store = self.rooms.inner.store.clone();
        let board = self.board.clone();
        self.loading_since = Instant::now();
        self.loading = Some(spawn_blocking(move || {
            let stored = match store.load(&board).and_then(|stored| {
                let document = stored.open()?;
                Ok((stored, document))
            }) {
                Ok(stored) => stored,
                Err(LoadError::Damaged { .. }) => return Ok(salvaged(store.salvage(&board)?)),
                Err(error) => return Err(error),
            };
            let (stored, document) = stored;
            let log = LogSize {
                records: stored.log.len() as u64,
                bytes: stored.log_bytes(),
                snapshot_bytes: stored.bytes() - stored.log_bytes(),
            };
            let loaded = Loaded {
                board: document,
                head: stored.head,
                incarnation: stored.incarnation,
                bytes: stored.bytes(),
                damage: None,
            };
            Ok((loaded, log))
        }));
    }

    fn loaded(&mut self, outcome: Result<LoadOutcome, tokio::task::JoinError>) -> Event {
        let reason = match outcome {
            Ok(Ok((loaded, log))) => {
                let metrics = self.rooms.inner.store.metrics();
                metrics.loads.note(self.loading_since.elapsed());
                metrics
                    .damaged_loads
                    .add(usize::from(loaded.damage.is_some()));
                self.log = log;
                tracing::debug!(board = %self.board, head = loaded.head, bytes = loaded.bytes, "room opened");
                return Event::Loaded(Box::new(loaded));
            }
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        };
        self.rooms.inner.store.metrics().damaged_loads.add(1);
        tracing::error!(board = %self.board, reason, "the board cannot be opened");
        Event::LoadFailed(reason)
    }

    /// Puts the log together beside the room, from what the store has.
    fn compact_if_due(&mut self) {
        if self.compacting.is_some() || !self.log.calls_for_compaction() {
            return;
        }
        self.log.records = 0;
        self.log.bytes = 0;
        let store = self.rooms.inner.store.clone();
        let board = self.board.clone();
        let begun = Instant::now();
        self.compacting = Some(spawn_blocking(move || match store.compact(&board) {
            Ok(bytes) => {
                store.metrics().snapshots.note(begun.elapsed());
                tracing::debug!(%board, bytes, "snapshot stored");
                Some(bytes)
            }
            Err(error) => {
                store.metrics().failed_snapshots.add(1);
                tracing::error!(%board, %error, "no snapshot; the log stays");
                None
            }
        }));
    }
}

/// What is left of a damaged board. It is never put together: `damage` lets nobody write, so no log grows.
fn salvaged(salvaged: Salvaged) -> (Loaded, LogSize) {
    let loaded = Loaded {
        board: salvaged.board,
        head: salvaged.head,
        incarnation: salvaged.incarnation,
        bytes: salvaged.bytes,
        damage: Some(salvaged.damage),
    };
    (loaded, LogSize::default())
}

fn store_event(health: &mut watch::Receiver<StoreHealth>) -> Option<Event> {
    Some(match &*health.borrow_and_update() {
        StoreHealth::Fine => Event::StoreRecovered,
        StoreHealth::Failing(reason) | StoreHealth::Broken(reason) => Event::StoreFailing {
            reason: reason.clone(),
        },
    })
}

/// Waits for a moment if there is one, for ever otherwise.
async fn until(moment: Option<tokio::time::Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment).await,
        None => std::future::pending().await,
    }
}

/// Waits for a task if there is one, for ever otherwise.
async fn join<T>(task: &mut Option<JoinHandle<T>>) -> Result<T, tokio::task::JoinError> {
    match task {
        Some(task) => task.await,
        None => std::future::pending().await,
    }
}
