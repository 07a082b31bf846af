//! Points and sizes in screen space: CSS pixels from the top left corner of the board's viewport.
//!
//! Board space has its own types in the `board` crate; only [`crate::Camera`] turns one into the other.

/// A point in CSS pixels, measured from the viewport's top left corner.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct ScreenPoint {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl ScreenPoint {
    /// The point (x, y).
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far it is to `other`, in CSS pixels.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

impl std::ops::Add for ScreenPoint {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl std::ops::Sub for ScreenPoint {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

/// The viewport's size in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct ScreenSize {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl ScreenSize {
    /// The size width × height.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }

    /// The middle of the viewport.
    pub fn center(self) -> ScreenPoint {
        ScreenPoint::new(self.width / 2.0, self.height / 2.0)
    }
}

/// How much of the viewport's edges the application's own controls cover, in CSS pixels. What is fitted stays clear of it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct ScreenInsets {
    /// From the left edge.
    pub left: f64,
    /// From the top edge.
    pub top: f64,
    /// From the right edge.
    pub right: f64,
    /// From the bottom edge.
    pub bottom: f64,
}

/// A rectangle in CSS pixels from the viewport's top left corner.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct ScreenRect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}
