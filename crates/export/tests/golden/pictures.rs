//! The pictures, rendered as the relay does. They are left in cargo's folder for temporary files, to be looked at.

use std::path::PathBuf;

use board::Locale;
use export::{Area, FontEmbedding, FontFiles, SvgOptions, embedded_fonts, png, svg};
use scene::Theme;

use crate::{bmc, every_kind, fixture};

struct Fonts {
    regular: Vec<u8>,
    bold: Vec<u8>,
    emoji: Vec<u8>,
}

impl Fonts {
    /// The fonts that the build lays out; `None` before that.
    fn load() -> Option<Self> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let cache = std::env::var("NONET_CACHE").unwrap_or_else(|_| format!("{root}/.cache"));
        let read = |name: &str| std::fs::read(format!("{cache}/fonts/ttf/{name}.ttf")).ok();
        Some(Self {
            regular: read("NotoSansJP-Regular")?,
            bold: read("NotoSansJP-Bold")?,
            emoji: read("NotoEmoji-Regular")?,
        })
    }

    fn files(&self) -> FontFiles<'_> {
        FontFiles {
            regular: &self.regular,
            bold: &self.bold,
            emoji: Some(&self.emoji),
        }
    }
}

fn keep(name: &str, bytes: &[u8]) {
    std::fs::write(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name), bytes).unwrap();
}

/// Width and height from a PNG's header.
fn dimensions(picture: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn x6_a_png_has_the_size_asked_for() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    let options = SvgOptions::default();
    let picture = png(&fixture::hard_texts(), &options, 1, &fonts.files()).unwrap();
    let first = dimensions(&picture);
    keep("hard-texts.png", &picture);
    let picture = png(&fixture::hard_texts(), &options, 2, &fonts.files()).unwrap();
    assert_eq!(dimensions(&picture), (first.0 * 2, first.1 * 2));
    keep("hard-texts@2.png", &picture);
    for locale in [Locale::Ja, Locale::En] {
        let options = SvgOptions {
            locale,
            area: bmc(),
            ..SvgOptions::default()
        };
        let picture = png(&fixture::canvas(locale), &options, 1, &fonts.files()).unwrap();
        keep(&format!("canvas.{}.png", locale.tag()), &picture);
    }
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let options = SvgOptions {
            theme,
            ..SvgOptions::default()
        };
        let picture = png(&every_kind::board(), &options, 1, &fonts.files()).unwrap();
        keep(&format!("every-kind.{name}.png"), &picture);
    }
    assert!(png(&fixture::hard_texts(), &options, 5, &fonts.files()).is_err());
}

#[test]
fn x7_an_svg_carries_the_letters_that_it_needs_and_not_the_font() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    for (name, snapshot, area) in [
        ("hard-texts.svg", fixture::hard_texts(), Area::Board),
        ("canvas.svg", fixture::canvas(Locale::Ja), bmc()),
    ] {
        let mut options = SvgOptions {
            area,
            ..SvgOptions::default()
        };
        options.fonts = embedded_fonts(&snapshot, &options, &fonts.files()).unwrap();
        let FontEmbedding::Faces(faces) = &options.fonts else {
            panic!("no fonts");
        };
        assert!(!faces.is_empty());
        let drawn = svg(&snapshot, &options).unwrap();
        assert!(
            drawn.contains("@font-face") && drawn.len() < 400_000,
            "{name}: {}",
            drawn.len()
        );
        keep(name, drawn.as_bytes());
    }
}
