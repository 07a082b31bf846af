//! One form of a text for comparing: small letters, plain width, hiragana.
//!
//! By tables of our own: Unicode's normalisation would weigh more than the rest of the finding.

use workshop::answers::narrow;

/// The text as it is compared.
pub fn folded(text: &str) -> String {
    narrow(text).chars().map(fold).collect()
}

fn fold(character: char) -> char {
    let code = u32::from(character);
    let shifted = |by: i64| {
        u32::try_from(i64::from(code) + by)
            .ok()
            .and_then(char::from_u32)
            .unwrap_or(character)
    };
    match code {
        0x41..=0x5A => shifted(0x20),
        // Latin-1 and Latin Extended-A: capitals stand before their small letters.
        0xC0..=0xD6 | 0xD8..=0xDE => shifted(0x20),
        0x100..=0x137 | 0x14A..=0x177 if code % 2 == 0 => shifted(1),
        0x139..=0x148 | 0x179..=0x17E if code % 2 == 1 => shifted(1),
        // Greek and Cyrillic.
        0x391..=0x3A9 => shifted(0x20),
        0x400..=0x40F => shifted(0x50),
        0x410..=0x42F => shifted(0x20),
        // Katakana, with its marks of repetition.
        0x30A1..=0x30F6 | 0x30FD..=0x30FE => shifted(-0x60),
        0xA0 => ' ',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e49_case_width_and_kana_do_not_matter() {
        for (text, same) in [
            ("ＡＢＣ１２３", "abc123"),
            ("Straße ÄÖÜ", "straße äöü"),
            ("ŁÓDŹ Ž", "łódź ž"),
            ("ΑΘΗΝΑ", "αθηνα"),
            ("МОСКВА Ё", "москва ё"),
            ("コスメ ヴィーガン", "こすめ ゔぃーがん"),
            ("ｺｽﾒ ｳﾞｨｰｶﾞﾝ", "こすめ ゔぃーがん"),
            ("ﾊﾟﾋﾟﾌﾟ ﾊﾞﾋﾞ", "ぱぴぷ ばび"),
            ("か\u{3099}は\u{309A}", "がぱ"),
            ("全角　空白", "全角 空白"),
            ("｡｢｣､･", "。「」、・"),
            ("ﾞ", "ﾞ"),
            ("漢字はそのまま😀", "漢字はそのまま😀"),
        ] {
            assert_eq!(folded(text), same, "{text}");
        }
    }

    #[test]
    fn e49_the_halfwidth_kana_are_found_to_the_last() {
        assert_eq!(folded("ﾝ"), "ん");
        assert_eq!(folded("ﾜ"), "わ");
        assert_eq!(folded("ｦ"), "を");
    }

    #[test]
    fn e49_every_katakana_finds_its_hiragana() {
        for code in 0x30A1..=0x30F4_u32 {
            let katakana = char::from_u32(code).unwrap();
            let hiragana = char::from_u32(code - 0x60).unwrap();
            assert_eq!(folded(&katakana.to_string()), hiragana.to_string());
        }
    }
}
