//! How much of a file is taken. Shared by the app and the relay.

/// Bytes of one file.
pub const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Values in the JSON of one file, counted by what stands between them.
pub const VALUES_MAX: usize = 12_000_000;
/// Objects in the JSON of another program's file, which is held as a whole while it is read.
pub const OBJECTS_MAX: usize = 400_000;
/// Elements of one file that becomes a new board.
pub const ELEMENTS_MAX: usize = 100_000;
/// Elements that are added to an open board at once: others get them as one update.
pub const ADDED_ELEMENTS_MAX: usize = 10_000;
/// Bytes that those may take up in the document; an update of [`board::limits::UPDATE_BYTES_MAX`] is refused.
pub const ADDED_BYTES_MAX: usize = 3 * 1024 * 1024;
/// Files in one archive.
pub const ENTRIES_MAX: usize = 5_000;
/// Bytes of all that is unpacked from one archive.
pub const UNPACKED_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// How many times larger than packed an unpacked file may be. Drawings and notes pack to a twentieth at most.
pub const UNPACKED_RATIO_MAX: u64 = 100;
/// Below this nobody minds the ratio, bytes.
pub const UNPACKED_FREELY: u64 = 1024 * 1024;
