//! Large numbers as people read them.

/// A number with its thousands apart: `16,384`, in Japanese as in English.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let found = [0, 999, 1000, 16_384, 50_000_000].map(grouped);
        assert_eq!(found, ["0", "999", "1,000", "16,384", "50,000,000"]);
    }
}
