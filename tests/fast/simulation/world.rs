//! The network, the faults and the clock; and what must be true in the end.

use std::collections::{BTreeMap, BTreeSet};

use board::{ClientNumber, ElementId};
use collab::message::Role;
use collab::room::{ConnectionId, Dialect, Effect, Event};
use collab::{Output, Status};

use super::peer::{Peer, text_of};
use super::random::Random;
use super::relay::Relay;

/// For so long people write and things go wrong.
const TROUBLE_MILLIS: u64 = 8_000;
/// After so long everything must have settled: a half-open connection is noticed after 45 s, a wait is at most 15 s.
const SETTLED_MILLIS: u64 = TROUBLE_MILLIS + 150_000;
const ROOM_TICK_MILLIS: u64 = 250;
const BROKEN: u16 = 1006;

/// What happened in a run, to see that it was not nothing.
#[derive(Default, Debug)]
pub struct Summary {
    pub changes: usize,
    pub acknowledged: usize,
    pub cuts: usize,
    pub tab_crashes: usize,
    pub relay_crashes: usize,
    pub lost_by_the_relay: usize,
}

impl Summary {
    pub fn add(&mut self, other: &Self) {
        self.changes += other.changes;
        self.acknowledged += other.acknowledged;
        self.cuts += other.cuts;
        self.tab_crashes += other.tab_crashes;
        self.relay_crashes += other.relay_crashes;
        self.lost_by_the_relay += other.lost_by_the_relay;
    }
}

enum Happening {
    Act(usize),
    Wake(usize),
    /// The handshake has reached the relay.
    Arrive(usize),
    /// The handshake is done.
    Open(usize),
    ToRoom(usize, Vec<u8>),
    ToPeer(usize, Vec<u8>),
    PeerHearsClose(usize, u16),
    RoomHearsClose(usize),
    Flush {
        life: u64,
        head: usize,
    },
    RoomTick,
    Fault,
    RelayStarts,
    DiskRecovers,
}

/// One TCP connection.
struct Connection {
    peer: usize,
    /// Cut: what is still under way is lost.
    is_cut: bool,
    /// Whether the room knows of it.
    is_in_room: bool,
    /// When the last frame in each direction arrives: frames do not overtake each other.
    last_to_room: u64,
    last_to_peer: u64,
}

pub struct World {
    random: Random,
    now: u64,
    /// By time, then by when it was put down.
    agenda: BTreeMap<(u64, u64), Happening>,
    order: u64,
    trouble_until: u64,
    frames_under_way: usize,
    relay: Relay,
    peers: Vec<Peer>,
    connections: Vec<Connection>,
    /// Kept notes that must be there in the end.
    expected: BTreeSet<ElementId>,
    summary: Summary,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let start = 1_000_000;
        let writers = random.between(2, 5) as usize;
        let viewers = random.between(0, 2) as usize;
        let peers = (0..writers + viewers).map(|number| {
            let role = match number {
                0 => Role::Facilitator,
                number if number < writers => Role::Participant,
                _ => Role::Viewer,
            };
            Peer::new(format!("p{number}"), role, &mut random, start)
        });
        let peers: Vec<Peer> = peers.collect();
        let mut world = Self {
            random,
            now: start,
            agenda: BTreeMap::new(),
            order: 0,
            trouble_until: start + TROUBLE_MILLIS,
            frames_under_way: 0,
            relay: Relay::default(),
            peers,
            connections: Vec::new(),
            expected: BTreeSet::new(),
            summary: Summary::default(),
        };
        for peer in 0..world.peers.len() {
            world.peers[peer].show(start);
            world.serve(peer);
            world.later(world.now + 10, Happening::Act(peer));
        }
        world.later(start + ROOM_TICK_MILLIS, Happening::RoomTick);
        world.later(start + 500, Happening::Fault);
        world
    }

    /// Runs to the end and checks what must be true there.
    pub fn run(mut self) -> Summary {
        let end = self.now + SETTLED_MILLIS;
        while !self.has_settled() {
            let Some(((at, _), happening)) = self.agenda.pop_first() else {
                break;
            };
            if at > end {
                break;
            }
            self.now = at;
            self.happen(happening);
        }
        self.check();
        self.summary
    }

    fn later(&mut self, at: u64, happening: Happening) {
        self.order += 1;
        self.agenda.insert((at, self.order), happening);
    }

    fn in_trouble(&self) -> bool {
        self.now < self.trouble_until
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Act(peer) => self.act(peer),
            Happening::Wake(peer) => {
                if self.peers[peer].wakes_at.is_some_and(|at| at <= self.now) {
                    self.peers[peer].wakes_at = None;
                    self.peers[peer].client.on_tick(self.now);
                    self.serve(peer);
                }
            }
            Happening::Arrive(connection) => self.arrive(connection),
            Happening::Open(connection) => {
                if let Some(peer) = self.listener(connection) {
                    self.peers[peer].client.on_open(self.now);
                    self.serve(peer);
                }
            }
            Happening::ToRoom(connection, frame) => {
                self.frames_under_way -= 1;
                let link = &self.connections[connection];
                if !link.is_cut && link.is_in_room {
                    self.room(Event::Frame {
                        connection: ConnectionId(connection as u64),
                        bytes: frame,
                    });
                }
            }
            Happening::ToPeer(connection, frame) => self.to_peer(connection, &frame),
            Happening::PeerHearsClose(connection, code) => {
                if let Some(peer) = self.owner(connection) {
                    self.connections[connection].is_cut = true;
                    self.peers[peer].connection = None;
                    self.peers[peer].client.on_close(code, self.now);
                    self.serve(peer);
                }
            }
            Happening::RoomHearsClose(connection) => {
                if std::mem::take(&mut self.connections[connection].is_in_room) {
                    let connection = ConnectionId(connection as u64);
                    self.room(Event::Closed { connection });
                }
            }
            Happening::Flush { life, head } => {
                if self.relay.is_stalled {
                    self.later(self.now + 100, Happening::Flush { life, head });
                } else if self.relay.life == life {
                    let effects = self.relay.flush(self.now, head);
                    self.carry_out(effects);
                }
            }
            Happening::RoomTick => {
                if !self.relay.is_down {
                    let effects = self.relay.tick(self.now);
                    self.carry_out(effects);
                }
                self.later(self.now + ROOM_TICK_MILLIS, Happening::RoomTick);
            }
            Happening::Fault => self.fault(),
            Happening::RelayStarts => self.relay.is_down = false,
            Happening::DiskRecovers => {
                self.relay.is_stalled = false;
                if !self.relay.is_down {
                    self.room(Event::StoreRecovered);
                }
            }
        }
    }

    fn act(&mut self, peer: usize) {
        if !self.in_trouble() {
            return;
        }
        let done = if self.peers[peer].role.may_write() {
            self.peers[peer].act(&mut self.random, self.now)
        } else {
            self.peers[peer].show(self.now);
            Default::default()
        };
        self.summary.changes += done.changes;
        self.expected.extend(done.created);
        for id in done.touched {
            self.expected.remove(&id);
        }
        self.serve(peer);
        let pause = if self.random.percent(70) {
            self.random.between(1, 300)
        } else {
            self.random.between(300, 2_000)
        };
        self.later(self.now + pause, Happening::Act(peer));
    }

    /// Whose tab the connection is, if it still is.
    fn owner(&self, connection: usize) -> Option<usize> {
        let peer = self.connections[connection].peer;
        (self.peers[peer].connection == Some(connection)).then_some(peer)
    }

    /// Who hears what comes over the connection.
    fn listener(&self, connection: usize) -> Option<usize> {
        self.owner(connection)
            .filter(|_| !self.connections[connection].is_cut)
    }

    /// Does what a client wants done, and plans its next tick.
    fn serve(&mut self, peer: usize) {
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
    fn arrival(&mut self, last: u64) -> u64 {
        let delay = if self.random.percent(2) {
            self.random.between(200, 3_000)
        } else {
            self.random.between(1, 60)
        };
        (self.now + delay).max(last)
    }

    fn arrive(&mut self, connection: usize) {
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

    fn to_peer(&mut self, connection: usize, frame: &[u8]) {
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

    fn room(&mut self, event: Event) {
        if !self.relay.is_down {
            let effects = self.relay.step(self.now, event);
            self.carry_out(effects);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
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
                Effect::Load | Effect::Answer { .. } | Effect::Report(_) | Effect::Finished => {}
            }
        }
    }

    /// The peer is off the line; the relay hears of it in time, or by its pings.
    fn let_go(&mut self, connection: usize) {
        self.connections[connection].is_cut = true;
        let delay = if self.random.percent(80) {
            self.random.between(1, 500)
        } else {
            self.random.between(500, 40_000)
        };
        self.later(self.now + delay, Happening::RoomHearsClose(connection));
    }

    fn fault(&mut self) {
        if !self.in_trouble() {
            return;
        }
        let peer = self.random.between(0, self.peers.len() as u64) as usize;
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
                self.peers[peer].crash(&mut self.random, self.now);
                self.serve(peer);
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

    /// Whether nothing more is going to change, as far as everybody can tell.
    fn has_settled(&self) -> bool {
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
            && self.peers.iter().all(is_saved)
            && self.peers.iter().all(is_connected)
            && self.everybody_sees_everybody()
    }

    fn everybody_sees_everybody(&self) -> bool {
        self.peers.iter().all(|peer| {
            let others = self.peers.iter().map(|other| other.name.clone());
            let others = others.filter(|name| *name != peer.name).collect();
            peer.names_of_others() == others
        })
    }

    fn check_on_disk(&self, acknowledged: &[ElementId]) {
        let disk = self.relay.on_disk(ClientNumber::new(1)).snapshot();
        for id in acknowledged {
            // An undo may have taken it away again.
            let is_there = disk.element(id).is_some() || !self.expected.contains(id);
            assert!(is_there, "{id} was acknowledged and is not on the disk");
        }
    }

    fn check(&self) {
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
        for peer in &self.peers {
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
