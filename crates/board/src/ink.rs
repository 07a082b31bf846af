//! Colours of lines and letters as tokens. What they look like is the scene's business.

use crate::token::stored_as_token;

stored_as_token! {
    /// The eight colours of lines and letters.
    #[derive(Default)]
    Ink {
        /// 黒, the default; light on a dark board.
        #[default]
        Black = "black",
        /// 灰
        Gray = "gray",
        /// 赤
        Red = "red",
        /// 橙
        Orange = "orange",
        /// 緑
        Green = "green",
        /// 青緑
        Teal = "teal",
        /// 青
        Blue = "blue",
        /// 紫
        Violet = "violet",
    }
}
