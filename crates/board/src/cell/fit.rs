//! What may be put into a cell.

use super::{CellValue, CircleTriangle, Holds};
use crate::limits::{DATE_CHARACTERS_MAX, NUMBER_MAX, VALUE_CHARACTERS_MAX};

/// How far from a step a number may be that was reckoned with.
const TOLERANCE: f64 = 1e-6;

impl Holds {
    /// Whether `value` can be put into a cell that holds this; `weight` is that of its column.
    ///
    /// # Errors
    /// Why not, as a word for [`crate::BoardError::Unfit`]: `no-value` (nothing can be put into this), `no-number`,
    /// `out-of-range`, `no-step` (not on a step), `no-weight` (the column has no weight yet), `above-weight`,
    /// `no-choice`, `no-mark`, `no-time`, `no-tick`, `no-text`, `too-long`.
    pub fn takes(&self, value: &CellValue, weight: Option<f64>) -> Result<(), &'static str> {
        match self {
            Self::Number { min, max, step, .. } => {
                let number = number(value)?;
                let range = min.unwrap_or(-NUMBER_MAX)..=max.unwrap_or(NUMBER_MAX);
                if !range.contains(&number) {
                    return Err("out-of-range");
                }
                on_step(number - min.unwrap_or(0.0), step.unwrap_or(0.0))
            }
            Self::Points => {
                let points = number(value)?;
                let weight = weight.ok_or("no-weight")?;
                if points < 0.0 {
                    Err("out-of-range")
                } else if points > weight {
                    Err("above-weight")
                } else {
                    on_step(points, 0.5)
                }
            }
            Self::Text { .. } => text(value, VALUE_CHARACTERS_MAX).map(|_| ()),
            // A date that does not exist is kept as it was typed; whoever shows it says so.
            Self::Date => text(value, DATE_CHARACTERS_MAX).map(|_| ()),
            Self::Time => is_time(text(value, DATE_CHARACTERS_MAX)?).ok_or("no-time"),
            Self::Select { options } => {
                let key = text(value, VALUE_CHARACTERS_MAX)?;
                let known = options.iter().any(|option| option.key == key);
                known.then_some(()).ok_or("no-choice")
            }
            Self::Mark { .. } => {
                let token = text(value, VALUE_CHARACTERS_MAX)?;
                let mark = CircleTriangle::from_token(token);
                mark.map(|_| ()).ok_or("no-mark")
            }
            Self::Check => match value {
                CellValue::Flag(_) => Ok(()),
                _ => Err("no-tick"),
            },
            _ => Err("no-value"),
        }
    }
}

fn number(value: &CellValue) -> Result<f64, &'static str> {
    let number = value.as_number().ok_or("no-number")?;
    if number.is_finite() {
        Ok(number)
    } else {
        Err("no-number")
    }
}

fn text(value: &CellValue, max: usize) -> Result<&str, &'static str> {
    let text = value.as_text().ok_or("no-text")?;
    if text.chars().nth(max).is_some() {
        Err("too-long")
    } else {
        Ok(text)
    }
}

/// Whether `number` is a multiple of `step`; without a step every number is.
fn on_step(number: f64, step: f64) -> Result<(), &'static str> {
    let steps = number / step;
    if step <= 0.0 || (steps - steps.round()).abs() <= TOLERANCE {
        Ok(())
    } else {
        Err("no-step")
    }
}

/// Whether the text is `HH:MM`, from 00:00 to 23:59.
fn is_time(text: &str) -> Option<()> {
    let (hours, minutes) = text.split_once(':')?;
    let read = |part: &str, end: u32| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|at| digits && *at < end)
    };
    read(hours, 24).and(read(minutes, 60)).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CellValue::Number, Choice, Label, MarkScheme};

    fn word(text: &str) -> CellValue {
        CellValue::Text(text.to_owned())
    }

    #[test]
    fn b76_points_go_up_to_the_weight_in_steps_of_a_half() {
        let takes = |points, weight| Holds::Points.takes(&Number(points), weight);
        assert_eq!(takes(2.5, Some(5.0)), Ok(()));
        assert_eq!(takes(5.0, Some(5.0)), Ok(()));
        assert_eq!(takes(6.0, Some(5.0)), Err("above-weight"));
        assert_eq!(takes(-0.5, Some(5.0)), Err("out-of-range"));
        assert_eq!(takes(2.3, Some(5.0)), Err("no-step"));
        assert_eq!(takes(1.0, None), Err("no-weight"));
        assert_eq!(takes(f64::NAN, Some(5.0)), Err("no-number"));
        let text = Holds::Points.takes(&word("3"), Some(5.0));
        assert_eq!(text, Err("no-number"));
    }

    #[test]
    fn b76_numbers_keep_to_their_range_and_their_steps() {
        let holds = Holds::Number {
            min: Some(1.0),
            max: Some(2.0),
            step: Some(0.1),
            unit: None,
        };
        for step in 0..=10 {
            let number = 1.0 + f64::from(step) * 0.1;
            assert_eq!(holds.takes(&Number(number), None), Ok(()), "{number}");
        }
        assert_eq!(holds.takes(&Number(1.25), None), Err("no-step"));
        assert_eq!(holds.takes(&Number(2.1), None), Err("out-of-range"));
    }

    #[test]
    fn b76_a_date_that_does_not_exist_is_kept_and_a_time_has_its_form() {
        assert_eq!(Holds::Date.takes(&word("11/31"), None), Ok(()));
        let long = word(&"あ".repeat(41));
        assert_eq!(Holds::Date.takes(&long, None), Err("too-long"));
        assert_eq!(Holds::Time.takes(&word("09:30"), None), Ok(()));
        for wrong in ["9:30", "24:00", "12:60", "noon", "+1:00", "12:3０"] {
            let refused = Holds::Time.takes(&word(wrong), None);
            assert_eq!(refused, Err("no-time"), "{wrong}");
        }
    }

    #[test]
    fn b76_only_what_can_be_chosen_is_taken() {
        let choice = |key: &str| Choice {
            key: key.to_owned(),
            label: Label::default(),
        };
        let options = vec![choice("yes"), choice("no")];
        let select = Holds::Select { options };
        assert_eq!(select.takes(&word("yes"), None), Ok(()));
        assert_eq!(select.takes(&word("maybe"), None), Err("no-choice"));
        let mark = Holds::Mark {
            scheme: MarkScheme::TwoOne,
        };
        assert_eq!(mark.takes(&word("triangle"), None), Ok(()));
        assert_eq!(mark.takes(&word("△"), None), Err("no-mark"));
        assert_eq!(Holds::Check.takes(&CellValue::Flag(true), None), Ok(()));
        assert_eq!(Holds::Check.takes(&word("true"), None), Err("no-tick"));
        let zone = Holds::ZONE.takes(&word("x"), None);
        assert_eq!(zone, Err("no-value"));
    }
}
