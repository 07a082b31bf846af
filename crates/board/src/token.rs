//! Choices that the document stores as words.

/// Makes an enum whose variants are stored as tokens: `ALL` in the order of the interface, `token` and `from_token`.
/// The same words stand in JSON.
macro_rules! stored_as_token {
    (
        $(#[$about:meta])*
        $name:ident { $( $(#[$doc:meta])* $variant:ident = $token:literal, )+ }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$doc])* #[serde(rename = $token)] $variant, )+
        }

        impl $name {
            /// All of them, in the order in which the interface shows them.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            /// The word that the document stores.
            pub const fn token(self) -> &'static str {
                match self { $( Self::$variant => $token, )+ }
            }

            /// What a stored word stands for; an unknown one (from a newer version) is `None`.
            pub fn from_token(token: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.token() == token)
            }
        }
    };
}

pub(crate) use stored_as_token;
