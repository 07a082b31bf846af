//! What the next element of each kind looks like: what was chosen last.

use board::{Form, Head, Ink, NoteColor, Route, TextScale};

/// The looks of what is made next. Kept for the session, not stored.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct NextLooks {
    /// The colour of lines and letters of texts, shapes and connectors.
    pub ink: Ink,
    /// What shapes are filled with.
    pub fill: Option<NoteColor>,
    /// How large the letters of texts are.
    pub scale: TextScale,
    /// The form of shapes.
    pub form: Form,
    /// The way that connectors take.
    pub route: Route,
    /// What the start of connectors looks like.
    pub head_from: Head,
    /// What their end looks like.
    pub head_to: Head,
    /// Whether connectors are dashed.
    pub dashed: bool,
    /// The pen's colour.
    pub pen_ink: Ink,
    /// How wide the pen's strokes are.
    pub pen_width: PenWidth,
}

impl Default for NextLooks {
    fn default() -> Self {
        Self {
            ink: Ink::default(),
            fill: None,
            scale: TextScale::default(),
            form: Form::default(),
            route: Route::default(),
            head_from: Head::None,
            head_to: Head::Arrow,
            dashed: false,
            pen_ink: Ink::default(),
            pen_width: PenWidth::default(),
        }
    }
}

/// The widths of the pen that can be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum PenWidth {
    /// 2 board units.
    Thin,
    /// 4 board units.
    #[default]
    Medium,
    /// 8 board units.
    Thick,
    /// 20 board units: a marker.
    Marker,
}

impl PenWidth {
    /// All of them, thinnest first.
    pub const ALL: [Self; 4] = [Self::Thin, Self::Medium, Self::Thick, Self::Marker];

    /// The width at a pressure of 0.5, board units.
    pub const fn units(self) -> f64 {
        match self {
            Self::Thin => 2.0,
            Self::Medium => 4.0,
            Self::Thick => 8.0,
            Self::Marker => 20.0,
        }
    }
}
