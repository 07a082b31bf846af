//! The fast suite: everything that needs neither a socket nor a browser, for every save.

mod hostile;
mod simulation;
mod tidy;
