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
            pub const KEYS: &[&str] = &[$($key,)*];
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl Text {
    /// The text of a key such as `action.copy`; `None` if no text has it.
    pub fn from_key(key: &str) -> Option<Self> {
        let index = Self::KEYS.binary_search(&key).ok()?;
        Self::ALL.get(index).copied()
    }
}
