//! The relay's half of a board: being written.
