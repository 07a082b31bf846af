//! Reading what comes from outside: answers of a generative AI, lists, tables.

mod fold;

pub use fold::{fold, narrow};
