//! R-ICE: impact × confidence × ease.

use crate::Words;

/// What the evidence at hand is worth.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ConfidenceLevel {
    /// The factor.
    pub value: f64,
    /// The kind of evidence.
    pub name: Words,
    /// Where it comes from.
    pub source: Words,
}

impl ConfidenceLevel {
    /// The band that the level belongs to.
    pub fn band(&self) -> Words {
        if self.value <= 0.1 {
            Words::new("ほぼゼロ", "Near zero")
        } else if self.value < 1.0 {
            Words::new("とても低い", "Very low")
        } else if self.value < 3.0 {
            Words::new("低い", "Low")
        } else if self.value < 7.0 {
            Words::new("やや低い", "Medium-low")
        } else if self.value < 10.0 {
            Words::new("中くらい", "Medium")
        } else {
            Words::new("高い", "High")
        }
    }
}

const fn level(value: f64, name: Words, source: Words) -> ConfidenceLevel {
    ConfidenceLevel {
        value,
        name,
        source,
    }
}

/// The levels of confidence, lowest first.
pub const CONFIDENCE: [ConfidenceLevel; 9] = [
    level(
        0.01,
        Words::new("自分の確信", "Self-conviction"),
        Words::new("そう信じている", "One believes so"),
    ),
    level(
        0.03,
        Words::new("企画のスライド", "Pitch deck"),
        Words::new("企画書にした", "It is written up as a plan"),
    ),
    level(
        0.1,
        Words::new("時流の裏付け", "Thematic support"),
        Words::new("事例や流行がある（理解編）", "Cases and trends"),
    ),
    level(
        0.2,
        Words::new("他の人の意見", "Others' opinion"),
        Words::new(
            "チームや経営層が賛成した",
            "The team or the executives agree",
        ),
    ),
    level(
        0.5,
        Words::new("見積もりと計画", "Estimates and plans"),
        Words::new(
            "ビジネスモデルと計画がある（開始編）",
            "Business model and plan exist",
        ),
    ),
    level(
        1.0,
        Words::new("顧客の声", "Anecdotal evidence"),
        Words::new(
            "顧客1〜3人で確かめた（応用編）",
            "Tried with one to three customers",
        ),
    ),
    level(
        3.0,
        Words::new("市場のデータ", "Market data"),
        Words::new("調査やテスト販売をした", "Surveys or test marketing"),
    ),
    level(
        7.0,
        Words::new("利用者の実績", "User evidence"),
        Words::new(
            "利用者20人以上やMVPのデータがある",
            "Twenty users or more, data of a first product",
        ),
    ),
    level(
        10.0,
        Words::new("テストの結果", "Test results"),
        Words::new(
            "長期の調査、α版・β版、A/Bテストの結果がある",
            "Long surveys, α and β versions, A/B tests",
        ),
    ),
];

/// A score with what should be said about it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ice {
    /// Impact × confidence × ease.
    pub score: f64,
    /// Whether the evidence is thinner than one to three customers, so that it lowers the score.
    pub thin_evidence: bool,
}

/// Why there is no score.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IceFault {
    /// Impact is missing or does not lie between 1 and 10.
    Impact,
    /// Confidence is none of [`CONFIDENCE`].
    Confidence,
    /// Ease is missing or does not lie between 1 and 10.
    Ease,
}

/// R-ICE: impact (1–10) × confidence (one of the levels) × ease (1–10).
///
/// # Errors
/// [`IceFault`], naming the first factor that cannot be.
pub fn ice(impact: f64, confidence: f64, ease: f64) -> Result<Ice, IceFault> {
    if !(1.0..=10.0).contains(&impact) {
        return Err(IceFault::Impact);
    }
    if !CONFIDENCE.iter().any(|level| level.value == confidence) {
        return Err(IceFault::Confidence);
    }
    if !(1.0..=10.0).contains(&ease) {
        return Err(IceFault::Ease);
    }
    Ok(Ice {
        score: impact * confidence * ease,
        thin_evidence: confidence < 1.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w35_impact_times_confidence_times_ease() {
        let found = ice(8.0, 0.5, 6.0).unwrap();
        assert_eq!((found.score, found.thin_evidence), (24.0, true));
        assert!(!ice(8.0, 1.0, 6.0).unwrap().thin_evidence);
        assert_eq!(ice(11.0, 1.0, 6.0), Err(IceFault::Impact));
        assert_eq!(ice(8.0, 2.0, 6.0), Err(IceFault::Confidence));
        assert_eq!(ice(8.0, 1.0, f64::NAN), Err(IceFault::Ease));
    }

    #[test]
    fn w35_the_levels_rise_and_have_their_bands() {
        let values: Vec<f64> = CONFIDENCE.iter().map(|level| level.value).collect();
        assert_eq!(values, [0.01, 0.03, 0.1, 0.2, 0.5, 1.0, 3.0, 7.0, 10.0]);
        let bands: Vec<&str> = CONFIDENCE.iter().map(|level| level.band().en).collect();
        assert_eq!(
            bands,
            [
                "Near zero",
                "Near zero",
                "Near zero",
                "Very low",
                "Very low",
                "Low",
                "Medium-low",
                "Medium",
                "High"
            ]
        );
    }
}
