//! Words that many elements have in common, the keys of their fields first of all: kept once, and not once for each.

use std::sync::Arc;

/// Longer texts are hardly ever the same.
const BYTES_MAX: usize = 24;
/// So many words are looked through at most.
const WORDS_MAX: usize = 32;

/// The words met so far.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Those of the program itself: told by where they lie, which is quicker than reading them.
    own: Vec<(&'static str, Arc<str>)>,
    others: Vec<Arc<str>>,
}

impl Words {
    /// A word of the program's own.
    pub fn own(&mut self, word: &'static str) -> Arc<str> {
        let is_it = |known: &str| known.as_ptr() == word.as_ptr() && known.len() == word.len();
        if let Some((_, known)) = self.own.iter().find(|(known, _)| is_it(known)) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(word);
        if self.own.len() < WORDS_MAX {
            self.own.push((word, Arc::clone(&new)));
        }
        new
    }

    /// A text, with others that are the same if it is short.
    pub fn shared(&mut self, text: &str) -> Arc<str> {
        let known = self.others.iter();
        if let Some(known) = known.rev().find(|known| known.as_ref() == text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(text);
        if text.len() <= BYTES_MAX && self.others.len() < WORDS_MAX {
            self.others.push(Arc::clone(&new));
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
        assert!(Arc::ptr_eq(&words.own("note"), &words.own("note")));
        // Where one word begins with another they may lie in the same place.
        let whole: &'static str = "canvas";
        assert_eq!(*words.own(whole), *"canvas");
        assert_eq!(*words.own(&whole[..3]), *"can");
        let first = words.shared("note");
        assert!(Arc::ptr_eq(&first, &words.shared("note")));
        let long = "x".repeat(BYTES_MAX + 1);
        assert!(!Arc::ptr_eq(&words.shared(&long), &words.shared(&long)));
        for index in 0..2 * WORDS_MAX {
            assert_eq!(*words.shared(&index.to_string()), *index.to_string());
        }
        assert_eq!(words.others.len(), WORDS_MAX);
        assert!(Arc::ptr_eq(&first, &words.shared("note")));
    }
}
