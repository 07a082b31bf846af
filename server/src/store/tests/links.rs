//! Links that facilitators make, databases of earlier versions, and the audit log.

use super::*;
use crate::keys::KeyHash;

fn link(board: &str, key: &Key) -> NewLink {
    NewLink {
        board: id(board),
        id: "0123456789abcdef".to_owned(),
        hash: key.hash(),
        role: Role::Participant,
        label: "四月の回".to_owned(),
        expires: None,
        passphrase: None,
        maker: None,
        parent: None,
    }
}

fn access(shelf: &Shelf, key: &Key) -> Access {
    shelf.store.access(&id("one"), Some(&key.hash())).unwrap()
}

#[tokio::test]
async fn v81_revoked_over_foreign_and_unknown_keys_are_answered_alike() {
    let shelf = Shelf::new();
    make(&shelf.store, "one").await;
    make(&shelf.store, "two").await;
    let keys: Vec<Key> = (0..5).map(|_| Key::random().unwrap()).collect();
    let [good, revoked, over, foreign, unknown] = &keys[..] else {
        panic!("five keys");
    };
    let now = now_seconds();
    let links = [
        link("one", good),
        link("one", revoked),
        NewLink {
            expires: Some(now),
            ..link("one", over)
        },
        link("two", foreign),
    ];
    for (number, link) in links.into_iter().enumerate() {
        let id = format!("{number:016x}");
        shelf.store.make_link(NewLink { id, ..link }).await.unwrap();
    }
    assert!(matches!(access(&shelf, revoked), Access::Granted(_)));
    shelf.store.revoke_link(revoked.hash()).await.unwrap();
    assert!(matches!(access(&shelf, good), Access::Granted(_)));
    for (name, key) in [
        ("revoked", revoked),
        ("over", over),
        ("another board's", foreign),
        ("unknown", unknown),
    ] {
        assert_eq!(access(&shelf, key), Access::WrongKey, "{name}");
    }
}

#[tokio::test]
async fn v82_a_link_with_a_passphrase_opens_nothing_and_its_keys_end_with_it() {
    let shelf = Shelf::new();
    make(&shelf.store, "one").await;
    let (locked, unlocked) = (Key::random().unwrap(), Key::random().unwrap());
    let until = now_seconds() + 60;
    shelf
        .store
        .make_link(NewLink {
            passphrase: Some("what it is checked against".to_owned()),
            expires: Some(until),
            ..link("one", &locked)
        })
        .await
        .unwrap();
    assert!(matches!(access(&shelf, &locked), Access::Locked(_)));
    let digest = shelf.store.passphrase_of(locked.hash()).unwrap();
    assert_eq!(digest.as_deref(), Some("what it is checked against"));
    shelf
        .store
        .make_link(NewLink {
            id: "a browser".to_owned(),
            parent: Some(locked.hash()),
            ..link("one", &unlocked)
        })
        .await
        .unwrap();
    let entry = Entry {
        role: Role::Participant,
        link: locked.hash(),
        unlocked: true,
        expires: Some(until),
    };
    assert_eq!(access(&shelf, &unlocked), Access::Granted(entry));
    // Facilitators see links, not browsers.
    let listed = shelf.store.links(&id("one")).unwrap();
    let made: Vec<_> = listed
        .iter()
        .filter(|link| !link.label.is_empty())
        .collect();
    assert_eq!((made.len(), made[0].is_locked), (1, true));
    shelf.store.revoke_link(locked.hash()).await.unwrap();
    for key in [&locked, &unlocked] {
        assert_eq!(access(&shelf, key), Access::WrongKey);
    }
}

#[tokio::test]
async fn v83_a_database_of_the_first_version_is_brought_up_and_its_links_go_on() {
    let folder = TempDir::new().unwrap();
    let key = Key::random().unwrap();
    let state = {
        let mut board = board::Board::new(ClientNumber::new(1));
        board.edit(|edit| edit.set_title("題")).unwrap();
        board.encode_state()
    };
    let connection = Connection::open(folder.path().join("nonet.db")).unwrap();
    // As the first release wrote it.
    connection
        .execute_batch(include_str!("version1.sql"))
        .unwrap();
    connection
        .execute(
            "insert into board(id, incarnation, head) values ('one', zeroblob(16), 1)",
            [],
        )
        .unwrap();
    connection
        .execute(
            "insert into log(board, seq, data, sum) values ('one', 1, ?1, ?2)",
            (&state, record::record_sum(1, &state)),
        )
        .unwrap();
    connection
        .execute(
            "insert into link(hash, board, role) values (?1, 'one', 2)",
            [key.hash().0.as_slice()],
        )
        .unwrap();
    drop(connection);
    for _ in 0..2 {
        let (store, guard) = Store::open(folder.path(), &StoreOptions::default()).unwrap();
        let found = store.access(&id("one"), Some(&key.hash())).unwrap();
        assert!(matches!(found, Access::Granted(entry) if entry.role == Role::Facilitator));
        assert_eq!(
            store.load(&id("one")).unwrap().open().unwrap().info().title,
            "題"
        );
        let links = store.links(&id("one")).unwrap();
        assert_eq!((links.len(), links[0].id.len()), (1, 16));
        drop(store);
        guard.close();
    }
}

#[tokio::test]
async fn v84_the_audit_log_says_who_did_what_and_forgets_the_oldest() {
    let mut shelf = Shelf::new();
    let (_, key) = make(&shelf.store, "one").await;
    make(&shelf.store, "two").await;
    let deed = |link: Option<KeyHash>, count: usize| Deed {
        board: id("one"),
        link,
        who: "花".to_owned(),
        act: "deleted",
        detail: count.to_string(),
    };
    shelf.store.note_deed(deed(None, 7)).await.unwrap();
    shelf
        .store
        .note_deed(deed(Some(key.hash()), 30))
        .await
        .unwrap();
    shelf.reopen();
    let entries = shelf.store.audit(&id("one")).unwrap();
    let [newest, oldest] = &entries[..] else {
        panic!("{entries:?}");
    };
    assert_eq!(
        (&*newest.who, &*newest.act, &*newest.detail),
        ("花", "deleted", "30")
    );
    let links = shelf.store.links(&id("one")).unwrap();
    assert_eq!(newest.link.as_ref(), Some(&links[0].id));
    assert_eq!((oldest.link.as_ref(), &*oldest.detail), (None, "7"));
    assert!(newest.at >= oldest.at && newest.at.ends_with('Z'));
    assert_eq!(shelf.store.audit(&id("two")).unwrap(), []);
    let all = (0..1_000).map(|count| shelf.store.note_deed(deed(None, count)));
    for noted in futures_util::future::join_all(all).await {
        noted.unwrap();
    }
    let entries = shelf.store.audit(&id("one")).unwrap();
    assert_eq!(entries.len(), 1_000);
    assert_eq!(entries.last().unwrap().detail, "0");
}

#[tokio::test]
async fn v81_when_a_link_was_last_used_is_written_down() {
    let shelf = Shelf::new();
    let (_, key) = make(&shelf.store, "one").await;
    assert_eq!(shelf.store.links(&id("one")).unwrap()[0].last_used, None);
    let before = now_seconds();
    shelf.store.note_used(key.hash()).await.unwrap();
    let used = shelf.store.links(&id("one")).unwrap()[0].last_used.unwrap();
    assert!((before..=now_seconds()).contains(&used));
}
