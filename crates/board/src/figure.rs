//! Numbers that follow from the board and are shown beside elements. Nothing here is stored.

/// What is shown at an element.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figure {
    /// The number, or a few words.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// What there is to say about it.
    pub note: Option<String>,
}

/// How a figure is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Reached, the best.
    Good,
    /// Worth a look.
    Warn,
    /// Wrong, missed.
    Bad,
}
