//! What goes wrong.

use board::{Board, ClientNumber, Origin};
use collab::room::Event;

use super::{BROKEN, Happening, World};
use crate::simulation::relay::NOT_ROUSED;

impl World {
    /// The peer is off the line; the relay hears of it in time, or by its pings.
    pub(super) fn let_go(&mut self, connection: usize) {
        self.connections[connection].is_cut = true;
        let delay = if self.random.percent(80) {
            self.random.between(1, 500)
        } else {
            self.random.between(500, 40_000)
        };
        self.later(self.now + delay, Happening::RoomHearsClose(connection));
    }

    /// A document is made of what was kept of the board; sometimes that fails.
    pub(super) fn rouse(&mut self, state: &[u8]) {
        if self.in_trouble() && self.random.percent(10) {
            return self.room(Event::RouseFailed(NOT_ROUSED.to_owned()));
        }
        let mut board = Board::new(ClientNumber::new(1 << 41 | self.now));
        board.apply(state, Origin::Storage).unwrap();
        self.room(Event::Roused(Box::new(board)));
    }

    pub(super) fn fault(&mut self) {
        if !self.in_trouble() {
            return;
        }
        let peer = self.random.between(0, self.peers.len() as u64) as usize;
        if self.peers[peer].is_closed {
            self.later(self.now + 1, Happening::Fault);
            return;
        }
        match self.random.between(0, 100) {
            0..50 => {
                if let Some(connection) = self.peers[peer].connection {
                    self.summary.cuts += 1;
                    self.let_go(connection);
                    // Now and then nobody tells the tab, which has to find out by the silence.
                    if self.random.percent(85) {
                        let delay = self.random.between(1, 1_000);
                        let hears = Happening::PeerHearsClose(connection, BROKEN);
                        self.later(self.now + delay, hears);
                    }
                }
            }
            50..65 => {
                self.summary.tab_crashes += 1;
                if let Some(connection) = self.peers[peer].connection {
                    self.let_go(connection);
                }
                let has_others = self.peers.iter().enumerate().any(|(other, tab)| {
                    other != peer && !tab.is_closed && tab.is_beside(&self.peers[peer])
                });
                if has_others && self.random.percent(30) {
                    let tab = &mut self.peers[peer];
                    self.summary.left_behind += usize::from(tab.client.unsaved_changes() > 0);
                    tab.is_closed = true;
                    tab.connection = None;
                } else {
                    self.peers[peer].crash(&mut self.random, self.now);
                    self.serve(peer);
                }
            }
            65..80 if !self.relay.is_down => {
                self.summary.relay_crashes += 1;
                self.summary.lost_by_the_relay += self.relay.crash();
                for connection in 0..self.connections.len() {
                    if std::mem::take(&mut self.connections[connection].is_in_room) {
                        self.connections[connection].is_cut = true;
                        let delay = self.random.between(1, 1_000);
                        let hears = Happening::PeerHearsClose(connection, BROKEN);
                        self.later(self.now + delay, hears);
                    }
                }
                let delay = self.random.between(50, 3_000);
                self.later(self.now + delay, Happening::RelayStarts);
            }
            80..90 if !self.relay.is_stalled && !self.relay.is_down => {
                self.relay.is_stalled = true;
                let reason = "the disk is full".to_owned();
                self.room(Event::StoreFailing { reason });
                let delay = self.random.between(200, 4_000);
                self.later(self.now + delay, Happening::DiskRecovers);
            }
            90..95 => {
                self.peers[peer].client.on_offline(self.now);
                self.serve(peer);
            }
            _ => {
                self.peers[peer].client.on_online(self.now);
                self.serve(peer);
            }
        }
        let pause = self.random.between(50, 2_500);
        self.later(self.now + pause, Happening::Fault);
    }
}
