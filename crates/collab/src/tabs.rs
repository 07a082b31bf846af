//! Several tabs of one browser on one board.
//!
//! Each has a [`Client`] and a connection of its own, and all write one log, with a key for every change that the relay has not
//! acknowledged. A tab reads what others added to the log and merges it. Whose changes they were matters for one
//! question only: who sees to it that the relay gets them. [`OtherTabs`] answers it for one tab.
//!
//! Without a connection another tab's change is at once as much this tab's as its own: it counts as unsaved, and the next
//! comparison brings it. With one, the other tab most likely has one, too, and gets a moment for its acknowledgement.
//! Both may bring the same change; the relay takes it once. There is no leader: every tab may be closed, killed or
//! frozen at any moment without anything to hand over.

use board::Clocks;

use crate::client::Client;
use crate::outbox::Saved;
use crate::status::Status;

/// For how long a tab with a connection leaves it to the other to have a change acknowledged.
const PATIENCE_MILLIS: u64 = 3_000;

/// Names an unacknowledged change in the log of a browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ChangeKey {
    /// The number under which its tab writes.
    pub writer: u64,
    /// Its number within that tab.
    pub sequence: u64,
}

/// What one tab knows of the others' unacknowledged changes.
#[derive(Clone, Debug, Default)]
pub struct OtherTabs {
    /// Those that waited when patience began.
    seen: Vec<ChangeKey>,
    patience_ends: Option<u64>,
    /// Those that became this tab's, each with the sequence number that stands for it here.
    adopted: Vec<(u64, ChangeKey)>,
}

impl OtherTabs {
    /// The log was read and everything in it merged; `waiting` are the changes of others that the relay has not
    /// acknowledged, without those that this tab began with. Gives when to read the log again at the latest.
    pub fn on_read(
        &mut self,
        client: &mut Client,
        mut waiting: Vec<ChangeKey>,
        now_millis: u64,
    ) -> Option<u64> {
        self.patience_ends = self.patience_ends.filter(|end| *end > now_millis);
        waiting.retain(|key| !self.adopted.iter().any(|(_, known)| known == key));
        let mine = self.own_now(client, &waiting);
        waiting.retain(|key| !mine.contains(key));
        if self.patience_ends.is_none() {
            self.patience_ends = (!waiting.is_empty()).then_some(now_millis + PATIENCE_MILLIS);
            self.seen = waiting;
        }
        if !mine.is_empty() {
            let sequences = client.on_adopted(mine.len(), now_millis);
            self.adopted.extend(sequences.zip(mine));
        }
        self.patience_ends
    }

    /// Which of them are this tab's from now on.
    fn own_now(&self, client: &Client, waiting: &[ChangeKey]) -> Vec<ChangeKey> {
        // A viewer's tab cannot bring them.
        if client.role().is_some_and(|role| !role.may_write()) {
            return Vec::new();
        }
        match client.status() {
            Status::Connecting | Status::Reconnecting { .. } | Status::Offline { .. } => {
                waiting.to_vec()
            }
            // The relay answers here; what has waited for so long nobody else cares for.
            Status::Saved if self.patience_ends.is_none() => {
                let old = waiting.iter().filter(|key| self.seen.contains(key));
                old.copied().collect()
            }
            // Until the relay answers, another comparison would bring nothing.
            Status::Saved
            | Status::Saving { .. }
            | Status::ViewOnly { .. }
            | Status::CannotSave { .. }
            | Status::Refused { .. }
            | Status::Gone(_)
            | Status::OtherHistory { .. } => Vec::new(),
        }
    }

    /// The relay has acknowledged changes. Gives those of other tabs among them: they are not unsaved any more.
    pub fn on_saved(&mut self, saved: &Saved) -> Vec<ChangeKey> {
        let mut over = Vec::new();
        self.adopted.retain(|(sequence, key)| {
            let is_saved = saved.changes.iter().any(|range| range.contains(sequence));
            if is_saved {
                over.push(*key);
            }
            !is_saved
        });
        over
    }
}

/// Takes out the rows that a board with these clocks can merge, in an order in which it can. What stays builds on rows that
/// have not come yet.
pub fn fitting(mut clocks: Clocks, rows: &mut Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut fitting = Vec::new();
    loop {
        let before = fitting.len();
        rows.retain(|row| match clocks.check(row) {
            Ok(checked) => {
                clocks.advance(checked.advance());
                fitting.push(row.clone());
                false
            }
            Err(_) => true,
        });
        if rows.is_empty() || fitting.len() == before {
            return fitting;
        }
    }
}
