//! How large the market is, and whether it is worth the cost.

/// The factors of the estimate.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MarketSize {
    /// Customers in the whole market.
    pub customers: f64,
    /// The share one expects to win, from 0 to 1.
    pub share: f64,
    /// The price of one purchase, in any currency.
    pub price: f64,
    /// Purchases a customer makes while they stay: the time of use in units of what the price is for.
    pub periods: f64,
}

/// Market size × expected share × unit price × expected time of use, in the currency of the price; `None` if a
/// factor is missing (no finite number), negative, or the share is above 1.
pub fn market_size(estimate: MarketSize) -> Option<f64> {
    let MarketSize {
        customers,
        share,
        price,
        periods,
    } = estimate;
    let sound = [customers, share, price, periods]
        .iter()
        .all(|factor| factor.is_finite() && *factor >= 0.0);
    let size = customers * share * price * periods;
    (sound && share <= 1.0 && size.is_finite()).then_some(size)
}

impl MarketSize {
    /// Whether the estimate reaches `times` times the cost; `None` where one of them cannot be told.
    pub fn covers(self, cost: f64, times: f64) -> Option<bool> {
        let needed = cost * times;
        let size = market_size(self)?;
        (needed.is_finite() && needed >= 0.0).then_some(size >= needed)
    }
}

/// Customers in the nested squares, from the outermost in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MarketSquares {
    /// The whole market.
    pub market: Option<f64>,
    /// Those that the own share would win.
    pub share: Option<f64>,
    /// Fans.
    pub fans: Option<f64>,
    /// Sponsors.
    pub sponsors: Option<f64>,
}

impl MarketSquares {
    /// Squares, numbered from the outermost, that hold more than the one around them: they cannot lie inside it.
    pub fn too_large(&self) -> Vec<usize> {
        let mut around = f64::INFINITY;
        let mut found = Vec::new();
        let squares = [self.market, self.share, self.fans, self.sponsors];
        for (index, customers) in squares.into_iter().enumerate() {
            let Some(customers) = customers.filter(|customers| customers.is_finite()) else {
                continue;
            };
            if customers > around {
                found.push(index);
            }
            around = around.min(customers);
        }
        found
    }

    /// The expected share that the squares themselves say, from 0 to 1.
    pub fn expected_share(&self) -> Option<f64> {
        let (share, market) = (self.share?, self.market?);
        let ratio = share / market;
        (0.0..=1.0).contains(&ratio).then_some(ratio)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w40_market_size_is_the_product_of_its_factors() {
        let estimate = MarketSize {
            customers: 200_000.0,
            share: 0.05,
            price: 980.0,
            periods: 12.0,
        };
        assert_eq!(market_size(estimate), Some(117_600_000.0));
        assert_eq!(estimate.covers(30_000_000.0, 3.0), Some(true));
        assert_eq!(estimate.covers(40_000_000.0, 3.0), Some(false));
        assert_eq!(estimate.covers(f64::NAN, 3.0), None);
        let whole = MarketSize {
            share: 5.0,
            ..estimate
        };
        assert_eq!(market_size(whole), None);
        let endless = MarketSize {
            customers: f64::MAX,
            ..estimate
        };
        assert_eq!(market_size(endless), None);
    }

    #[test]
    fn w40_an_inner_square_is_never_the_larger_one() {
        let squares = MarketSquares {
            market: Some(200_000.0),
            share: Some(10_000.0),
            fans: Some(30_000.0),
            sponsors: Some(12.0),
        };
        assert_eq!(squares.too_large(), [2]);
        assert_eq!(squares.expected_share(), Some(0.05));
        let empty = MarketSquares {
            market: None,
            share: Some(0.0),
            fans: None,
            sponsors: Some(f64::NAN),
        };
        assert!(empty.too_large().is_empty());
        assert_eq!(empty.expected_share(), None);
    }
}
