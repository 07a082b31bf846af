//! Which of one's own changes the relay is not known to have on its disk.
//!
//! The relay counts the sync frames of a connection and acknowledges the first so many. A frame carries
//! either one change or *everything*: the answer to the relay's question what it lacks. When such an answer is
//! acknowledged, all changes made before it are safe, also those of earlier connections and of earlier tabs.

use std::collections::VecDeque;
use std::ops::RangeInclusive;

use board::SortedSet;

/// The changes that are not acknowledged, and the frames that are under way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outbox {
    /// Changes of earlier tabs on this device, which came out of storage unacknowledged.
    stored: usize,
    /// Sequence number of the newest change of this tab; the first is 1.
    newest: u64,
    unsaved: SortedSet<u64>,
    /// Changes of this tab that were refused. They stay unsaved.
    refused: SortedSet<u64>,
    refused_stored: bool,
    /// Sync frames sent on this connection.
    sent: u64,
    in_flight: VecDeque<Frame>,
}

/// A sync frame that is neither acknowledged nor refused.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Frame {
    number: u64,
    changes: RangeInclusive<u64>,
    everything: bool,
    update: Vec<u8>,
}

/// A frame that had no effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenBack {
    /// The changes it carried.
    pub changes: RangeInclusive<u64>,
    /// Whether it carried everything that the relay lacked.
    pub everything: bool,
    /// Its update.
    pub update: Vec<u8>,
}

/// What an acknowledgement covered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Saved {
    /// Sequence numbers of changes of this tab, in ranges.
    pub changes: Vec<RangeInclusive<u64>>,
    /// Whether everything that came out of storage is safe as well.
    pub stored: bool,
}

impl Outbox {
    /// The outbox of a tab that found `stored` unacknowledged changes in storage.
    pub fn new(stored: usize) -> Self {
        Self {
            stored,
            ..Self::default()
        }
    }

    /// The sequence number of the change that is noted next.
    pub fn next_sequence(&self) -> u64 {
        self.newest + 1
    }

    /// Notes a change, whether or not there is a connection. Gives its sequence number.
    pub fn add(&mut self) -> u64 {
        self.newest = self.next_sequence();
        self.unsaved.insert(self.newest);
        self.newest
    }

    /// Notes `count` changes at once. Gives their sequence numbers.
    pub fn add_many(&mut self, count: usize) -> RangeInclusive<u64> {
        let first = self.newest + 1;
        for _ in 0..count {
            self.add();
        }
        first..=self.newest
    }

    /// A new connection begins: nothing has been sent on it, and frames of the last one will never be acknowledged.
    pub fn reconnected(&mut self) {
        self.sent = 0;
        self.in_flight.clear();
    }

    /// Notes that the change `sequence` is being sent.
    pub fn send_change(&mut self, sequence: u64, update: Vec<u8>) {
        self.push(sequence..=sequence, false, update);
    }

    /// Notes that everything is being sent that the relay lacks.
    pub fn send_everything(&mut self, update: Vec<u8>) {
        self.push(1..=self.newest, true, update);
    }

    fn push(&mut self, changes: RangeInclusive<u64>, everything: bool, update: Vec<u8>) {
        self.sent += 1;
        self.in_flight.push_back(Frame {
            number: self.sent,
            changes,
            everything,
            update,
        });
    }

    /// The relay has the first `count` frames of this connection on its disk, but for those it refused.
    pub fn acknowledge(&mut self, count: u64) -> Saved {
        let mut saved = Saved::default();
        while self
            .in_flight
            .front()
            .is_some_and(|frame| frame.number <= count)
        {
            let Some(frame) = self.in_flight.pop_front() else {
                break;
            };
            for sequence in frame.changes.clone() {
                self.unsaved.remove(&sequence);
                self.refused.remove(&sequence);
            }
            if frame.everything {
                self.stored = 0;
                self.refused_stored = false;
                saved.stored = true;
                saved.changes.clear();
            }
            match saved.changes.last_mut() {
                Some(last) if *last.end() + 1 == *frame.changes.start() => {
                    *last = *last.start()..=*frame.changes.end();
                }
                _ if frame.changes.is_empty() => {}
                _ => saved.changes.push(frame.changes),
            }
        }
        saved
    }

    /// The frame with that number (the first of a connection is 1) had no effect. It is not under way any more, and its
    /// changes stay unsaved. `None` if there is no such frame.
    pub fn take_back(&mut self, number: u64) -> Option<TakenBack> {
        let index = self
            .in_flight
            .iter()
            .position(|frame| frame.number == number)?;
        let frame = self.in_flight.remove(index)?;
        Some(TakenBack {
            changes: frame.changes,
            everything: frame.everything,
            update: frame.update,
        })
    }

    /// The update of the frame with that number, if it is under way.
    pub fn under_way(&self, number: u64) -> Option<&[u8]> {
        let frame = self.in_flight.iter().find(|frame| frame.number == number);
        frame.map(|frame| &*frame.update)
    }

    /// Notes that the relay will not have these changes, now or later.
    pub fn refuse(&mut self, changes: RangeInclusive<u64>, everything: bool) {
        let now = self.unsaved.iter().filter(|own| changes.contains(own));
        self.refused.extend(now.copied());
        self.refused_stored |= everything && self.stored > 0;
    }

    /// Notes that the relay will not have anything of what it lacks.
    pub fn refuse_everything(&mut self) {
        self.refuse(1..=self.newest, true);
    }

    /// How many changes are not acknowledged, refused ones included.
    pub fn unsaved_count(&self) -> usize {
        self.stored + self.unsaved.len()
    }

    /// Whether some of them were refused.
    pub fn has_refused(&self) -> bool {
        self.refused_stored || !self.refused.is_empty()
    }

    /// How many frames are under way.
    pub fn in_flight_count(&self) -> usize {
        self.in_flight.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connected(stored: usize) -> Outbox {
        let mut outbox = Outbox::new(stored);
        outbox.reconnected();
        outbox.send_everything(vec![0, 0]);
        outbox
    }

    #[test]
    fn c1_a_change_is_unsaved_until_its_frame_is_acknowledged() {
        let mut outbox = connected(0);
        let (first, second) = (outbox.add(), outbox.add());
        outbox.send_change(first, vec![1]);
        outbox.send_change(second, vec![2]);
        assert_eq!(outbox.acknowledge(1).changes, []);
        assert_eq!(outbox.unsaved_count(), 2);
        assert_eq!(outbox.acknowledge(2).changes, [1..=1]);
        assert_eq!(outbox.unsaved_count(), 1);
        assert_eq!(outbox.acknowledge(3).changes, [2..=2]);
        assert_eq!(outbox.unsaved_count(), 0);
    }

    #[test]
    fn c2_an_acknowledgement_of_everything_covers_all_that_was_before_it() {
        let mut outbox = Outbox::new(3);
        outbox.add();
        outbox.reconnected();
        outbox.send_everything(vec![]);
        let late = outbox.add();
        outbox.send_change(late, vec![]);
        let saved = outbox.acknowledge(1);
        assert_eq!((saved.changes, saved.stored), (vec![1..=1], true));
        assert_eq!(outbox.unsaved_count(), 1);
        let saved = outbox.acknowledge(2);
        assert_eq!((saved.changes, saved.stored), (vec![2..=2], false));
    }

    #[test]
    fn c3_frames_of_a_lost_connection_are_not_acknowledged_by_the_next() {
        let mut outbox = connected(0);
        let change = outbox.add();
        outbox.send_change(change, vec![]);
        outbox.reconnected();
        assert_eq!(outbox.acknowledge(2), Saved::default());
        assert_eq!(outbox.unsaved_count(), 1);
    }

    #[test]
    fn c4_a_refused_change_stays_unsaved_although_later_frames_are_acknowledged() {
        let mut outbox = connected(0);
        for bytes in [vec![1], vec![2], vec![3]] {
            let change = outbox.add();
            outbox.send_change(change, bytes);
        }
        let taken = outbox.take_back(3).unwrap();
        assert_eq!((taken.update, taken.everything), (vec![2], false));
        outbox.refuse(taken.changes, taken.everything);
        assert_eq!(outbox.take_back(3), None);
        assert_eq!(outbox.take_back(99), None);
        let saved = outbox.acknowledge(4);
        assert_eq!(saved.changes, [1..=1, 3..=3]);
        assert_eq!(outbox.unsaved_count(), 1);
        assert!(outbox.has_refused());

        outbox.reconnected();
        outbox.send_everything(vec![]);
        outbox.acknowledge(1);
        assert_eq!(outbox.unsaved_count(), 0);
        assert!(!outbox.has_refused());
    }

    #[test]
    fn c4_a_refused_answer_leaves_stored_changes_unsaved() {
        let mut outbox = connected(2);
        let taken = outbox.take_back(1).unwrap();
        outbox.refuse(taken.changes, taken.everything);
        assert_eq!(outbox.acknowledge(1), Saved::default());
        assert_eq!(outbox.unsaved_count(), 2);
        assert!(outbox.has_refused());
    }
}
