use std::path::Path;
use std::sync::Arc;

use board::{Board, BoardId, ClientNumber};
use collab::message::Incarnation;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tokio::sync::mpsc;

use super::*;
use crate::store::{Durable, NewBoard, Store, StoreGuard, StoreOptions};

fn id(text: &str) -> BoardId {
    BoardId::parse(text).unwrap()
}

fn open(folder: &Path) -> (Store, StoreGuard) {
    Store::open(folder, &StoreOptions::default()).unwrap()
}

/// A board whose title counts its records.
async fn make(store: &Store, name: &str) -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    board.edit(|edit| edit.set_title("0")).unwrap();
    board.drain_updates();
    let new = NewBoard {
        id: id(name),
        incarnation: Incarnation([3; 16]),
        state: board.encode_state(),
        links: Vec::new(),
    };
    store.create(new).await.unwrap();
    board
}

fn retitle(board: &mut Board, sequence: u64) -> Arc<[u8]> {
    board
        .edit(|edit| edit.set_title(&sequence.to_string()))
        .unwrap();
    Arc::from(board.drain_updates().pop().unwrap())
}

async fn write(store: &Store, board: &mut Board, name: &str, records: std::ops::Range<u64>) {
    let (report, mut durable) = mpsc::unbounded_channel();
    let last = records.end - 1;
    for sequence in records {
        store.append(&id(name), sequence, retitle(board, sequence), &report);
    }
    while durable.recv().await.unwrap() != Durable(last) {}
}

/// Lays a picture into a data folder, as the relay does; gives its name below the folder.
fn picture(data: &Path, board: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = format!("images/{board}/{hash}");
    std::fs::create_dir_all(data.join("images").join(board)).unwrap();
    std::fs::write(data.join(&name), bytes).unwrap();
    name
}

fn title(data: &Path, board: &str) -> (u64, String) {
    let stored = store::read_beside(data, &id(board)).unwrap();
    let head = stored.head;
    (head, stored.open().unwrap().info().title)
}

/// A finished backup of two boards and a picture, whose first board is at record 5.
async fn backed_up() -> (TempDir, String) {
    let place = TempDir::new().unwrap();
    let data = place.path().join("data");
    let (store, guard) = open(&data);
    let mut one = make(&store, "one").await;
    make(&store, "two").await;
    write(&store, &mut one, "one", 2..6).await;
    let name = picture(&data, "one", b"what a picture holds");
    std::fs::create_dir_all(data.join("images/.incoming")).unwrap();
    std::fs::write(data.join("images/.incoming/7"), "half").unwrap();
    let kept = data.join("checkpoints/two/1795338330123-00000000000000ab");
    std::fs::create_dir_all(kept.parent().unwrap()).unwrap();
    std::fs::write(&kept, "how it was").unwrap();
    let contents = back_up(&data, &place.path().join("backup")).unwrap();
    assert_eq!(
        (contents.boards, contents.pictures, contents.checkpoints),
        (2, 1, 1)
    );
    assert!(contents.damage.is_empty() && contents.bytes > 0);
    guard.close();
    (place, name)
}

#[tokio::test]
async fn v40_a_backup_while_the_relay_writes_holds_one_moment_of_every_board() {
    let place = TempDir::new().unwrap();
    let data = place.path().join("data");
    let (store, guard) = open(&data);
    let mut one = make(&store, "one").await;
    let writer = tokio::spawn(async move {
        for round in 0..40 {
            write(
                &store,
                &mut one,
                "one",
                2 + round * 25..2 + (round + 1) * 25,
            )
            .await;
        }
    });
    let mut heads = Vec::new();
    for number in 0..5 {
        let (data, to) = (data.clone(), place.path().join(format!("backup-{number}")));
        let contents = tokio::task::spawn_blocking({
            let to = to.clone();
            move || back_up(&data, &to).unwrap()
        })
        .await
        .unwrap();
        assert_eq!((contents.boards, contents.damage.len()), (1, 0));
        let (head, title) = title(&to, "one");
        // Exactly the records up to its head, none of the later ones.
        assert_eq!(
            title,
            if head == 1 {
                "0".to_owned()
            } else {
                head.to_string()
            }
        );
        heads.push(head);
    }
    assert!(heads.is_sorted(), "{heads:?}");
    writer.await.unwrap();
    guard.close();
    let full = back_up(&data, &place.path().join("backup-0"));
    assert!(
        matches!(full, Err(BackupError::NotEmpty { .. })),
        "{full:?}"
    );
}

#[tokio::test]
async fn v41_what_is_no_whole_backup_is_refused_and_the_folder_stays() {
    type Damage = fn(&Path, &str);
    let damages: [Damage; 5] = [
        |backup, _| std::fs::remove_file(backup.join("SHA256SUMS")).unwrap(),
        |backup, name| std::fs::write(backup.join(name), "another picture").unwrap(),
        |backup, name| std::fs::remove_file(backup.join(name)).unwrap(),
        |backup, _| std::fs::write(backup.join("nonet.db"), "").unwrap(),
        |backup, _| {
            let list = backup.join("SHA256SUMS");
            let text = std::fs::read_to_string(&list).unwrap();
            std::fs::write(&list, text.replace("images/one/", "images/../../")).unwrap();
        },
    ];
    for (number, damage) in damages.into_iter().enumerate() {
        let (place, name) = backed_up().await;
        let (backup, fresh) = (place.path().join("backup"), place.path().join("fresh"));
        damage(&backup, &name);
        let outcome = restore(&backup, &fresh, RestoreOptions::default());
        assert!(outcome.is_err(), "damage {number}: {outcome:?}");
        assert!(!fresh.exists(), "damage {number}");
    }
}

#[tokio::test]
async fn v42_restoring_can_be_cut_off_at_any_step_and_loses_nothing() {
    let (place, name) = backed_up().await;
    let (backup, data) = (place.path().join("backup"), place.path().join("data"));
    // The folder goes on after the backup; restoring over it wants a word.
    {
        let (store, guard) = open(&data);
        let mut one = store::read_beside(&data, &id("one"))
            .unwrap()
            .open()
            .unwrap();
        write(&store, &mut one, "one", 6..9).await;
        let busy = restore(&backup, &data, RestoreOptions::default());
        assert!(matches!(
            busy,
            Err(BackupError::Store(StoreError::InUse { .. }))
        ));
        guard.close();
    }
    let occupied = restore(&backup, &data, RestoreOptions::default());
    assert!(matches!(occupied, Err(BackupError::Occupied { .. })));
    let options = RestoreOptions {
        replace: true,
        roll_back: false,
    };
    let mut cut_at = 0;
    loop {
        let copy = place.path().join(format!("copy-{cut_at}"));
        copy_tree(&data, &copy);
        let mut count = 0;
        let mut reached = "";
        let outcome = restore::restore_in_steps(&backup, &copy, options, &mut |step| {
            reached = step;
            count += 1;
            if count > cut_at {
                Err(io::Error::other("cut off"))
            } else {
                Ok(())
            }
        });
        if outcome.is_ok() {
            assert_eq!(title(&copy, "one"), (5, "5".to_owned()));
            break;
        }
        match Store::open(&copy, &StoreOptions::default()) {
            // Either it is as it was …
            Ok((_, guard)) => {
                guard.close();
                assert_eq!(title(&copy, "one"), (8, "8".to_owned()), "{reached}");
            }
            // … or no relay starts before it is finished.
            Err(StoreError::HalfRestored { .. }) => {}
            Err(other) => panic!("{reached}: {other}"),
        }
        restore(&backup, &copy, options).unwrap();
        assert_eq!(title(&copy, "one"), (5, "5".to_owned()), "{reached}");
        assert!(copy.join(&name).exists(), "{reached}");
        // What was there is still there, aside.
        let kept = (1..4)
            .map(|number| copy.join(format!("replaced-{number}")))
            .filter(|aside| aside.join("nonet.db").exists())
            .any(|aside| title(&aside, "one").0 == 8);
        assert!(kept, "{reached}");
        let (_, guard) = open(&copy);
        guard.close();
        cut_at += 1;
    }
    assert!(cut_at > 8, "only {cut_at} steps");
}

#[tokio::test]
async fn v43_a_restored_board_has_its_history_and_a_rolled_back_one_a_new_one() {
    let (place, _) = backed_up().await;
    let incarnation = |options: RestoreOptions, to: &str| {
        let to = place.path().join(to);
        restore(&place.path().join("backup"), &to, options).unwrap();
        let stored = store::read_beside(&to, &id("one")).unwrap();
        assert_eq!(stored.head, 5);
        stored.incarnation
    };
    let roll_back = RestoreOptions {
        replace: false,
        roll_back: true,
    };
    assert_eq!(
        incarnation(RestoreOptions::default(), "same"),
        Incarnation([3; 16])
    );
    assert_ne!(incarnation(roll_back, "new"), Incarnation([3; 16]));
}

fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
