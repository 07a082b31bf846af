//! What the badge may say, out of all that is known.

use super::{Client, GRACE_MILLIS, Link, Stop};
use crate::message::RelayState;
use crate::status::Status;

impl Client {
    pub(super) fn find_status(&self, now_millis: u64) -> Status {
        let changes = self.outbox.unsaved_count();
        let keeping = self.keeping;
        match &self.link {
            Link::Stopped(Stop::Gone(reason)) => Status::Gone(*reason),
            Link::Stopped(Stop::OtherHistory) => Status::OtherHistory { changes },
            Link::Open(connection) if connection.received || connection.repairing => {
                if self.role.is_some_and(|role| !role.may_write()) {
                    Status::ViewOnly { changes }
                } else if connection.relay == RelayState::CannotSave {
                    Status::CannotSave { changes, keeping }
                } else if self.outbox.has_refused() {
                    Status::Refused { changes }
                } else if changes > 0 {
                    Status::Saving { changes }
                } else if connection.compared {
                    Status::Saved
                } else {
                    self.underway(changes)
                }
            }
            Link::Open(_) => self.underway(changes),
            Link::Idle => Status::Connecting,
            Link::Waiting { .. } | Link::Connecting { .. } => {
                if self.network_is_down || self.lost_at + GRACE_MILLIS <= now_millis {
                    Status::Offline { changes, keeping }
                } else {
                    self.underway(changes)
                }
            }
        }
    }

    fn underway(&self, changes: usize) -> Status {
        if self.was_compared || changes > 0 {
            Status::Reconnecting { changes }
        } else {
            Status::Connecting
        }
    }
}
