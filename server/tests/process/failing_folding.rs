//! An fsync of the database that fails after its log was folded in partly.

use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::disk::Disk;
use crate::failing::{Person, changes_of, doctor_finds_nothing};
use crate::running::{make_board, read};
use crate::serving::start;

/// Changes before somebody begins to read: what they need no more is folded in then.
const BEFORE: usize = 5;
/// Changes that fill the log beyond where it is folded in, most of the time.
const FILLING: usize = 12;
/// After so many it must have been. (The board still has to fit in one frame.)
const CHANGES_MAX: usize = 42;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// While somebody reads, only what they need no more is copied out of the log, without an fsync. When the fsync for all of
/// it fails, those pages count as written, and nothing would write them again: the relay ends instead, and the next one
/// copies the whole log.
#[tokio::test]
async fn v225_when_the_fsync_for_a_log_folded_in_partly_fails_the_next_relay_copies_all_of_it() {
    let disk = Disk::new();
    let mut relay = disk.start();
    let keys = make_board(relay.port).await;
    let mut hana = Person::join(relay.port, &keys, 1).await;
    let mut changes = 0;
    let reader = loop {
        assert!(changes < CHANGES_MAX, "nothing is folded in partly");
        for _ in 0..BEFORE {
            assert!(another(&mut hana, &mut changes).await);
        }
        let reader = somebody_reads(&disk);
        let mut is_partly_folded = false;
        for _ in 0..FILLING {
            // Folding in goes on after the acknowledgement, and has ended before the next one.
            let was_unsynced = disk.has_unsynced("nonet.db");
            assert!(another(&mut hana, &mut changes).await);
            is_partly_folded = was_unsynced && disk.has_unsynced("nonet.db");
            if is_partly_folded {
                break;
            }
        }
        if is_partly_folded {
            break reader;
        }
    };
    disk.order("fsync-nonet.db", 0);
    drop(reader);
    let mut is_up = true;
    while is_up && changes < CHANGES_MAX {
        is_up = another(&mut hana, &mut changes).await;
    }
    assert!(!disk.has("fsync-nonet.db"), "it never came to that");
    // A relay that went on would say so below.
    if is_up {
        relay.process.kill().unwrap();
    }
    let ended = tokio::time::timeout(PATIENCE, async {
        loop {
            if let Some(status) = relay.process.try_wait().unwrap() {
                return status;
            }
            tokio::task::yield_now().await;
        }
    });
    let status = ended.await.expect("the relay does not end");

    let promised = hana.acknowledged as usize;
    assert!(promised + 1 >= changes);
    let folder = disk.after_a_power_cut();
    doctor_finds_nothing(folder.path(), "the power is cut");
    let next = start(folder.path());
    let board = read(next.port, &keys.0, &keys.1).await;
    assert!(changes_of(&board, "the power is cut") >= promised);
    assert_eq!(status.code(), Some(1), "the relay went on");

    // Without a power cut the next relay on that disk puts everything right.
    let mut relay = disk.start();
    let board = read(relay.port, &keys.0, &keys.1).await;
    assert!(changes_of(&board, "started again") >= promised);
    make_board(relay.port).await;
    relay.process.kill().unwrap();
    relay.process.wait().unwrap();
    let folder = disk.after_a_power_cut();
    doctor_finds_nothing(folder.path(), "started again, and the power is cut");
    let next = start(folder.path());
    let board = read(next.port, &keys.0, &keys.1).await;
    assert!(changes_of(&board, "started again, and the power is cut") >= promised);
}

/// Makes one more change; whether it is acknowledged.
async fn another(hana: &mut Person, changes: &mut usize) -> bool {
    hana.change(*changes).await;
    *changes += 1;
    hana.is_heard(|hana| hana.acknowledged == hana.sent).await
}

/// Reads until it is dropped.
fn somebody_reads(disk: &Disk) -> Connection {
    let database = disk.data.path().join("nonet.db");
    let reader = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    reader
        .execute_batch("begin; select count(*) from board;")
        .unwrap();
    reader
}
