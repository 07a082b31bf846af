//! How much is read at once.

use board::Locale;

use crate::Words;

/// The longest text that is read, in bytes of UTF-8: a solution list of a thousand entries has half of it.
pub const ANSWER_BYTES_MAX: usize = 1_500_000;
/// The most lines that are read.
pub const ANSWER_LINES_MAX: usize = 50_000;

/// A text is too long to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AnswerTooLong {
    /// Too many bytes.
    #[error("a text may have {ANSWER_BYTES_MAX} bytes, this one has {0}")]
    Bytes(usize),
    /// Too many lines.
    #[error("a text may have {ANSWER_LINES_MAX} lines, this one has {0}")]
    Lines(usize),
}

impl AnswerTooLong {
    /// The reason for whoever pasted it.
    pub fn text(self, locale: Locale) -> String {
        let (words, size, limit) = match self {
            // Kilobytes, rounded up, so that a text just above the limit is not told to have the limit.
            Self::Bytes(bytes) => (
                Words::new(
                    "貼り付けた文章が長すぎます（{size} kB）。{limit} kB まで読み込めます。分けて貼り付けてください。",
                    "The pasted text is too long ({size} kB). Up to {limit} kB can be read: paste it in parts.",
                ),
                bytes.div_ceil(1000),
                ANSWER_BYTES_MAX / 1000,
            ),
            Self::Lines(lines) => (
                Words::new(
                    "貼り付けた文章の行数が多すぎます（{size}行）。{limit}行まで読み込めます。分けて貼り付けてください。",
                    "The pasted text has too many lines ({size}). Up to {limit} can be read: paste it in parts.",
                ),
                lines,
                ANSWER_LINES_MAX,
            ),
        };
        words.with(
            locale,
            &[("size", &size.to_string()), ("limit", &limit.to_string())],
        )
    }
}

/// Refuses what is too long, before anything is made of it.
pub(super) fn check_length(text: &str) -> Result<(), AnswerTooLong> {
    if text.len() > ANSWER_BYTES_MAX {
        return Err(AnswerTooLong::Bytes(text.len()));
    }
    let lines = text.lines().count();
    if lines > ANSWER_LINES_MAX {
        return Err(AnswerTooLong::Lines(lines));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w56_two_megabytes_are_refused_with_the_reason() {
        let long = check_length(&"あ".repeat(700_000)).unwrap_err();
        assert_eq!(
            long.text(Locale::Ja),
            "貼り付けた文章が長すぎます（2100 kB）。1500 kB まで読み込めます。分けて貼り付けてください。"
        );
        assert_eq!(
            check_length(&"\n".repeat(60_000)),
            Err(AnswerTooLong::Lines(60_000))
        );
        assert_eq!(check_length(&"a\n".repeat(50_000)), Ok(()));
    }
}
