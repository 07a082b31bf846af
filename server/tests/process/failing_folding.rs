//! An fsync of the database that fails after its log was folded in partly.

use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::disk::Disk;
use crate::failing::{Person, changes_of, doctor_finds_nothing};
use crate::running::{make_board, read};
use crate::serving::start;

/// Changes whose pages are folded in while somebody reads; nothing of that is synced yet.
const FOLDED_PARTLY: usize = 8;
/// Changes that fill the log beyond where it is folded in.
const FILLED: usize = 14;
/// After how many more the log must have been folded in.
const CHANGES_MAX: usize = 60;

/// While somebody reads, only what they need no more is copied out of the log, without an fsync. When the fsync for all of
/// it fails, those pages count as written, and nothing would write them again: the relay ends instead, and the next one
/// copies the whole log.
#[tokio::test]
async fn v225_when_the_fsync_for_a_log_folded_in_partly_fails_the_next_relay_copies_all_of_it() {
    let disk = Disk::new();
    let mut relay = disk.start();
    let keys = make_board(relay.port).await;
    let mut hana = Person::join(relay.port, &keys, 1).await;
    for change in 0..FOLDED_PARTLY {
        hana.change(change).await;
        hana.until(|hana| hana.acknowledged == hana.sent).await;
    }
    let database = disk.data.path().join("nonet.db");
    let reader = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    reader
        .execute_batch("begin; select count(*) from board;")
        .unwrap();
    for change in FOLDED_PARTLY..FILLED {
        hana.change(change).await;
        hana.until(|hana| hana.acknowledged == hana.sent).await;
    }
    drop(reader);
    disk.order("fsync-nonet.db", 0);
    let mut change = FILLED;
    let mut is_up = true;
    while is_up && change < CHANGES_MAX {
        hana.change(change).await;
        is_up = hana.is_heard(|hana| hana.acknowledged == hana.sent).await;
        change += 1;
    }
    assert!(!disk.has("fsync-nonet.db"), "it never came to that");
    if is_up {
        relay.process.kill().unwrap();
    }
    let ended = tokio::time::timeout(Duration::from_secs(20), async {
        loop {
            if let Some(status) = relay.process.try_wait().unwrap() {
                return status;
            }
            tokio::task::yield_now().await;
        }
    });
    let status = ended.await.expect("the relay does not end");

    let promised = hana.acknowledged as usize;
    assert!(promised >= FILLED);
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
