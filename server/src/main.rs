//! The binary `nonet`.
fn main() {}
