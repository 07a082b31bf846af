//! How a value follows from others.

use crate::token::stored_as_token;

stored_as_token! {
    /// How a value follows from others. The functions are those of the `workshop` crate.
    #[derive(Default)]
    CalcRule {
        /// The sum of numbers.
        #[default]
        Sum = "sum",
        /// Their mean.
        Mean = "mean",
        /// Their product.
        Product = "product",
        /// How many notes lie in the cells.
        Count = "count",
        /// How many ticks of how many are set.
        Ratio = "ratio",
        /// Impact × confidence × ease.
        Ice = "ice",
        /// Urgency + importance.
        PocPriority = "poc-priority",
        /// The sum of solved weights against the pass mark.
        PassMark = "pass-mark",
        /// Minutes given out against the budget.
        Timebox = "timebox",
        /// Customers × share × price × time.
        MarketSize = "market-size",
    }
}
