//! Two people typing in one note while one of them has not committed yet (a composition, say).

use board::differing_middle;

/// One replacement in a text, in UTF-16 units as the browser counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Splice {
    /// Where it begins.
    pub start: usize,
    /// Units that went.
    pub removed: usize,
    /// Units that came.
    pub inserted: usize,
}

impl Splice {
    /// Where a caret at `offset` (UTF-16 units in the old text) is in the new one.
    pub fn map(&self, offset: usize) -> usize {
        if offset <= self.start {
            offset
        } else if offset >= self.start + self.removed {
            offset - self.removed + self.inserted
        } else {
            self.start + self.inserted
        }
    }
}

/// The single replacement that leads from `old` to `new`; surrogate pairs are never cut.
pub(crate) fn splice(old: &str, new: &str) -> Splice {
    let (start, removed, inserted) = differing_middle(old, new);
    let units = |text: &str| text.encode_utf16().count();
    Splice {
        start: units(start),
        removed: units(removed),
        inserted: units(inserted),
    }
}

/// `base` became `mine` here and `theirs` elsewhere: both changes in one text. Where they overlap, what either
/// removed is gone and what both wrote stays, theirs first.
pub(crate) fn merge(base: &str, mine: &str, theirs: &str) -> String {
    if base == mine || mine == theirs {
        return theirs.to_owned();
    }
    if base == theirs {
        return mine.to_owned();
    }
    let (my_start, my_removed, my_inserted) = differing_middle(base, mine);
    let (their_start, their_removed, their_inserted) = differing_middle(base, theirs);
    let (my_from, my_to) = (my_start.len(), my_start.len() + my_removed.len());
    let (their_from, their_to) = (their_start.len(), their_start.len() + their_removed.len());
    // Offsets into the base become offsets into their text; inside what they replaced it is behind what they wrote.
    let moved = |offset: usize| {
        if offset < their_from {
            offset
        } else if offset >= their_to {
            offset - their_removed.len() + their_inserted.len()
        } else {
            their_from + their_inserted.len()
        }
    };
    let from = moved(my_from);
    let to = if my_from < my_to && my_to <= their_from {
        my_to // What I removed ends before theirs begins.
    } else {
        moved(my_to).max(from)
    };
    let mut merged = String::with_capacity(theirs.len() + my_inserted.len());
    if my_from < their_from && my_to > their_to {
        // Their change lies inside what I replaced: keep what they wrote, in front of mine.
        merged.push_str(before(theirs, from));
        merged.push_str(their_inserted);
    } else if my_from < their_from && my_to > their_from {
        // What I removed reaches into theirs from the front: remove up to theirs.
        merged.push_str(before(theirs, from));
        merged.push_str(my_inserted);
        merged.push_str(behind(theirs, their_from));
        return merged;
    } else {
        merged.push_str(before(theirs, from));
    }
    merged.push_str(my_inserted);
    merged.push_str(behind(theirs, to));
    merged
}

fn before(text: &str, offset: usize) -> &str {
    text.get(..offset).unwrap_or(text)
}

fn behind(text: &str, offset: usize) -> &str {
    text.get(offset..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_changes_are_kept() {
        assert_eq!(merge("販路", "販路は店", "新しい販路"), "新しい販路は店");
        assert_eq!(
            merge("販路は店", "販路は通販", "全販路は店"),
            "全販路は通販"
        );
        assert_eq!(merge("abc", "abXc", "abYc"), "abYXc");
        assert_eq!(merge("abcdef", "af", "abcXdef"), "aXf");
        assert_eq!(merge("abcdef", "aMf", "abcXYf"), "aMXYf");
    }

    #[test]
    fn a_caret_moves_with_the_text_around_it() {
        let change = splice("販路😀", "新しい販路😀");
        assert_eq!(change.map(0), 0);
        assert_eq!(change.map(4), 7);
        let shorter = splice("abcdef", "af");
        assert_eq!((shorter.map(1), shorter.map(3), shorter.map(6)), (1, 1, 2));
    }

    proptest! {
        #[test]
        fn merging_never_panics_and_keeps_what_one_side_alone_did(
            base in "[ab😀あ]{0,6}", mine in "[ab😀あ]{0,6}", theirs in "[ab😀あ]{0,6}"
        ) {
            let merged = merge(&base, &mine, &theirs);
            prop_assert_eq!(merge(&base, &base, &theirs), theirs.clone());
            prop_assert_eq!(merge(&base, &mine, &base), mine.clone());
            let (_, _, written) = differing_middle(&base, &mine);
            prop_assert!(merged.contains(written));
            let (_, _, written) = differing_middle(&base, &theirs);
            prop_assert!(mine == theirs || merged.contains(written));
        }

        #[test]
        fn changes_in_different_places_are_both_there(head in "[a-c]{1,4}", tail in "[x-z]{1,4}", at_front in "[A-C]{0,3}", at_end in "[X-Z]{0,3}") {
            let base = format!("{head}-{tail}");
            let mine = format!("{base}{at_end}");
            let theirs = format!("{at_front}{base}");
            let merged = merge(&base, &mine, &theirs);
            prop_assert_eq!(merged, format!("{at_front}{base}{at_end}"));
        }
    }
}
