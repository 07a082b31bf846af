//! Which edges or middles are brought in one line.

/// A line to align to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Alignment {
    /// The left edges.
    Left,
    /// The middles, side by side on one vertical line.
    Center,
    /// The right edges.
    Right,
    /// The upper edges.
    Top,
    /// The middles, on one horizontal line.
    Middle,
    /// The lower edges.
    Bottom,
}

impl Alignment {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Left,
        Self::Center,
        Self::Right,
        Self::Top,
        Self::Middle,
        Self::Bottom,
    ];
}
