//! The one thread that writes.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use board::BoardId;
use rusqlite::{Connection, OptionalExtension, Transaction};
use tokio::sync::{mpsc as tokio_mpsc, oneshot, watch};

use super::compaction::NewSnapshot;
use super::folding::{self, Folding, GivenUp};
use super::record::{record_sum, snapshot_sum};
use super::{Durable, NewBoard, StoreError, StoreHealth, StoreOptions, schema};

/// Bytes of one transaction.
const BATCH_BYTES_MAX: usize = 1024 * 1024;
/// Records of one transaction.
const BATCH_RECORDS_MAX: usize = 512;
/// Pause between two tries while writing fails.
const RETRY_PAUSE: Duration = Duration::from_millis(500);
/// How long writing may fail for another reason than a full disk before the relay gives up.
const BROKEN_AFTER: Duration = Duration::from_secs(30);

/// A record of a board's log.
pub(super) struct Append {
    pub board: BoardId,
    pub sequence: u64,
    pub update: Arc<[u8]>,
    pub durable: tokio_mpsc::UnboundedSender<Durable>,
}

type Done = oneshot::Sender<Result<(), StoreError>>;

/// What is done inside a transaction.
pub(super) type Act = Box<dyn FnOnce(&Transaction<'_>) -> Result<(), WriteError> + Send>;

/// Something to write.
pub(super) enum Command {
    Append(Append),
    Create(Box<NewBoard>, Done),
    PutSnapshot(BoardId, NewSnapshot, Done),
    /// Something small that goes by itself: links, the audit log.
    Act(Act, Done),
    /// Write what came before this, then end.
    Stop,
}

pub(super) struct Writer {
    connection: Connection,
    folding: Folding,
    database: PathBuf,
    options: StoreOptions,
    health: watch::Sender<StoreHealth>,
    /// Commands that came while a batch was being tried again.
    early: VecDeque<Command>,
    stopping: bool,
}

impl Writer {
    pub(super) fn new(
        mut connection: Connection,
        database: PathBuf,
        options: StoreOptions,
        health: watch::Sender<StoreHealth>,
    ) -> Result<Self, StoreError> {
        let folding = Folding::new(&mut connection)
            .map_err(|source| StoreError::sqlite(&database, source))?;
        Ok(Self {
            connection,
            folding,
            database,
            options,
            health,
            early: VecDeque::new(),
            stopping: false,
        })
    }

    pub(super) fn run(mut self, commands: &Receiver<Command>) {
        let begun = self.folding.begin(&self.connection);
        self.end_unless(begun);
        while let Some(command) = self.next(commands) {
            match command {
                Command::Append(first) => {
                    let batch = self.gather(first, commands);
                    self.write_until_durable(batch, commands);
                }
                Command::Create(board, done) => {
                    let outcome = self.write(|transaction| create(transaction, &board));
                    let _ = done.send(outcome);
                }
                Command::PutSnapshot(board, snapshot, done) => {
                    let outcome =
                        self.write(|transaction| put_snapshot(transaction, &board, &snapshot));
                    let _ = done.send(outcome);
                }
                Command::Act(act, done) => {
                    let outcome = self.write(act);
                    let _ = done.send(outcome);
                }
                Command::Stop => break,
            }
            // Whoever waited for that knows already.
            let folded = self.folding.after_commit(&self.connection);
            self.end_unless(folded);
        }
        let folded = self.folding.end(&self.connection);
        self.end_unless(folded);
    }

    /// The relay ends if the log could not be folded in for good. Until then it saves: the log itself is sound.
    fn end_unless(&self, folded: Result<(), GivenUp>) {
        if folded == Err(GivenUp) {
            let reason = folding::GIVEN_UP.to_owned();
            self.health.send_replace(StoreHealth::Broken(reason));
        }
    }

    fn next(&mut self, commands: &Receiver<Command>) -> Option<Command> {
        self.early.pop_front().or_else(|| commands.recv().ok())
    }

    /// Adds every record that waits already.
    fn gather(&mut self, first: Append, commands: &Receiver<Command>) -> Vec<Append> {
        let mut bytes = first.update.len();
        let mut batch = vec![first];
        while bytes < BATCH_BYTES_MAX && batch.len() < BATCH_RECORDS_MAX {
            let next = match self.early.pop_front() {
                Some(command) => Ok(command),
                None => commands.try_recv(),
            };
            match next {
                Ok(Command::Append(append)) => {
                    bytes += append.update.len();
                    batch.push(append);
                }
                Ok(other) => {
                    self.early.push_front(other);
                    break;
                }
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
            }
        }
        batch
    }

    /// Tries until the batch is on the disk. What came of a failed commit is unknown: the heads tell.
    fn write_until_durable(&mut self, batch: Vec<Append>, commands: &Receiver<Command>) {
        let mut failing_since: Option<Instant> = None;
        loop {
            let begun = Instant::now();
            let error = match self.write(|transaction| append(transaction, &batch)) {
                Ok(()) => {
                    let metrics = &self.options.metrics;
                    metrics.commits.note(begun.elapsed());
                    metrics.committed.add(batch.len());
                    break;
                }
                Err(error) => error,
            };
            self.options.metrics.failed_commits.add(1);
            let since = *failing_since.get_or_insert_with(Instant::now);
            let reason = error.public_reason().to_owned();
            if *self.health.borrow() == StoreHealth::Fine {
                tracing::error!(%error, records = batch.len(), "cannot save");
            }
            let is_full = matches!(error, StoreError::Full { .. });
            let is_broken = !is_full && since.elapsed() > BROKEN_AFTER;
            self.health.send_if_modified(|health| {
                let has_ended = matches!(health, StoreHealth::Broken(_));
                if is_broken && !has_ended {
                    *health = StoreHealth::Broken(reason);
                } else if !has_ended {
                    *health = StoreHealth::Failing(reason);
                }
                !has_ended
            });
            if self.pause(commands, is_full) {
                tracing::error!(
                    records = batch.len(),
                    "stopped without saving; none of these was acknowledged"
                );
                return;
            }
            if let Err(error) = self.reopen() {
                tracing::warn!(%error, "the database cannot be opened again yet");
            }
        }
        if failing_since.is_some() {
            tracing::info!("saving works again");
            self.health.send_if_modified(|health| {
                let is_failing = matches!(health, StoreHealth::Failing(_));
                if is_failing {
                    *health = StoreHealth::Fine;
                }
                is_failing
            });
        }
        // The last number of each board says it all.
        let last: BTreeMap<&BoardId, &Append> =
            batch.iter().map(|append| (&append.board, append)).collect();
        for append in last.values() {
            // The room may be gone; what it wrote is safe all the same.
            let _ = append.durable.send(Durable(append.sequence));
        }
    }

    /// Waits a moment, still listening; whether the relay stops meanwhile. Requests that cannot wait fail.
    fn pause(&mut self, commands: &Receiver<Command>, is_full: bool) -> bool {
        let until = Instant::now() + RETRY_PAUSE;
        while !self.stopping {
            let left = until.saturating_duration_since(Instant::now());
            match commands.recv_timeout(left) {
                Ok(append @ Command::Append(_)) => self.early.push_back(append),
                Ok(
                    Command::Create(_, done)
                    | Command::PutSnapshot(_, _, done)
                    | Command::Act(_, done),
                ) => {
                    let database = self.database.clone();
                    let _ = done.send(Err(if is_full {
                        StoreError::Full { database }
                    } else {
                        StoreError::Failing { database }
                    }));
                }
                Ok(Command::Stop) | Err(RecvTimeoutError::Disconnected) => self.stopping = true,
                Err(RecvTimeoutError::Timeout) => return false,
            }
        }
        self.early.clear();
        self.early.push_back(Command::Stop);
        true
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        let mut connection = schema::open_for_writing(&self.database)?;
        self.folding
            .attend(&mut connection)
            .map_err(|source| StoreError::sqlite(&self.database, source))?;
        self.connection = connection;
        Ok(())
    }

    fn write(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<(), WriteError>,
    ) -> Result<(), StoreError> {
        let database = self.database.clone();
        let failed = |source| StoreError::sqlite(&database, source);
        if let Some(pages) = self.options.page_limit.get() {
            self.connection
                .pragma_update(None, "max_page_count", pages)
                .map_err(failed)?;
        }
        let transaction = self.connection.transaction().map_err(failed)?;
        match work(&transaction) {
            Ok(()) => transaction.commit().map_err(failed),
            Err(WriteError::Sqlite(source)) => Err(failed(source)),
            Err(WriteError::Stray(board)) => Err(StoreError::Stray(board)),
        }
    }
}

/// What can go wrong inside a transaction.
pub(super) enum WriteError {
    Sqlite(rusqlite::Error),
    Stray(BoardId),
}

impl From<rusqlite::Error> for WriteError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Writes records. Those up to a board's head are there already: a commit whose outcome was unknown did succeed.
fn append(transaction: &Transaction<'_>, batch: &[Append]) -> Result<(), WriteError> {
    let mut heads: BTreeMap<&BoardId, (u64, u64)> = BTreeMap::new();
    let mut head_of = transaction.prepare_cached("select head from board where id = ?1")?;
    let mut insert = transaction
        .prepare_cached("insert into log(board, seq, data, sum) values (?1, ?2, ?3, ?4)")?;
    for append in batch {
        let stray = || WriteError::Stray(append.board.clone());
        let (_, head) = match heads.entry(&append.board) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => {
                let head: Option<i64> = head_of
                    .query_row([append.board.as_str()], |row| row.get(0))
                    .optional()?;
                let head = head
                    .and_then(|head| u64::try_from(head).ok())
                    .ok_or_else(stray)?;
                entry.insert((head, head))
            }
        };
        if append.sequence <= *head {
            continue;
        }
        if append.sequence != *head + 1 {
            return Err(stray());
        }
        insert.execute((
            append.board.as_str(),
            integer(append.sequence),
            &append.update[..],
            record_sum(append.sequence, &append.update),
        ))?;
        *head = append.sequence;
    }
    let mut set_head =
        transaction.prepare_cached("update board set head = ?2 where id = ?1 and head = ?3")?;
    for (board, (before, after)) in heads {
        if before != after
            && set_head.execute((board.as_str(), integer(after), integer(before)))? != 1
        {
            return Err(WriteError::Stray(board.clone()));
        }
    }
    Ok(())
}

fn create(transaction: &Transaction<'_>, board: &NewBoard) -> Result<(), WriteError> {
    transaction.execute(
        "insert into board(id, incarnation, head) values (?1, ?2, 1)",
        (board.id.as_str(), board.incarnation.0.as_slice()),
    )?;
    transaction.execute(
        "insert into log(board, seq, data, sum) values (?1, 1, ?2, ?3)",
        (board.id.as_str(), &board.state, record_sum(1, &board.state)),
    )?;
    for (role, hash) in &board.links {
        transaction.execute(
            "insert into link(hash, board, role, id)
             values (?1, ?2, ?3, lower(hex(randomblob(8))))",
            (hash.0.as_slice(), board.id.as_str(), integer(role.number())),
        )?;
    }
    Ok(())
}

/// Two generations stay: this snapshot with the log after it, and the one before with the log from there.
fn put_snapshot(
    transaction: &Transaction<'_>,
    board: &BoardId,
    snapshot: &NewSnapshot,
) -> Result<(), WriteError> {
    debug_assert_eq!(snapshot.sum, snapshot_sum(&snapshot.data));
    let previous: Option<i64> = transaction.query_row(
        "select max(seq) from snapshot where board = ?1 and seq < ?2",
        (board.as_str(), integer(snapshot.seq)),
        |row| row.get(0),
    )?;
    transaction.execute(
        "insert or replace into snapshot(board, seq, data, sum) values (?1, ?2, ?3, ?4)",
        (
            board.as_str(),
            integer(snapshot.seq),
            &snapshot.data,
            snapshot.sum.as_slice(),
        ),
    )?;
    if let Some(previous) = previous {
        transaction.execute(
            "delete from log where board = ?1 and seq <= ?2",
            (board.as_str(), previous),
        )?;
        transaction.execute(
            "delete from snapshot where board = ?1 and seq < ?2",
            (board.as_str(), previous),
        )?;
    }
    Ok(())
}
