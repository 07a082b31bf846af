//! Lists of solutions: the two forms that the workshop uses.
//!
//! F1 has a line each for outline, technical and business features, F2 an item each for when, how, effect and means, and
//! a reference below. Both have a heading a solution. Lists as a generative AI writes them, with the labels in bold
//! and the texts below, are read too.

mod field;
mod reading;
mod writing;

pub use field::SolutionField;
pub use reading::read_solutions;
pub use writing::write_solutions;

use super::Lines;

/// The field of that name that both forms know.
pub(super) fn known_field(label: &str) -> Option<SolutionField> {
    SolutionField::known(label)
}

/// The form of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SolutionFormat {
    /// `概要: …` lines.
    F1,
    /// `* いつ使う? : …` items.
    #[default]
    F2,
}

/// A solution.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Solution {
    /// What it is called.
    pub name: String,
    /// Who offers it; empty if the list does not say.
    pub provider: String,
    /// What is said about it, in the order of the list.
    pub fields: Vec<(SolutionField, String)>,
    /// The line of its heading; 0 for one that is made here.
    pub line: usize,
}

impl Solution {
    /// The text of a field; empty if it is not there.
    pub fn field(&self, field: &SolutionField) -> &str {
        let found = self.fields.iter().find(|(other, _)| other == field);
        found.map_or("", |(_, text)| text.as_str())
    }

    /// How hard it is to build, as rated; `None` if it is not or in words.
    pub fn difficulty(&self) -> Option<f64> {
        let text = super::narrow(self.field(&SolutionField::Difficulty));
        let digits = text
            .trim()
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .next()?;
        digits.parse().ok().filter(|value: &f64| value.is_finite())
    }
}

/// How a list is laid out, where people differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Whether an empty line follows a solution's heading.
    pub blank_after_name: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            blank_after_name: true,
        }
    }
}

/// A list of solutions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SolutionList {
    /// Its form.
    pub format: SolutionFormat,
    /// Its layout.
    pub layout: Layout,
    /// Its heading.
    pub title: String,
    /// The solutions.
    pub solutions: Vec<Solution>,
    /// Lines that are about no solution, with their text.
    pub strays: Vec<(Lines, String)>,
    /// The section of advice on good descriptions, which is no solution and is left out.
    pub advice: Option<Lines>,
}

#[cfg(test)]
pub(crate) mod tests;
