//! What the badge says about a person's work. It never says more than is known.

/// Where one's own edits are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// The first connection is being made, or the board is being compared with the relay's.
    /// Nothing is known to be unsaved, and nothing is known to be saved.
    Connecting,
    /// Every edit is on the relay's disk.
    Saved,
    /// Connected; this many edits wait for the relay's disk.
    Saving {
        /// Edits that are not acknowledged.
        changes: usize,
    },
    /// The connection broke a moment ago and is being made again.
    Reconnecting {
        /// Edits that are not acknowledged.
        changes: usize,
    },
    /// There is no connection; attempts go on. See [`Keeping`] for what happens to the edits meanwhile.
    Offline {
        /// Edits that are not acknowledged.
        changes: usize,
        /// Where they are kept.
        keeping: Keeping,
    },
    /// The link only allows to look.
    ViewOnly {
        /// Edits made on this device, under another link, that cannot be saved through this one.
        changes: usize,
    },
    /// Connected, but the relay cannot write to its disk. Edits wait.
    CannotSave {
        /// Edits that are not acknowledged.
        changes: usize,
        /// Where they are kept.
        keeping: Keeping,
    },
    /// Connected, but the relay refused edits; they are kept, and can be downloaded.
    Refused {
        /// Edits that were refused or have to wait behind one that was.
        changes: usize,
    },
    /// There is nothing to connect to, and no attempts are made.
    Gone(GoneReason),
    /// The relay's board has another history than the copy on this device (it was reset or rolled back).
    /// Nothing was merged.
    OtherHistory {
        /// Edits of the copy on this device that its own history never got acknowledged.
        changes: usize,
    },
}

/// Where edits are kept that the relay does not have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Keeping {
    /// On this device: closing the tab does not lose them.
    #[default]
    OnDevice,
    /// Only in the open tab: the device's storage is full or not allowed.
    InTab,
}

/// Why there is nothing to connect to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GoneReason {
    /// There is no such board.
    UnknownBoard,
    /// The key is not valid for this board (any more), or there is none.
    WrongKey,
    /// The link was revoked, or its time is over, while the board was open.
    Revoked,
    /// The link asks for a passphrase first.
    Locked,
    /// The relay speaks a newer protocol: the page must be loaded again.
    TooOld,
}

impl Status {
    /// How many edits the relay is not known to have.
    pub fn unsaved_changes(&self) -> usize {
        match self {
            Self::Connecting | Self::Saved | Self::Gone(_) => 0,
            Self::Saving { changes }
            | Self::Reconnecting { changes }
            | Self::Offline { changes, .. }
            | Self::ViewOnly { changes }
            | Self::CannotSave { changes, .. }
            | Self::Refused { changes }
            | Self::OtherHistory { changes } => *changes,
        }
    }
}
