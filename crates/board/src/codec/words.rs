//! Words that many elements have in common, the keys of their fields first of all: kept once, and not once for each.

use std::sync::Arc;

/// Longer texts are hardly ever the same.
const BYTES_MAX: usize = 24;
/// So many words are looked through at most.
const WORDS_MAX: usize = 32;

/// The words met so far.
#[derive(Debug, Default)]
pub(crate) struct Words(Vec<Arc<str>>);

impl Words {
    /// The text, with others that are the same if it is short.
    pub fn shared(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.iter().find(|known| known.as_ref() == text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(text);
        if text.len() <= BYTES_MAX && self.0.len() < WORDS_MAX {
            self.0.push(Arc::clone(&new));
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_kept_once_and_few_of_them() {
        let mut words = Words::default();
        let first = words.shared("note");
        assert!(Arc::ptr_eq(&first, &words.shared("note")));
        let long = "x".repeat(BYTES_MAX + 1);
        assert!(!Arc::ptr_eq(&words.shared(&long), &words.shared(&long)));
        for index in 0..2 * WORDS_MAX {
            assert_eq!(*words.shared(&index.to_string()), *index.to_string());
        }
        assert_eq!(words.0.len(), WORDS_MAX);
        assert!(Arc::ptr_eq(&first, &words.shared("note")));
    }
}
