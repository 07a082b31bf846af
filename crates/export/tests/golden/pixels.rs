//! A picture of pixels beside the SVG, which somebody else's program paints with the whole fonts.

use std::sync::Arc;

use board::{Locale, Snapshot};
use export::{PngScale, SvgOptions, no_pictures, png, svg};
use resvg::{tiny_skia, usvg};
use scene::Theme;

use crate::pictures::Fonts;
use crate::{bmc, every_kind, fixture};

/// The SVG as resvg paints it.
fn painted_by_resvg(
    snapshot: &Snapshot,
    options: &SvgOptions,
    fonts: Arc<usvg::fontdb::Database>,
) -> tiny_skia::Pixmap {
    let reading = usvg::Options {
        font_family: "Noto Sans JP".to_owned(),
        fontdb: fonts,
        ..usvg::Options::default()
    };
    let drawing = svg(snapshot, options, &no_pictures).unwrap();
    let tree = usvg::Tree::from_str(&drawing, &reading).unwrap();
    let size = tree.size().to_int_size();
    let mut picture = tiny_skia::Pixmap::new(size.width(), size.height()).unwrap();
    let whole = tiny_skia::Transform::identity();
    resvg::render(&tree, whole, &mut picture.as_mut());
    picture
}

/// The mean difference of a channel, and the share of pixels that differ by more than a quarter of the whole range.
fn difference(one: &tiny_skia::Pixmap, other: &tiny_skia::Pixmap) -> (f64, f64) {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let channels = one.data().iter().zip(other.data());
    let sum: u64 = channels.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    let pixels = one.data().chunks(4).zip(other.data().chunks(4));
    let far = pixels.filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 64));
    let count = one.pixels().len() as f64;
    (sum as f64 / (count * 4.0), far.count() as f64 / count)
}

#[test]
fn x270_a_picture_of_pixels_shows_what_the_svg_shows() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    let mut database = usvg::fontdb::Database::new();
    let files = fonts.files();
    for file in [files.regular, files.bold, files.emoji.unwrap()] {
        database.load_font_data(file.to_vec());
    }
    let database = Arc::new(database);
    let board = SvgOptions::default();
    let canvas = SvgOptions {
        area: bmc(),
        background: false,
        ..SvgOptions::default()
    };
    let dark = SvgOptions {
        theme: Theme::Dark,
        ..SvgOptions::default()
    };
    for (name, snapshot, options) in [
        ("texts", fixture::hard_texts(), &board),
        (
            "canvas without ground",
            fixture::canvas(Locale::Ja),
            &canvas,
        ),
        ("every kind", every_kind::board(), &board),
        ("every kind, dark", every_kind::board(), &dark),
    ] {
        let wanted = painted_by_resvg(&snapshot, options, database.clone());
        let found = png(
            &snapshot,
            options,
            PngScale::Exactly(1.0),
            &files,
            &no_pictures,
        )
        .unwrap();
        let found = tiny_skia::Pixmap::decode_png(&found).unwrap();
        let (mean, far) = difference(&wanted, &found);
        println!("{name}: {mean:.4} {far:.5}");
        assert!(mean < 0.5 && far < 0.001, "{name}: {mean} {far}");
    }
}
