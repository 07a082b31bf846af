//! Marks in a text around what nobody knows yet whether it can be done: `〔？…〕`.
//!
//! The marks are characters of the text itself, so that they merge, are undone, copied and exported as it is, and
//! whoever writes can type them. A formatting attribute would be lost in every plain text.

use std::ops::Range;

/// What begins a marked run; a half-width question mark does, too.
pub const UNCLEAR_START: &str = "〔？";
/// What ends it.
pub const UNCLEAR_END: &str = "〕";

const BRACKET: char = '〔';
const MARKS: [char; 2] = ['？', '?'];

/// A marked run of a text; ranges of bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnclearRun {
    /// With its marks.
    pub whole: Range<usize>,
    /// Without them, nor the blanks within.
    pub words: Range<usize>,
}

/// The marked runs of a text, in their order. A run ends at the next `〕`, over lines if need be; a mark that nothing
/// ends, and one around nothing, is plain text.
pub fn unclear_runs(text: &str) -> Vec<UnclearRun> {
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(BRACKET)) {
        let start = from + start;
        let inside = start + BRACKET.len_utf8();
        from = inside;
        let mut marked = text.get(inside..).unwrap_or_default().chars();
        let Some(mark) = marked.next().filter(|mark| MARKS.contains(mark)) else {
            continue;
        };
        let rest = marked.as_str();
        let Some(length) = rest.find(UNCLEAR_END) else {
            break;
        };
        let words = rest.get(..length).unwrap_or_default();
        let begin = inside + mark.len_utf8();
        let end = begin + length;
        from = end + UNCLEAR_END.len();
        let trimmed = words.trim();
        if !trimmed.is_empty() {
            let skipped = words.len() - words.trim_start().len();
            let first = begin + skipped;
            runs.push(UnclearRun {
                whole: start..from,
                words: first..first + trimmed.len(),
            });
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        unclear_runs(text)
            .into_iter()
            .map(|run| &text[run.words])
            .collect()
    }

    #[test]
    fn b55_marked_runs_are_found() {
        assert_eq!(
            words("登録は〔？一瞬で〕終わり、〔? 3社 〕が使う。"),
            ["一瞬で", "3社"]
        );
        assert_eq!(words("〔？一\n二〕"), ["一\n二"]);
        assert_eq!(words("〔注〕〔？〔？内〕外〕"), ["〔？内"]);
        for plain in [
            "",
            "〔？",
            "〔？〕",
            "〔？ 　〕",
            "〔？終わらない",
            "〔注〕",
            "？〕",
            "〔",
        ] {
            assert_eq!(words(plain), [""; 0], "{plain}");
        }
        let text = "a〔？bc〕d";
        let run = &unclear_runs(text)[0];
        assert_eq!(&text[run.whole.clone()], "〔？bc〕");
    }
}
