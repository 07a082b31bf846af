use super::*;
use ttf_parser::Face;

/// The fonts that the build lays out; `None` before that.
fn font(name: &str) -> Option<Vec<u8>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let cache = std::env::var("NONET_CACHE").unwrap_or_else(|_| format!("{root}/.cache"));
    std::fs::read(format!("{cache}/fonts/ttf/{name}.ttf")).ok()
}

#[test]
fn s1_the_bundled_widths_are_those_of_the_fonts() {
    let fonts = [
        ("NotoSansJP-Regular", Weight::Regular),
        ("NotoSansJP-Bold", Weight::Bold),
    ];
    for (name, weight) in fonts {
        let Some(bytes) = font(name) else {
            return;
        };
        let face = Face::parse(&bytes, 0).unwrap();
        let em = |units: i16| f64::from(units) / f64::from(face.units_per_em());
        assert_eq!(
            (em(face.ascender()), em(-face.descender())),
            (ASCENT_EM, DESCENT_EM)
        );
        let mut compared = 0;
        // The font has nothing beyond plane 2.
        for character in '\0'..='\u{2ffff}' {
            let Some(glyph) = face.glyph_index(character) else {
                continue;
            };
            if !character.is_control() {
                let wanted = face.glyph_hor_advance(glyph).unwrap();
                assert_eq!(advance(character, weight), wanted, "{name} {character:?}");
                assert!(f64::from(wanted) <= ADVANCE_MAX_EM * f64::from(UNITS_PER_EM));
                compared += 1;
            }
        }
        assert!(compared > 16_000, "{compared}");
    }
}

#[test]
fn s1_emoji_are_as_wide_as_in_noto_emoji() {
    let Some(bytes) = font("NotoEmoji-Regular") else {
        return;
    };
    let face = Face::parse(&bytes, 0).unwrap();
    let glyph = face.glyph_index('🎉').unwrap();
    let em = f64::from(face.glyph_hor_advance(glyph).unwrap()) / f64::from(face.units_per_em());
    assert!(
        (em - f64::from(EMOJI_ADVANCE) / 1000.0).abs() < 0.001,
        "{em}"
    );
}

#[test]
fn s1_clusters_are_as_wide_as_what_they_draw() {
    let width = |cluster| cluster_advance(cluster, Weight::Regular);
    assert_eq!(width("あ"), 1.0);
    assert_eq!(width("か\u{3099}"), 1.0);
    assert_eq!(width("ｱ"), 0.5);
    assert_eq!(width("\u{200b}"), 0.0);
    for emoji in ["🎉", "👨‍👩‍👧‍👦", "🇯🇵", "1️⃣", "👍🏽", "✈️"]
    {
        assert_eq!(width(emoji), 1.27, "{emoji}");
        assert!(is_emoji(emoji), "{emoji}");
    }
    for other in ["あ", "1", "①", "→", "☆", "é", "e\u{301}"] {
        assert!(!is_emoji(other), "{other}");
    }
}

#[test]
fn what_is_told_without_looking_it_up_is_what_the_table_says() {
    for weight in [Weight::Regular, Weight::Bold] {
        for character in '\0'..=char::MAX {
            assert_eq!(advance(character, weight), looked_up(character, weight));
        }
    }
}

#[test]
fn the_table_is_sorted_and_small() {
    let apart = table::RUNS
        .windows(2)
        .all(|pair| pair[0].0 + u32::from(pair[0].1) <= pair[1].0);
    assert!(apart && table::RUNS.len() < 600, "{}", table::RUNS.len());
}
