//! Measurement hooks.
