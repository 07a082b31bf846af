//! Sums, means and spreads that one bad value cannot spoil.

/// The sum of the values that are finite numbers; kept finite itself.
pub fn total(values: impl IntoIterator<Item = f64>) -> f64 {
    let sum: f64 = values.into_iter().filter(|value| value.is_finite()).sum();
    sum.clamp(f64::MIN, f64::MAX)
}

/// How several people's values for the same thing lie.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Spread {
    /// How many gave a value.
    pub count: usize,
    /// The arithmetic mean; 0 where nobody gave a value.
    pub mean: f64,
    /// The smallest value; 0 where nobody gave one.
    pub least: f64,
    /// The largest value; 0 where nobody gave one.
    pub most: f64,
}

impl Spread {
    /// The distance from the smallest to the largest value. With the handful of people of a team it says at once
    /// how far two of them are apart, which a standard deviation does not.
    pub fn width(&self) -> f64 {
        (self.most - self.least).min(f64::MAX)
    }
}

/// Mean and extent of the values that are finite numbers.
pub fn spread(values: impl IntoIterator<Item = f64>) -> Spread {
    let mut found = Spread::default();
    let mut sum = 0.0;
    for value in values.into_iter().filter(|value| value.is_finite()) {
        if found.count == 0 {
            found.least = value;
            found.most = value;
        }
        found.least = found.least.min(value);
        found.most = found.most.max(value);
        sum += value;
        found.count += 1;
    }
    if found.count > 0 {
        // A sum beyond what a number holds must not push the mean out of the values' own extent.
        found.mean = (sum / found.count as f64).clamp(found.least, found.most);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w20_what_is_no_number_does_not_count() {
        assert_eq!(total([1.0, f64::NAN, 2.5, f64::INFINITY]), 3.5);
        assert_eq!(total([]), 0.0);
        assert_eq!(total([f64::MAX, f64::MAX]), f64::MAX);
        let found = spread([4.0, f64::NAN, 1.0]);
        assert_eq!((found.count, found.mean, found.width()), (2, 2.5, 3.0));
        assert_eq!(spread([f64::NAN]), Spread::default());
    }
}
