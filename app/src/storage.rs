//! What this browser keeps.
//!
//! - [`BoardLog`]: every board that was opened, as an append-only log of updates in an IndexedDB database of its own, together
//!   with the changes that the relay has not acknowledged. A tab may die at any moment, and several tabs may have one
//!   board open: rows are only added, and compaction replaces rows by their sum in one transaction.
//! - [`ImageStore`]: the pictures on a board, and which of them the relay has yet to get.
//! - [`lasting`]: whether all of it stays when the device runs out of space.
//! - [`recent`]: the list of boards that were opened lately.
//! - [`gallery`]: the lists of templates and packs that the relay gave last.
//! - [`seals`]: the keys that this browser wrote with in private.
//! - [`unlocked`]: the keys that it was given for passphrases of links.
//! - [`zone`]: where the times of calendars are meant.
//! - [`preferences`]: name, colour, language, theme.
//!
//! Raw IndexedDB and no crate around it, because a row has to be on its way to the disk before the function that
//! adds it returns: if the page dies in the next instant, the row is still written. It is also less code to download.
//!
//! A browser may forbid storage or run out of it. That is told as a [`StorageError`], never as a panic, and the board works on.

mod board_log;
mod database;
mod error;
pub mod gallery;
mod images;
mod key_value;
pub mod lasting;
pub mod preferences;
pub mod recent;
mod request;
pub mod seals;
mod shared_log;
pub mod unlocked;
pub mod zone;

pub use board_log::{BoardLog, Kept, UnsavedKey};
pub use error::StorageError;
pub use images::ImageStore;
pub use shared_log::News;
