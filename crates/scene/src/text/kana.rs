//! Kana whose sound marks stand apart, as file names from a Mac have them, drawn as the one letter they are.

const VOICED: char = '\u{3099}';
const HALF_VOICED: char = '\u{309a}';

/// The kana that a cluster of a kana and a combining sound mark is; `None` for anything else.
pub fn composed(cluster: &str) -> Option<char> {
    let mut characters = cluster.chars();
    let (base, mark) = (characters.next()?, characters.next()?);
    if characters.next().is_some() {
        return None;
    }
    // Katakana follow hiragana 0x60 further on, in the same order.
    let hiragana = match base {
        'ァ'..='ヽ' => char::from_u32(u32::from(base) - 0x60)?,
        _ => base,
    };
    let steps = match (hiragana, mark) {
        // か to ち are alternately plain and voiced; っ shifts the rest by one.
        ('か'..='ち', VOICED) if (u32::from(hiragana) - u32::from('か')).is_multiple_of(2) => 1,
        ('つ' | 'て' | 'と' | 'ゝ', VOICED) => 1,
        // は, ば, ぱ, ひ …: threes.
        ('は'..='ほ', VOICED) if is_plain_ha(hiragana) => 1,
        ('は'..='ほ', HALF_VOICED) if is_plain_ha(hiragana) => 2,
        ('う', VOICED) => u32::from('ゔ') - u32::from('う'),
        // Only katakana have these.
        ('わ' | 'ゐ' | 'ゑ' | 'を', VOICED) if base != hiragana => {
            u32::from('ヷ') - u32::from('ワ')
        }
        _ => return None,
    };
    char::from_u32(u32::from(base) + steps)
}

fn is_plain_ha(hiragana: char) -> bool {
    (u32::from(hiragana) - u32::from('は')).is_multiple_of(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_and_sound_mark_become_one_letter() {
        let apart = "かきくけこさしすせそたちつてとはひふへほうゝカキクケコサシスセソタチツテトハヒフヘホウワヰヱヲヽ";
        let joined = "がぎぐげござじずぜぞだぢづでどばびぶべぼゔゞガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヸヹヺヾ";
        let found: String = apart
            .chars()
            .map(|base| composed(&format!("{base}\u{3099}")).unwrap())
            .collect();
        assert_eq!(found, joined);
        let found: String = "はひふへほハヒフヘホ"
            .chars()
            .map(|base| composed(&format!("{base}\u{309a}")).unwrap())
            .collect();
        assert_eq!(found, "ぱぴぷぺぽパピプペポ");
        for other in [
            "が\u{3099}",
            "あ\u{3099}",
            "か\u{309a}",
            "e\u{301}",
            "か",
            "わ\u{3099}",
            "",
        ] {
            assert_eq!(composed(other), None, "{other}");
        }
    }
}
