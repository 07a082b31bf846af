//! Every text of the interface, by name. `build.rs` makes the list from the keys of `locales/*.json`, in their order:
//! `action.copy` becomes `Text::ActionCopy`.

/// A text of the interface, by its number. Not an enum: what makes one of a number would be a table of them all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text(u16);

/// Declares the texts and their keys from that list, so that neither can lack what the other has.
macro_rules! texts {
    ($($name:ident = $number:literal $key:literal,)*) => {
        #[allow(missing_docs, reason = "the key beside each name says where it is used")]
        #[allow(non_upper_case_globals, reason = "they are used as the names of an enum are")]
        #[allow(dead_code, reason = "commands and reasons are found by their keys")]
        impl Text {
            $(pub const $name: Self = Self($number);)*
        }

        #[cfg(test)]
        impl Text {
            /// Every text, in the order of the locale files.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
            /// The key of each text in the locale files, in the same order.
            pub const KEYS: &[&str] = &[$($key,)*];
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
include!(concat!(env!("OUT_DIR"), "/named.rs"));
include!("fnv.rs");

impl Text {
    /// Its place in the locale files.
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// The text of a key such as `command.copy`. Only for the keys that `build.rs` lists: of commands, their groups, and
    /// reasons. For a key that no text has it is `None`, or any of theirs.
    pub fn from_key(key: &str) -> Option<Self> {
        let hash = short_hash(START, key);
        let place = HASHES.iter().position(|&one| one == hash)?;
        let &(first, number) = RUNS.iter().rfind(|(first, _)| *first <= place)?;
        u16::try_from(number + (place - first)).ok().map(Self)
    }
}
