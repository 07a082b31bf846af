//! What a file became.

use board::{Comment, Element, Locale};

use crate::{Losses, Picture};

/// Where a file comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// Our own JSON.
    Board,
    /// Our own archive.
    Archive,
    /// A drawing of Excalidraw, or what it puts on the clipboard.
    Excalidraw,
    /// A document of tldraw.
    Tldraw,
    /// Our own table.
    OwnTable,
    /// Any other table.
    Table,
}

/// The elements of a file, and what did not fit.
#[derive(Clone, PartialEq, Debug)]
pub struct Imported {
    /// Where it comes from.
    pub source: Source,
    /// What it is called; empty if the file does not say.
    pub title: String,
    /// The language it was made in, if the file says.
    pub locale: Option<Locale>,
    /// What becomes of it, lowest in the pile first, under the file's own names. Each owner is among them, before or after.
    pub elements: Vec<Element>,
    /// What people said about it, under the file's own names; no more than a board has.
    pub comments: Vec<Comment>,
    /// The pictures that they name, as far as the file holds them.
    pub pictures: Vec<Picture>,
    /// What did not fit.
    pub losses: Losses,
    /// The file was written by a newer version: somebody has to say that what is known of it is enough.
    pub is_newer: bool,
}

impl Imported {
    /// Nothing yet.
    pub(crate) fn new(source: Source) -> Self {
        Self {
            source,
            title: String::new(),
            locale: None,
            elements: Vec::new(),
            comments: Vec::new(),
            pictures: Vec::new(),
            losses: Losses::default(),
            is_newer: false,
        }
    }
}
