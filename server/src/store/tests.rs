mod links;

use board::{BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};
use tempfile::TempDir;

use super::*;
use crate::keys::Key;

struct Shelf {
    folder: TempDir,
    store: Store,
    guard: Option<StoreGuard>,
}

impl Shelf {
    fn new() -> Self {
        Self::with(&StoreOptions::default())
    }

    fn with(options: &StoreOptions) -> Self {
        let folder = TempDir::new().unwrap();
        let (store, guard) = Store::open(folder.path(), options).unwrap();
        Self {
            folder,
            store,
            guard: Some(guard),
        }
    }

    fn reopen(&mut self) {
        self.guard.take();
        let (store, guard) = Store::open(self.folder.path(), &StoreOptions::default()).unwrap();
        self.store = store;
        self.guard = Some(guard);
    }

    /// Changes the database behind the store's back, as a bad disk would.
    fn tamper(&self, statement: &str) {
        let connection = Connection::open(self.folder.path().join("nonet.db")).unwrap();
        assert!(
            connection.execute(statement, []).unwrap() > 0,
            "{statement}"
        );
    }
}

fn id(text: &str) -> BoardId {
    BoardId::parse(text).unwrap()
}

/// A board with its first record.
async fn make(store: &Store, name: &str) -> (board::Board, Key) {
    let mut board = board::Board::new(ClientNumber::new(1));
    board.edit(|edit| edit.set_title("題")).unwrap();
    board.drain_updates();
    let key = Key::random().unwrap();
    let new = NewBoard {
        id: id(name),
        incarnation: Incarnation([3; 16]),
        state: board.encode_state(),
        links: vec![(Role::Facilitator, key.hash())],
    };
    store.create(new).await.unwrap();
    (board, key)
}

fn note(board: &mut board::Board, name: &str) -> Arc<[u8]> {
    let note = NewNote {
        placement: Placement::free(BoardPoint::new(0.0, 0.0)),
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::Yellow,
        text: "付箋の文字",
        author: "",
    };
    board
        .edit(|edit| edit.create_note(&ElementId::new(name), note))
        .unwrap();
    Arc::from(board.drain_updates().pop().unwrap())
}

/// Appends `count` notes from record `first` on and waits until they are durable.
async fn fill(store: &Store, name: &str, board: &mut board::Board, first: u64, count: u64) {
    let (report, mut durable) = tokio_mpsc::unbounded_channel();
    for sequence in first..first + count {
        let update = note(board, &format!("n{sequence}"));
        store.append(&id(name), sequence, update, &report);
    }
    while durable.recv().await.unwrap() != Durable(first + count - 1) {}
}

#[tokio::test]
async fn v1_what_was_reported_durable_is_there_after_opening_again() {
    let mut shelf = Shelf::new();
    let (mut board, _) = make(&shelf.store, "one").await;
    fill(&shelf.store, "one", &mut board, 2, 50).await;
    shelf.reopen();
    let stored = shelf.store.load(&id("one")).unwrap();
    assert_eq!(
        (stored.head, stored.incarnation),
        (51, Incarnation([3; 16]))
    );
    assert_eq!(stored.open().unwrap().snapshot(), board.snapshot());
    assert_eq!(shelf.store.boards().unwrap(), [id("one")]);
}

#[tokio::test]
async fn v2_keys_open_their_own_board_only() {
    let shelf = Shelf::new();
    let (_, key) = make(&shelf.store, "one").await;
    let (_, other) = make(&shelf.store, "two").await;
    let access = |board: &str, key: Option<&Key>| {
        let hash = key.map(Key::hash);
        shelf.store.access(&id(board), hash.as_ref()).unwrap()
    };
    let granted = Access::Granted(Entry {
        role: Role::Facilitator,
        link: key.hash(),
        unlocked: false,
        expires: None,
    });
    assert_eq!(access("one", Some(&key)), granted);
    assert_eq!(access("one", Some(&other)), Access::WrongKey);
    assert_eq!(access("one", None), Access::WrongKey);
    assert_eq!(access("three", Some(&key)), Access::UnknownBoard);
}

#[tokio::test]
async fn v3_a_damaged_or_missing_record_closes_the_board_instead_of_shortening_it() {
    for statement in [
        "update log set data = zeroblob(2) where seq = 3",
        "update log set sum = sum + 1 where seq = 3",
        "delete from log where seq = 3",
        "delete from log where seq = 5",
        "update board set head = 4",
    ] {
        let shelf = Shelf::new();
        let (mut board, _) = make(&shelf.store, "one").await;
        fill(&shelf.store, "one", &mut board, 2, 4).await;
        assert!(shelf.store.load(&id("one")).is_ok());
        shelf.tamper(statement);
        let outcome = shelf.store.load(&id("one"));
        assert!(
            matches!(outcome, Err(LoadError::Damaged { .. })),
            "{statement}: {outcome:?}"
        );
    }
    let shelf = Shelf::new();
    let unknown = shelf.store.load(&id("none"));
    assert!(matches!(unknown, Err(LoadError::Unknown(_))));
}

#[tokio::test]
async fn v48_what_is_good_of_a_damaged_board_can_be_read_and_nothing_is_lost() {
    for (statement, good) in [
        ("update log set data = zeroblob(2) where seq = 4", 3),
        ("delete from log where seq = 6", 5),
        ("delete from log where seq = 9", 8),
        // Fits its checksum, and is no update.
        ("update log set data = x'ff', sum = -1 where seq = 7", 6),
    ] {
        let shelf = Shelf::new();
        let (mut board, _) = make(&shelf.store, "one").await;
        fill(&shelf.store, "one", &mut board, 2, 8).await;
        shelf.tamper(statement);
        if statement.contains("sum = -1") {
            let sum = record::record_sum(7, &[0xff]);
            shelf.tamper(&format!("update log set sum = {sum} where seq = 7"));
        }
        let found = shelf.store.load_until_damage(&id("one")).unwrap();
        let opened = found.open().unwrap();
        let damage = opened.damage.unwrap();
        assert_eq!(opened.head, good, "{statement}: {damage}");
        assert!(damage.contains("record"), "{damage}");
        let notes = opened.board.element_count();
        assert_eq!(notes as u64, good - 1, "{statement}");
        // It is never put together: that would throw away what is left behind the damage.
        let store = shelf.store.clone();
        let compacted =
            tokio::task::spawn_blocking(move || store.compact(&store.load(&id("one"))?));
        assert!(compacted.await.unwrap().is_err(), "{statement}");
    }
    let shelf = Shelf::new();
    make(&shelf.store, "one").await;
    shelf.tamper("update log set data = zeroblob(2)");
    let found = shelf.store.load_until_damage(&id("one"));
    let nothing = found.and_then(Found::open);
    assert!(
        matches!(nothing, Err(LoadError::Damaged { .. })),
        "{nothing:?}"
    );
}

#[tokio::test]
async fn v4_compaction_keeps_two_generations_and_a_damaged_snapshot_falls_back() {
    let shelf = Shelf::new();
    let (mut board, _) = make(&shelf.store, "one").await;
    let compact = async || {
        let store = shelf.store.clone();
        tokio::task::spawn_blocking(move || {
            store.compact(&store.load(&id("one")).unwrap()).unwrap()
        })
        .await
        .unwrap()
    };
    fill(&shelf.store, "one", &mut board, 2, 9).await;
    compact().await;
    let stored = shelf.store.load(&id("one")).unwrap();
    assert_eq!(
        (stored.snapshot.as_ref().unwrap().0, stored.log.len()),
        (10, 0)
    );
    fill(&shelf.store, "one", &mut board, 11, 10).await;
    compact().await;
    fill(&shelf.store, "one", &mut board, 21, 10).await;
    compact().await;
    fill(&shelf.store, "one", &mut board, 31, 1).await;

    let count = |query: &str| {
        let connection = Connection::open(shelf.folder.path().join("nonet.db")).unwrap();
        connection
            .query_row(query, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(count("select count(*) from snapshot"), 2);
    assert_eq!(count("select min(seq) from log"), 21);
    let stored = shelf.store.load(&id("one")).unwrap();
    assert_eq!(
        (stored.snapshot.as_ref().unwrap().0, stored.log.len()),
        (30, 1)
    );
    assert_eq!(stored.open().unwrap().snapshot(), board.snapshot());

    shelf.tamper("update snapshot set data = zeroblob(9) where seq = 30");
    let stored = shelf.store.load(&id("one")).unwrap();
    assert_eq!(
        (stored.snapshot.as_ref().unwrap().0, stored.log.len()),
        (20, 11)
    );
    assert_eq!(stored.open().unwrap().snapshot(), board.snapshot());

    shelf.tamper("update snapshot set sum = zeroblob(32)");
    let outcome = shelf.store.load(&id("one"));
    assert!(
        matches!(outcome, Err(LoadError::Damaged { .. })),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn v5_while_the_disk_is_full_nothing_is_durable_and_afterwards_everything_is() {
    let limit = PageLimit::default();
    let shelf = Shelf::with(&StoreOptions {
        page_limit: limit.clone(),
        ..StoreOptions::default()
    });
    let (mut board, _) = make(&shelf.store, "one").await;
    // A database cannot get smaller than it is: from here on it is full.
    limit.set(Some(1));
    let (report, mut durable) = tokio_mpsc::unbounded_channel();
    let mut health = shelf.store.health();
    let mut sequence = 1;
    while *health.borrow() == StoreHealth::Fine {
        sequence += 1;
        let update = note(&mut board, &format!("n{sequence}"));
        shelf.store.append(&id("one"), sequence, update, &report);
        assert!(sequence < 5_000, "the limit does not hold");
        tokio::task::yield_now().await;
    }
    let StoreHealth::Failing(reason) = health.borrow_and_update().clone() else {
        panic!("{:?}", health.borrow());
    };
    assert!(reason.contains("is full"), "{reason}");
    let mut reported = 1;
    while let Ok(Durable(head)) = durable.try_recv() {
        reported = head;
    }
    assert!(reported < sequence);
    // What was reported is on the disk, and nothing that was not.
    assert_eq!(shelf.store.load(&id("one")).unwrap().head, reported);

    limit.set(None);
    health
        .wait_for(|now| *now == StoreHealth::Fine)
        .await
        .unwrap();
    while reported < sequence {
        reported = durable.recv().await.unwrap().0;
    }
    let stored = shelf.store.load(&id("one")).unwrap();
    assert_eq!(stored.open().unwrap().snapshot(), board.snapshot());
}

#[test]
fn v6_a_second_relay_is_kept_out_of_the_folder() {
    let shelf = Shelf::new();
    let second = Store::open(shelf.folder.path(), &StoreOptions::default());
    assert!(matches!(second.err(), Some(StoreError::InUse { .. })));
}

#[test]
fn v7_a_file_of_another_program_or_a_later_version_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let database = folder.path().join("nonet.db");
    std::fs::write(&database, "これはデータベースではない。".repeat(100)).unwrap();
    let before = std::fs::read(&database).unwrap();
    let outcome = Store::open(folder.path(), &StoreOptions::default());
    assert!(matches!(outcome.err(), Some(StoreError::Foreign { .. })));
    assert_eq!(std::fs::read(&database).unwrap(), before);

    let shelf = Shelf::new();
    let connection = Connection::open(shelf.folder.path().join("nonet.db")).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let Shelf { folder, guard, .. } = shelf;
    drop(guard);
    let outcome = Store::open(folder.path(), &StoreOptions::default());
    let message = outcome.err().unwrap().to_string();
    assert!(message.contains("version 99"), "{message}");
}

#[tokio::test]
async fn v8_a_batch_that_was_written_after_all_is_not_written_twice() {
    let shelf = Shelf::new();
    let (mut board, _) = make(&shelf.store, "one").await;
    let (report, mut durable) = tokio_mpsc::unbounded_channel();
    let update = note(&mut board, "a");
    for _ in 0..2 {
        shelf
            .store
            .append(&id("one"), 2, Arc::clone(&update), &report);
        assert_eq!(durable.recv().await, Some(Durable(2)));
    }
    assert_eq!(shelf.store.load(&id("one")).unwrap().head, 2);
}

#[tokio::test]
async fn v49_what_waits_for_the_disk_is_one_commit_for_all_boards() {
    let limit = PageLimit::default();
    let shelf = Shelf::with(&StoreOptions {
        page_limit: limit.clone(),
        ..StoreOptions::default()
    });
    let mut boards = Vec::new();
    for name in ["one", "two", "three"] {
        boards.push((name, make(&shelf.store, name).await.0));
    }
    // The disk takes nothing: the first batch is tried again and again, the others wait.
    limit.set(Some(1));
    let (report, mut durable) = tokio_mpsc::unbounded_channel();
    let long = "長".repeat(3_000);
    for sequence in 2..42 {
        for (name, board) in &mut boards {
            board.edit(|edit| edit.set_title("題")).unwrap();
            board.drain_updates();
            let mut update = note(board, &format!("n{sequence}"));
            if sequence == 2 {
                let id = ElementId::new("n2");
                board.edit(|edit| edit.set_text(&id, &long)).unwrap();
                board.drain_updates();
                update = Arc::from(board.encode_state());
            }
            shelf.store.append(&id(name), sequence, update, &report);
        }
    }
    let mut health = shelf.store.health();
    let failing = |now: &StoreHealth| matches!(now, StoreHealth::Failing(_));
    health.wait_for(failing).await.unwrap();
    let before = shelf.store.metrics().commits.count();
    limit.set(None);
    let mut done = 0;
    while done < boards.len() {
        done += usize::from(durable.recv().await.unwrap() == Durable(41));
    }
    let commits = shelf.store.metrics().commits.count() - before;
    // The one that was being tried, and one for everything else.
    assert!(commits <= 2, "{commits} commits for 120 records");
    assert_eq!(shelf.store.load(&id("two")).unwrap().head, 41);
}
