//! R-PT: points up to the weight.

use board::Locale;

use crate::Words;

/// Why points were not accepted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum PointsRefusal {
    /// More than the column's weight.
    AboveWeight {
        /// What was entered.
        points: f64,
        /// The column's weight.
        weight: f64,
    },
    /// Below zero.
    Negative,
    /// Between two half points.
    NotHalf {
        /// What was entered.
        points: f64,
    },
    /// No number at all, or the column has no weight yet.
    NoNumber,
}

impl PointsRefusal {
    /// The reason for the person who entered the points.
    pub fn text(self, locale: Locale) -> String {
        let (words, points, weight) = match self {
            Self::AboveWeight { points, weight } => (
                Words::new(
                    "{points}点は入れられません。この列の重みは{weight}なので、0から{weight}までです。",
                    "{points} points are too many: this column weighs {weight}, so 0 to {weight} can be given.",
                ),
                points,
                weight,
            ),
            Self::Negative => (
                Words::new("点数は0以上です。", "Points start at 0."),
                0.0,
                0.0,
            ),
            Self::NotHalf { points } => (
                Words::new(
                    "{points}点は入れられません。点数は0.5刻みです。",
                    "{points} points cannot be given: points go in steps of 0.5.",
                ),
                points,
                0.0,
            ),
            Self::NoNumber => (
                Words::new(
                    "点数を数字で入れてください。列に重みが要ります。",
                    "Enter the points as a number; the column needs a weight.",
                ),
                0.0,
                0.0,
            ),
        };
        words.with(
            locale,
            &[
                ("points", &points.to_string()),
                ("weight", &weight.to_string()),
            ],
        )
    }
}

/// R-PT: points that one person gives a solution in a column, from 0 to the column's weight in steps of a half.
///
/// # Errors
/// [`PointsRefusal`] says why; nothing is rounded or cut silently.
pub fn capped_points(points: f64, weight: f64) -> Result<f64, PointsRefusal> {
    if !points.is_finite() || !weight.is_finite() {
        return Err(PointsRefusal::NoNumber);
    }
    if points < 0.0 {
        return Err(PointsRefusal::Negative);
    }
    if points > weight {
        return Err(PointsRefusal::AboveWeight { points, weight });
    }
    if (points * 2.0).fract() != 0.0 {
        return Err(PointsRefusal::NotHalf { points });
    }
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w25_six_points_on_a_weight_of_five_are_refused_and_two_and_a_half_are_not() {
        assert_eq!(capped_points(2.5, 5.0), Ok(2.5));
        assert_eq!(capped_points(5.0, 5.0), Ok(5.0));
        let refusal = capped_points(6.0, 5.0).unwrap_err();
        assert_eq!(
            refusal.text(Locale::Ja),
            "6点は入れられません。この列の重みは5なので、0から5までです。"
        );
        assert!(refusal.text(Locale::En).contains("0 to 5"));
        assert_eq!(capped_points(-0.5, 5.0), Err(PointsRefusal::Negative));
        assert_eq!(
            capped_points(1.25, 5.0),
            Err(PointsRefusal::NotHalf { points: 1.25 })
        );
        assert_eq!(capped_points(f64::NAN, 5.0), Err(PointsRefusal::NoNumber));
        assert_eq!(
            capped_points(1.0, f64::INFINITY),
            Err(PointsRefusal::NoNumber)
        );
    }
}
