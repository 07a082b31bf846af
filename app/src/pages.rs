//! What fills the window: the home page, a board, or word of a problem.

pub mod board_page;
pub mod home;
pub mod preferences;
pub mod problem;
