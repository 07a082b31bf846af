//! A colour as painters take it.

use std::fmt;

/// Red, green, blue and opacity, 0 to 255 each; not premultiplied.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
    /// Opacity; 255 is opaque.
    pub alpha: u8,
}

impl Color {
    /// The opaque colour `0xRRGGBB`.
    pub const fn opaque(rgb: u32) -> Self {
        Self::with_alpha(rgb, 255)
    }

    /// The colour `0xRRGGBB` with an opacity of `alpha`/255.
    pub const fn with_alpha(rgb: u32, alpha: u8) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self {
            red,
            green,
            blue,
            alpha,
        }
    }

    /// The opacity from 0 to 1.
    pub fn opacity(self) -> f64 {
        f64::from(self.alpha) / 255.0
    }

    /// `#rrggbb`, without the opacity; what SVG wants.
    pub fn hex(self) -> CssColor {
        CssColor::new(Self { alpha: 255, ..self })
    }

    /// `#rrggbb`, or `#rrggbbaa` if it is not opaque; what CSS and Canvas 2D take. Does not allocate.
    pub fn css(self) -> CssColor {
        CssColor::new(self)
    }
}

impl fmt::Debug for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.css().as_str())
    }
}

/// The text of a colour, on the stack.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CssColor {
    bytes: [u8; 9],
    length: u8,
}

impl CssColor {
    fn new(color: Color) -> Self {
        let channels = [color.red, color.green, color.blue, color.alpha];
        let mut bytes = [b'#'; 9];
        for (pair, channel) in bytes[1..].chunks_exact_mut(2).zip(channels) {
            for (byte, nibble) in pair.iter_mut().zip([channel >> 4, channel & 15]) {
                *byte = if nibble < 10 {
                    b'0' + nibble
                } else {
                    b'a' + nibble - 10
                };
            }
        }
        Self {
            bytes,
            length: if color.alpha == 255 { 7 } else { 9 },
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        let written = self.bytes.get(..usize::from(self.length));
        written
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("#000000")
    }
}

impl fmt::Display for CssColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_read_as_css_does() {
        assert_eq!(Color::opaque(0xf7_db_85).css().as_str(), "#f7db85");
        assert_eq!(
            Color::with_alpha(0x00_0f_a0, 31).css().as_str(),
            "#000fa01f"
        );
        assert_eq!(Color::with_alpha(0x00_0f_a0, 31).hex().as_str(), "#000fa0");
    }
}
