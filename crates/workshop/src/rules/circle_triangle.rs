//! R-OT: circles and triangles.

use board::{CircleTriangle, MarkScheme};

use super::total;

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
            circle_triangle_total(&[1.0, 2.0, 3.0], &marks, MarkScheme::TwoOne),
            10.0
        );
        // 1×1 + 3×0.5 + 1×1 = 3.5
        assert_eq!(
            circle_triangle_total(&[1.0, 3.0, 1.0], &marks, MarkScheme::OneHalf),
            3.5
        );
        assert_eq!(
            circle_triangle_total(&[f64::NAN, 2.0], &[Circle, Blank], MarkScheme::TwoOne),
            0.0
        );
        assert_eq!(circle_triangle_total(&[], &marks, MarkScheme::TwoOne), 0.0);
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
