//! What a board may hold. Shared by the app, the relay and the importers, so that nobody
//! accepts what another refuses.

/// Coordinates and sizes beyond this (in board units) are brought back to it.
pub const COORDINATE_MAX: f64 = 1_000_000.0;
/// Characters (Unicode scalar values) in the text of one note, text or shape.
pub const NOTE_CHARACTERS_MAX: usize = 5_000;
/// Characters in a frame's title and in a connector's label.
pub const LABEL_CHARACTERS_MAX: usize = 200;
/// Characters in one tag.
pub const TAG_CHARACTERS_MAX: usize = 24;
/// Tags on one note.
pub const TAGS_MAX: usize = 8;
/// Reactions on one note that are looked at.
pub const REACTIONS_MAX: usize = 1_000;
/// Letters and digits in the id that stands for a person in reactions.
pub const PERSON_LETTERS_MAX: usize = 16;
/// Characters of the address that an element leads to.
pub const LINK_CHARACTERS_MAX: usize = 2_000;
/// Bytes in the id of a group.
pub const GROUP_BYTES_MAX: usize = 64;
/// Points of one stroke of a pen.
pub const DRAWING_POINTS_MAX: usize = 10_000;
/// Bytes of one picture.
pub const IMAGE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Pixels of one picture, width times height.
pub const IMAGE_PIXELS_MAX: u64 = 64_000_000;
/// Characters in the description of a picture.
pub const ALT_CHARACTERS_MAX: usize = 300;
/// Characters of the day of the workshop.
pub const SESSION_CHARACTERS_MAX: usize = 10;
/// Findings of checks that can be left alone.
pub const QUIET_MAX: usize = 1_000;
/// Characters of the name of a finding.
pub const QUIET_CHARACTERS_MAX: usize = 400;
/// Characters of a comment.
pub const COMMENT_CHARACTERS_MAX: usize = 2_000;
/// Bytes of a comment's name.
pub const COMMENT_ID_BYTES_MAX: usize = 64;
/// Comments of a board that are looked at, answers among them.
pub const COMMENTS_MAX: usize = 5_000;
/// Characters in a board's title.
pub const TITLE_CHARACTERS_MAX: usize = 200;
/// Characters in a person's name.
pub const NAME_CHARACTERS_MAX: usize = 40;
/// Elements on one board.
pub const ELEMENTS_MAX: usize = 200_000;
/// Bytes of one update from another person.
pub const UPDATE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Characters of a value in a cell.
pub const VALUE_CHARACTERS_MAX: usize = 500;
/// Characters of a date in a cell: what somebody typed is kept, even if there is no such date.
pub const DATE_CHARACTERS_MAX: usize = 40;
/// Values of one cell that are looked at: one a person.
pub const VALUES_MAX: usize = 200;
/// Columns, or rows, of one strip or matrix.
pub const TRACKS_MAX: usize = 200;
/// Lanes of one strip.
pub const LANES_MAX: usize = 20;
/// Slots of one canvas.
pub const SLOTS_MAX: usize = 10_000;
/// Cells of one canvas that give way to its strips and matrices.
pub const CELLS_MAX: usize = 1_000;
/// Choices of one cell.
pub const CHOICES_MAX: usize = 50;
/// The largest number in a cell.
pub const NUMBER_MAX: f64 = 1e12;
/// The most that a column or a row can weigh.
pub const WEIGHT_MAX: f64 = 100.0;
/// How many owners above an element, or levels below it, are followed. Only a merge of two moves can make more: a circle.
pub const OWNERS_MAX: usize = 16;
/// Bytes in the name of a round of private writing.
pub const ROUND_BYTES_MAX: usize = 32;
/// Bytes of a sealed text: [`NOTE_CHARACTERS_MAX`] characters of four bytes, as base64.
pub const SEALED_BYTES_MAX: usize = 28_000;
