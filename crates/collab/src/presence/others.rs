//! What the others show.

use board::SortedMap;

use super::{Presence, PresenceUser, ReadJson};

/// Somebody else who is on the board now.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// The client number of their tab.
    pub client: u64,
    /// What they show.
    pub presence: Presence,
}

/// Everybody once: of several tabs of one browser under one name only the first. A name stands beside the browser, because
/// whoever forges the one shall not hide somebody else by it.
pub fn each_once(people: &[Person]) -> impl Iterator<Item = &Person> {
    people.iter().enumerate().filter_map(|(index, person)| {
        let before = people.get(..index).unwrap_or_default();
        let is_again = before
            .iter()
            .any(|other| is_same(&other.presence.user, &person.presence.user));
        (!is_again).then_some(person)
    })
}

/// Whether both are tabs of one person.
pub fn is_same(one: &PresenceUser, other: &PresenceUser) -> bool {
    !one.browser.is_empty() && one.browser == other.browser && one.name == other.name
}

/// The presences of the others, by client number.
#[derive(Clone, Debug)]
pub struct Others {
    read: ReadJson,
    heard: SortedMap<u64, Heard>,
}

#[derive(Clone, PartialEq, Debug)]
struct Heard {
    clock: u32,
    at_millis: u64,
    /// `None` has said good-bye. Remembered, so that a late state of theirs does not bring them back.
    presence: Option<Presence>,
}

impl Others {
    /// Somebody who has not been heard for this long is forgotten.
    pub const EXPIRY_MILLIS: u64 = 30_000;
    /// People that are kept at most; more are ignored.
    pub const PEOPLE_MAX: usize = 1_000;

    /// Nobody yet; `read` is what their states are read with.
    pub fn new(read: ReadJson) -> Self {
        Self {
            read,
            heard: SortedMap::default(),
        }
    }

    /// Takes in what somebody sent: their client number, its clock, and their state as JSON (`null` says good-bye).
    /// Gives whether anything changed that can be seen.
    ///
    /// A higher clock wins; at the same clock only a good-bye does.
    pub fn hear(&mut self, client: u64, clock: u32, json: &str, now_millis: u64) -> bool {
        let presence = if json == "null" {
            None
        } else {
            match Presence::parse(json, self.read) {
                Some(presence) => Some(presence),
                None => return false,
            }
        };
        let known = self.heard.get(&client);
        if let Some(known) = known {
            let says_goodbye = presence.is_none() && known.presence.is_some();
            if clock < known.clock || (clock == known.clock && !says_goodbye) {
                return false;
            }
        } else if presence.is_none() || self.heard.len() >= Self::PEOPLE_MAX {
            return false;
        }
        let changed = known.and_then(|known| known.presence.as_ref()) != presence.as_ref();
        let heard = Heard {
            clock,
            at_millis: now_millis,
            presence,
        };
        self.heard.insert(client, heard);
        changed
    }

    /// Forgets whom nobody has heard for long. Gives whether anything changed that can be seen.
    pub fn expire(&mut self, now_millis: u64) -> bool {
        let before = self.people().count();
        self.heard
            .retain(|_, heard| heard.at_millis + Self::EXPIRY_MILLIS > now_millis);
        self.people().count() != before
    }

    /// When [`Others::expire`] will next have something to do.
    pub fn expires_at(&self) -> Option<u64> {
        let oldest = self.heard.values().map(|heard| heard.at_millis).min()?;
        Some(oldest + Self::EXPIRY_MILLIS)
    }

    /// Forgets everybody: without a connection nobody is known to be there.
    /// Gives whether anything changed that can be seen.
    pub fn clear(&mut self) -> bool {
        let changed = self.people().next().is_some();
        self.heard.clear();
        changed
    }

    /// Who is there, by client number.
    pub fn people(&self) -> impl Iterator<Item = Person> {
        self.heard.iter().filter_map(|(client, heard)| {
            heard.presence.clone().map(|presence| Person {
                client: *client,
                presence,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: &str = r#"{"user":{"name":"Ann"}}"#;
    const BEN: &str = r#"{"user":{"name":"Ben"}}"#;

    fn nobody() -> Others {
        Others::new(|json| serde_json::from_str(json).ok())
    }

    fn names(others: &Others) -> Vec<String> {
        others
            .people()
            .map(|person| person.presence.user.name)
            .collect()
    }

    #[test]
    fn c37_a_higher_clock_wins_and_a_goodbye_wins_at_the_same_clock() {
        let mut others = nobody();
        assert!(others.hear(1, 5, ANN, 0));
        assert!(!others.hear(1, 5, BEN, 0));
        assert!(!others.hear(1, 4, BEN, 0));
        assert_eq!(names(&others), ["Ann"]);
        assert!(others.hear(1, 5, "null", 0));
        assert!(!others.hear(1, 5, ANN, 0));
        assert!(names(&others).is_empty());
        assert!(others.hear(1, 6, BEN, 0));
        assert_eq!(names(&others), ["Ben"]);
    }

    #[test]
    fn c111_two_tabs_of_one_browser_are_one_person() {
        let mut others = nobody();
        let tab = |name: &str, browser: &str| {
            format!(r#"{{"user":{{"name":"{name}","browser":"{browser}"}}}}"#)
        };
        let all = [
            tab("Ann", "a1"),
            tab("Ben", "b2"),
            tab("Ann", "a1"),
            // Of one name, but of two browsers; and whoever says a browser that is not theirs.
            tab("Ann", "c3"),
            tab("Eve", "b2"),
            tab("Zoe", ""),
            tab("Zoe", ""),
        ];
        for (client, json) in (1..).zip(&all) {
            assert!(others.hear(client, 1, json, 0));
        }
        let people: Vec<Person> = others.people().collect();
        let once: Vec<u64> = each_once(&people).map(|person| person.client).collect();
        assert_eq!(once, [1, 2, 4, 5, 6, 7]);
    }

    #[test]
    fn c38_others_are_forgotten_after_30_seconds_of_silence() {
        let mut others = nobody();
        others.hear(1, 1, ANN, 1_000);
        others.hear(2, 1, BEN, 2_000);
        assert!(!others.hear(2, 2, BEN, 20_000));
        assert_eq!(others.expires_at(), Some(31_000));
        assert!(!others.expire(30_999));
        assert!(others.expire(31_000));
        assert_eq!(names(&others), ["Ben"]);
    }

    #[test]
    fn c39_a_crowd_of_forged_people_is_bounded() {
        let mut others = nobody();
        for client in 0..5_000 {
            others.hear(client, 1, ANN, 0);
        }
        assert_eq!(others.people().count(), Others::PEOPLE_MAX);
    }
}
