//! Fractional index keys: a new key fits between any two, so that restacking one element
//! writes one element.
//!
//! A key is a text over the 62 digits `0–9 A–Z a–z`, compared byte by byte, read as the digits behind a
//! "0." in base 62. It never ends in the digit `0`, so there is always room before it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The value of `a`, the head of a counter of one digit.
const HEAD_FIRST: usize = 36;
/// The value of `z`, the head of a counter of 26 digits.
const HEAD_LAST: usize = 61;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A place in the pile. Compared as bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct OrderKey(Arc<str>);

impl Default for OrderKey {
    fn default() -> Self {
        Self(Self::FIRST.into())
    }
}

impl OrderKey {
    /// The default, as text.
    pub(crate) const FIRST: &str = "a1";

    /// Takes a stored key; anything that is no key sorts as the default does.
    pub fn parse(text: &str) -> Self {
        let fits = !text.is_empty()
            && text.len() <= 256
            && text.bytes().all(|byte| DIGITS.contains(&byte));
        if fits && !text.ends_with('0') {
            Self(text.into())
        } else {
            Self::default()
        }
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key above `top`. The first digit, `a` to `z`, says how many digits of a counter follow (1 to 26), so
    /// that stacking n elements one above the other costs keys of about log(n) digits, not of n.
    pub fn above(top: Option<&Self>) -> Self {
        let Some(top) = top else {
            return Self::default();
        };
        if let Some(next) = top.counted_up_at_its_end() {
            return next;
        }
        let mut digits = top.0.bytes().map(value);
        let head = digits.next().unwrap_or(0);
        let Some(length) = head.checked_sub(HEAD_FIRST).map(|beyond| beyond + 1) else {
            return Self::default();
        };
        let mut counter: Vec<usize> = digits.chain(std::iter::repeat(0)).take(length).collect();
        if count_up(&mut counter) {
            counter.insert(0, head);
        } else if head < HEAD_LAST {
            counter = vec![0; length];
            counter.insert(0, head + 1);
            counter.push(1);
        } else {
            counter = top.0.bytes().map(value).chain([31]).collect();
        }
        Self::from_values(&counter)
    }

    /// The next key of the counter, if only its last digit changes: that is so 60 times in 61.
    fn counted_up_at_its_end(&self) -> Option<Self> {
        let (&head, digits) = self.0.as_bytes().split_first()?;
        let length = usize::from(head.checked_sub(b'a')?) + 1;
        let (&last, _) = digits.split_last().filter(|_| digits.len() == length)?;
        let next = match last {
            b'9' => 'A',
            b'Z' => 'a',
            b'z' => return None,
            digit if digit.is_ascii_alphanumeric() => char::from(digit + 1),
            _ => return None,
        };
        let mut text = self.0.get(..length)?.to_owned();
        text.push(next);
        Some(Self(text.into()))
    }

    /// The key as text, in the same memory.
    pub(crate) fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// A key strictly between `low` and `high`; if they are out of order or equal, one above `low`.
    pub fn between(low: Option<&Self>, high: Option<&Self>) -> Self {
        let Some(high) = high else {
            return Self::above(low);
        };
        if low.is_some_and(|low| low >= high) {
            return Self::above(low);
        }
        let low: Vec<usize> = low
            .map(|key| key.0.bytes().map(value).collect())
            .unwrap_or_default();
        let high: Vec<usize> = high.0.bytes().map(value).collect();
        let mut result = Vec::new();
        let mut bounded = true; // whether `high` still bounds the digits to come
        for index in 0.. {
            let bottom = low.get(index).copied().unwrap_or(0);
            let top = if bounded {
                high.get(index).copied().unwrap_or(0)
            } else {
                62
            };
            if top > bottom + 1 {
                result.push((bottom + top) / 2);
                break;
            }
            result.push(bottom);
            bounded = bounded && top == bottom;
        }
        Self::from_values(&result)
    }

    fn from_values(values: &[usize]) -> Self {
        let text: String = values
            .iter()
            .filter_map(|&value| DIGITS.get(value))
            .map(|&byte| char::from(byte))
            .collect();
        Self(text.into())
    }
}

/// Adds one, carrying; the last digit skips `0`. False if all digits were the highest.
fn count_up(counter: &mut [usize]) -> bool {
    let mut lowest = 1;
    for digit in counter.iter_mut().rev() {
        if *digit < 61 {
            *digit += 1;
            return true;
        }
        *digit = lowest;
        lowest = 0;
    }
    false
}

fn value(digit: u8) -> usize {
    DIGITS.iter().position(|&other| other == digit).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ten_thousand_keys_on_top_of_each_other_stay_short() {
        let mut key = OrderKey::default();
        for _ in 0..10_000 {
            let next = OrderKey::above(Some(&key));
            assert!(next > key, "{next:?} {key:?}");
            key = next;
        }
        assert!(key.as_str().len() <= 4, "{}", key.as_str().len());
    }

    #[test]
    fn counting_at_the_end_is_counting() {
        let digits = || DIGITS.iter().map(|&digit| char::from(digit));
        let whole = |text: &str| {
            let mut counter: Vec<usize> = text.bytes().skip(1).map(value).collect();
            count_up(&mut counter).then(|| {
                counter.insert(0, value(text.as_bytes()[0]));
                OrderKey::from_values(&counter)
            })
        };
        for text in digits().map(|digit| format!("b7{digit}")) {
            let key = OrderKey(text.as_str().into());
            let next = key.counted_up_at_its_end();
            assert_eq!(next.is_some(), !text.ends_with('z'), "{text}");
            assert!(next.is_none() || next == whole(&text), "{text}");
        }
        for other in ["b7", "a", "a12", "Z1", "", "鍵1"] {
            let key = OrderKey(other.into());
            assert_eq!(key.counted_up_at_its_end(), None, "{other}");
        }
    }

    #[test]
    fn strange_keys_sort_as_the_default() {
        for strange in ["", "鍵", "a0", &"a".repeat(300)] {
            assert_eq!(OrderKey::parse(strange), OrderKey::default());
        }
    }

    proptest! {
        #[test]
        fn a_key_fits_between_any_two(a in "[0-9A-Za-z]{0,8}[1-9A-Za-z]", b in "[0-9A-Za-z]{0,8}[1-9A-Za-z]") {
            let (a, b) = (OrderKey::parse(&a), OrderKey::parse(&b));
            prop_assume!(a != b);
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            let middle = OrderKey::between(Some(&low), Some(&high));
            prop_assert!(low < middle && middle < high, "{low:?} {middle:?} {high:?}");
            prop_assert_eq!(OrderKey::parse(middle.as_str()), middle);
        }
    }
}
