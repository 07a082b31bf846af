//! The numbers of changes, known before: whoever stores a change first needs no copy of it.

use super::Client;

impl Client {
    /// The sequence number that the person's next change gets.
    pub fn next_sequence(&self) -> u64 {
        self.outbox.next_sequence()
    }
}
