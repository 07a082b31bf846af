//! Note colours as tokens. What they look like is the scene's business.

use serde::{Deserialize, Serialize};

/// The eight note colours, chosen to stay apart for colour-blind eyes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoteColor {
    /// 黄, the default.
    #[default]
    Yellow,
    /// 橙
    Orange,
    /// 桃
    Pink,
    /// 紫
    Violet,
    /// 青
    Blue,
    /// 青緑
    Teal,
    /// 緑
    Green,
    /// 灰
    Gray,
}

impl NoteColor {
    /// All colours in palette order.
    pub const ALL: [Self; 8] = [
        Self::Yellow,
        Self::Orange,
        Self::Pink,
        Self::Violet,
        Self::Blue,
        Self::Teal,
        Self::Green,
        Self::Gray,
    ];

    /// The token that the document stores.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Orange => "orange",
            Self::Pink => "pink",
            Self::Violet => "violet",
            Self::Blue => "blue",
            Self::Teal => "teal",
            Self::Green => "green",
            Self::Gray => "gray",
        }
    }

    /// The colour of a token; an unknown one (from a newer version) is `None`.
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|color| color.token() == token)
    }
}
