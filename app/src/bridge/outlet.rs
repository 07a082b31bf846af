//! Where the editor's updates and its presence go.

use board::BoardId;
use collab::Presence;
use collab::presence::{Drag, PresenceUser};
use editor::EditorPresence;

use crate::net::Session;

/// Whoever stores updates and tells the others.
pub trait Outlet {
    /// One transaction of this person. Stored before anything else happens to it.
    fn update(&self, bytes: Vec<u8>);
    /// What the others may see of this person now.
    fn presence(&self, presence: EditorPresence);
    /// Which board it is, and the secret of its link.
    fn place(&self) -> (BoardId, String);
    /// The way to the relay and to the browser's storage; `None` until connecting begins.
    fn session(&self) -> Option<Session>;
}

/// The editor's presence as it is sent.
pub fn presence_of(presence: EditorPresence, user: PresenceUser) -> Presence {
    Presence {
        user,
        cursor: presence.cursor,
        selection: presence.selection,
        editing: presence.editing,
        drag: presence.drag.map(|drag| Drag {
            ids: drag.ids,
            dx: drag.delta.x,
            dy: drag.delta.y,
        }),
        laser: presence.laser,
        chat: presence.chat,
        follows: presence.follows,
        view: presence.view,
    }
}
