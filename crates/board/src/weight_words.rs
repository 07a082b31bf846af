//! The weight that people write behind a note's words: 「早く届く（5）」.

use crate::limits::WEIGHT_MAX;

/// A text and the number in brackets at its end; `None` if there is none, or none that can be a weight.
fn parted(text: &str) -> Option<(&str, u32)> {
    let inner = text.trim_end().strip_suffix([')', '）'])?;
    let (bare, number) = inner.rsplit_once(['(', '（'])?;
    let mut weight = 0_u32;
    let digits = number.trim();
    for letter in digits.chars() {
        // Full-width ones lie in the same order.
        let narrow = match letter {
            '０'..='９' => u32::from(letter) - u32::from('０'),
            _ => letter.to_digit(10)?,
        };
        weight = weight.checked_mul(10)?.checked_add(narrow)?;
    }
    let is_one = !digits.is_empty() && f64::from(weight) <= WEIGHT_MAX;
    is_one.then(|| (bare.trim_end(), weight))
}

/// A text without the weight in brackets at its end.
pub fn without_weight(text: &str) -> &str {
    parted(text).map_or(text, |(bare, _)| bare)
}

/// A text without a weight at its end that is said beside it anyway.
pub(crate) fn without_this_weight(text: &str, weight: Option<f64>) -> &str {
    match parted(text) {
        Some((bare, number)) if weight == Some(f64::from(number)) && !bare.is_empty() => bare,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b151_only_a_weight_at_the_end_is_left_out() {
        for (text, bare) in [
            ("早く届く（5）", "早く届く"),
            ("早く届く (３) ", "早く届く"),
            ("2024年（上期）", "2024年（上期）"),
            ("予算（2024）", "予算（2024）"),
            ("空（）", "空（）"),
            ("（5）早く", "（5）早く"),
            ("大きい（99999999999999）", "大きい（99999999999999）"),
        ] {
            assert_eq!(without_weight(text), bare);
        }
        assert_eq!(without_this_weight("速い（5）", Some(5.0)), "速い");
        assert_eq!(without_this_weight("速い（5）", Some(3.0)), "速い（5）");
        assert_eq!(without_this_weight("速い（5）", None), "速い（5）");
        assert_eq!(without_this_weight("（5）", Some(5.0)), "（5）");
    }
}
