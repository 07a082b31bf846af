//! Which cards answer to what was typed.

use board::Label;
pub use editor::folded;

/// The texts that something is found by, folded.
pub fn names(labels: &[&Label], id: &str) -> String {
    let mut names = folded(id);
    for label in labels {
        for text in [&label.ja, &label.en] {
            // A word never goes on in the next text.
            names.push('\n');
            names.push_str(&folded(text));
        }
    }
    names
}

/// Whether every word of `query` (folded) is found in `names` (folded).
pub fn answers(query: &str, names: &str) -> bool {
    query.split_whitespace().all(|word| names.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_and_kana_answer() {
        let title = Label::new("9象限 ビジネスモデル", "Business Model Canvas");
        let names = names(&[&title], "rikai.bmc");
        for query in [
            "びじねす",
            "ＭＯＤＥＬ canvas",
            "９象限",
            "bmc",
            " ",
            "モデル 9",
        ] {
            assert!(answers(&folded(query), &names), "{query}");
        }
        for query in ["旅", "model 旅", "モデルbusiness"] {
            assert!(!answers(&folded(query), &names), "{query}");
        }
    }
}
