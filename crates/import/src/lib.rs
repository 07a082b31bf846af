//! What leaves a board comes back, and what was drawn elsewhere comes along.
//!
//! [`read()`] makes elements of a file's bytes: of our own JSON and archives, of Excalidraw's and tldraw's files, of
//! Miro's tables and anybody's. What does not fit is left out and said, as [`Loss`]es with counts. The elements keep the
//! file's own names; [`renamed()`] gives them fresh ones, with everything that names another element, and [`moved()`]
//! puts them where there is room. Whoever calls this adds them: the relay to a new board ([`add()`]), the editor to the
//! open one, in one step.
//!
//! Everything is hostile until read. Readers are total: elements or an [`ImportError`], limits before allocation, and a
//! path, a script or a formula in a file stays what it is, text.

mod adding;
mod archive;
mod color;
mod comments;
mod error;
mod excalidraw;
mod field;
mod fitting;
mod head;
mod imported;
mod inflating;
mod json;
pub mod limits;
mod loss;
mod naming;
mod picture;
mod placing;
mod reading;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod tldraw;
mod undressing;

pub use adding::{add, add_with_comments};
pub use error::ImportError;
pub use imported::{Imported, Source};
pub use loss::{Loss, Losses};
pub use naming::{renamed, renamed_with_comments};
pub use picture::Picture;
pub use placing::{bounds, moved};
pub use reading::read;
