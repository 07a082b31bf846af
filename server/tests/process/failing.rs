//! Commits that fail on the disk, and power cuts after that.

use std::path::Path;
use std::time::{Duration, Instant};

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Origin, Placement,
};
use collab::message::{Message, RefusalCode, RelayState, encode_message};
use futures_util::SinkExt as _;
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::disk::Disk;
use crate::running::{Socket, connect, make_board, next, read};
use crate::serving::{program, start};
use crate::torn::Dice;

/// Changes that are made, one by one; together they fill the log often enough to be folded in twice.
const CHANGES: usize = 24;
/// Changes after which something that was ordered must have failed: folding in waits for whoever reads.
const CHANGES_MAX: usize = 96;
/// Notes of one change, of as many characters as one may have.
const NOTES: usize = 20;

/// Somebody at the board.
pub(crate) struct Person {
    socket: Socket,
    board: Board,
    pub(crate) sent: u64,
    pub(crate) acknowledged: u64,
    /// The relay said that it cannot save.
    was_warned: bool,
}

impl Person {
    pub(crate) async fn join(port: u16, (id, key): &(String, String), number: u64) -> Self {
        let mut person = Self {
            socket: connect(port, id, key).await,
            board: Board::new(ClientNumber::new(number)),
            sent: 0,
            acknowledged: 0,
            was_warned: false,
        };
        let vector = person.board.state_vector();
        person.say(Message::SyncStep1(vector)).await;
        person
    }

    async fn say(&mut self, message: Message) {
        let frame = Frame::Binary(encode_message(&message).into());
        // A relay that has ended takes nothing, and acknowledges nothing: that is seen by whoever waits for it.
        let _ = self.socket.send(frame).await;
    }

    /// Makes a change of many notes; gives it.
    pub(crate) async fn change(&mut self, number: usize) -> Vec<u8> {
        let text = "字".repeat(board::limits::NOTE_CHARACTERS_MAX);
        self.board
            .edit(|edit| {
                for note in 0..NOTES {
                    let note_of_it = NewNote {
                        placement: Placement::free(BoardPoint::new(0.0, 0.0)),
                        size: BoardSize::new(200.0, 200.0),
                        color: NoteColor::Yellow,
                        text: &text,
                        author: "",
                    };
                    edit.create_note(&note_id(number, note), note_of_it)?;
                }
                Ok::<(), board::BoardError>(())
            })
            .unwrap();
        let update = self.board.drain_updates().pop().unwrap();
        self.sent += 1;
        self.say(Message::Update(update.clone())).await;
        update
    }

    /// Takes what comes next; false once the line is dead.
    async fn hear(&mut self) -> bool {
        let Some(messages) = next(&mut self.socket).await else {
            return false;
        };
        for message in messages {
            match message {
                Message::Ack { count, .. } => self.acknowledged = count,
                Message::SyncStep2(update) | Message::Update(update) => {
                    self.board.apply(&update, Origin::Remote).unwrap();
                }
                Message::Status { state, .. } => {
                    self.was_warned |= state == RelayState::CannotSave;
                }
                // A relay that ends takes nothing more; browsers keep that and bring it again.
                Message::Nack {
                    code: RefusalCode::Draining,
                    ..
                } => return false,
                other => assert!(!matches!(other, Message::Nack { .. }), "{other:?}"),
            }
        }
        true
    }

    pub(crate) async fn until(&mut self, enough: impl Fn(&Self) -> bool) {
        assert!(self.is_heard(enough).await, "the relay hung up");
    }

    /// Waits until that is so; false if the relay ends before.
    pub(crate) async fn is_heard(&mut self, enough: impl Fn(&Self) -> bool) -> bool {
        while !enough(self) {
            if !self.hear().await {
                return false;
            }
        }
        true
    }

    /// Everything that was on its way, once the relay is dead.
    async fn hear_the_rest(&mut self) {
        while self.hear().await {}
    }
}

fn note_id(change: usize, note: usize) -> ElementId {
    ElementId::new(format!("c{change}-{note}"))
}

/// How many changes are there whole, one after the other. None may be there in part, or with a hole before it.
pub(crate) fn changes_of(board: &Board, case: &str) -> usize {
    let whole = (0..CHANGES_MAX)
        .take_while(|&change| board.element(&note_id(change, 0)).is_some())
        .count();
    assert_eq!(board.element_count(), whole * NOTES, "{case}: in part");
    whole
}

pub(crate) fn doctor_finds_nothing(folder: &Path, case: &str) {
    let doctor = program()
        .args(["doctor", "--data"])
        .arg(folder)
        .output()
        .unwrap();
    assert!(doctor.status.success(), "{case}: {doctor:?}");
}

/// One call for the database or its log fails, anywhere within a series of changes, then all go well. After the next
/// acknowledgement, or at the end, the power is cut: what was acknowledged, and what the other saw, is on the disk.
/// `NONET_FAILING=1000` does it a thousand times, from `NONET_FAILING_SEED` on.
#[tokio::test]
async fn v220_of_a_commit_whose_fsync_or_write_fails_nothing_is_acknowledged_or_shown() {
    let asked = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let times = asked("NONET_FAILING").unwrap_or(4);
    let first = asked("NONET_FAILING_SEED").unwrap_or(1);
    let (mut promises, mut ended) = (0, 0);
    for seed in first..first + times {
        let mut dice = Dice(seed);
        let what = [
            "fsync-nonet.db-wal",
            "write-nonet.db-wal",
            "fsync-nonet.db",
            "write-nonet.db",
        ][(seed % 4) as usize];
        let at = dice.below(CHANGES as u64 / 2) as usize;
        let disk = Disk::new();
        let mut relay = disk.start();
        let keys = make_board(relay.port).await;
        let mut hana = Person::join(relay.port, &keys, 1).await;
        let mut ken = Person::join(relay.port, &keys, 2).await;
        let cuts_at_once = dice.below(2) == 0;
        let calls = if what.starts_with("write") { 40 } else { 1 };
        let after = dice.below(calls) as usize;
        let case = format!("seed {seed}: {what} number {after} from change {at} on");
        for change in 0..CHANGES_MAX {
            if change == at {
                disk.order(what, after);
            }
            hana.change(change).await;
            if !hana.is_heard(|hana| hana.acknowledged == hana.sent).await {
                // Somebody was reading while the log was folded in: see v225.
                assert!(what.starts_with("fsync"), "{case}: the relay hung up");
                ended += 1;
                break;
            }
            let has_failed = change >= at && !disk.has(what);
            if has_failed && (cuts_at_once || change + 1 >= CHANGES) {
                break;
            }
        }
        assert!(!disk.has(what), "{case}: it never came to that");
        relay.process.kill().unwrap();
        relay.process.wait().unwrap();
        hana.hear_the_rest().await;
        ken.hear_the_rest().await;
        let promised = (hana.acknowledged as usize).max(changes_of(&ken.board, &case));

        let folder = disk.after_a_power_cut();
        doctor_finds_nothing(folder.path(), &case);
        let relay = start(folder.path());
        let board = read(relay.port, &keys.0, &keys.1).await;
        let there = changes_of(&board, &case);
        assert!(there >= promised, "{case}: {there} of {promised}");
        promises += promised;
    }
    println!(
        "{times} single failures from seed {first}: {promises} promises kept, {ended} relays ended by themselves"
    );
}

/// A relay that dies after an fsync that failed, or in the middle of one, leaves a log that the next relay can read
/// whole, though it is not on the disk. What that relay acknowledges is.
#[tokio::test]
async fn v221_what_a_dead_relay_wrote_without_an_fsync_is_synced_before_the_next_counts_on_it() {
    for order in ["always-fsync-nonet.db-wal", "hold-fsync-nonet.db-wal"] {
        let disk = Disk::new();
        let mut relay = disk.start();
        let keys = make_board(relay.port).await;
        let mut hana = Person::join(relay.port, &keys, 1).await;
        hana.change(0).await;
        hana.until(|hana| hana.acknowledged == 1).await;
        disk.order(order, 0);
        hana.change(1).await;
        if order.starts_with("always") {
            hana.until(|hana| hana.was_warned).await;
            disk.withdraw(order);
        } else {
            let began = Instant::now();
            while !disk.has("held-fsync-nonet.db-wal") {
                assert!(began.elapsed() < Duration::from_secs(20), "no fsync");
                tokio::task::yield_now().await;
            }
        }
        relay.process.kill().unwrap();
        relay.process.wait().unwrap();
        hana.hear_the_rest().await;
        assert_eq!(hana.acknowledged, 1, "{order}");

        // Hana comes back with everything, and is told that it is saved.
        let mut relay = disk.start();
        let everything = hana.board.encode_state();
        let mut hana = Person::join(relay.port, &keys, 3).await;
        hana.say(Message::SyncStep2(everything)).await;
        hana.until(|hana| hana.acknowledged == 1).await;
        relay.process.kill().unwrap();
        relay.process.wait().unwrap();
        let folder = disk.after_a_power_cut();
        doctor_finds_nothing(folder.path(), order);
        let relay = start(folder.path());
        let board = read(relay.port, &keys.0, &keys.1).await;
        assert_eq!(changes_of(&board, order), 2, "{order}");
    }
}
