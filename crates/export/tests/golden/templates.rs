//! Every template in both languages, with its first example in it.

use board::{Board, BoardPoint, ClientNumber, ElementId, Locale, Snapshot};
use export::{Area, SvgOptions, no_pictures, svg};

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

#[test]
fn x1_templates_are_drawn_in_both_languages() {
    for template in workshop::templates() {
        for locale in [Locale::Ja, Locale::En] {
            let (snapshot, options) = filled(template, locale);
            let drawn = svg(&snapshot, &options, &no_pictures).unwrap();
            let name = format!("template-{}.{}.svg", template.id, locale.tag());
            assert_golden(&name, &drawn);
        }
    }
}

#[cfg(feature = "png")]
#[test]
fn x6_templates_are_rendered_to_be_looked_at() {
    use crate::pictures::{Fonts, dimensions, keep};
    let Some(fonts) = Fonts::load() else {
        return;
    };
    for template in workshop::templates() {
        for locale in [Locale::Ja, Locale::En] {
            let (snapshot, options) = filled(template, locale);
            let files = fonts.files();
            let picture = export::png(&snapshot, &options, 1, &files, &no_pictures).unwrap();
            let size = workshop::canvas_size(template);
            let padding = 2.0 * options.padding;
            let expected = (
                (size.width + padding) as u32,
                (size.height + padding) as u32,
            );
            assert_eq!(dimensions(&picture), expected);
            let name = format!("template-{}.{}.png", template.id, locale.tag());
            keep(&name, &picture);
        }
    }
}
