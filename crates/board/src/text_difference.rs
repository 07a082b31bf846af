//! The one splice that turns an old text into a new one.

/// Replace `removed` UTF-16 units at `start` by `inserted`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Splice<'a> {
    /// Where, in UTF-16 units from the start: Yjs counts like JavaScript.
    pub start: u32,
    /// How many UTF-16 units go.
    pub removed: u32,
    /// What comes instead.
    pub inserted: &'a str,
}

/// Finds the middle in which the two differ. A surrogate pair is never cut, since the
/// comparison walks over characters. `None` if they are equal.
pub(crate) fn difference<'a>(old: &str, new: &'a str) -> Option<Splice<'a>> {
    if old == new {
        return None;
    }
    let (same, removed, inserted) = differing_middle(old, new);
    Some(Splice {
        start: units(same),
        removed: units(removed),
        inserted,
    })
}

/// The common beginning of two texts, then what differs in the old one, then what differs in the new one. Characters
/// are never cut.
pub fn differing_middle<'old, 'new>(
    old: &'old str,
    new: &'new str,
) -> (&'new str, &'old str, &'new str) {
    let prefix: usize = old
        .chars()
        .zip(new.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let (_, old_rest) = old.split_at(prefix);
    let (same, new_rest) = new.split_at(prefix);
    let suffix: usize = old_rest
        .chars()
        .rev()
        .zip(new_rest.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let (removed, _) = old_rest.split_at(old_rest.len() - suffix);
    let (inserted, _) = new_rest.split_at(new_rest.len() - suffix);
    (same, removed, inserted)
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_middle_is_replaced() {
        assert_eq!(
            difference("販路", "新しい販路"),
            Some(Splice {
                start: 0,
                removed: 0,
                inserted: "新しい"
            })
        );
        assert_eq!(
            difference("abcd", "axd"),
            Some(Splice {
                start: 1,
                removed: 2,
                inserted: "x"
            })
        );
        assert_eq!(difference("same", "same"), None);
    }

    #[test]
    fn offsets_count_utf16_units_and_never_cut_a_pair() {
        assert_eq!(
            difference("😀a", "😀b"),
            Some(Splice {
                start: 2,
                removed: 1,
                inserted: "b"
            })
        );
        assert_eq!(
            difference("😀", "😁"),
            Some(Splice {
                start: 0,
                removed: 2,
                inserted: "😁"
            })
        );
    }
}
