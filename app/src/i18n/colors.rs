//! What the note colours are called.

use board::NoteColor;

use super::Text;

/// The name of a colour.
pub fn color_name(color: NoteColor) -> Text {
    match color {
        NoteColor::Yellow => Text::ColorYellow,
        NoteColor::Orange => Text::ColorOrange,
        NoteColor::Pink => Text::ColorPink,
        NoteColor::Violet => Text::ColorViolet,
        NoteColor::Blue => Text::ColorBlue,
        NoteColor::Teal => Text::ColorTeal,
        NoteColor::Green => Text::ColorGreen,
        NoteColor::Gray => Text::ColorGray,
    }
}
