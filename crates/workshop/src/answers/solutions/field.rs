//! What is said about a solution.

use super::SolutionFormat;
use crate::answers::fold;

/// A field of a solution.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SolutionField {
    /// 概要
    Outline,
    /// 技術的特徴
    Technical,
    /// ビジネス的特徴
    Business,
    /// いつ使う?
    When,
    /// どう課題を解決した?
    Solved,
    /// どんな効果が出た?
    Effect,
    /// どう実現している?
    Realised,
    /// 参考
    Reference,
    /// 難易度
    Difficulty,
    /// 理由: why that difficulty.
    Reason,
    /// Any other label.
    Other(String),
}

use SolutionField::{
    Business, Difficulty, Effect, Outline, Realised, Reason, Reference, Solved, Technical, When,
};

/// The known fields with their names; the first is the one that is written.
const NAMES: [(SolutionField, &[&str]); 10] = [
    (Outline, &["概要", "outline", "overview"]),
    (Technical, &["技術的特徴", "technical features"]),
    (Business, &["ビジネス的特徴", "business features"]),
    (When, &["いつ使う?", "when used", "when to use"]),
    (
        Solved,
        &[
            "どう課題を解決した?",
            "how was the issue solved",
            "どう課題を解決する",
        ],
    ),
    (Effect, &["どんな効果が出た?", "what effect", "効果"]),
    (
        Realised,
        &["どう実現している?", "how realised", "how realized"],
    ),
    (
        Reference,
        &[
            "参考",
            "参考リソース",
            "参考資料",
            "reference",
            "references",
        ],
    ),
    (Difficulty, &["難易度", "実装難易度", "difficulty"]),
    (Reason, &["理由", "難易度の理由", "reason"]),
];

impl SolutionField {
    /// The known field of that name.
    pub(super) fn known(label: &str) -> Option<Self> {
        let folded = fold(label);
        if folded.is_empty() {
            return None;
        }
        let named = NAMES
            .iter()
            .find(|(_, names)| names.iter().any(|name| fold(name) == folded));
        named.map(|(field, _)| field.clone())
    }

    /// The name under which it is written.
    pub fn name(&self) -> &str {
        if let Self::Other(name) = self {
            return name;
        }
        let named = NAMES.iter().find(|(field, _)| field == self);
        named
            .and_then(|(_, names)| names.first())
            .copied()
            .unwrap_or("")
    }

    /// The form that has this field.
    pub(crate) const fn format(&self) -> Option<SolutionFormat> {
        match self {
            Self::Outline | Self::Technical | Self::Business => Some(SolutionFormat::F1),
            Self::When | Self::Solved | Self::Effect | Self::Realised => Some(SolutionFormat::F2),
            _ => None,
        }
    }
}
