//! Every template in both languages, with its first example in it.

use std::fmt::Write as _;
use std::path::PathBuf;

use board::{Board, BoardPoint, ClientNumber, ElementId, Locale, Snapshot};
use export::{Area, PngScale, SvgOptions, no_pictures, svg};

use crate::assert_golden;

/// A board with the template on it and nothing else.
pub fn filled(template: &workshop::Template, locale: Locale) -> (Snapshot, SvgOptions) {
    let mut board = Board::new(ClientNumber::new(1));
    board.edit(|edit| edit.set_locale(locale));
    let canvas = ElementId::new("canvas");
    let at = BoardPoint::new(0.0, 0.0);
    workshop::insert_template(&mut board, template, &canvas, at).unwrap();
    if let Some(sample) = template.samples.first() {
        workshop::insert_sample(&mut board, &canvas, sample, locale).unwrap();
    }
    let options = SvgOptions {
        area: Area::Canvas(canvas),
        locale,
        ..SvgOptions::default()
    };
    (board.snapshot(), options)
}

/// Templates whose drawing is kept as a whole; of the others a hash is enough to notice a change.
const KEPT: [&str; 6] = [
    "canvas.value",
    "jissen2.matrix",
    "jissen2.reviews",
    "oyo.strip",
    "rikai.bmc",
    "rikai.ideas",
];

#[test]
fn x1_templates_are_drawn_in_both_languages() {
    let mut list = String::new();
    for template in workshop::templates() {
        for locale in [Locale::Ja, Locale::En] {
            let (snapshot, options) = filled(template, locale);
            let drawn = svg(&snapshot, &options, &no_pictures).unwrap();
            let name = format!("template-{}.{}.svg", template.id, locale.tag());
            std::fs::write(
                PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(&name),
                &drawn,
            )
            .unwrap();
            if KEPT.contains(&template.id.as_str()) {
                assert_golden(&name, &drawn);
            } else {
                writeln!(list, "{name} {} {:016x}", drawn.len(), fnv(&drawn)).unwrap();
            }
        }
    }
    assert_golden("templates.txt", &list);
}

/// FNV-1a, 64 bit: enough to tell drawings apart.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(feature = "png")]
#[test]
fn x6_templates_are_rendered_to_be_looked_at() {
    use crate::pictures::{Fonts, dimensions, keep};
    let Some(fonts) = Fonts::load() else {
        return;
    };
    // All of them take minutes: only whoever changes drawings looks at all.
    let all = std::env::var_os("UPDATE_GOLDEN").is_some();
    for template in workshop::templates() {
        if !all && !KEPT.contains(&template.id.as_str()) {
            continue;
        }
        for locale in [Locale::Ja, Locale::En] {
            let (snapshot, options) = filled(template, locale);
            let files = fonts.files();
            let picture = export::png(
                &snapshot,
                &options,
                PngScale::Exactly(1.0),
                &files,
                &no_pictures,
            )
            .unwrap();
            let size = snapshot.rect(&ElementId::new("canvas")).unwrap().size();
            let padding = 2.0 * options.padding;
            let expected = (
                (size.width + padding) as u32,
                (size.height + padding) as u32,
            );
            assert_eq!(dimensions(&picture), expected, "{}", template.id);
            let name = format!("template-{}.{}.png", template.id, locale.tag());
            keep(&name, &picture);
        }
    }
}
