//! Rectangles of whole device pixels on the board's own lattice: board units times scale. Whatever the camera looks at,
//! an element covers the same pixels of it.

use board::BoardRect;

/// Where, and how many pixels; may be empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PixelRect {
    /// The first column.
    pub left: i32,
    /// The first row.
    pub top: i32,
    /// The column after the last.
    pub right: i32,
    /// The row after the last.
    pub bottom: i32,
}

impl PixelRect {
    /// By its edges.
    pub const fn new(left: i32, top: i32, right: i32, bottom: i32) -> Self {
        Self {
            left,
            top,
            right,
            bottom,
        }
    }

    /// The pixels that an area of the board touches, at `scale` device pixels per board unit.
    pub fn touched_by(area: &BoardRect, scale: f64) -> Self {
        // One more all around: what is painted is rounded to whole pixels. The conversion saturates.
        Self {
            left: (area.x * scale - 1.0).floor() as i32,
            top: (area.y * scale - 1.0).floor() as i32,
            right: (area.right() * scale + 1.0).ceil() as i32,
            bottom: (area.bottom() * scale + 1.0).ceil() as i32,
        }
    }

    /// Columns.
    pub fn width(&self) -> i32 {
        self.right.saturating_sub(self.left).max(0)
    }

    /// Rows.
    pub fn height(&self) -> i32 {
        self.bottom.saturating_sub(self.top).max(0)
    }

    /// How many pixels.
    pub fn area(&self) -> i64 {
        i64::from(self.width()) * i64::from(self.height())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.area() == 0
    }

    /// Whether all of `other` is within.
    pub fn covers(&self, other: &Self) -> bool {
        other.is_empty() || self.intersection(other) == *other
    }

    /// What both have.
    pub fn intersection(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The rectangle around both; neither may be empty.
    pub fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// What is left without `other`: at most four rectangles that do not overlap.
    pub fn without(&self, other: &Self) -> Vec<Self> {
        let cut = self.intersection(other);
        if cut.is_empty() {
            return vec![*self];
        }
        let above = Self {
            bottom: cut.top,
            ..*self
        };
        let below = Self {
            top: cut.bottom,
            ..*self
        };
        let beside = Self {
            top: cut.top,
            bottom: cut.bottom,
            ..*self
        };
        let before = Self {
            right: cut.left,
            ..beside
        };
        let after = Self {
            left: cut.right,
            ..beside
        };
        let parts = [above, below, before, after].into_iter();
        parts.filter(|part| !part.is_empty()).collect()
    }
}

/// Adds `rect` to a list of what has to be painted. Those that would better be painted as one become one.
pub fn add_to(list: &mut Vec<PixelRect>, rect: PixelRect) {
    if rect.is_empty() {
        return;
    }
    let mut rect = rect;
    while let Some(index) = list.iter().position(|other| {
        let union = rect.union(other).area();
        // Half as much again is cheaper than painting what lies in both twice.
        union * 2 <= (rect.area() + other.area()) * 3
    }) {
        rect = rect.union(&list.swap_remove(index));
    }
    list.push(rect);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_out_and_what_is_left_are_the_whole() {
        let whole = PixelRect::new(-10, -10, 30, 20);
        for hole in [
            PixelRect::new(0, 0, 5, 5),
            PixelRect::new(-50, -50, 0, 90),
            PixelRect::new(100, 0, 110, 5),
            PixelRect::new(-10, -10, 30, 20),
        ] {
            let left: i64 = whole.without(&hole).iter().map(PixelRect::area).sum();
            assert_eq!(
                left + whole.intersection(&hole).area(),
                whole.area(),
                "{hole:?}"
            );
        }
    }

    #[test]
    fn neighbours_are_painted_together_and_far_ones_apart() {
        let mut list = Vec::new();
        add_to(&mut list, PixelRect::new(0, 0, 10, 10));
        add_to(&mut list, PixelRect::new(8, 0, 18, 10));
        assert_eq!(list, [PixelRect::new(0, 0, 18, 10)]);
        add_to(&mut list, PixelRect::new(900, 900, 910, 910));
        assert_eq!(list.len(), 2);
    }
}
