//! A column or a row: its heading.

use board::{Label, Locale, Track};

/// What it is called. What somebody wrote is the same in both languages.
pub fn label(track: &Track) -> Label {
    let name = |locale: Locale| track.name(locale).to_owned();
    Label::new(name(Locale::Ja), name(Locale::En))
}
