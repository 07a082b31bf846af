//! Where lines may end: UAX #14, and where it is tailored.
//!
//! Browsers tailor it too. While somebody types, a text field of the browser shows the note's text, so that where they
//! agree with each other and differ from the letter of the standard, this follows them (Chromium was compared pair by
//! pair): otherwise lines would jump when the field closes.

use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};

/// Where lines of `text` may end, as ascending byte indices. Small kana and prolonged sound marks never start a line,
/// which is what `line-break: strict` means.
pub(super) fn opportunities(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut standard = linebreaks(text)
        .filter(|&(_, opportunity)| opportunity == BreakOpportunity::Allowed)
        .map(|(index, _)| index)
        .filter(|&index| !is_inside_address(text, index))
        .peekable();
    let mut added = text
        .char_indices()
        .filter_map(|(index, character)| added(text, index, character))
        .peekable();
    std::iter::from_fn(move || match (standard.peek(), added.peek()) {
        (Some(a), Some(b)) if b < a => added.next(),
        (Some(_), _) => standard.next(),
        (None, _) => added.next(),
    })
}

/// Whether `index` is behind one of the signs of addresses and programs, before another ASCII letter: browsers do not
/// end lines there.
fn is_inside_address(text: &str, index: usize) -> bool {
    let sides = text.split_at_checked(index);
    sides.is_some_and(|(before, after)| {
        before.ends_with(['/', '!', '|', '}'])
            && after.starts_with(|next: char| next.is_ascii_graphic())
    })
}

/// An opportunity next to this character that the standard as implemented does not have.
fn added(text: &str, index: usize, character: char) -> Option<usize> {
    let after_index = index + character.len_utf8();
    let before = text.get(..index)?.chars().next_back()?;
    let after = text.get(after_index..)?.chars().next()?;
    match character {
        // The quotation marks “” and ‘’ have no side in the standard; between wide characters they do have one.
        '“' | '‘' => (is_ideographic(after) && may_end_before_open(before)).then_some(index),
        '”' | '’' => (is_ideographic(before) && is_ideographic(after)).then_some(after_index),
        // A wide bracket does not cling to a Latin word before it.
        '（' | '「' | '『' | '【' | '〔' | '〈' | '《' | '［' | '｛' => {
            before.is_ascii_alphanumeric().then_some(index)
        }
        // Telephone numbers and dates may be broken after a hyphen, negative numbers may not.
        '-' => (before.is_ascii_alphanumeric() && after.is_ascii_digit()).then_some(after_index),
        _ => None,
    }
}

fn may_end_before_open(character: char) -> bool {
    let class = break_property(u32::from(character));
    let ends_something = matches!(
        class,
        BreakClass::ClosePunctuation
            | BreakClass::NonStarter
            | BreakClass::ConditionalJapaneseStarter
    );
    ends_something || class == BreakClass::Ideographic
}

fn is_ideographic(character: char) -> bool {
    break_property(u32::from(character)) == BreakClass::Ideographic
}
