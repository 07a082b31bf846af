//! The board: what people write on, as one document that merges.
//!
//! A [`Board`] owns a yrs document, and that document is the only truth.
//! It holds one flat map of elements: sticky notes, texts, shapes, connectors, drawings, pictures, frames,
//! canvases (a Business Model Canvas, say) and the cells of canvases. Everything that can be seen is derived from it.
//!
//! - [`Board::edit`] is the only way to change it: one call is one transaction,
//!   which is one update for the others and at most one undo step.
//! - [`Board::apply`] merges what others did.
//! - [`Board::drain_changes`] tells which elements were touched since the last call;
//!   [`Board::drain_updates`] gives the bytes that the others have yet to hear.
//! - [`Board::snapshot`] is an immutable, sorted copy: exports, tests and the relay read that.
//!
//! A strip or a matrix is a cell with columns and rows ([`Track`]); its slots are cells that follow from those. They are
//! in snapshots and changes like everything else, and cannot be written themselves.
//!
//! Bytes from people one does not trust go through [`Clocks::check`] first.
//!
//! **Ownership is data.** An element's [`Placement`] names its parent, and its position is
//! relative to that parent: a note belongs to a cell, a cell to a canvas. Moving a canvas writes one
//! key and everything on it comes along; which cell owns a note is never guessed from geometry.
//!
//! No clock, no randomness, no I/O: ids and client numbers come in as values.
//!
//! ```
//! use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};
//!
//! let mut board = Board::new(ClientNumber::new(1));
//! let id = ElementId::new("n1");
//! board.edit(|edit| {
//!     edit.create_note(&id, NewNote {
//!         placement: Placement::free(BoardPoint::new(0.0, 0.0)),
//!         size: BoardSize::new(200.0, 200.0),
//!         color: NoteColor::Yellow,
//!         text: "顧客は誰か",
//!         author: "はな",
//!     })
//! }).unwrap();
//! assert_eq!(board.snapshot().elements().len(), 1);
//! ```

mod act;
mod cell;
mod changes;
mod codec;
mod color;
mod comment;
mod compare;
mod connector;
mod derive;
mod derived;
mod document;
mod drawing;
mod edit;
mod element;
mod error;
mod figure;
mod frame;
mod geometry;
mod graves;
mod guard;
mod history;
mod ids;
mod image;
mod image_header;
mod ink;
mod label;
pub mod limits;
mod link;
mod note;
mod order;
mod parcel;
pub mod reading_order;
mod replay;
mod restore;
mod revert;
mod schema;
mod sealed;
mod shape;
mod snapshot;
mod sorted;
mod stored;
mod tally;
#[cfg(test)]
mod tests;
mod text_block;
mod text_difference;
mod token;
mod unclear;
mod weight_words;

pub use act::{Act, Doing};
pub use cell::{
    Axis, CalcRule, Cell, CellLink, CellValue, Choice, CircleTriangle, Holds, Lane, MarkScheme,
    Matrix, Names, Series, SeriesGroup, SlotOf, Strip, Track, TrackValue, Value, Values,
    WeightScale,
};
pub use changes::{Changes, Origin};
pub use color::NoteColor;
pub use comment::{Comment, Thread};
pub use compare::{Difference, Differing, differences};
pub use connector::{Connector, End, Head, Route};
pub use document::{Board, BoardInfo};
pub use drawing::{Drawing, PenPoint};
pub use edit::{Edit, NewCanvas, NewCell, NewNote, NewTrack, TrackPlace};
pub use element::{Canvas, Element, ElementKind, Placement};
pub use error::BoardError;
pub use figure::{Figure, Tone};
pub use frame::Frame;
pub use geometry::{BoardPoint, BoardRect, BoardSize};
pub use graves::Graves;
pub use guard::{
    Advance, CheckedUpdate, Clocks, EMPTY_UPDATE, Holdings, Judged, Lacking, Reach, Splice,
    TemplateLayer, UpdateRefusal,
};
pub use history::History;
pub use ids::{BoardId, ClientNumber, ElementId, GroupId};
pub use image::{ContentHash, Image, MediaType};
pub use image_header::ImageHeader;
pub use ink::Ink;
pub use label::{Label, Locale};
pub use link::Link;
pub use note::{Evidence, Note, Reaction, ReactionToken, tag_name};
pub use order::OrderKey;
pub use parcel::{Parcelled, unwrapped, wrapped};
pub use replay::Replay;
pub use restore::{Extent, Restored};
pub use revert::Reverted;
pub use schema::SCHEMA_VERSION;
pub use sealed::{KEY_NAME_CHARACTERS, RoundId, SealKey, Sealed, Sealer, Sealing};
pub use shape::{Form, Shape};
pub use snapshot::Snapshot;
pub use sorted::{SortedMap, SortedSet};
pub use text_block::{TextBlock, TextScale};
pub use text_difference::differing_middle;
pub use unclear::{UNCLEAR_END, UNCLEAR_START, UnclearRun, unclear_runs};
pub use weight_words::without_weight;
