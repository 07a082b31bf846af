//! Who shows what: presence as state of a connection, not of an id that anybody could use.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::event::ConnectionId;
use super::limits::{DEPARTED_MAX, PRESENCE_DEPTH_MAX};
use super::sight::{Change, Sight};
use crate::message::AwarenessEntry;

/// Characters of a name that are kept.
const NAME_CHARACTERS_MAX: usize = 40;

/// What one connection shows.
struct Person {
    /// The Yjs client id that the connection took with its first words; it may speak for no other.
    client: u64,
    /// The clock that it said last.
    said_clock: u32,
    /// The clock that the others were told. It goes on growing when the client comes back with a lower one, and
    /// so nobody returns invisible.
    shown_clock: u32,
    /// JSON; `None` when it shows nothing at the moment.
    state: Option<String>,
    /// What it calls itself in there; asked for with every change.
    name: String,
    /// Where it points and looks; only in a crowd.
    sight: Sight,
}

/// What the others are to be told of somebody.
pub(super) struct Said {
    pub entry: AwarenessEntry,
    pub change: Change,
}

/// Everybody on the board.
#[derive(Default)]
pub(super) struct People {
    by_connection: BTreeMap<ConnectionId, Person>,
    /// The last clocks of those who left, oldest first.
    departed: VecDeque<(u64, u32)>,
}

impl People {
    /// Takes what `connection` says. Gives what the others are to be told; `None` if nothing. In a crowd it is looked at
    /// who is concerned by that.
    ///
    /// Entries for other clients are passed over: the stock client repeats what it heard.
    ///
    /// # Errors
    /// What is wrong with a state that cannot be read.
    pub(super) fn say(
        &mut self,
        connection: ConnectionId,
        entries: &[AwarenessEntry],
        in_crowd: bool,
    ) -> Result<Option<Said>, &'static str> {
        let own = match self.by_connection.get(&connection) {
            Some(person) => entries.iter().find(|entry| entry.client == person.client),
            None => entries.iter().find(|entry| !entry.is_removal()),
        };
        let Some(entry) = own else {
            return Ok(None);
        };
        let (name, sight) = if entry.is_removal() {
            (String::new(), Sight::default())
        } else {
            let state = checked_state(&entry.state)?;
            let name = name_in(&state);
            let sight = if in_crowd {
                Sight::of(state)
            } else {
                Sight::default()
            };
            (name, sight)
        };
        if !self.by_connection.contains_key(&connection) {
            let shown_clock = self.take_over(entry.client);
            self.by_connection.insert(
                connection,
                Person {
                    client: entry.client,
                    said_clock: 0,
                    shown_clock,
                    state: None,
                    name: String::new(),
                    sight: Sight::default(),
                },
            );
        } else if let Some(person) = self.by_connection.get(&connection)
            && (entry.clock < person.said_clock
                || entry.clock == person.said_clock && !entry.is_removal())
        {
            return Ok(None);
        }
        let Some(person) = self.by_connection.get_mut(&connection) else {
            return Ok(None);
        };
        person.said_clock = entry.clock;
        person.shown_clock = entry.clock.max(person.shown_clock.saturating_add(1));
        person.state = (!entry.is_removal()).then(|| entry.state.clone());
        person.name = name;
        let change = sight.change_since(&person.sight);
        person.sight = sight;
        Ok(Some(Said {
            entry: person.entry(),
            change,
        }))
    }

    /// Frees a client id for a new connection, which after a cut comes before the old one is known to be dead.
    /// Gives the last clock that others have seen of it.
    fn take_over(&mut self, client: u64) -> u32 {
        let former = self
            .by_connection
            .iter()
            .find(|(_, person)| person.client == client)
            .map(|(&connection, _)| connection);
        if let Some(person) = former.and_then(|former| self.by_connection.remove(&former)) {
            return person.shown_clock;
        }
        self.departed
            .iter()
            .rev()
            .find(|(departed, _)| *departed == client)
            .map_or(0, |&(_, clock)| clock)
    }

    /// What `connection` shows at the moment.
    pub(super) fn entry(&self, connection: ConnectionId) -> Option<AwarenessEntry> {
        self.by_connection.get(&connection).map(Person::entry)
    }

    /// Whether a change of somebody is to be told to another at once.
    pub(super) fn is_concerned(&self, who: ConnectionId, by: ConnectionId, change: Change) -> bool {
        match (self.by_connection.get(&who), self.by_connection.get(&by)) {
            (Some(who), Some(by)) => who.sight.is_concerned_by(&by.sight, change),
            (_, _) => true,
        }
    }

    /// What somebody calls themselves; empty if they do not say.
    pub(super) fn name(&self, connection: ConnectionId) -> String {
        let person = self.by_connection.get(&connection);
        person.map(|person| person.name.clone()).unwrap_or_default()
    }

    /// What everybody but `connection` shows.
    pub(super) fn everybody_but(&self, connection: ConnectionId) -> Vec<AwarenessEntry> {
        self.by_connection
            .iter()
            .filter(|(id, person)| **id != connection && person.state.is_some())
            .map(|(_, person)| person.entry())
            .collect()
    }

    /// Removes a connection. Gives what the others are to be told, if they saw anything of it.
    pub(super) fn leave(&mut self, connection: ConnectionId) -> Option<AwarenessEntry> {
        let mut person = self.by_connection.remove(&connection)?;
        let was_seen = person.state.take().is_some();
        person.shown_clock = person.shown_clock.saturating_add(u32::from(was_seen));
        if self.departed.len() == DEPARTED_MAX {
            self.departed.pop_front();
        }
        self.departed.push_back((person.client, person.shown_clock));
        was_seen.then(|| person.entry())
    }
}

impl Person {
    fn entry(&self) -> AwarenessEntry {
        AwarenessEntry {
            client: self.client,
            clock: self.shown_clock,
            state: self.state.clone().unwrap_or_else(|| "null".to_owned()),
        }
    }
}

/// A state is a JSON object that is not nested too deeply. What stands in it is for the clients to check.
fn checked_state(state: &str) -> Result<Value, &'static str> {
    match serde_json::from_str::<Value>(state) {
        Ok(value @ Value::Object(_)) if depth(&value) <= PRESENCE_DEPTH_MAX => Ok(value),
        Ok(Value::Object(_)) => Err("a presence state is nested too deeply"),
        Ok(_) | Err(_) => Err("a presence state is no JSON object"),
    }
}

fn name_in(state: &Value) -> String {
    let name = state.pointer("/user/name").and_then(Value::as_str);
    let kept = name.into_iter().flat_map(str::chars);
    kept.take(NAME_CHARACTERS_MAX).collect()
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}
