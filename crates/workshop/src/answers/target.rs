//! Where the parts of an answer may go.

use super::fold;
use crate::Template;

/// A place for texts: a cell of a template, with all the names it goes by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The cell's key.
    pub key: String,
    /// Its names, in any language, as written.
    pub names: Vec<String>,
}

impl Target {
    /// A place with its names.
    pub fn new(key: &str, names: &[&str]) -> Self {
        Self {
            key: key.to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        }
    }
}

/// The cells of a template as targets, by their labels in both languages.
pub fn targets_of(template: &Template) -> Vec<Target> {
    let cells = template.cells.iter();
    cells
        .map(|cell| Target::new(&cell.key, &[&cell.label.ja, &cell.label.en]))
        .collect()
}

/// Finds the target that a heading means.
pub(super) struct Matcher {
    /// By target, its folded names.
    names: Vec<Vec<String>>,
}

/// Headings longer than this are sentences: they mention names, but are none.
const HEADING_MAX: usize = 40;

/// Finds the target that a heading means.
pub(super) fn matcher(targets: &[Target]) -> Matcher {
    Matcher::new(targets)
}

impl Matcher {
    pub(super) fn new(targets: &[Target]) -> Self {
        let fold_names = |target: &Target| {
            let names = target.names.iter().map(|name| fold(name));
            names.filter(|name| !name.is_empty()).collect()
        };
        Self {
            names: targets.iter().map(fold_names).collect(),
        }
    }

    /// The target whose name is the text, but for widths, case, kana, punctuation and a number before it.
    pub(super) fn exact(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        if folded.is_empty() {
            return None;
        }
        self.names.iter().position(|names| names.contains(&folded))
    }

    /// The target whose name is the text, or stands in it, or the other way round; of several the one that covers the
    /// most. Where two cover as much nobody can tell.
    pub(super) fn closest(&self, text: &str) -> Option<usize> {
        if let Some(target) = self.exact(text) {
            return Some(target);
        }
        let folded = fold(text);
        let length = folded.chars().count();
        if !(2..=HEADING_MAX).contains(&length) {
            return None;
        }
        let mut best: Option<(usize, Cover)> = None;
        let mut is_tied = false;
        for (target, names) in self.names.iter().enumerate() {
            let covers = names.iter().filter_map(|name| cover(name, &folded));
            let Some(cover) = covers.max_by_key(|cover| cover.length) else {
                continue;
            };
            match best {
                Some((_, most)) if cover.length < most.length => {}
                Some((_, most)) if cover.length == most.length => is_tied = true,
                _ => {
                    best = Some((target, cover));
                    is_tied = false;
                }
            }
        }
        let (target, cover) = best?;
        (!is_tied && cover.is_much).then_some(target)
    }
}

/// What a name and a heading have in common.
#[derive(Clone, Copy)]
struct Cover {
    /// In characters.
    length: usize,
    /// Whether that is the whole name, or a third of it at least.
    is_much: bool,
}

/// What a name and a heading have in common if one stands in the other: two characters of Japanese or four of anything
/// else at least.
fn cover(name: &str, heading: &str) -> Option<Cover> {
    let (shorter, longer) = if name.len() <= heading.len() {
        (name, heading)
    } else {
        (heading, name)
    };
    let length = shorter.chars().count();
    let least = if shorter.is_ascii() { 4 } else { 2 };
    (length >= least && longer.contains(shorter)).then(|| Cover {
        length,
        is_much: shorter == name || length * 3 >= name.chars().count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bmc(heading: &str) -> Option<String> {
        let targets = targets_of(crate::template("rikai.bmc").unwrap());
        let found = Matcher::new(&targets).closest(heading);
        found.map(|index| targets[index].key.clone())
    }

    #[test]
    fn w60_headings_find_their_cell_in_both_languages() {
        for (heading, key) in [
            ("1. 顧客セグメント", "cs"),
            ("顧客との関係（価格プラン）", "cr"),
            ("顧客ｾｸﾞﾒﾝﾄ（Customer Segments）", "cs"),
            ("② 販路", "ch"),
            ("コスト", "co"),
            ("収益の流れ（Revenue Streams）", "rv"),
            ("KEY RESOURCES", "kr"),
            ("Partners", "kp"),
            ("主要な資源", "kr"),
        ] {
            assert_eq!(bmc(heading).as_deref(), Some(key), "{heading}");
        }
    }

    #[test]
    fn w60_what_could_be_two_cells_is_none() {
        for heading in [
            "顧客",
            "Key",
            "資源と販路",
            "まとめ",
            "",
            "!",
            "12",
            "Customer",
        ] {
            assert_eq!(bmc(heading), None, "{heading}");
        }
        let sentence =
            "顧客セグメントについて、これまでに集めた声をもとに改めて考えてみた結果を次に示します";
        assert_eq!(bmc(sentence), None);
    }
}
