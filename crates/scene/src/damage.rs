//! Where the board looks different since somebody last asked: what a painter that keeps its picture has to paint anew.

use board::BoardRect;

use crate::item::PAINT_OVERFLOW;

/// Beyond so many areas it is cheaper to paint everything than to remember where.
const AREAS_MAX: usize = 256;

/// Areas of the board, shadows included.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Damage {
    areas: Vec<BoardRect>,
    everything: bool,
}

impl Damage {
    /// All of the board.
    pub fn everything() -> Self {
        Self {
            areas: Vec::new(),
            everything: true,
        }
    }

    /// Whether nothing looks different.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty() && !self.everything
    }

    /// The areas; `None` if it is all of the board.
    pub fn areas(&self) -> Option<&[BoardRect]> {
        (!self.everything).then_some(self.areas.as_slice())
    }

    /// An element whose box is `rect` came, went or changed.
    pub fn add(&mut self, rect: &BoardRect) {
        if self.everything {
            return;
        }
        let area = rect.grown(PAINT_OVERFLOW);
        if self.areas.last() == Some(&area) {
            return;
        }
        if self.areas.len() >= AREAS_MAX {
            *self = Self::everything();
        } else {
            self.areas.push(area);
        }
    }

    /// What another one damaged, too.
    pub fn join(&mut self, other: Self) {
        if self.everything || other.everything || self.areas.len() + other.areas.len() > AREAS_MAX {
            *self = if self.is_empty() && !other.everything {
                other
            } else {
                Self::everything()
            };
        } else {
            self.areas.extend(other.areas);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_areas_become_all_of_the_board() {
        let mut damage = Damage::default();
        for index in 0..=AREAS_MAX {
            assert!(damage.areas().is_some(), "{index}");
            damage.add(&BoardRect::new(index as f64, 0.0, 1.0, 1.0));
        }
        assert_eq!(damage.areas(), None);
        let mut joined = Damage::default();
        joined.join(damage);
        assert_eq!(joined, Damage::everything());
    }
}
