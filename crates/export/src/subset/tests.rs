use super::*;

/// A file of the fonts that the build lays out; `None` before that.
fn font(name: &str) -> Option<Vec<u8>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let cache = std::env::var("NONET_CACHE").unwrap_or_else(|_| format!("{root}/.cache"));
    std::fs::read(format!("{cache}/fonts/ttf/{name}.ttf")).ok()
}

#[test]
fn x7_a_piece_of_a_font_has_the_letters_asked_for_and_little_else() {
    let Some(whole) = font("NotoSansJP-Regular") else {
        return;
    };
    let text = "顧客セグメントがé が A😀";
    let piece = subset(&whole, &text.chars().collect()).unwrap();
    assert!(piece.len() < 20_000, "{}", piece.len());
    let (old, new) = (
        ttf_parser::Face::parse(&whole, 0).unwrap(),
        ttf_parser::Face::parse(&piece, 0).unwrap(),
    );
    assert!(usize::from(new.number_of_glyphs()) < 24);
    for character in text.chars().filter(|&c| c != '😀') {
        let (a, b) = (
            old.glyph_index(character).unwrap(),
            new.glyph_index(character).unwrap(),
        );
        assert_eq!(old.glyph_hor_advance(a), new.glyph_hor_advance(b));
        assert_eq!(
            old.glyph_bounding_box(a),
            new.glyph_bounding_box(b),
            "{character}"
        );
    }
    assert_eq!(new.glyph_index('😀'), None);
    assert_eq!(new.glyph_index('鬱'), None);
    assert!(new.tables().gsub.is_none() && new.tables().gpos.is_none());
}

#[test]
fn x7_what_is_no_font_is_refused() {
    let letters: BTreeSet<char> = "a".chars().collect();
    assert!(subset(b"", &letters).is_err());
    assert!(subset(&[0; 4096], &letters).is_err());
    if let Some(whole) = font("NotoSansJP-Regular") {
        for length in [12, 100, 1000, 100_000, whole.len() / 2] {
            assert!(subset(&whole[..length], &letters).is_err());
        }
    }
}
