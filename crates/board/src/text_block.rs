//! Text without a card around it.

use serde::{Deserialize, Serialize};

use crate::Ink;
use crate::token::stored_as_token;

/// A text that stands on the board by itself.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TextBlock {
    /// What somebody wrote.
    pub text: String,
    /// The colour of its letters.
    pub ink: Ink,
    /// How large its letters are.
    pub scale: TextScale,
    /// Whether its lines end at the stored width. Otherwise it is as wide as its longest line, 600 board units at most.
    pub wrap: bool,
    /// The name of whoever created it; may be empty.
    pub author: String,
}

stored_as_token! {
    /// How large letters are.
    #[derive(Default)]
    TextScale {
        /// 小
        Small = "small",
        /// 中, the default.
        #[default]
        Medium = "medium",
        /// 大
        Large = "large",
        /// 特大
        Huge = "huge",
    }
}

impl TextScale {
    /// The font size in board units.
    pub const fn font_size(self) -> f64 {
        match self {
            Self::Small => 14.0,
            Self::Medium => 20.0,
            Self::Large => 32.0,
            Self::Huge => 56.0,
        }
    }
}
