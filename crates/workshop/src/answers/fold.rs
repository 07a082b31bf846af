//! One form for the many ways to write the same Japanese.

/// Full-width digits, letters and signs as their narrow forms, the wide space as a space, half-width katakana as
/// usual katakana, voicing marks joined with their kana. What a text says does not change.
pub fn narrow(text: &str) -> String {
    let mut narrowed = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let plain = match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c)
            }
            '\u{3000}' => ' ',
            '\u{ff61}'..='\u{ff9d}' => full_kana(c),
            other => other,
        };
        let whole = rest.peek().and_then(|mark| marked(plain, *mark));
        if whole.is_some() {
            rest.next();
        }
        narrowed.push(whole.unwrap_or(plain));
    }
    narrowed
}

/// The usual form of half-width kana and signs, from U+FF61 on.
const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
/// Kana that have a voiced form right behind them in Unicode.
const VOICED: &str = "カキクケコサシスセソタチツテトハヒフヘホ";
/// Kana that have a half-voiced form two places behind them.
const HALF_VOICED: &str = "ハヒフヘホ";

fn full_kana(c: char) -> char {
    let index = u32::from(c).saturating_sub(0xff61) as usize;
    KANA.chars().nth(index).unwrap_or(c)
}

/// A kana together with the voicing mark that follows it, half-width or combining.
fn marked(kana: char, mark: char) -> Option<char> {
    let is_half = match mark {
        '\u{ff9e}' | '\u{3099}' => false,
        '\u{ff9f}' | '\u{309a}' => true,
        _ => return None,
    };
    let katakana = match kana {
        'ぁ'..='ゖ' => char::from_u32(u32::from(kana) + 0x60)?,
        other => other,
    };
    let step = match katakana {
        'ウ' if !is_half => 0x4e,
        voiceless if !is_half && VOICED.contains(voiceless) => 1,
        voiceless if is_half && HALF_VOICED.contains(voiceless) => 2,
        _ => return None,
    };
    char::from_u32(u32::from(kana) + step)
}

/// The form in which headings and labels are compared: narrow, lower case, katakana as hiragana, the small ヶ of
/// counters as か, without spaces, punctuation and signs, without a leading number.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in narrow(text).chars().flat_map(char::to_lowercase) {
        match c {
            'ヵ' | 'ヶ' | 'ゕ' | 'ゖ' => folded.push('か'),
            '\u{30a1}'..='\u{30f4}' => {
                let hiragana = u32::from(c).saturating_sub(0x60);
                folded.push(char::from_u32(hiragana).unwrap_or(c));
            }
            'ー' => folded.push(c),
            '①'..='⑳' | '⓪' => {}
            _ if c.is_alphanumeric() => folded.push(c),
            _ => {}
        }
    }
    let bare = folded.trim_start_matches(|c: char| c.is_ascii_digit());
    if bare.is_empty() {
        folded
    } else {
        bare.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w55_one_form_for_all_widths_cases_and_kana() {
        assert_eq!(narrow("＃　１２３％ ｶﾞｲﾄﾞ ﾊﾟﾝ ｳﾞ｡"), "# 123% ガイド パン ヴ。");
        assert_eq!(
            narrow("か\u{3099}ハ\u{309a} カﾞう\u{3099} あﾞ"),
            "がパ ガゔ あﾞ"
        );
        assert_eq!(KANA.chars().count(), 0xff9d - 0xff61 + 1);
        assert_eq!(fold("１．顧客 セグメント（CS）"), fold("顧客ｾｸﾞﾒﾝﾄ cs"));
        assert_eq!(fold("カスタマー・ジャーニー"), "かすたまーじゃーにー");
        assert_eq!(fold("③ ヶ月"), "か月");
        assert_eq!(fold("**Key Partners:**"), "keypartners");
        assert_eq!(fold("2026"), "2026");
        assert_eq!(fold("？！"), "");
    }

    #[test]
    fn w55_any_character_is_folded_without_a_panic() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let text = c.to_string();
            assert!(narrow(&text).chars().count() <= 1);
            let once = fold(&text);
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }
}
