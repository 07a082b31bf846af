//! Makes the table of what grapheme clusters are made of (`src/text/graphemes.rs`), from how `unicode-segmentation` cuts
//! short texts. That crate's own table is 19 kB, of which a browser would have to load 6 kB; this one is 2 kB.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use unicode_segmentation::UnicodeSegmentation;

/// Where characters are; beyond there are none, or none that join anything.
const PLANES: [std::ops::Range<u32>; 2] = [0..0x2_0000, 0xE_0000..0xE_1000];
/// Syllables that are computed.
const HANGUL: std::ops::RangeInclusive<u32> = 0xAC00..=0xD7A3;

/// The names are in `src/text/graphemes.rs`, in this order.
fn category(c: char) -> u8 {
    let joins = |text: &[char]| {
        let text: String = text.iter().collect();
        text.graphemes(true).count() == 1
    };
    let is_control = c != '\u{300}' && !joins(&[c, '\u{300}']);
    if is_control {
        return 1;
    }
    if c == '\u{200D}' {
        return 4;
    }
    if joins(&['a', c]) {
        let legacy: String = ['a', c].iter().collect();
        return match (legacy.graphemes(false).count(), joins(&['क', c, 'क'])) {
            (1, true) => 3,
            (1, false) => 2,
            _ => 5,
        };
    }
    if joins(&[c, 'a']) {
        return 6;
    }
    // An end of a syllable also follows one without; so it is asked for first.
    let tests: [(&[char], u8); 6] = [
        (&['각', c], 12),
        (&['क', '\u{94D}', c], 7),
        (&['\u{1F600}', '\u{200D}', c], 8),
        (&['\u{1F1E6}', c], 9),
        (&[c, '가'], 10),
        (&['가', c], 11),
    ];
    tests
        .iter()
        .find(|(text, _)| joins(text))
        .map_or(0, |(_, category)| *category)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut table = Vec::new();
    let mut end = 0;
    let mut run: Option<(u32, u32, u8)> = None;
    let mut write = |(first, last, category): (u32, u32, u8)| {
        write_number(first - end, &mut table);
        write_number(((last - first) << 4) | u32::from(category), &mut table);
        end = last + 1;
    };
    for code in PLANES.into_iter().flatten() {
        let Some(c) = char::from_u32(code).filter(|_| !HANGUL.contains(&code)) else {
            continue;
        };
        let category = category(c);
        run = match run {
            Some((first, last, same)) if same == category && last + 1 == code => {
                Some((first, code, same))
            }
            other => {
                if let Some(done) = other.filter(|(_, _, category)| *category != 0) {
                    write(done);
                }
                Some((code, code, category))
            }
        };
    }
    if let Some(done) = run.filter(|(_, _, category)| *category != 0) {
        write(done);
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("graphemes.bin"), table)?;
    Ok(())
}

/// Seven bits a byte, the lowest first.
fn write_number(mut number: u32, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}
