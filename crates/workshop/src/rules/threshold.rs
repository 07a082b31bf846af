//! R-TH: pass lines read from a text, and what was measured held against them.

mod numbers;
mod reading;

pub use reading::{main_threshold, thresholds};

use crate::Words;

/// How the measured value is held against the pass line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// ≥, 以上, at least.
    AtLeast,
    /// >, 超, more than.
    MoreThan,
    /// ≤, 以下, 以内, at most.
    AtMost,
    /// <, 未満, less than.
    LessThan,
}

impl Comparison {
    /// Its sign.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::AtMost => "≤",
            Self::LessThan => "<",
        }
    }

    /// Whether `value` passes `line`.
    pub fn holds(self, value: f64, line: f64) -> bool {
        match self {
            Self::AtLeast => value >= line,
            Self::MoreThan => value > line,
            Self::AtMost => value <= line,
            Self::LessThan => value < line,
        }
    }
}

/// What kind of thing a pass line counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Per cent, from 0 to 100.
    Percent,
    /// A length of time: minutes, months …
    Time,
    /// Pieces, people, points, or nothing at all.
    Other,
}

/// A pass line.
#[derive(Clone, PartialEq, Debug)]
pub struct Threshold {
    /// How to compare.
    pub comparison: Comparison,
    /// The line; per cent from 0 to 100.
    pub value: f64,
    /// What kind of thing is counted.
    pub unit: Unit,
    /// The unit as written, `件` for example; empty where none is written.
    pub unit_text: String,
    /// The number of cases that the text asks for (`n=30`).
    pub sample: Option<f64>,
    /// Whether no comparison stands in the text, so that "at least" is a guess.
    pub assumed: bool,
}

/// What was measured, in the unit of the pass line.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Measured {
    /// The value; `None` where nothing was measured.
    pub value: Option<f64>,
    /// From how many cases.
    pub cases: Option<f64>,
}

/// Whether a pass line is reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// 達成
    Met,
    /// 未達
    NotMet,
    /// データ不足
    NotEnoughData,
}

impl Verdict {
    /// Its name.
    pub const fn name(self) -> Words {
        match self {
            Self::Met => Words::new("達成", "Met"),
            Self::NotMet => Words::new("未達", "Not met"),
            Self::NotEnoughData => Words::new("データ不足", "Not enough data"),
        }
    }
}

/// R-TH: a measurement against its pass line. Nothing measured, no number, or fewer cases than asked for (by the text,
/// or by `cases_needed`) is not enough data, however good the value looks.
pub fn judge(threshold: &Threshold, measured: Measured, cases_needed: Option<f64>) -> Verdict {
    let Some(value) = measured.value.filter(|value| value.is_finite()) else {
        return Verdict::NotEnoughData;
    };
    let needed = threshold.sample.into_iter().chain(cases_needed);
    let cases = measured.cases.filter(|cases| cases.is_finite());
    for needed in needed {
        if !cases.is_some_and(|cases| cases >= needed) {
            return Verdict::NotEnoughData;
        }
    }
    if threshold.comparison.holds(value, threshold.value) {
        Verdict::Met
    } else {
        Verdict::NotMet
    }
}

impl Measured {
    /// What a result cell says: `72% (n=5)`, `4/5` (80 per cent of 5 cases), `4.6`.
    pub fn read(text: &str) -> Self {
        let tokens = numbers::tokens(text);
        let mut measured = Self::default();
        for (index, token) in tokens.iter().enumerate() {
            if token.is_sample {
                measured.cases = measured.cases.or(Some(token.value));
            } else if measured.value.is_none() {
                let whole = tokens.get(index + 1).filter(|next| next.follows_slash);
                match whole {
                    Some(whole) if whole.value > 0.0 => {
                        measured.value = Some(token.value / whole.value * 100.0);
                        measured.cases = measured.cases.or(Some(whole.value));
                    }
                    _ => measured.value = Some(token.value),
                }
            }
        }
        measured
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w44_a_measurement_is_met_not_met_or_not_enough_data() {
        let line = main_threshold("推薦アイテムを購入した割合が 70% 超").unwrap();
        let of = |text: &str| judge(&line, Measured::read(text), Some(5.0));
        assert_eq!(of("72% (n=30)"), Verdict::Met);
        assert_eq!(of("70％（ｎ＝30）"), Verdict::NotMet);
        assert_eq!(of("72% (n=4)"), Verdict::NotEnoughData);
        assert_eq!(of("72%"), Verdict::NotEnoughData);
        assert_eq!(of("まだ"), Verdict::NotEnoughData);
        assert_eq!(of("4/5"), Verdict::Met);
        assert_eq!(of("3/5"), Verdict::NotMet);
        let asked = main_threshold("平均 4.5 以上 (n=30)").unwrap();
        assert_eq!(asked.sample, Some(30.0));
        let measured = Measured {
            value: Some(4.5),
            cases: Some(30.0),
        };
        assert_eq!(judge(&asked, measured, None), Verdict::Met);
        let nan = Measured {
            value: Some(f64::NAN),
            cases: Some(99.0),
        };
        assert_eq!(judge(&asked, nan, None), Verdict::NotEnoughData);
        assert_eq!(Verdict::NotEnoughData.name().ja, "データ不足");
    }
}
