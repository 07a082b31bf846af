//! One form of a text for comparing: small letters, plain width, hiragana.
//!
//! By tables of our own: Unicode's normalisation would weigh more than the rest of the finding.

/// Halfwidth katakana from U+FF66 on, in hiragana: Unicode's block Halfwidth and Fullwidth Forms has them in this order.
const HALFWIDTH: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";
/// Where they begin.
const HALFWIDTH_FIRST: u32 = 0xFF66;
/// Kana that have a voiced form right behind them in Unicode.
const VOICED: &str = "かきくけこさしすせそたちつてとはひふへほ";
/// Kana that have a half-voiced form two places behind them.
const HALF_VOICED: &str = "はひふへほ";

/// The text as it is compared.
pub fn folded(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        let folded = fold(character);
        match voicing(folded).and_then(|half| voiced(result.chars().next_back()?, half)) {
            Some(voiced) => {
                result.pop();
                result.push(voiced);
            }
            None => result.push(folded),
        }
    }
    result
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
        // Spaces of other widths, and the fullwidth forms of ASCII.
        0xA0 | 0x3000 => ' ',
        0xFF01..=0xFF5E => fold(shifted(-0xFEE0)),
        0xFF61 => '。',
        0xFF62 => '「',
        0xFF63 => '」',
        0xFF64 => '、',
        0xFF65 => '・',
        HALFWIDTH_FIRST..=0xFF9D => HALFWIDTH
            .chars()
            .nth((code - HALFWIDTH_FIRST) as usize)
            .unwrap_or(character),
        _ => character,
    }
}

/// Whether it is a voicing mark, joined or halfwidth; `true` for the half-voiced one.
fn voicing(character: char) -> Option<bool> {
    match character {
        '\u{FF9E}' | '\u{3099}' => Some(false),
        '\u{FF9F}' | '\u{309A}' => Some(true),
        _ => None,
    }
}

fn voiced(kana: char, half: bool) -> Option<char> {
    let next = |by: u32| char::from_u32(u32::from(kana) + by);
    match half {
        true if HALF_VOICED.contains(kana) => next(2),
        false if VOICED.contains(kana) => next(1),
        false if kana == 'う' => Some('ゔ'),
        _ => None,
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
    fn e49_the_halfwidth_table_is_as_long_as_its_range() {
        assert_eq!(HALFWIDTH.chars().count(), 0xFF9D - 0xFF66 + 1);
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
