//! What is on its way between the tabs and the relay, and the disk behind it.

use collab::Output;
use collab::room::{ConnectionId, Dialect, Effect, Event};

use super::{BROKEN, Connection, Happening, World};
use crate::simulation::peer::Peer;

impl World {
    /// Does what a client wants done, and plans its next tick.
    pub(super) fn serve(&mut self, peer: usize) {
        for output in self.peers[peer].client.take_outputs() {
            match output {
                Output::Connect => {
                    let connection = self.connections.len();
                    self.connections.push(Connection {
                        peer,
                        is_cut: false,
                        is_in_room: false,
                        last_to_room: 0,
                        last_to_peer: 0,
                    });
                    self.peers[peer].connection = Some(connection);
                    let delay = self.random.between(1, 60);
                    self.later(self.now + delay, Happening::Arrive(connection));
                }
                Output::Disconnect => {
                    if let Some(connection) = self.peers[peer].connection.take() {
                        self.let_go(connection);
                    }
                }
                Output::Send(frame) => {
                    if let Some(connection) = self.peers[peer].connection {
                        let at = self.arrival(self.connections[connection].last_to_room);
                        self.connections[connection].last_to_room = at;
                        self.frames_under_way += 1;
                        self.later(at, Happening::ToRoom(connection, frame));
                    }
                }
                Output::Merged(update) => self.peers[peer].keep_row(update),
                Output::Saved(saved) => {
                    let acknowledged = self.peers[peer].note_saved(&saved);
                    self.summary.acknowledged += acknowledged.len();
                    // Reading the disk is slow, so only now and then.
                    if self.random.percent(4) {
                        self.check_on_disk(&acknowledged);
                    }
                }
                Output::Refused { code, reason, .. } => panic!("refused: {code:?} {reason}"),
                Output::Unmergeable { reason, .. } => panic!("unmergeable: {reason}"),
                Output::Incarnation(incarnation) => {
                    self.peers[peer].keep_incarnation(incarnation);
                }
                Output::Role(role) => assert_eq!(role, self.peers[peer].role),
                Output::Synced | Output::People | Output::Status(_) => {}
            }
        }
        let tab = &mut self.peers[peer];
        if let Some(at) = tab.client.wakes_at() {
            let at = at.max(self.now + 1);
            if tab.wakes_at.is_none_or(|planned| at < planned) {
                tab.wakes_at = Some(at);
                self.later(at, Happening::Wake(peer));
            }
        }
    }

    /// When a frame sent now arrives, behind the last one.
    pub(super) fn arrival(&mut self, last: u64) -> u64 {
        let delay = if self.random.percent(2) {
            self.random.between(200, 3_000)
        } else {
            self.random.between(1, 60)
        };
        (self.now + delay).max(last)
    }

    pub(super) fn arrive(&mut self, connection: usize) {
        if self.listener(connection).is_none() {
            return;
        }
        if self.relay.is_down {
            self.later(self.now + 1, Happening::PeerHearsClose(connection, BROKEN));
            return;
        }
        let peer = self.connections[connection].peer;
        self.connections[connection].is_in_room = true;
        self.connections[connection].last_to_peer = self.now + 1;
        self.later(self.now + 1, Happening::Open(connection));
        self.room(Event::Opened {
            connection: ConnectionId(connection as u64),
            role: self.peers[peer].role,
            dialect: Dialect::Nonet,
        });
    }

    pub(super) fn deliver(&mut self, connection: usize, frame: &[u8]) {
        self.frames_under_way -= 1;
        let Some(peer) = self.listener(connection) else {
            return;
        };
        let Peer { client, board, .. } = &mut self.peers[peer];
        client.on_message(frame, board, self.now);
        board.drain_changes();
        self.serve(peer);
        if self.connections[connection].is_in_room {
            self.room(Event::Drained {
                connection: ConnectionId(connection as u64),
                frames: 1,
                bytes: frame.len(),
            });
        }
    }

    pub(super) fn room(&mut self, event: Event) {
        if !self.relay.is_down {
            let effects = self.relay.step(self.now, event);
            self.carry_out(effects);
        }
    }

    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Append { sequence, .. } => {
                    let delay = self.random.between(1, 40);
                    let (life, head) = (self.relay.life, sequence as usize);
                    self.later(self.now + delay, Happening::Flush { life, head });
                }
                Effect::Send { connection, frame } => {
                    let connection = connection.0 as usize;
                    let at = self.arrival(self.connections[connection].last_to_peer);
                    self.connections[connection].last_to_peer = at;
                    self.frames_under_way += 1;
                    self.later(at, Happening::ToPeer(connection, frame.to_vec()));
                }
                Effect::Close {
                    connection, code, ..
                } => {
                    let connection = connection.0 as usize;
                    self.connections[connection].is_in_room = false;
                    let at = self.connections[connection].last_to_peer.max(self.now);
                    self.later(at, Happening::PeerHearsClose(connection, code));
                }
                // Presence waits for the next tick here.
                Effect::Rouse { state } => {
                    let delay = self.random.between(1, 300);
                    let life = self.relay.life;
                    self.later(self.now + delay, Happening::Roused { life, state });
                }
                Effect::Load
                | Effect::Answer { .. }
                | Effect::Report(_)
                | Effect::Wake { .. }
                | Effect::Finished => {}
            }
        }
    }
}
