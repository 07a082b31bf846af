//! Rules about the code itself, so that nobody has to remember them.
//!
//! Each check reads the work tree and collects every breach before it fails,
//! and each failure says what to do about it.

mod breaches;
mod colours;
mod file_names;
mod file_sizes;
mod imports;
mod layers;
mod links;
mod locales;
mod rust_code;
mod specs;
mod tree;
mod words;
