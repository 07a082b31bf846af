//! What the relay says of links, read. Whatever is not as it should be is left out.

use serde_json::Value;

use super::text;
use crate::i18n::Text;

/// A link.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    /// Its name for the relay.
    pub id: String,
    /// What facilitators call it; may be empty.
    pub label: String,
    /// What it allows.
    pub role: Role,
    /// Where it comes from.
    pub kind: Kind,
    /// Whether it opens the board.
    pub state: State,
    /// Whether it asks for a passphrase.
    pub is_locked: bool,
    /// Until when it opens the board, in milliseconds since 1970.
    pub expires: Option<f64>,
    /// When somebody last came by it, likewise.
    pub last_used: Option<f64>,
    /// Its address, if this facilitator's key leads to it.
    pub address: Option<String>,
}

/// What a link allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Facilitator,
    Participant,
    Viewer,
}

/// Where a link comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The one that this person came by.
    Own,
    /// The facilitators' first.
    First,
    /// Came with the board.
    Standard,
    /// Made by a facilitator.
    Made,
}

/// Whether a link opens the board.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Open,
    Revoked,
    Expired,
}

impl Role {
    /// The role that the relay calls so.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "facilitator" => Self::Facilitator,
            "participant" => Self::Participant,
            "viewer" => Self::Viewer,
            _ => return None,
        })
    }

    /// What it is called.
    pub const fn name(self) -> Text {
        match self {
            Self::Facilitator => Text::LinksRoleFacilitator,
            Self::Participant => Text::LinksRoleParticipant,
            Self::Viewer => Text::LinksRoleViewer,
        }
    }
}

impl Listed {
    /// Reads the relay's answer.
    pub fn read(answer: &Value) -> Vec<Self> {
        let links = answer.get("links").and_then(Value::as_array);
        links.into_iter().flatten().filter_map(listed).collect()
    }

    /// Whether it can be revoked.
    pub fn can_be_revoked(&self) -> bool {
        self.state == State::Open && matches!(self.kind, Kind::Standard | Kind::Made)
    }
}

fn listed(entry: &Value) -> Option<Listed> {
    let millis = |key| Some(entry.get(key)?.as_f64()? * 1_000.0);
    let id = text(entry, "id");
    let address = text(entry, "link");
    Some(Listed {
        role: Role::of(&text(entry, "role"))?,
        kind: match text(entry, "kind").as_str() {
            "own" => Kind::Own,
            "first" => Kind::First,
            "standard" => Kind::Standard,
            _ => Kind::Made,
        },
        state: match text(entry, "state").as_str() {
            "open" => State::Open,
            "expired" => State::Expired,
            _ => State::Revoked,
        },
        label: text(entry, "label"),
        is_locked: entry.get("passphrase").and_then(Value::as_bool) == Some(true),
        expires: millis("expires"),
        last_used: millis("last_used"),
        address: Some(address).filter(|address| !address.is_empty()),
        id: Some(id).filter(|id| !id.is_empty())?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn links_are_read_and_what_is_none_is_left_out() {
        let answer = json!({"links": [
            {"id": "a", "role": "participant", "kind": "made", "state": "open", "passphrase": true,
             "label": "四月", "expires": 2, "last_used": 1, "link": "http://x/b/y#k=z"},
            {"id": "b", "role": "viewer", "kind": "standard", "state": "revoked"},
            {"id": "c", "role": "owner"}, {"role": "viewer"}, 7,
        ]});
        let read = Listed::read(&answer);
        assert_eq!(read.len(), 2);
        assert_eq!(
            (read[0].expires, read[0].last_used),
            (Some(2_000.0), Some(1_000.0))
        );
        assert!(read[0].can_be_revoked() && read[0].is_locked);
        assert_eq!(read[0].address.as_deref(), Some("http://x/b/y#k=z"));
        assert!(!read[1].can_be_revoked() && read[1].address.is_none());
        assert_eq!(Listed::read(&json!([])), []);
    }
}
