//! What a board may hold. Shared by the app, the relay and the importers, so that nobody
//! accepts what another refuses.

/// Coordinates and sizes beyond this (in board units) are brought back to it.
pub const COORDINATE_MAX: f64 = 1_000_000.0;
/// Characters (Unicode scalar values) in the text of one note.
pub const NOTE_CHARACTERS_MAX: usize = 5_000;
/// Characters in a board's title.
pub const TITLE_CHARACTERS_MAX: usize = 200;
/// Characters in a person's name.
pub const NAME_CHARACTERS_MAX: usize = 40;
/// Elements on one board.
pub const ELEMENTS_MAX: usize = 200_000;
/// Bytes of one update from another person.
pub const UPDATE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// How many owners above an element, or levels below it, are followed. Only a merge of two moves can make more: a circle.
pub const OWNERS_MAX: usize = 16;
