//! Addresses that an element leads to.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::limits::LINK_CHARACTERS_MAX;

/// An address on the web or of a person: `http:`, `https:` or `mailto:`. No other scheme can be stored, so that a link
/// never runs anything.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Link(Arc<str>);

impl Link {
    /// Parses an address; space around it is dropped. `None` if it has another scheme, nothing after the scheme, space
    /// or control characters in it, or more than [`LINK_CHARACTERS_MAX`] characters.
    pub fn parse(text: &str) -> Option<Self> {
        let address = text.trim();
        let (scheme, rest) = address.split_once(':')?;
        let rest = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest.strip_prefix("//")?,
            "mailto" => rest,
            _ => return None,
        };
        let strange = |character: char| character.is_whitespace() || character.is_control();
        let fits = !rest.is_empty()
            && !rest.starts_with('/')
            && !address.contains(strange)
            && address.chars().count() <= LINK_CHARACTERS_MAX;
        fits.then(|| Self(address.into()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Link {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not an address that a board keeps")
    }
}

impl From<Link> for String {
    fn from(link: Link) -> Self {
        link.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_and_of_people_are_links() {
        for good in [
            "https://example.org/顧客?q=1#x",
            "HTTP://a",
            " mailto:a@b.jp ",
        ] {
            assert!(Link::parse(good).is_some(), "{good}");
        }
        let long = format!("https://{}", "a".repeat(LINK_CHARACTERS_MAX));
        for bad in [
            "",
            "javascript:alert(1)",
            "java\nscript:x",
            "https:",
            "https://",
            "https:///x",
            "https://a b",
            "data:text/html,x",
            "ftp://a",
            "//a",
            "a",
            "mailto:",
            "https://a\u{0}",
            &long,
        ] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
    }
}
