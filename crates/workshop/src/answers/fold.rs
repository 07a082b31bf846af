//! One form for the many ways to write the same Japanese.

/// Full-width digits, letters and signs as their narrow forms, the wide space as a space, half-width katakana as
/// usual katakana. What a text says does not change.
pub fn narrow(text: &str) -> String {
    let mut narrowed = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let plain = match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c)
            }
            '\u{3000}' => ' ',
            '\u{ff61}'..='\u{ff9d}' => match rest.peek().and_then(|mark| marked(c, *mark)) {
                Some(whole) => {
                    rest.next();
                    whole
                }
                None => full_kana(c),
            },
            other => other,
        };
        narrowed.push(plain);
    }
    narrowed
}

/// The usual form of half-width kana and signs, from U+FF61 on.
const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

fn full_kana(c: char) -> char {
    let index = u32::from(c).saturating_sub(0xff61) as usize;
    KANA.chars().nth(index).unwrap_or(c)
}

/// A half-width kana together with the voicing mark that follows it.
fn marked(c: char, mark: char) -> Option<char> {
    let kana = full_kana(c);
    let step = match mark {
        '\u{ff9e}' if "カキクケコサシスセソタチツテトハヒフヘホ".contains(kana) => {
            1
        }
        '\u{ff9e}' if kana == 'ウ' => return Some('ヴ'),
        '\u{ff9f}' if "ハヒフヘホ".contains(kana) => 2,
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
