//! R-RATIO: how many of how many.

use std::fmt;

/// A part of a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio {
    /// How many, never more than `of`.
    pub part: usize,
    /// Of how many.
    pub of: usize,
}

impl Ratio {
    /// In per cent, rounded half up; `None` of nothing.
    pub fn percent(self) -> Option<u32> {
        (self.of > 0).then(|| (self.part as f64 / self.of as f64 * 100.0).round() as u32)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

/// R-RATIO: questions that could be answered of those asked; any part of any whole. More than the whole is the whole.
pub const fn ratio(part: usize, of: usize) -> Ratio {
    Ratio {
        part: if part < of { part } else { of },
        of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w29_answered_of_asked_is_shown_with_its_share() {
        let answered = ratio(5, 8);
        assert_eq!(
            (answered.to_string().as_str(), answered.percent()),
            ("5/8", Some(63))
        );
        assert_eq!(ratio(0, 0).percent(), None);
        assert_eq!(ratio(9, 3).percent(), Some(100));
        assert_eq!(ratio(usize::MAX, usize::MAX).percent(), Some(100));
    }
}
