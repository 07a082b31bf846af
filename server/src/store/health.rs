//! Whether the store can write.

/// Whether the store can write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreHealth {
    /// It can.
    Fine,
    /// It cannot at the moment, and tries again.
    Failing(String),
    /// It gave up: the relay must be started again.
    Broken(String),
}
