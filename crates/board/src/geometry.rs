//! Points, sizes and rectangles in board space: one unit is one CSS pixel at a zoom of 100 %,
//! x grows to the right, y grows downwards. Screen space has types of its own in the editor.

use serde::{Deserialize, Serialize};

use crate::limits::COORDINATE_MAX;

/// A point (or an offset) in board units.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct BoardPoint {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl BoardPoint {
    /// The point (x, y).
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Not-a-number becomes 0, anything beyond [`COORDINATE_MAX`] is brought back to it,
    /// and positions are kept to a hundredth of a unit, so that they print short and compare equal.
    pub fn tamed(self) -> Self {
        Self::new(tame(self.x), tame(self.y))
    }
}

impl std::ops::Add for BoardPoint {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl std::ops::Sub for BoardPoint {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

/// A width and a height in board units.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct BoardSize {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl BoardSize {
    /// The size width × height.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }

    /// At least 1 and at most [`COORDINATE_MAX`] in both directions.
    pub fn tamed(self) -> Self {
        Self::new(tame(self.width).max(1.0), tame(self.height).max(1.0))
    }
}

/// An axis-parallel rectangle in board units.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct BoardRect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// The width, not negative.
    pub width: f64,
    /// The height, not negative.
    pub height: f64,
}

impl BoardRect {
    /// The rectangle with its top left corner at (x, y).
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// The rectangle at `origin` with `size`.
    pub const fn at(origin: BoardPoint, size: BoardSize) -> Self {
        Self::new(origin.x, origin.y, size.width, size.height)
    }

    /// The smallest rectangle that holds both points.
    pub fn spanning(a: BoardPoint, b: BoardPoint) -> Self {
        Self::new(
            a.x.min(b.x),
            a.y.min(b.y),
            (a.x - b.x).abs(),
            (a.y - b.y).abs(),
        )
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The top left corner.
    pub fn origin(&self) -> BoardPoint {
        BoardPoint::new(self.x, self.y)
    }

    /// The size.
    pub fn size(&self) -> BoardSize {
        BoardSize::new(self.width, self.height)
    }

    /// The middle.
    pub fn center(&self) -> BoardPoint {
        BoardPoint::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the point lies inside; the left and top edges count, the others do not.
    pub fn contains(&self, point: BoardPoint) -> bool {
        point.x >= self.x && point.x < self.right() && point.y >= self.y && point.y < self.bottom()
    }

    /// Whether `other` lies wholly inside, edges included.
    pub fn encloses(&self, other: &Self) -> bool {
        other.x >= self.x
            && other.right() <= self.right()
            && other.y >= self.y
            && other.bottom() <= self.bottom()
    }

    /// Whether the two share any area.
    pub fn intersects(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self::new(
            x,
            y,
            self.right().max(other.right()) - x,
            self.bottom().max(other.bottom()) - y,
        )
    }

    /// Grown by `margin` board units on every side.
    pub fn grown(&self, margin: f64) -> Self {
        Self::new(
            self.x - margin,
            self.y - margin,
            self.width + 2.0 * margin,
            self.height + 2.0 * margin,
        )
    }

    /// Moved by `offset`.
    pub fn moved(&self, offset: BoardPoint) -> Self {
        Self::new(
            self.x + offset.x,
            self.y + offset.y,
            self.width,
            self.height,
        )
    }
}

fn tame(value: f64) -> f64 {
    if value.is_nan() {
        return 0.0;
    }
    (value.clamp(-COORDINATE_MAX, COORDINATE_MAX) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wild_coordinates_are_tamed() {
        let wild = BoardPoint::new(f64::NAN, 1e300).tamed();
        assert_eq!(wild, BoardPoint::new(0.0, COORDINATE_MAX));
        assert_eq!(
            BoardSize::new(-5.0, f64::INFINITY).tamed(),
            BoardSize::new(1.0, COORDINATE_MAX)
        );
    }

    #[test]
    fn rectangles_that_only_touch_do_not_intersect() {
        let left = BoardRect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!left.intersects(&BoardRect::new(10.0, 0.0, 5.0, 5.0)));
        assert!(left.intersects(&BoardRect::new(9.0, 9.0, 5.0, 5.0)));
        assert_eq!(
            left.union(&BoardRect::new(20.0, -5.0, 5.0, 5.0)),
            BoardRect::new(0.0, -5.0, 25.0, 15.0)
        );
    }
}
