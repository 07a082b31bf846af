//! The eight handles around what is selected.

/// A handle: which edges of the box it moves.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Handle {
    /// The upper left corner.
    TopLeft,
    /// The upper edge.
    Top,
    /// The upper right corner.
    TopRight,
    /// The right edge.
    Right,
    /// The lower right corner.
    BottomRight,
    /// The lower edge.
    Bottom,
    /// The lower left corner.
    BottomLeft,
    /// The left edge.
    Left,
}

impl Handle {
    /// All of them, clockwise from the upper left.
    pub const ALL: [Self; 8] = [
        Self::TopLeft,
        Self::Top,
        Self::TopRight,
        Self::Right,
        Self::BottomRight,
        Self::Bottom,
        Self::BottomLeft,
        Self::Left,
    ];

    /// Where it is on the box, in shares of its width and height.
    pub const fn place(self) -> (f64, f64) {
        match self {
            Self::TopLeft => (0.0, 0.0),
            Self::Top => (0.5, 0.0),
            Self::TopRight => (1.0, 0.0),
            Self::Right => (1.0, 0.5),
            Self::BottomRight => (1.0, 1.0),
            Self::Bottom => (0.5, 1.0),
            Self::BottomLeft => (0.0, 1.0),
            Self::Left => (0.0, 0.5),
        }
    }
}
