//! Numbers as they are shown.

/// At most two digits behind the point, thousands apart: `1,200,000`, `2.5`, `0.03`.
pub(super) fn shown(number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    if !rounded.is_finite() {
        return String::new();
    }
    let plain = rounded.abs().to_string();
    let (whole, rest) = match plain.split_once('.') {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (plain.as_str(), None),
    };
    let mut text = String::new();
    if rounded < 0.0 {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(rest) = rest {
        text.push('.');
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w88_numbers_are_short_and_thousands_apart() {
        let cases = [
            (0.0, "0"),
            (-0.001, "0"),
            (2.5, "2.5"),
            (3.499_999_999, "3.5"),
            (1_200_000.0, "1,200,000"),
            (-999.0, "-999"),
            (-1000.25, "-1,000.25"),
            (f64::NAN, ""),
        ];
        for (number, text) in cases {
            assert_eq!(shown(number), text);
        }
    }
}
