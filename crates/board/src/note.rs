//! Sticky notes, and what can be stuck on them.

use serde::{Deserialize, Serialize};

use crate::limits::{PERSON_LETTERS_MAX, TAG_CHARACTERS_MAX};
use crate::token::stored_as_token;
use crate::{NoteColor, Sealed};

/// A sticky note.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Note {
    /// Its colour.
    pub color: NoteColor,
    /// What somebody wrote.
    pub text: String,
    /// The name of whoever created it; may be empty.
    pub author: String,
    /// How well founded it is, if somebody said so.
    #[serde(default)]
    pub evidence: Option<Evidence>,
    /// What is written there and not revealed yet; the text is empty then, but in a copy that the author looks at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Sealed>,
    /// Its tags, sorted; at most [`crate::limits::TAGS_MAX`].
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who reacted and how, sorted; at most [`crate::limits::REACTIONS_MAX`].
    #[serde(default)]
    pub reactions: Vec<Reaction>,
}

stored_as_token! {
    /// How well founded a note is.
    Evidence {
        /// 事実: seen or measured.
        Fact = "fact",
        /// 仮説: believed, to be tested.
        Assumption = "assumption",
        /// 不明: nobody knows.
        Unclear = "unclear",
    }
}

stored_as_token! {
    /// The ways of reacting to a note.
    ReactionToken {
        /// A thumb up.
        Like = "like",
        /// A heart.
        Heart = "heart",
        /// Confetti.
        Party = "party",
        /// A light bulb.
        Idea = "idea",
        /// A question mark.
        Question = "question",
    }
}

/// One person's reaction to a note.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Reaction {
    /// How.
    pub token: ReactionToken,
    /// Whose: the id of a browser, 1 to 16 ASCII letters or digits.
    pub who: String,
}

impl Note {
    /// Whether somebody else wrote there and it is not revealed yet.
    pub fn is_closed(&self) -> bool {
        self.sealed.is_some() && self.text.is_empty()
    }

    /// How many people reacted with `token`.
    pub fn reaction_count(&self, token: ReactionToken) -> usize {
        let same = self.reactions.iter().filter(|one| one.token == token);
        same.count()
    }

    /// Whether `who` reacted with `token`.
    pub fn has_reaction(&self, token: ReactionToken, who: &str) -> bool {
        self.reactions
            .iter()
            .any(|one| one.token == token && one.who == who)
    }
}

/// A tag as it is stored: without space around it; `None` if it is empty, longer than
/// [`TAG_CHARACTERS_MAX`] or has control characters in it.
pub fn tag_name(text: &str) -> Option<&str> {
    let name = text.trim();
    let fits = !name.is_empty()
        && name.chars().count() <= TAG_CHARACTERS_MAX
        && !name.chars().any(char::is_control);
    fits.then_some(name)
}

/// Whether `who` can stand for a person in a reaction.
pub(crate) fn names_a_person(who: &str) -> bool {
    (1..=PERSON_LETTERS_MAX).contains(&who.len())
        && who.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
