//! One room's task: feeds the room its events and carries out its effects.

mod resting;
mod storing;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use board::{Board, BoardId};
use collab::room::{Answer, ConnectionId, Effect, Event, Loaded, Report, Room, Ticket};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;

use super::guests::Guests;
use super::log_size::LogSize;
use super::{Command, Outbound, Rooms};
use crate::acts::Waiting;
use crate::store::{Deed, Durable, LoadError, StoreHealth, now_seconds};

/// How often a room hears of the time.
const TICK: Duration = Duration::from_millis(250);
/// Events that a room takes before it carries out what comes of them.
const TURN_EVENTS_MAX: usize = 128;
/// What they are told whose link was revoked.
const REVOKED: &str = "this link was revoked";

type LoadOutcome = Result<(Loaded, LogSize), LoadError>;

pub(super) struct RoomTask {
    rooms: Rooms,
    board: BoardId,
    generation: u64,
    commands: mpsc::Receiver<Command>,
    room: Room,
    guests: Guests,
    replies: HashMap<u64, oneshot::Sender<Result<Answer, String>>>,
    next_ticket: u64,
    report_durable: mpsc::UnboundedSender<Durable>,
    durable: mpsc::UnboundedReceiver<Durable>,
    loading: Option<JoinHandle<LoadOutcome>>,
    rousing: Option<JoinHandle<Result<Board, String>>>,
    loading_since: Instant,
    rousing_since: Instant,
    log: LogSize,
    /// What happens, on its way to be written down.
    acts: Waiting,
    compacting: Option<JoinHandle<Option<usize>>>,
    finished: bool,
    /// When the room was last told of the time.
    now_millis: u64,
    /// When it wants to be woken.
    wake: Option<tokio::time::Instant>,
}

impl RoomTask {
    pub(super) fn new(
        rooms: Rooms,
        board: BoardId,
        generation: u64,
        commands: mpsc::Receiver<Command>,
    ) -> Self {
        let (report_durable, durable) = mpsc::unbounded_channel();
        let acts = rooms.inner.acts.waiting(board.clone());
        let guests = Guests::new(rooms.inner.store.metrics().clone());
        let mut room = Room::new();
        room.rest_after(u64::try_from(rooms.inner.rest_after.as_millis()).unwrap_or(u64::MAX));
        Self {
            rooms,
            board,
            generation,
            commands,
            room,
            guests,
            replies: HashMap::new(),
            next_ticket: 0,
            report_durable,
            durable,
            loading: None,
            rousing: None,
            loading_since: Instant::now(),
            rousing_since: Instant::now(),
            log: LogSize::default(),
            acts,
            compacting: None,
            finished: false,
            now_millis: 0,
            wake: None,
        }
    }

    pub(super) async fn run(mut self) {
        let mut health = self.rooms.inner.store.health();
        health.mark_changed();
        let stop = self.rooms.inner.stop.clone();
        let stopped = stop.cancelled();
        tokio::pin!(stopped);
        let mut stopping = false;
        // One timer for all times: to make one is a call of the system when it is due soon.
        let waking = tokio::time::sleep(Duration::ZERO);
        tokio::pin!(waking);
        let mut waking_at = None;
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        self.load();
        loop {
            if waking_at != self.wake {
                waking_at = self.wake;
                if let Some(moment) = waking_at {
                    waking.as_mut().reset(moment);
                }
            }
            let event = tokio::select! {
                // Durable records first: they let everything else go on.
                biased;
                Some(Durable(head)) = self.durable.recv() => {
                    self.acts.durable(head);
                    Some(Event::Durable { head })
                }
                () = &mut stopped, if !stopping => {
                    stopping = true;
                    Some(Event::Draining)
                }
                Ok(()) = health.changed() => store_event(&mut health),
                loaded = join(&mut self.loading) => {
                    self.loading = None;
                    Some(self.loaded(loaded))
                }
                roused = join(&mut self.rousing) => {
                    self.rousing = None;
                    Some(self.roused(roused))
                }
                compacted = join(&mut self.compacting) => {
                    self.compacting = None;
                    if let Ok(Some(bytes)) = compacted {
                        self.log.snapshot_bytes = bytes;
                    }
                    None
                }
                () = &mut waking, if self.wake.is_some() => {
                    self.wake = None;
                    Some(Event::Wake)
                }
                Some(command) = self.commands.recv() => self.command(command),
                _ = tick.tick() => {
                    let over = self.guests.expired(now_seconds());
                    self.expel(over, "the time of this link is over");
                    Some(Event::Tick)
                }
            };
            if let Some(event) = event {
                self.turn(event);
            }
            if std::mem::take(&mut self.finished) && self.end().await {
                return;
            }
        }
    }

    /// Ends the room unless something came meanwhile.
    async fn end(&mut self) -> bool {
        if self.compacting.is_some() || self.loading.is_some() || self.rousing.is_some() {
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
            if let Err(Command::Join { line, .. }) = self.rooms.send(&self.board, command).await {
                line.send(Outbound::Close {
                    code: collab::message::close::RESTART,
                    reason: "the relay is restarting".to_owned(),
                });
            }
        }
        tracing::debug!(board = %self.board, "room ended");
        true
    }

    fn step(&mut self, event: Event) {
        self.now_millis = self.rooms.now_millis();
        for effect in self.room.step(self.now_millis, event) {
            self.carry_out(effect);
        }
        self.guests.flush();
    }

    /// Takes an event and what else waits: what it changes goes on together.
    fn turn(&mut self, event: Event) {
        let now_millis = self.rooms.now_millis();
        self.now_millis = now_millis;
        // Nothing changes for anybody before something is durable, or time has passed.
        if matches!(event, Event::Durable { .. } | Event::Tick) {
            for taken in self.guests.newly_taken() {
                self.room.take(now_millis, taken);
            }
        }
        self.room.take(now_millis, event);
        for _ in 1..TURN_EVENTS_MAX {
            let Ok(command) = self.commands.try_recv() else {
                break;
            };
            if let Some(event) = self.command(command) {
                self.room.take(now_millis, event);
            }
        }
        for effect in self.room.finish_turn() {
            self.carry_out(effect);
        }
        self.guests.flush();
        self.let_go();
    }

    /// Closes the connections of those who are not to be here any more.
    fn expel(&mut self, over: Vec<ConnectionId>, reason: &'static str) {
        for connection in over {
            self.step(Event::Expelled {
                connection,
                code: collab::message::close::REVOKED,
                reason,
            });
        }
    }

    fn command(&mut self, command: Command) -> Option<Event> {
        Some(match command {
            Command::Join {
                connection,
                entry,
                dialect,
                line,
            } => {
                self.guests.add(connection, entry, line);
                self.step(Event::Opened {
                    connection,
                    role: entry.role,
                    dialect,
                });
                if self.rooms.is_revoked(&entry.link) {
                    self.expel(vec![connection], REVOKED);
                }
                return None;
            }
            Command::Revoked(link) => {
                let over = self.guests.who_came_by(&link);
                self.expel(over, REVOKED);
                return None;
            }
            Command::Taken(connection) => return self.guests.newly_taken_by(connection),
            Command::Event(event) => {
                if let Event::Closed { connection } = &event {
                    self.guests.remove(*connection);
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
        })
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Load => self.load(),
            Effect::Rouse { state } => self.rouse(state),
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
                self.guests.tell(connection, frame);
            }
            Effect::Close {
                connection,
                code,
                reason,
            } => {
                self.guests.dismiss(connection, code, reason);
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
            Effect::Report(Report::Merged {
                sequence,
                connection,
                name,
                made,
                deleted,
                update,
            }) => self
                .acts
                .add(sequence, (connection.0, name), (made, deleted), update),
            Effect::Report(Report::Swept {
                connection,
                name,
                made,
                deleted,
            }) => {
                for (act, count) in [("deleted", deleted), ("brought", made)] {
                    if count > 0 {
                        self.note_deed(connection, &name, act, count);
                    }
                }
            }
            Effect::Report(Report::Damaged(damage)) => {
                tracing::error!(board = %self.board, damage, "opened for reading only, up to the damage");
            }
            Effect::Wake { millis } => {
                let moment = self.rooms.moment(self.now_millis + millis);
                self.wake = Some(self.wake.map_or(moment, |sooner| sooner.min(moment)));
            }
            Effect::Finished => self.finished = true,
        }
    }

    /// Notes for the facilitators what somebody did that concerns everybody.
    fn note_deed(&self, connection: ConnectionId, who: &str, act: &'static str, count: usize) {
        let link = self.guests.link_of(connection);
        let deed = Deed {
            board: self.board.clone(),
            link,
            who: who.to_owned(),
            act,
            detail: count.to_string(),
        };
        tracing::info!(board = %self.board, connection = connection.0, act, count, "a sweeping change");
        let store = self.rooms.inner.store.clone();
        self.rooms.inner.tasks.spawn(async move {
            if let Err(error) = store.note_deed(deed).await {
                tracing::error!(%error, "the audit log cannot be written");
            }
        });
    }
}

fn store_event(health: &mut watch::Receiver<StoreHealth>) -> Option<Event> {
    Some(match &*health.borrow_and_update() {
        StoreHealth::Fine => Event::StoreRecovered,
        StoreHealth::Failing(reason) | StoreHealth::Broken(reason) => Event::StoreFailing {
            reason: reason.clone(),
        },
    })
}

/// Waits for a task if there is one, for ever otherwise.
async fn join<T>(task: &mut Option<JoinHandle<T>>) -> Result<T, tokio::task::JoinError> {
    match task {
        Some(task) => task.await,
        None => std::future::pending().await,
    }
}
