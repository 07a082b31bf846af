//! The numbers of a text, with the words around them.

use crate::answers::narrow;

/// A number in a text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Token {
    /// Its value; per cent from 0 to 100, 万 and 億 multiplied in.
    pub value: f64,
    /// Whether it is per cent.
    pub is_percent: bool,
    /// Whether it is the number of cases (`n=30`).
    pub is_sample: bool,
    /// Whether only a slash stands before it, after another number (`4/5`).
    pub follows_slash: bool,
    /// Whether the number itself means "more than": 過半数.
    pub is_majority: bool,
    /// What stands between the number before and this one.
    pub before: String,
    /// What stands up to the next number; in lower case, narrow.
    pub after: String,
}

/// Texts beyond this length are read only so far; a cell's text is shorter.
const CHARACTERS_MAX: usize = 5_000;

/// Words that stand for a share of people, with its per cents.
const SHARES: [(&str, f64, bool); 7] = [
    ("過半数", 50.0, true),
    ("半数", 50.0, false),
    ("半分", 50.0, false),
    ("全員", 100.0, false),
    ("majority", 50.0, true),
    ("half", 50.0, false),
    ("everyone", 100.0, false),
];

/// The numbers of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let cut: String = text.chars().take(CHARACTERS_MAX).collect();
    let text = narrow(&cut).to_lowercase();
    let mut found: Vec<Token> = Vec::new();
    let mut between = String::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let share = SHARES.iter().find(|(word, ..)| rest.starts_with(word));
        let read = match share {
            Some((word, percent, is_majority)) => Some((*percent, word.len(), true, *is_majority)),
            None if first.is_ascii_digit() => {
                number(rest).map(|(value, length, is_percent)| (value, length, is_percent, false))
            }
            None => None,
        };
        let Some((value, length, is_percent, is_majority)) = read else {
            // A number that no f64 holds is no number, nor is a part of it.
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            let (skipped, after) = rest.split_at(digits.max(first.len_utf8()));
            between.push_str(skipped);
            rest = after;
            continue;
        };
        if let Some(last) = found.last_mut() {
            last.after.clone_from(&between);
        }
        let before = std::mem::take(&mut between);
        found.push(Token {
            value,
            is_percent,
            is_sample: ends_in_sample_sign(&before),
            follows_slash: !found.is_empty() && before.trim() == "/",
            is_majority,
            before,
            after: String::new(),
        });
        rest = rest.get(length..).unwrap_or("");
    }
    if let Some(last) = found.last_mut() {
        last.after = between;
    }
    found
}

/// The number at the start of a text: its value, its length in bytes, whether it is per cent.
fn number(text: &str) -> Option<(f64, usize, bool)> {
    let mut digits = String::new();
    let mut length = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let digit_follows = next.is_some_and(|next| next.is_ascii_digit());
        match c {
            '0'..='9' => digits.push(c),
            '.' if digit_follows && !digits.contains('.') => digits.push(c),
            // Only a comma between groups of three belongs to the number.
            ',' if groups_three(text.get(at + 1..).unwrap_or("")) && !digits.contains('.') => {}
            _ => break,
        }
        length = at + c.len_utf8();
    }
    let mut value: f64 = digits
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())?;
    let mut after = text.get(length..).unwrap_or("");
    for (word, factor) in [("千", 1e3), ("百万", 1e6), ("万", 1e4), ("億", 1e8)] {
        let trimmed = after.trim_start();
        if trimmed.starts_with(word) {
            value *= factor;
            length += after.len() - trimmed.len() + word.len();
            after = text.get(length..).unwrap_or("");
            break;
        }
    }
    let trimmed = after.trim_start();
    let spaces = after.len() - trimmed.len();
    for (word, factor) in [
        ("%", 1.0),
        ("パーセント", 1.0),
        ("percent", 1.0),
        ("per cent", 1.0),
        ("割", 10.0),
    ] {
        if trimmed.starts_with(word) && !trimmed.starts_with("割合") {
            return Some((value * factor, length + spaces + word.len(), true));
        }
    }
    Some((value, length, false))
}

/// Whether exactly three digits follow.
fn groups_three(text: &str) -> bool {
    text.chars().take_while(char::is_ascii_digit).count() == 3
}

/// Whether a text ends in `n=` or a form of it.
fn ends_in_sample_sign(text: &str) -> bool {
    let text = text.trim_end();
    let signless = text.trim_end_matches(['=', '≥', '≧', '>', ':']);
    if signless.len() == text.len() {
        return false;
    }
    let mut from_end = signless.trim_end().chars().rev();
    from_end.next() == Some('n') && !from_end.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_groups_multipliers_and_shares() {
        let values = |text: &str| -> Vec<(f64, bool)> {
            let tokens = tokens(text);
            tokens
                .iter()
                .map(|token| (token.value, token.is_percent))
                .collect()
        };
        assert_eq!(
            values("１，０００件と2,34"),
            [(1000.0, false), (2.0, false), (34.0, false)]
        );
        assert_eq!(
            values("1.5万円 3 億"),
            [(15_000.0, false), (300_000_000.0, false)]
        );
        assert_eq!(values("７割、8 割合"), [(70.0, true), (8.0, false)]);
        assert_eq!(values("半数と過半数"), [(50.0, true), (50.0, true)]);
        assert_eq!(values("4.5."), [(4.5, false)]);
        assert_eq!(values(&"9".repeat(400)), []);
    }

    #[test]
    fn the_number_of_cases_is_told_apart() {
        let samples = |text: &str| -> Vec<bool> {
            tokens(text).iter().map(|token| token.is_sample).collect()
        };
        assert_eq!(samples("平均4.5 (n = 30)"), [false, true]);
        assert_eq!(samples("N≥20"), [true]);
        assert_eq!(samples("mean=30 n 5"), [false, false]);
    }
}
