//! What the relay's codes mean, in the language of the interface. The relay's own words are English, for whoever calls it
//! by hand; a person at the page gets these.

use board::Locale;
use board::limits::TITLE_CHARACTERS_MAX;

use crate::i18n::{Text, fill, text_in};

/// The codes that a person can meet, and what they mean: what happened, and what can be done.
const MEANINGS: &[(&[&str], Text, Text)] = &[
    (
        &["too_many_boards"],
        Text::RefusalTooManyBoards,
        Text::RefusalWait,
    ),
    (&["busy"], Text::RefusalBusy, Text::RefusalWait),
    (
        &["unavailable"],
        Text::RefusalUnavailable,
        Text::RefusalWait,
    ),
    (
        &["cannot_save"],
        Text::RefusalCannotSave,
        Text::RefusalCannotSaveHint,
    ),
    (
        &["too_large"],
        Text::RefusalTooLarge,
        Text::RefusalTooLargeHint,
    ),
    (
        &["title_too_long"],
        Text::RefusalTitleTooLong,
        Text::RefusalTitleTooLongHint,
    ),
    // The page has read the file before with the same reader: another one refused it.
    (
        &[
            "damaged_file",
            "not_utf8",
            "unknown_format",
            "empty_file",
            "too_many_elements",
            "no_board_in_archive",
            "archive_too_large",
            "newer_file",
        ],
        Text::RefusalFile,
        Text::RefusalFileHint,
    ),
    (
        &["not_a_picture", "too_many_pixels", "wrong_hash"],
        Text::RefusalPicture,
        Text::RefusalPictureHint,
    ),
    (
        &["too_large_to_draw"],
        Text::RefusalTooLargeToDraw,
        Text::RefusalTooLargeToDrawHint,
    ),
    (
        &["unknown_canvas"],
        Text::RefusalCanvasGone,
        Text::RefusalCanvasGoneHint,
    ),
    (
        &["unknown_board"],
        Text::RefusalBoardGone,
        Text::RefusalBoardGoneHint,
    ),
    (
        &["no_key", "wrong_key", "read_only", "facilitators_only"],
        Text::RefusalKey,
        Text::RefusalKeyHint,
    ),
    (
        &["too_many_links"],
        Text::RefusalLinksFull,
        Text::RefusalLinksFullHint,
    ),
    (
        &["needed_link"],
        Text::RefusalLinkNeeded,
        Text::RefusalLinkNeededHint,
    ),
];

/// What happened and what can be done, for a code of the relay; `None` for one that people do not meet.
pub fn meaning(code: &str, locale: Locale) -> Option<(String, &'static str)> {
    let (_, what, hint) = MEANINGS.iter().find(|(codes, ..)| codes.contains(&code))?;
    let limit = TITLE_CHARACTERS_MAX.to_string();
    let what = fill(text_in(locale, *what), &[("limit", &limit)]);
    Some((what, text_in(locale, *hint)))
}

/// Both sentences as one text.
pub fn joined(mut what: String, hint: &str, locale: Locale) -> String {
    if locale == Locale::En {
        what.push(' ');
    }
    what + hint
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n;

    #[test]
    fn a_code_means_one_thing_in_both_languages() {
        i18n::learn(i18n::later_texts);
        let mut seen = Vec::new();
        for code in MEANINGS.iter().flat_map(|(codes, ..)| *codes) {
            assert!(!seen.contains(code), "{code} stands there twice");
            seen.push(code);
            for locale in [Locale::Ja, Locale::En] {
                let (what, hint) = meaning(code, locale).unwrap();
                assert!(!what.is_empty() && !hint.is_empty(), "{code}");
                assert!(!what.contains('{'), "{what}");
            }
        }
        assert_eq!(meaning("nothing_of_the_kind", Locale::Ja), None);
    }

    /// Each code is one that the relay has: a typing mistake here would never be met.
    #[test]
    fn the_relay_has_these_codes() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/src/");
        let read = |name| std::fs::read_to_string(format!("{folder}{name}")).unwrap();
        let relay = read("api_error.rs") + &read("importing.rs");
        for code in MEANINGS.iter().flat_map(|(codes, ..)| *codes) {
            assert!(relay.contains(&format!("\"{code}\"")), "{code}");
        }
    }
}
