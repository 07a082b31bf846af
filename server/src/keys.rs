//! Board ids and the keys that open boards.
//!
//! A key is 128 random bits in base62. The participant's key follows from the facilitator's and the viewer's from the
//! participant's (by SHA-256, which cannot be turned around): whoever holds a key can be told the links below it, and
//! the relay need not know any of them. It stores only the keys' hashes.

pub(crate) mod passphrase;

use board::BoardId;
use collab::message::Role;
use sha2::{Digest, Sha256};

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Digits of 128 bits in base62.
const KEY_CHARACTERS: usize = 22;
/// Characters of a board id.
const ID_CHARACTERS: usize = 12;

/// A key, as it stands in a link. It is in no log: it has no `Debug` that shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

/// The hash of a key, which is what the relay knows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct KeyHash(pub [u8; 32]);

impl Key {
    /// A new one.
    ///
    /// # Errors
    /// If the system has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self::from_bytes(bytes))
    }

    /// A key from outside; `None` if it has not the form of one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits =
            text.len() == KEY_CHARACTERS && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| Self(text.to_owned()))
    }

    /// The key as it stands in a link.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the relay stores.
    pub fn hash(&self) -> KeyHash {
        KeyHash(Sha256::digest(self.0.as_bytes()).into())
    }

    /// The key of the role below.
    fn lower(&self, role: Role, board: &BoardId) -> Self {
        self.derived("nonet key ", role.name(), board)
    }

    fn derived(&self, purpose: &str, name: &str, board: &BoardId) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(purpose);
        hasher.update(name);
        hasher.update(b"\0");
        hasher.update(board.as_str());
        hasher.update(b"\0");
        hasher.update(self.0.as_bytes());
        let digest: [u8; 32] = hasher.finalize().into();
        let mut bytes = [0; 16];
        for (byte, digested) in bytes.iter_mut().zip(digest) {
            *byte = digested;
        }
        Self::from_bytes(bytes)
    }

    /// The keys that the holder of this one, with that role, may hand on: its own and those below, highest first.
    pub fn and_below(&self, role: Role, board: &BoardId) -> Vec<(Role, Self)> {
        let mut keys = vec![(role, self.clone())];
        let below = match role {
            Role::Facilitator => &[Role::Participant, Role::Viewer][..],
            Role::Participant => &[Role::Viewer][..],
            Role::Viewer => &[],
        };
        let mut key = self.clone();
        for &role in below {
            key = key.lower(role, board);
            keys.push((role, key.clone()));
        }
        keys
    }

    /// The key of a further link of a board, made by whoever holds this one: so it can be shown to them again, and the
    /// relay need not know it.
    pub fn of_link(&self, board: &BoardId, link: &str) -> Self {
        self.derived("nonet link ", link, board)
    }

    fn from_bytes(bytes: [u8; 16]) -> Self {
        let mut rest = u128::from_be_bytes(bytes);
        let mut digits = [b'0'; KEY_CHARACTERS];
        for digit in digits.iter_mut().rev() {
            *digit = base62((rest % 62) as u8);
            rest /= 62;
        }
        Self(digits.iter().map(|&digit| char::from(digit)).collect())
    }
}

/// A new board id.
///
/// # Errors
/// If the system has no randomness to give.
pub fn random_board_id() -> Result<BoardId, getrandom::Error> {
    loop {
        let mut bytes = [0; ID_CHARACTERS * 2];
        getrandom::fill(&mut bytes)?;
        // Bytes from 248 on would make the first digits likelier than the others.
        let id: String = bytes
            .iter()
            .filter(|&&byte| byte < 248)
            .take(ID_CHARACTERS)
            .map(|&byte| char::from(base62(byte % 62)))
            .collect();
        if id.len() == ID_CHARACTERS
            && let Some(id) = BoardId::parse(&id)
        {
            return Ok(id);
        }
    }
}

fn base62(digit: u8) -> u8 {
    ALPHABET
        .get(usize::from(digit))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back_and_nothing_else_is() {
        let key = Key::random().unwrap();
        assert!(Key::parse(key.as_str()) == Some(key));
        assert!(Key::from_bytes([255; 16]).as_str() == "7n42DGM5Tflk9n8mt7Fhc7");
        assert!(Key::from_bytes([0; 16]).as_str() == "0".repeat(22));
        for bad in ["", "short", "7n42DGM5Tflk9n8mt7Fhc/", &"a".repeat(23)] {
            assert!(Key::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn lower_keys_follow_from_higher_ones_and_differ_by_board() {
        let (one, two) = (
            BoardId::parse("one").unwrap(),
            BoardId::parse("two").unwrap(),
        );
        let key = Key::from_bytes([7; 16]);
        let all = key.and_below(Role::Facilitator, &one);
        assert_eq!(all.len(), 3);
        let participant = &all[1].1;
        let from_participant = participant.and_below(Role::Participant, &one);
        assert!(from_participant[0].1 == *participant && from_participant[1].1 == all[2].1);
        assert!(all[2].1.and_below(Role::Viewer, &one).len() == 1);
        assert!(key.and_below(Role::Facilitator, &two)[1].1 != *participant);
        let made = key.of_link(&one, "a");
        assert!(made == key.of_link(&one, "a") && made != key.of_link(&one, "b"));
        assert!(made != key.of_link(&two, "a") && made != participant.of_link(&one, "a"));
    }

    #[test]
    fn board_ids_have_twelve_characters_and_do_not_repeat() {
        let ids: std::collections::HashSet<String> = (0..200)
            .map(|_| random_board_id().unwrap().as_str().to_owned())
            .collect();
        assert_eq!(ids.len(), 200);
        assert!(ids.iter().all(|id| id.len() == ID_CHARACTERS));
    }
}
