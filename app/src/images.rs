//! Pictures on their way: from a file or the clipboard onto the board, to the relay, and back onto the screen.
//!
//! The document names a picture by the SHA-256 of its file. The file itself lies in this browser from the moment it is
//! put on the board, so that it survives a reload and shows without a net, and goes to the relay as soon as there is one.
//! Whoever has not got it asks the relay again and again while it is in sight.
//!
//! Nothing in here is needed for an empty board: the program's first part reaches it through [`crate::lazy`] only.
//!
//! - `intake`: what may become a picture, and what is said about the rest.
//! - `adopting`: pictures that come from another board.
//! - `shrinking`: large pictures become smaller ones.
//! - [`shelf`]: where the files of one board's pictures are.
//! - `sending`: to the relay. `showing`: onto the screen.

mod adopting;
mod decoding;
mod intake;
mod picker;
mod sending;
mod shelf;
mod showing;
mod shrinking;

use board::BoardPoint;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use crate::bridge::EditorHandle;
use crate::canvas::WantedPicture;

pub use shelf::{Shelf, bytes_of};
pub use showing::stock_up;

/// What the rest of the program may ask for.
pub struct Images {
    /// Puts these files onto the board, with their middle there or where the editor thinks best.
    pub bring: fn(EditorHandle, Vec<File>, Option<BoardPoint>),
    /// Lets the person choose files for that.
    pub pick: fn(EditorHandle),
    /// Gets these pictures onto the screen.
    pub show: fn(EditorHandle, Vec<WantedPicture>),
    /// Something from another board was pasted, in our own form: takes over its pictures.
    pub adopt: fn(EditorHandle, &str),
    /// There is a relay (again): sends what it has not got, and asks for what it had not got.
    pub resume: fn(EditorHandle),
}

/// All of it.
pub const IMAGES: Images = Images {
    bring: |handle, files, at| spawn_local(intake::bring(handle, files, at)),
    pick: picker::pick,
    show: showing::show,
    adopt: adopting::adopt,
    resume: |handle| {
        if let Some(shelf) = Shelf::of(handle) {
            showing::ask_again(&shelf);
            sending::send(&shelf);
        }
    },
};
