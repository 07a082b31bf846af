//! Latin letters that stand for kana, as people type them before their input method has made anything of them.

/// Consonants with the kana that each makes with a, i, u, e and o; `.` where there is none.
const ROWS: &[(&str, &str)] = &[
    ("", "あ い う え お"),
    ("k", "か き く け こ"),
    ("c", "か し く せ こ"),
    ("s", "さ し す せ そ"),
    ("t", "た ち つ て と"),
    ("n", "な に ぬ ね の"),
    ("h", "は ひ ふ へ ほ"),
    ("f", "ふぁ ふぃ ふ ふぇ ふぉ"),
    ("m", "ま み む め も"),
    ("y", "や . ゆ いぇ よ"),
    ("r", "ら り る れ ろ"),
    ("w", "わ うぃ う うぇ を"),
    ("g", "が ぎ ぐ げ ご"),
    ("z", "ざ じ ず ぜ ぞ"),
    ("j", "じゃ じ じゅ じぇ じょ"),
    ("d", "だ ぢ づ で ど"),
    ("b", "ば び ぶ べ ぼ"),
    ("p", "ぱ ぴ ぷ ぺ ぽ"),
    ("v", "ゔぁ ゔぃ ゔ ゔぇ ゔぉ"),
    ("ky", "きゃ . きゅ きぇ きょ"),
    ("sh", "しゃ し しゅ しぇ しょ"),
    ("sy", "しゃ . しゅ しぇ しょ"),
    ("ch", "ちゃ ち ちゅ ちぇ ちょ"),
    ("ty", "ちゃ . ちゅ ちぇ ちょ"),
    ("ts", "つぁ つぃ つ つぇ つぉ"),
    ("th", "てゃ てぃ てゅ てぇ てょ"),
    ("ny", "にゃ . にゅ にぇ にょ"),
    ("hy", "ひゃ . ひゅ ひぇ ひょ"),
    ("my", "みゃ . みゅ みぇ みょ"),
    ("ry", "りゃ . りゅ りぇ りょ"),
    ("gy", "ぎゃ . ぎゅ ぎぇ ぎょ"),
    ("zy", "じゃ . じゅ じぇ じょ"),
    ("jy", "じゃ . じゅ じぇ じょ"),
    ("dh", "でゃ でぃ でゅ でぇ でょ"),
    ("by", "びゃ . びゅ びぇ びょ"),
    ("py", "ぴゃ . ぴゅ ぴぇ ぴょ"),
];

/// The hiragana that a folded text stands for, if all of it can be read so. Consonants at the end, of a syllable that
/// is still being typed, are left away.
pub fn kana_of(folded: &str) -> Option<String> {
    let mut kana = String::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        if matches!(first, ' ' | '-') {
            kana.push(if first == '-' { 'ー' } else { ' ' });
            rest = rest.get(1..)?;
            continue;
        }
        let vowel = rest.find(|letter| "aiueo".contains(letter));
        let consonants = rest.get(..vowel.unwrap_or(rest.len()))?;
        let is_word = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'\'')
        };
        if let Some(after) = syllabic_n(rest) {
            kana.push('ん');
            rest = after;
        } else if doubled(consonants) {
            kana.push('っ');
            rest = rest.get(1..)?;
        } else if let Some(vowel) = vowel.filter(|_| is_word(consonants)) {
            let (_, row) = ROWS.iter().find(|(name, _)| *name == consonants)?;
            let column = "aiueo".find(rest.get(vowel..)?.chars().next()?)?;
            let made = row.split(' ').nth(column).filter(|made| *made != ".")?;
            kana.push_str(made);
            rest = rest.get(vowel + 1..)?;
        } else {
            // The beginning of a syllable.
            let (word, after) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
            let begins = ROWS.iter().any(|(name, _)| name.starts_with(word));
            if !begins {
                return None;
            }
            rest = after;
        }
    }
    Some(kana).filter(|kana| !kana.trim().is_empty())
}

/// What follows an n that is a syllable of its own: before another consonant, an apostrophe, or at the end.
fn syllabic_n(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('n')?;
    match rest.chars().next() {
        None | Some(' ') => Some(rest),
        Some('\'') => rest.get(1..),
        // Typed twice, it is one, but for a syllable that begins with the second.
        Some('n') => match rest.chars().nth(1) {
            Some(next) if "aiueoy".contains(next) => Some(rest),
            _ => rest.get(1..),
        },
        Some(next) if "aiueoy".contains(next) => None,
        Some(next) => next.is_ascii_lowercase().then_some(rest),
    }
}

/// Whether a consonant is typed twice, or tch.
fn doubled(consonants: &str) -> bool {
    let mut letters = consonants.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) => {
            first.is_ascii_lowercase() && (first == second || (first == 't' && second == 'c'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e106_romaji_of_every_school_is_read() {
        for (typed, kana) in [
            ("huse", "ふせ"),
            ("fuse", "ふせ"),
            ("fusen", "ふせん"),
            ("fusenn", "ふせん"),
            ("fukusei", "ふくせい"),
            ("sentaku", "せんたく"),
            ("kin'en", "きんえん"),
            ("kinnen", "きんねん"),
            ("shita", "した"),
            ("sita", "した"),
            ("chokusen", "ちょくせん"),
            ("tyokusen", "ちょくせん"),
            ("hyouji", "ひょうじ"),
            ("zikkou", "じっこう"),
            ("jikkou", "じっこう"),
            ("matcha", "まっちゃ"),
            ("konekuta-", "こねくたー"),
            ("no-to", "のーと"),
            ("ryoukin hyou", "りょうきん ひょう"),
            ("ringu", "りんぐ"),
            ("fairu", "ふぁいる"),
            ("ha-to", "はーと"),
        ] {
            assert_eq!(kana_of(typed).as_deref(), Some(kana), "{typed}");
        }
    }

    #[test]
    fn e106_what_is_still_being_typed_counts_as_far_as_it_goes() {
        for (typed, kana) in [
            ("fus", "ふ"),
            ("hyo", "ひょ"),
            ("fuk", "ふ"),
            ("sak", "さ"),
            ("kosh", "こ"),
        ] {
            assert_eq!(kana_of(typed).as_deref(), Some(kana), "{typed}");
        }
        for other in [
            "",
            " ",
            "s",
            "select",
            "付箋",
            "ふせん",
            "a1",
            "qa",
            "yi",
            "'",
        ] {
            assert_eq!(kana_of(other), None, "{other}");
        }
    }
}
