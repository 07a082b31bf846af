//! Where a text may be cut between two characters that people see as two: extended grapheme clusters,
//! <https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundary_Rules>.

use std::sync::OnceLock;

/// The ranges that are no `Other`, as `build.rs` writes them: how many characters lie between the last range and this
/// one, and how many follow its first, with the category in the lowest four bits.
const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/graphemes.bin"));

/// What a character does to its neighbours. The first and the numbers are those of `build.rs`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Category {
    Other,
    Control,
    Extend,
    /// An `Extend` that joins the consonants around it.
    Linker,
    Joiner,
    SpacingMark,
    Prepend,
    Consonant,
    Pictograph,
    Regional,
    Lead,
    Vowel,
    Trail,
    /// A Hangul syllable without an end.
    Open,
    /// A Hangul syllable with an end.
    Closed,
}

use Category::*;

/// In the order of their numbers.
const CATEGORIES: [Category; 13] = [
    Other,
    Control,
    Extend,
    Linker,
    Joiner,
    SpacingMark,
    Prepend,
    Consonant,
    Pictograph,
    Regional,
    Lead,
    Vowel,
    Trail,
];

struct Range {
    first: u32,
    last: u32,
    category: Category,
}

/// Each cluster of a text with its first byte.
pub(super) fn grapheme_indices(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest;
        let cluster = first_cluster(text.get(start..)?)?;
        rest += cluster.len();
        Some((start, cluster))
    })
}

/// What has been read of a cluster, as far as the rules look back.
struct Before {
    category: Category,
    is_return: bool,
    /// A pictograph and only `Extend` since, or such and a joiner at the end.
    picture: bool,
    /// A consonant and only `Extend` and joiners since.
    consonant: bool,
    /// A linker among those.
    is_linked: bool,
    /// An odd number of regional indicators at the end.
    is_half_flag: bool,
}

fn first_cluster(text: &str) -> Option<&str> {
    let mut characters = text.char_indices();
    let (_, first) = characters.next()?;
    let mut before = Before::first(first);
    for (index, c) in characters {
        let category = category(c);
        if !before.joins(c, category) {
            return text.get(..index);
        }
        before.read(c, category);
    }
    Some(text)
}

impl Before {
    fn first(c: char) -> Self {
        let category = category(c);
        Self {
            category,
            is_return: c == '\r',
            picture: category == Pictograph,
            consonant: category == Consonant,
            is_linked: false,
            is_half_flag: category == Regional,
        }
    }

    /// Whether the next character belongs to the cluster. The numbers are the standard's.
    fn joins(&self, c: char, category: Category) -> bool {
        match (self.category, category) {
            // GB3 to GB5
            (Control, _) => self.is_return && c == '\n',
            (_, Control) => false,
            // GB6 to GB8
            (Lead, Lead | Vowel | Open | Closed)
            | (Open | Vowel, Vowel | Trail)
            | (Closed | Trail, Trail)
            // GB9 to GB9b
            | (_, Extend | Linker | Joiner | SpacingMark)
            | (Prepend, _) => true,
            // GB9c
            (_, Consonant) => self.is_linked,
            // GB11
            (Joiner, Pictograph) => self.picture,
            // GB12, GB13
            (Regional, Regional) => self.is_half_flag,
            _ => false,
        }
    }

    fn read(&mut self, c: char, category: Category) {
        let extends = matches!(category, Extend | Linker);
        self.picture = category == Pictograph
            || self.picture && self.category != Joiner && (extends || category == Joiner);
        // The non-joiner ends a conjunct.
        let keeps = (extends || category == Joiner) && c != '\u{200C}';
        self.consonant = category == Consonant || self.consonant && keeps;
        self.is_linked =
            category != Consonant && self.consonant && (self.is_linked || category == Linker);
        self.is_half_flag = category == Regional && !self.is_half_flag;
        self.is_return = false;
        self.category = category;
    }
}

fn category(c: char) -> Category {
    let code = u32::from(c);
    match code {
        0x20..=0x7E => return Other,
        // Most of what is written here: told without looking anything up.
        0x3041..=0x3096 | 0x30A1..=0x30FF | 0x4E00..=0x9FFF => return Other,
        // Syllables lie in the order of their leads, vowels and 28 ends, the first of which is none.
        0xAC00..=0xD7A3 if (code - 0xAC00).is_multiple_of(28) => return Open,
        0xAC00..=0xD7A3 => return Closed,
        _ => {}
    }
    looked_up(code)
}

fn looked_up(code: u32) -> Category {
    static RANGES: OnceLock<Vec<Range>> = OnceLock::new();
    let ranges = RANGES.get_or_init(ranges);
    let index = ranges.partition_point(|range| range.last < code);
    match ranges.get(index) {
        Some(range) if range.first <= code => range.category,
        _ => Other,
    }
}

fn ranges() -> Vec<Range> {
    let mut table = TABLE.iter();
    let mut ranges = Vec::new();
    let mut end = 0;
    while let (Some(gap), Some(more)) = (number(&mut table), number(&mut table)) {
        let first = end + gap;
        let last = first + (more >> 4);
        let category = CATEGORIES.get((more & 15) as usize);
        ranges.push(Range {
            first,
            last,
            category: category.copied().unwrap_or(Other),
        });
        end = last + 1;
    }
    ranges
}

/// Seven bits a byte, the lowest first.
fn number(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let byte = *bytes.next()?;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{category, grapheme_indices, looked_up};

    #[test]
    fn what_is_told_without_looking_it_up_is_what_the_table_says() {
        let syllables = 0xAC00..=0xD7A3;
        for c in ('\0'..=char::MAX).filter(|c| !syllables.contains(&u32::from(*c))) {
            assert!(
                category(c) == looked_up(u32::from(c)),
                "{}",
                c.escape_unicode()
            );
        }
    }

    fn assert_same(text: &str) {
        let ours: Vec<_> = grapheme_indices(text).collect();
        let theirs: Vec<_> = text.grapheme_indices(true).collect();
        assert_eq!(ours, theirs, "{}", text.escape_unicode());
    }

    /// One or two of each category, and what the rules name.
    const TELLING: &[char] = &[
        'a',
        '\r',
        '\n',
        '\u{1}',
        '\u{300}',
        '\u{94D}',
        '\u{9CD}',
        '\u{93C}',
        '\u{200C}',
        '\u{200D}',
        '\u{903}',
        '\u{600}',
        'क',
        'ন',
        '😀',
        '©',
        '\u{1F3FB}',
        '\u{FE0F}',
        '🇯',
        '🇵',
        'ᄀ',
        'ᅡ',
        'ᆨ',
        '가',
        '각',
        'が',
    ];

    #[test]
    fn every_character_is_cut_as_the_standard_says() {
        for c in '\0'..=char::MAX {
            for text in [
                format!("a{c}a"),
                format!("क\u{94D}{c}क"),
                format!("😀{c}\u{200D}😀"),
            ] {
                assert_same(&text);
            }
        }
    }

    #[test]
    fn every_four_telling_characters_are_cut_as_the_standard_says() {
        let each = || TELLING.iter();
        for a in each() {
            for b in each() {
                for c in each() {
                    for d in each() {
                        assert_same(&[*a, *b, *c, *d].iter().collect::<String>());
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn texts_are_cut_as_the_standard_says(
            text in proptest::collection::vec(proptest::sample::select(TELLING), 0..20)
        ) {
            assert_same(&text.into_iter().collect::<String>());
        }
    }
}
