//! The pictures, rendered as the relay does. They are left in cargo's folder for temporary files, to be looked at.

use std::path::PathBuf;
use std::sync::Arc;

use board::{BoardRect, ContentHash, Locale};
use export::{
    Area, FontEmbedding, FontFiles, Pictures, PngScale, SvgOptions, embedded_fonts, no_pictures,
    png, svg,
};
use resvg::tiny_skia;
use scene::Theme;

use crate::{bmc, every_kind, fixture};

pub struct Fonts {
    regular: Vec<u8>,
    bold: Vec<u8>,
    emoji: Vec<u8>,
}

impl Fonts {
    /// The fonts that the build lays out; `None` before that.
    pub fn load() -> Option<Self> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let cache = std::env::var("NONET_CACHE").unwrap_or_else(|_| format!("{root}/.cache"));
        let read = |name: &str| std::fs::read(format!("{cache}/fonts/ttf/{name}.ttf")).ok();
        Some(Self {
            regular: read("NotoSansJP-Regular")?,
            bold: read("NotoSansJP-Bold")?,
            emoji: read("NotoEmoji-Regular")?,
        })
    }

    pub fn files(&self) -> FontFiles<'_> {
        FontFiles {
            regular: &self.regular,
            bold: &self.bold,
            emoji: Some(&self.emoji),
        }
    }
}

pub fn keep(name: &str, bytes: &[u8]) {
    std::fs::write(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name), bytes).unwrap();
}

/// Width and height from a PNG's header.
pub fn dimensions(picture: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn x6_a_png_has_the_size_asked_for() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    let options = SvgOptions::default();
    let picture = png(
        &fixture::hard_texts(),
        &options,
        PngScale::Exactly(1.0),
        &fonts.files(),
        &no_pictures,
    )
    .unwrap();
    let first = dimensions(&picture);
    keep("hard-texts.png", &picture);
    let picture = png(
        &fixture::hard_texts(),
        &options,
        PngScale::Exactly(2.0),
        &fonts.files(),
        &no_pictures,
    )
    .unwrap();
    assert_eq!(dimensions(&picture), (first.0 * 2, first.1 * 2));
    keep("hard-texts@2.png", &picture);
    for locale in [Locale::Ja, Locale::En] {
        let options = SvgOptions {
            locale,
            area: bmc(),
            ..SvgOptions::default()
        };
        let picture = png(
            &fixture::canvas(locale),
            &options,
            PngScale::Exactly(1.0),
            &fonts.files(),
            &no_pictures,
        )
        .unwrap();
        keep(&format!("canvas.{}.png", locale.tag()), &picture);
    }
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let options = SvgOptions {
            theme,
            ..SvgOptions::default()
        };
        let picture = png(
            &every_kind::board(),
            &options,
            PngScale::Exactly(1.0),
            &fonts.files(),
            &no_pictures,
        )
        .unwrap();
        keep(&format!("every-kind.{name}.png"), &picture);
    }
    assert!(
        png(
            &fixture::hard_texts(),
            &options,
            PngScale::Exactly(5.0),
            &fonts.files(),
            &no_pictures
        )
        .is_err()
    );
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
        let drawn = svg(&snapshot, &options, &no_pictures).unwrap();
        assert!(
            drawn.contains("@font-face") && drawn.len() < 400_000,
            "{name}: {}",
            drawn.len()
        );
        keep(name, drawn.as_bytes());
    }
}

#[test]
fn x30_a_picture_is_painted_where_its_bytes_are_to_be_had() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    let mut red = tiny_skia::Pixmap::new(4, 2).unwrap();
    red.fill(tiny_skia::Color::from_rgba8(255, 0, 0, 255));
    let bytes: Arc<[u8]> = red.encode_png().unwrap().into();
    let source = |hash: &ContentHash| (*hash == every_kind::picture()).then(|| bytes.clone());
    let options = SvgOptions {
        area: Area::Rect(BoardRect::new(1400.0, 320.0, 200.0, 100.0)),
        ..SvgOptions::default()
    };
    let snapshot = every_kind::board();
    let paint = |source: Pictures<'_>| {
        let picture = png(
            &snapshot,
            &options,
            PngScale::Exactly(1.0),
            &fonts.files(),
            source,
        )
        .unwrap();
        tiny_skia::Pixmap::decode_png(&picture).unwrap()
    };
    let middle = |picture: tiny_skia::Pixmap| {
        let pixel = picture.pixel(60, 80).unwrap();
        (pixel.red(), pixel.green(), pixel.blue())
    };
    assert_eq!(middle(paint(&source)), (255, 0, 0));
    assert_eq!(middle(paint(&no_pictures)), (255, 255, 255));
    // What is no picture leaves its place empty, and nothing else is harmed.
    let broken: Arc<[u8]> = Arc::from(&b"GIF89a but not really"[..]);
    assert_eq!(middle(paint(&|_| Some(broken.clone()))), (255, 255, 255));
}
