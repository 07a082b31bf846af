//! What one room, and one connection of it, may take up.

/// Connections that may write.
pub const WRITERS_MAX: usize = 200;
/// Connections that may only look.
pub const VIEWERS_MAX: usize = 300;
/// Bytes of a board: its state when loaded and the updates since.
pub const BOARD_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Bytes on their way to one connection before changes are held back and made up for by one later update.
pub const QUEUE_BYTES_MAX: usize = 1024 * 1024;
/// Frames on their way to one connection, likewise.
pub const QUEUE_FRAMES_MAX: usize = 512;
/// Bytes of changes that a room keeps for connections that lag. Those who lag further get one update from the document.
pub const RECENT_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Frames on their way to one connection that takes nothing; beyond, it is closed.
pub const STUCK_FRAMES_MAX: usize = 4_096;
/// Bytes on their way to one connection, beyond which it gets no presence until it has caught up.
pub const PRESENCE_QUEUE_BYTES_MAX: usize = 64 * 1024;
/// Bytes of frames of one connection that wait while the board is loading.
pub const BACKLOG_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Bytes of updates that wait for the store, over all connections.
pub const UNSAVED_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Bytes of changes that go on together. More would only make each of them wait for the others.
pub const BATCH_BYTES_MAX: usize = 12 * 1024;
/// Bytes of updates of one connection that wait for what they build on.
pub const GAP_BYTES_MAX: usize = 1024 * 1024;
/// How long they wait, in milliseconds.
pub const GAP_MILLIS: u64 = 30_000;
/// How often a connection is asked for what is missing before they are refused.
pub const GAP_QUESTIONS_MAX: u32 = 2;
/// Quiet time after which a connection hears something, in milliseconds. The stock y-websocket client hangs up after 45 s.
pub const KEEP_ALIVE_MILLIS: u64 = 25_000;
/// Time without anybody after which a room ends, in milliseconds.
pub const IDLE_MILLIS: u64 = 60_000;
/// Time without a change after which the document of a board is put away, in milliseconds. Making one of 10,000 notes
/// again takes a tenth of a second, for which the first change after a quiet waits.
pub const REST_MILLIS: u64 = 30_000;
/// What part of that is enough where nothing changed since the board came from the store: whoever comes to work has mostly
/// begun by then, and whoever comes to look needs no document.
pub const LOOKED_AT_REST_PART: u64 = 3;
/// Time between two catch-up updates for one slow connection, in milliseconds.
pub const RESYNC_MILLIS: u64 = 2_000;
/// Milliseconds between two rounds of presence on a board with so many connections. What goes out grows with their
/// square.
pub const fn presence_round_millis(connections: usize) -> u64 {
    match connections {
        0..=50 => 50,
        51..=100 => 100,
        _ => 250,
    }
}
/// Milliseconds after which those hear of a pointer who, in a crowd, look somewhere else. Whoever moves the view there sees
/// it where it was that long ago.
pub const FAR_ROUND_MILLIS: u64 = 1_000;
/// What part of a round of presence may be left when changes take it along.
pub const PRESENCE_EARLY_PART: u64 = 5;
/// Milliseconds between two records of a board with so many connections; the first after a pause is made at once. In a
/// small circle there is nothing to gain by waiting.
pub const fn record_round_millis(connections: usize) -> u64 {
    match connections {
        0..=10 => 0,
        11..=100 => 2,
        _ => 5,
    }
}
/// State vectors of one connection that are answered at once: one in this many milliseconds,
pub const QUESTION_MILLIS: u64 = 2_000;
/// and this many in one go.
pub const QUESTION_BURST: u32 = 3;
/// Elements that one change deletes before it is a sweeping act,
pub const SWEEP_DELETED_MIN: usize = 20;
/// and that one makes.
pub const SWEEP_MADE_MIN: usize = 100;
/// Levels of nesting in a presence state.
pub const PRESENCE_DEPTH_MAX: usize = 8;
/// Departed clients whose last presence clock is remembered.
pub const DEPARTED_MAX: usize = 1_024;
/// Time without a word from the store after which people are told that saving takes long, in milliseconds.
pub const SLOW_MILLIS: u64 = 2_000;
