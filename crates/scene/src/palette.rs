//! What colours look like, by day and by night. The style sheets have the same values as tokens.

use board::{Ink, NoteColor};

use crate::Color;

/// Day or night.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark: a palette of its own, not the first one inverted.
    Dark,
}

impl Theme {
    /// The theme's colours.
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

/// The colours of one theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Palette {
    /// What the board lies on.
    pub surface: Color,
    /// The dots of the grid.
    pub grid: Color,
    /// The eight note colours in the order of [`NoteColor::ALL`]. Read them through [`Palette::note`].
    pub notes: [Color; 8],
    /// The eight colours of lines and letters in the order of [`Ink::ALL`]. Read them through [`Palette::ink`].
    pub inks: [Color; 8],
    /// What people write on notes.
    pub note_text: Color,
    /// The edge that keeps a pale note apart from a pale surface.
    pub note_border: Color,
    /// The tight shadow right under a note.
    pub note_shadow_contact: Color,
    /// The soft shadow further below.
    pub note_shadow_soft: Color,
    /// A canvas and its cells.
    pub canvas_fill: Color,
    /// The band behind a canvas's title, a tint over its fill.
    pub canvas_band: Color,
    /// The lines between cells and around a canvas.
    pub cell_border: Color,
    /// The edge of a frame.
    pub frame_border: Color,
    /// Titles and headings.
    pub heading: Color,
    /// The same heading in the other language.
    pub heading_muted: Color,
    /// The dashed edge of what this version does not know.
    pub placeholder_border: Color,
}

impl Palette {
    /// What a note colour looks like.
    pub fn note(&self, color: NoteColor) -> Color {
        let [yellow, orange, pink, violet, blue, teal, green, gray] = self.notes;
        match color {
            NoteColor::Yellow => yellow,
            NoteColor::Orange => orange,
            NoteColor::Pink => pink,
            NoteColor::Violet => violet,
            NoteColor::Blue => blue,
            NoteColor::Teal => teal,
            NoteColor::Green => green,
            NoteColor::Gray => gray,
        }
    }

    /// What a colour of lines and letters looks like.
    pub fn ink(&self, ink: Ink) -> Color {
        let [black, gray, red, orange, green, teal, blue, violet] = self.inks;
        match ink {
            Ink::Black => black,
            Ink::Gray => gray,
            Ink::Red => red,
            Ink::Orange => orange,
            Ink::Green => green,
            Ink::Teal => teal,
            Ink::Blue => blue,
            Ink::Violet => violet,
        }
    }
}

/// By day: eight hues that stay apart for deutan and protan eyes, and carry text at 7 : 1 or better.
pub const LIGHT: Palette = Palette {
    surface: Color::opaque(0xf7f8fa),
    grid: Color::with_alpha(0x000000, 26),
    notes: [
        Color::opaque(0xf7db85),
        Color::opaque(0xe1b58f),
        Color::opaque(0xf798a7),
        Color::opaque(0xc5b7fd),
        Color::opaque(0x96b7d2),
        Color::opaque(0x63d8c4),
        Color::opaque(0xd5fabb),
        Color::opaque(0xebf1f8),
    ],
    inks: [
        Color::opaque(0x1e1e1e),
        Color::opaque(0x5f6672),
        Color::opaque(0xc22f2f),
        Color::opaque(0xa8510b),
        Color::opaque(0x2c7434),
        Color::opaque(0x0b6f78),
        Color::opaque(0x1d5fc0),
        Color::opaque(0x6b3fbd),
    ],
    note_text: Color::opaque(0x1e1e1e),
    note_border: Color::with_alpha(0x000000, 31),
    note_shadow_contact: Color::with_alpha(0x0f171f, 46),
    note_shadow_soft: Color::with_alpha(0x0f171f, 56),
    canvas_fill: Color::opaque(0xffffff),
    canvas_band: Color::with_alpha(0x2563eb, 15),
    cell_border: Color::opaque(0xc9ced6),
    frame_border: Color::opaque(0x9aa1ad),
    heading: Color::opaque(0x1e1e1e),
    heading_muted: Color::opaque(0x5f6672),
    placeholder_border: Color::opaque(0x8a919c),
};

/// By night. The note colours were found by a search among dark colours of the same eight hues: those closest to a first
/// draft by eye, of which no two are closer than 0.055 in OKLab to normal, protan or deutan eyes (Machado, Oliveira and
/// Fernandes 2009, full severity), and on which text, chips and names keep 4.5 : 1.
pub const DARK: Palette = Palette {
    surface: Color::opaque(0x121316),
    grid: Color::with_alpha(0xffffff, 31),
    notes: [
        Color::opaque(0x675101),
        Color::opaque(0x603c06),
        Color::opaque(0x671f2b),
        Color::opaque(0x4b3386),
        Color::opaque(0x27517c),
        Color::opaque(0x005d5c),
        Color::opaque(0x35613d),
        Color::opaque(0x3a424c),
    ],
    inks: [
        Color::opaque(0xf2f2f2),
        Color::opaque(0xa3abb8),
        Color::opaque(0xff8a8a),
        Color::opaque(0xffab57),
        Color::opaque(0x7ed98a),
        Color::opaque(0x54cfd9),
        Color::opaque(0x82b1ff),
        Color::opaque(0xbba4fb),
    ],
    note_text: Color::opaque(0xf2f2f2),
    note_border: Color::with_alpha(0xffffff, 31),
    note_shadow_contact: Color::with_alpha(0x000000, 115),
    note_shadow_soft: Color::with_alpha(0x000000, 102),
    canvas_fill: Color::opaque(0x191b1f),
    canvas_band: Color::with_alpha(0x5b8cff, 31),
    cell_border: Color::opaque(0x3b4048),
    frame_border: Color::opaque(0x666d78),
    heading: Color::opaque(0xf2f2f2),
    heading_muted: Color::opaque(0xa3abb8),
    placeholder_border: Color::opaque(0x7b828d),
};

#[cfg(test)]
mod tests;
