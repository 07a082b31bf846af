//! What is stuck on a note, in words.

use board::{Evidence, Locale, ReactionToken};

/// How sure a note is.
pub fn evidence_word(evidence: Evidence, locale: Locale) -> &'static str {
    let (ja, en) = match evidence {
        Evidence::Fact => ("事実", "fact"),
        Evidence::Assumption => ("仮説", "assumption"),
        Evidence::Unclear => ("不明", "unclear"),
    };
    choose(locale, ja, en)
}

/// What a reaction says.
pub fn reaction_word(token: ReactionToken, locale: Locale) -> &'static str {
    let (ja, en) = match token {
        ReactionToken::Like => ("いいね", "like"),
        ReactionToken::Heart => ("ハート", "heart"),
        ReactionToken::Party => ("お祝い", "party"),
        ReactionToken::Idea => ("ひらめき", "idea"),
        ReactionToken::Question => ("質問", "question"),
    };
    choose(locale, ja, en)
}

/// One of two words by the language.
pub const fn choose(locale: Locale, ja: &'static str, en: &'static str) -> &'static str {
    match locale {
        Locale::Ja => ja,
        Locale::En => en,
    }
}
