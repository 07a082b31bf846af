//! R-OT: circles and triangles.

use super::total;

/// A mark in a score sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CircleTriangle {
    /// ○: it answers the criterion.
    Circle,
    /// △: it does so in part.
    Triangle,
    /// ×: somebody looked and it does not. Counts like no mark.
    Cross,
    /// Nothing.
    #[default]
    Blank,
}

impl CircleTriangle {
    /// The mark that a text shows; circles have several characters that look alike. `None` for any other text.
    pub fn read(text: &str) -> Option<Self> {
        let mark = text.trim().trim_end_matches(['\u{fe0e}', '\u{fe0f}']);
        Some(match mark {
            "" | "-" | "－" | "ー" | "—" => Self::Blank,
            "○" | "〇" | "◯" | "⭕" | "◎" | "o" | "O" | "ｏ" | "Ｏ" => Self::Circle,
            "△" | "▲" | "🔺" => Self::Triangle,
            "×" | "✕" | "✖" | "❌" | "x" | "X" | "ｘ" | "Ｘ" => Self::Cross,
            _ => return None,
        })
    }
}

/// What the marks are worth.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MarkScheme {
    /// A circle.
    pub circle: f64,
    /// A triangle.
    pub triangle: f64,
}

impl MarkScheme {
    /// ○ 2 and △ 1, for proposals.
    pub const TWO_ONE: Self = Self {
        circle: 2.0,
        triangle: 1.0,
    };
    /// ○ 1 and △ 0.5, for cases and ideas.
    pub const ONE_HALF: Self = Self {
        circle: 1.0,
        triangle: 0.5,
    };

    /// What a mark is worth.
    pub const fn value(self, mark: CircleTriangle) -> f64 {
        match mark {
            CircleTriangle::Circle => self.circle,
            CircleTriangle::Triangle => self.triangle,
            CircleTriangle::Cross | CircleTriangle::Blank => 0.0,
        }
    }
}

/// R-OT: the sum of weight × mark over the criteria of one row. A weight without a mark counts nothing, and the
/// other way round.
pub fn circle_triangle_total(weights: &[f64], marks: &[CircleTriangle], scheme: MarkScheme) -> f64 {
    let products = weights.iter().zip(marks);
    total(products.map(|(weight, mark)| weight * scheme.value(*mark)))
}

#[cfg(test)]
mod tests {
    use super::CircleTriangle::{Blank, Circle, Triangle};
    use super::*;

    #[test]
    fn w24_circles_and_triangles_weigh_as_in_the_worked_examples() {
        // (1×2) + (2×1) + (3×2) = 10
        let marks = [Circle, Triangle, Circle];
        assert_eq!(
            circle_triangle_total(&[1.0, 2.0, 3.0], &marks, MarkScheme::TWO_ONE),
            10.0
        );
        // 1×1 + 3×0.5 + 1×1 = 3.5
        assert_eq!(
            circle_triangle_total(&[1.0, 3.0, 1.0], &marks, MarkScheme::ONE_HALF),
            3.5
        );
        assert_eq!(
            circle_triangle_total(&[f64::NAN, 2.0], &[Circle, Blank], MarkScheme::TWO_ONE),
            0.0
        );
        assert_eq!(circle_triangle_total(&[], &marks, MarkScheme::TWO_ONE), 0.0);
    }

    #[test]
    fn w24_marks_are_read_whichever_circle_was_typed() {
        for text in ["○", "〇", " ◯ ", "⭕️", "O"] {
            assert_eq!(CircleTriangle::read(text), Some(Circle), "{text}");
        }
        assert_eq!(CircleTriangle::read("△"), Some(Triangle));
        assert_eq!(CircleTriangle::read("×"), Some(CircleTriangle::Cross));
        assert_eq!(CircleTriangle::read(""), Some(Blank));
        assert_eq!(CircleTriangle::read("たぶん"), None);
    }
}
