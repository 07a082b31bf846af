//! How much of an element is drawn from how far.

/// What can be seen of text at some distance.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Detail {
    /// Nothing: the element is one block of colour.
    Block,
    /// That there are lines, see [`crate::TextLine::bar`].
    Bars,
    /// Every letter.
    Text,
}

/// The font size of a note that did not shrink.
const NOTE_SIZE: f64 = crate::text::NOTE_FONT_SIZE_MAX;

impl Detail {
    /// What can be seen of letters that are `screen_pixels` large on the screen (CSS pixels, font size times zoom).
    pub fn of_letters(screen_pixels: f64) -> Self {
        if screen_pixels >= 4.0 {
            Self::Text
        } else if screen_pixels >= 1.2 {
            Self::Bars
        } else {
            Self::Block
        }
    }

    /// What can be seen of an ordinary note at `zoom` (1 is 100 %).
    pub fn at_zoom(zoom: f64) -> Self {
        Self::of_letters(NOTE_SIZE * zoom)
    }
}

/// Whether shadows are drawn at `zoom` (1 is 100 %): below 30 % they are less than a pixel.
pub fn shadows_at(zoom: f64) -> bool {
    zoom >= 0.3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s7_far_away_notes_lose_letters_then_lines() {
        assert_eq!(Detail::at_zoom(1.0), Detail::Text);
        assert_eq!(Detail::at_zoom(0.25), Detail::Text);
        assert_eq!(Detail::at_zoom(0.1), Detail::Bars);
        assert_eq!(Detail::at_zoom(0.05), Detail::Block);
        assert!(shadows_at(0.3) && !shadows_at(0.29));
    }
}
