//! How well a command's names answer to what was typed.

pub use editor::{folded, kana_of};

/// How far `names` (folded) are from `query` (folded): 0 is nearest, `None` is no answer. Every word of the query has
/// to be found in one of the names.
pub fn distance(query: &str, names: &[String]) -> Option<usize> {
    query
        .split_whitespace()
        .map(|word| {
            names
                .iter()
                .filter_map(|name| distance_of_word(word, name))
                .min()
        })
        .sum()
}

/// The whole name, its beginning, the beginning of one of its words, anywhere in it.
fn distance_of_word(word: &str, name: &str) -> Option<usize> {
    if name == word {
        return Some(0);
    }
    let at = name.find(word)?;
    if at == 0 {
        return Some(1);
    }
    let starts_word = |part: &str| part.starts_with(word);
    if name
        .split([' ', '（', '(', '・', '/', '-'])
        .any(starts_word)
    {
        Some(2)
    } else {
        Some(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str, names: &[&str]) -> Option<usize> {
        let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
        distance(&folded(query), &names)
    }

    #[test]
    fn names_answer_in_either_language() {
        let names = ["複製", "Duplicate"];
        assert_eq!(found("複", &names), Some(1));
        assert_eq!(found("dupl", &names), Some(1));
        assert_eq!(found("ＤＵＰＬＩＣＡＴＥ", &names), Some(0));
        assert_eq!(found("削除", &names), None);
    }

    #[test]
    fn kana_answer_to_each_other() {
        assert_eq!(found("こぴー", &["コピー", "Copy"]), Some(0));
        assert_eq!(found("キーボード", &["きーぼーど"]), Some(0));
    }

    #[test]
    fn every_word_has_to_be_found() {
        let names = ["選択範囲を表示", "Zoom to selection"];
        assert_eq!(found("zoom sel", &names), Some(3));
        assert_eq!(found("選択　表示", &names), Some(4));
        assert_eq!(found("zoom board", &names), None);
    }

    #[test]
    fn nothing_typed_answers_to_everything() {
        assert_eq!(found("  ", &["複製"]), Some(0));
    }
}
