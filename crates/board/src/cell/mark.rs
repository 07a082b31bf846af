//! ○ and △: the marks of a score sheet.

use crate::token::stored_as_token;

/// A mark in a score sheet. Stored by its [`CircleTriangle::token`]; a blank is no value at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CircleTriangle {
    /// ○: it answers the criterion.
    Circle,
    /// △: it does so in part.
    Triangle,
    /// ×: somebody looked and it does not. Counts like no mark.
    Cross,
    /// Nothing.
    #[default]
    Blank,
}

impl CircleTriangle {
    /// The word that the document stores; a blank is not stored.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Triangle => "triangle",
            Self::Cross => "cross",
            Self::Blank => "",
        }
    }

    /// What a stored word stands for.
    pub fn from_token(token: &str) -> Option<Self> {
        [Self::Circle, Self::Triangle, Self::Cross]
            .into_iter()
            .find(|mark| mark.token() == token)
    }

    /// The mark that a text shows; circles have several characters that look alike. `None` for any other text.
    pub fn read(text: &str) -> Option<Self> {
        let mark = text.trim().trim_end_matches(['\u{fe0e}', '\u{fe0f}']);
        Some(match mark {
            "" | "-" | "－" | "ー" | "—" => Self::Blank,
            "○" | "〇" | "◯" | "⭕" | "◎" | "o" | "O" | "ｏ" | "Ｏ" => Self::Circle,
            "△" | "▲" | "🔺" => Self::Triangle,
            "×" | "✕" | "✖" | "❌" | "x" | "X" | "ｘ" | "Ｘ" => Self::Cross,
            _ => return None,
        })
    }
}

stored_as_token! {
    /// What the marks are worth.
    #[derive(Default)]
    MarkScheme {
        /// ○ 2 and △ 1, for proposals.
        #[default]
        TwoOne = "2-1",
        /// ○ 1 and △ 0.5, for cases and ideas.
        OneHalf = "1-0.5",
    }
}

impl MarkScheme {
    /// What a mark is worth.
    pub const fn value(self, mark: CircleTriangle) -> f64 {
        match (self, mark) {
            (Self::TwoOne, CircleTriangle::Circle) => 2.0,
            (Self::TwoOne, CircleTriangle::Triangle) | (Self::OneHalf, CircleTriangle::Circle) => {
                1.0
            }
            (Self::OneHalf, CircleTriangle::Triangle) => 0.5,
            (_, CircleTriangle::Cross | CircleTriangle::Blank) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_words_stand_for_one_mark_each() {
        for mark in [
            CircleTriangle::Circle,
            CircleTriangle::Triangle,
            CircleTriangle::Cross,
        ] {
            assert_eq!(CircleTriangle::from_token(mark.token()), Some(mark));
        }
        assert_eq!(CircleTriangle::from_token(""), None);
        assert_eq!(CircleTriangle::from_token("○"), None);
    }
}
