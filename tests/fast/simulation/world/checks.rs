//! What must be true in the end.

use board::{ClientNumber, ElementId};
use collab::Status;

use super::World;
use crate::simulation::peer::{Peer, text_of};

impl World {
    /// Whether nothing more is going to change, as far as everybody can tell.
    pub(super) fn has_settled(&self) -> bool {
        let is_saved = |peer: &Peer| match peer.client.status() {
            Status::Saved | Status::ViewOnly { changes: 0 } => true,
            Status::ViewOnly { .. }
            | Status::Connecting
            | Status::Saving { .. }
            | Status::Reconnecting { .. }
            | Status::Offline { .. }
            | Status::CannotSave { .. }
            | Status::Refused { .. }
            | Status::Gone(_)
            | Status::OtherHistory { .. } => false,
        };
        let is_connected = |peer: &Peer| {
            peer.connection.is_some_and(|connection| {
                let link = &self.connections[connection];
                link.is_in_room && !link.is_cut
            })
        };
        !self.in_trouble()
            && self.frames_under_way == 0
            && !self.relay.is_down
            && !self.relay.has_unwritten()
            && self.open().all(is_saved)
            && self.open().all(is_connected)
            && self.peers.iter().all(|peer| peer.unsaved_in_browser() == 0)
            && self.everybody_sees_everybody()
    }

    fn open(&self) -> impl Iterator<Item = &Peer> {
        self.peers.iter().filter(|peer| !peer.is_closed)
    }

    pub(super) fn everybody_sees_everybody(&self) -> bool {
        self.open().all(|peer| {
            let others = self.open().map(|other| other.name.clone());
            let others = others.filter(|name| *name != peer.name).collect();
            peer.names_of_others() == others
        })
    }

    pub(super) fn check_on_disk(&self, acknowledged: &[ElementId]) {
        let disk = self.relay.on_disk(ClientNumber::new(1)).snapshot();
        for id in acknowledged {
            // An undo may have taken it away again.
            let is_there = disk.element(id).is_some() || !self.expected.contains(id);
            assert!(is_there, "{id} was acknowledged and is not on the disk");
        }
    }

    pub(super) fn check(&self) {
        let states = self.peers.iter().map(|peer| {
            let (status, others) = (peer.client.status(), peer.names_of_others());
            format!("{}: {status:?}, sees {others:?}", peer.name)
        });
        assert!(
            self.has_settled(),
            "nothing has settled, {} frames under way: {:#?}",
            self.frames_under_way,
            states.collect::<Vec<_>>()
        );
        let disk = self.relay.on_disk(ClientNumber::new(1));
        let truth = disk.snapshot();
        for peer in self.open() {
            assert_eq!(peer.board.snapshot(), truth, "{} differs", peer.name);
            assert_eq!(peer.client.unsaved_changes(), 0, "{}", peer.name);
        }
        for id in &self.expected {
            let note = truth.element(id).and_then(|element| element.as_note());
            let text = note.map(|note| note.text.clone());
            assert_eq!(text, Some(text_of(id)), "{id} is lost");
        }
    }
}
