//! One's own presence on its way out.

use super::Presence;

/// Decides when one's own presence is sent, and under which clock. The latest state wins: what was
/// overtaken before it could be sent is never sent.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Own {
    state: Option<Presence>,
    changed: bool,
    clock: u32,
    sent_at_millis: Option<u64>,
}

impl Own {
    /// Two states are at least this far apart.
    pub const INTERVAL_MILLIS: u64 = 33;
    /// A state that does not change is repeated after this long, as others forget it after twice that.
    pub const REPEAT_MILLIS: u64 = 15_000;

    /// A presence whose clock starts at the seconds of `now_millis` (since 1970), so that it lies above whatever
    /// was sent under the same client number before.
    pub fn new(now_millis: u64) -> Self {
        Self {
            clock: u32::try_from(now_millis / 1000).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Takes over a new state.
    pub fn set(&mut self, state: Presence) {
        if self.state.as_ref() != Some(&state) {
            self.state = Some(state);
            self.changed = true;
        }
    }

    /// A new connection begins: the state is sent again, under a clock above what the relay may have used to
    /// announce that the last connection had gone.
    pub fn reconnected(&mut self) {
        self.clock = self.clock.saturating_add(2);
        self.changed = true;
        self.sent_at_millis = None;
    }

    /// Somebody asked who is there: the state is sent again although it did not change.
    pub fn repeat(&mut self) {
        self.changed = true;
    }

    /// When [`Own::take`] will give something; `None` if there is nothing to send.
    pub fn due_at(&self) -> Option<u64> {
        self.state.as_ref()?;
        Some(match self.sent_at_millis {
            None => 0,
            Some(sent) if self.changed => sent + Self::INTERVAL_MILLIS,
            Some(sent) => sent + Self::REPEAT_MILLIS,
        })
    }

    /// The clock and the JSON to send now, if it is time.
    pub fn take(&mut self, now_millis: u64) -> Option<(u32, String)> {
        if self.due_at()? > now_millis {
            return None;
        }
        let json = self.state.as_ref()?.to_json();
        self.clock = self.clock.saturating_add(1);
        self.changed = false;
        self.sent_at_millis = Some(now_millis);
        Some((self.clock, json))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presence::PresenceUser;

    fn named(name: &str) -> Presence {
        Presence {
            user: PresenceUser {
                name: name.into(),
                ..PresenceUser::default()
            },
            ..Presence::default()
        }
    }

    #[test]
    fn c34_own_presence_is_sent_at_most_every_33_ms_and_the_latest_wins() {
        let mut own = Own::new(7_000);
        assert_eq!(own.take(7_000), None);
        own.set(named("a"));
        assert!(own.take(7_000).is_some());
        own.set(named("b"));
        own.set(named("c"));
        assert_eq!(own.take(7_032), None);
        let (_, json) = own.take(7_033).unwrap();
        assert!(json.contains("\"c\""), "{json}");
        assert_eq!(own.take(7_100), None);
    }

    #[test]
    fn c35_own_presence_is_repeated_every_15_seconds() {
        let mut own = Own::new(0);
        own.set(named("a"));
        own.take(1).unwrap();
        own.set(named("a"));
        assert_eq!(own.take(15_000), None);
        assert_eq!(own.due_at(), Some(15_001));
        assert!(own.take(15_001).is_some());
    }

    #[test]
    fn c36_the_clock_rises_above_a_removal_after_a_reconnect() {
        let mut own = Own::new(90_000);
        own.set(named("a"));
        let (first, _) = own.take(90_000).unwrap();
        assert_eq!(first, 91);
        let removal_by_the_relay = first + 1;
        own.reconnected();
        let (second, _) = own.take(90_001).unwrap();
        assert!(second > removal_by_the_relay);
    }
}
