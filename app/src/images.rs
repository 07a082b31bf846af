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

use board::{BoardPoint, ContentHash};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};

use crate::bridge::EditorHandle;
use crate::canvas::WantedPicture;
use crate::lazy::{self, Importing};

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
    /// Takes in what another program copied as text: a drawing of Excalidraw.
    pub paste_drawing: fn(EditorHandle, &str),
    /// Keeps these files of a file that was taken in, and gives them to the relay.
    pub keep: fn(EditorHandle, Vec<(ContentHash, Blob)>),
    /// Something from another board was pasted, in our own form: takes over its pictures.
    pub adopt: fn(EditorHandle, &str),
    /// There is a relay (again): sends what it has not got, and asks for what it had not got.
    pub resume: fn(EditorHandle),
}

/// All of it.
pub const IMAGES: Images = Images {
    bring: |handle, files, at| {
        let (documents, pictures): (Vec<File>, Vec<File>) =
            files.into_iter().partition(is_document);
        if let Some(document) = documents.into_iter().next() {
            lazy::with(move |part: &Importing| (part.bring)(handle, document));
        }
        if !pictures.is_empty() {
            spawn_local(intake::bring(handle, pictures, at));
        }
    },
    paste_drawing,
    keep: |handle, files| spawn_local(adopting::keep(handle, files)),
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

/// A drawing is looked at like a file that is dropped.
fn paste_drawing(handle: EditorHandle, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    if let Ok(file) = File::new_with_str_sequence(&parts, "Excalidraw.excalidraw") {
        lazy::with(move |part: &Importing| (part.bring)(handle, file));
    }
}

/// Whether a file that was dropped is a board or a table, by its name.
fn is_document(file: &File) -> bool {
    const ENDINGS: [&str; 6] = [".json", ".zip", ".excalidraw", ".tldr", ".csv", ".tsv"];
    let name = file.name().to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}
