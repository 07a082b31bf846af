//! Fonts inside a picture.

/// Which fonts an SVG carries.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum FontEmbedding {
    /// None: it names Noto Sans JP, and a viewer without it takes another font in its place.
    #[default]
    Named,
    /// These pieces of Noto Sans JP.
    Faces(Vec<FontFace>),
}

/// A piece of Noto Sans JP.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FontFace {
    /// The weight, 400 or 700.
    pub weight: u16,
    /// The format of the bytes.
    pub format: FontFormat,
    /// The font file in base64.
    pub base64: String,
    /// Which characters it is for, as CSS writes it (`U+3040-309F, U+4E00`); everything if `None`.
    pub unicode_range: Option<String>,
}

/// The format of a font file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FontFormat {
    /// TrueType, as the relay cuts it.
    TrueType,
    /// WOFF 2, as browsers load it.
    Woff2,
}

impl FontFormat {
    /// The word in a style sheet's `format()`.
    pub const fn css(self) -> &'static str {
        match self {
            Self::TrueType => "truetype",
            Self::Woff2 => "woff2",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::TrueType => "font/ttf",
            Self::Woff2 => "font/woff2",
        }
    }
}

impl FontFace {
    /// The `@font-face` rule. What does not belong into its places is left out: nothing can end the rule early.
    pub(crate) fn rule(&self) -> String {
        let base64: String = self
            .base64
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='))
            .collect();
        let range = self.unicode_range.as_deref().map(|range| {
            let kept: String = range
                .chars()
                .filter(|c| {
                    c.is_ascii_hexdigit() || matches!(c, 'U' | 'u' | '+' | '-' | ',' | '?' | ' ')
                })
                .collect();
            format!("unicode-range:{kept};")
        });
        format!(
            "@font-face{{font-family:\"Noto Sans JP\";font-weight:{};{}src:url(data:{};base64,{base64})format(\"{}\")}}\n",
            self.weight,
            range.unwrap_or_default(),
            self.format.media_type(),
            self.format.css(),
        )
    }
}
