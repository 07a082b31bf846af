//! Every text of the interface, by name. `build.rs` makes the list from the keys of `locales/*.json`, in their order:
//! `action.copy` becomes `Text::ActionCopy`.

/// Declares [`Text`] and its keys from that list, so that neither can lack what the other has.
macro_rules! texts {
    ($($name:ident = $key:literal,)*) => {
        /// A text of the interface, by name.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "the key beside each name says where it is used")]
        #[allow(clippy::enum_variant_names, reason = "the keys decide the names")]
        pub enum Text { $($name,)* }

        impl Text {
            /// Every text, in the order of the locale files.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
            /// The key of each text in the locale files, in the same order.
            #[cfg(test)]
            pub const KEYS: &[&str] = &[$($key,)*];
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
include!(concat!(env!("OUT_DIR"), "/named.rs"));
include!("fnv.rs");

impl Text {
    /// The text of a key such as `command.copy`; `None` if no text has it. Only for the keys that `build.rs` lists: of
    /// commands, their groups, and reasons.
    pub fn from_key(key: &str) -> Option<Self> {
        let index = HASHES.binary_search(&fnv(key)).ok()?;
        let number = NUMBERS.get(index)?;
        Self::ALL.get(usize::from(*number)).copied()
    }
}
