//! Presence goes out in rounds: what a crowd of pointers says within a few milliseconds is one frame for each person,
//! not one for each pair of them. Where changes go out shortly before a round, it goes with them: a write to each socket
//! costs more than what is in it. In a crowd, pointers that somebody cannot see are told to them in a slower round.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::event::{ConnectionId, Effect};
use super::sight::Change;
use super::{Room, limits};
use crate::message::{AwarenessEntry, awareness_frame, write_awareness_entry};
use crate::presence::CROWD_MIN;

/// Whose presence is to be told in the next round, and when that is.
#[derive(Default)]
pub(super) struct Rounds {
    changed: BTreeMap<ConnectionId, Change>,
    /// Not before then, unless changes go out.
    next_millis: u64,
    /// Whether a change has gone out in this turn.
    goes_along: bool,
    /// Whether [`super::Event::Wake`] has been asked for.
    is_awaited: bool,
    /// Whose pointer has moved where some do not look: they are told later.
    far: BTreeSet<ConnectionId>,
    /// When those are told to everybody.
    far_millis: u64,
    is_far_awaited: bool,
}

impl Rounds {
    pub(super) fn woken(&mut self) {
        (self.is_awaited, self.is_far_awaited) = (false, false);
    }

    /// A change goes out to everybody.
    pub(super) fn go_along(&mut self) {
        self.goes_along = true;
    }

    /// Forgets somebody of whom something newer has been told, or nothing is to be told any more.
    pub(super) fn forget(&mut self, id: ConnectionId) {
        self.changed.remove(&id);
        self.far.remove(&id);
    }

    fn note(&mut self, id: ConnectionId, change: Change) {
        let known = self.changed.entry(id).or_insert(change);
        *known = known.then(change);
    }

    /// Those whose news has waited long enough concern everybody now.
    fn take_far(&mut self, now_millis: u64) {
        if now_millis < self.far_millis {
            return;
        }
        for id in std::mem::take(&mut self.far) {
            self.note(id, Change::Everything);
        }
    }
}

impl Room {
    /// Whether there are so many that not everybody is told of every pointer at once.
    pub(super) fn is_crowd(&self) -> bool {
        self.connections.len() > CROWD_MIN
    }

    /// Tells of somebody in the next round.
    pub(super) fn show_soon(&mut self, id: ConnectionId, change: Change) {
        self.rounds.note(id, change);
    }

    /// Tells everybody of those who changed, if it is time, or asks to be woken when it is.
    pub(super) fn show_round_if_due(&mut self) {
        let goes_along = std::mem::take(&mut self.rounds.goes_along);
        self.rounds.take_far(self.now_millis);
        if self.rounds.changed.is_empty() {
            return self.await_far();
        }
        let round_millis = limits::presence_round_millis(self.connections.len());
        let early_millis = if goes_along {
            round_millis / limits::PRESENCE_EARLY_PART
        } else {
            0
        };
        if self.now_millis + early_millis < self.rounds.next_millis {
            if !std::mem::replace(&mut self.rounds.is_awaited, true) {
                let millis = self.rounds.next_millis - self.now_millis;
                self.effects.push(Effect::Wake { millis });
            }
            return;
        }
        self.rounds.next_millis = self.now_millis + round_millis;
        let changed = std::mem::take(&mut self.rounds.changed);
        let mut news = News::default();
        for (id, change) in changed {
            if let Some(entry) = self.people.entry(id) {
                news.add(id, change, &entry);
            }
        }
        self.tell_news(&news);
        self.await_far();
    }

    fn tell_news(&mut self, news: &News) {
        let about_all = news.about_all();
        let is_crowd = self.is_crowd();
        let listeners: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|(_, connection)| connection.greeted)
            .map(|(&id, _)| id)
            .collect();
        for id in listeners {
            let passed_over = if is_crowd {
                news.passed_over(|by, change| by == id || self.people.is_concerned(id, by, change))
            } else {
                BTreeSet::new()
            };
            // Nobody hears of themselves: it would be an older self.
            let frame = if !passed_over.is_empty() {
                let frame = news.about(|by| by != id && !passed_over.contains(&by));
                self.come_back_to(passed_over);
                frame
            } else if news.knows(id) {
                news.about(|by| by != id)
            } else {
                Some(Arc::clone(&about_all))
            };
            if let Some(frame) = frame {
                self.send_presence(id, frame);
            }
        }
    }

    /// Tells everybody of these in the next slow round.
    fn come_back_to(&mut self, passed_over: BTreeSet<ConnectionId>) {
        if self.rounds.far.is_empty() {
            self.rounds.far_millis = self.now_millis + limits::FAR_ROUND_MILLIS;
        }
        self.rounds.far.extend(passed_over);
    }

    /// Asks to be woken for the slow round, if there is one.
    fn await_far(&mut self) {
        if !self.rounds.far.is_empty() && !std::mem::replace(&mut self.rounds.is_far_awaited, true)
        {
            let millis = self.rounds.far_millis.saturating_sub(self.now_millis);
            self.effects.push(Effect::Wake { millis });
        }
    }
}

/// Who changed, encoded once for all frames in which they stand.
#[derive(Default)]
struct News {
    bytes: Vec<u8>,
    /// Where everybody stands, and what changed; in the order of their numbers.
    places: Vec<(ConnectionId, Change, Range<usize>)>,
}

impl News {
    fn add(&mut self, id: ConnectionId, change: Change, entry: &AwarenessEntry) {
        let start = self.bytes.len();
        write_awareness_entry(&mut self.bytes, entry);
        self.places.push((id, change, start..self.bytes.len()));
    }

    fn about_all(&self) -> Arc<[u8]> {
        Arc::from(awareness_frame(self.places.len(), &[&self.bytes]))
    }

    fn knows(&self, id: ConnectionId) -> bool {
        self.places
            .binary_search_by_key(&id, |place| place.0)
            .is_ok()
    }

    /// Those whose change does not concern somebody.
    fn passed_over(
        &self,
        concerns: impl Fn(ConnectionId, Change) -> bool,
    ) -> BTreeSet<ConnectionId> {
        let places = self.places.iter();
        let far = places.filter(|(id, change, _)| !concerns(*id, *change));
        far.map(|&(id, _, _)| id).collect()
    }

    /// The news about those who are `wanted`; nothing if nobody is.
    fn about(&self, wanted: impl Fn(ConnectionId) -> bool) -> Option<Arc<[u8]>> {
        let wanted: Vec<&[u8]> = self
            .places
            .iter()
            .filter(|(id, _, _)| wanted(*id))
            .filter_map(|(_, _, place)| self.bytes.get(place.clone()))
            .collect();
        (!wanted.is_empty()).then(|| Arc::from(awareness_frame(wanted.len(), &wanted)))
    }
}
