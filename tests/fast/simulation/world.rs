//! The clock, and what happens at each of its moments.

mod checks;
mod faults;
mod network;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use board::ElementId;
use collab::message::Role;
use collab::room::{ConnectionId, Event};

use super::peer::Peer;
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
    /// Tabs that were closed for good beside another one, with changes of theirs unacknowledged.
    pub left_behind: usize,
    /// How often the relay put the document away because nobody changed anything.
    pub rests: usize,
}

impl Summary {
    pub fn add(&mut self, other: &Self) {
        self.changes += other.changes;
        self.acknowledged += other.acknowledged;
        self.cuts += other.cuts;
        self.tab_crashes += other.tab_crashes;
        self.relay_crashes += other.relay_crashes;
        self.lost_by_the_relay += other.lost_by_the_relay;
        self.left_behind += other.left_behind;
        self.rests += other.rests;
    }
}

enum Happening {
    Act(usize),
    /// A tab reads what its browser's other tabs wrote.
    Look(usize),
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
    /// The document of a board at rest was made again.
    Roused {
        life: u64,
        state: Arc<[u8]>,
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
    /// `with_tabs`: some people have the board open in two tabs of one browser.
    pub fn new(seed: u64, with_tabs: bool) -> Self {
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
        let mut peers: Vec<Peer> = peers.collect();
        if with_tabs {
            for first in 0..peers.len() {
                if first == 0 || random.percent(60) {
                    let name = format!("{}-beside", peers[first].name);
                    let beside = peers[first].open_beside(name, &mut random, start);
                    peers.push(beside);
                }
            }
        }
        // In half of the worlds the board rests again and again.
        let rest_millis = match random.percent(50) {
            true => random.between(1, 600),
            false => 0,
        };
        let mut world = Self {
            random,
            now: start,
            agenda: BTreeMap::new(),
            order: 0,
            trouble_until: start + TROUBLE_MILLIS,
            frames_under_way: 0,
            relay: Relay::that_rests_after(rest_millis),
            peers,
            connections: Vec::new(),
            expected: BTreeSet::new(),
            summary: Summary::default(),
        };
        for peer in 0..world.peers.len() {
            world.peers[peer].show(start);
            world.serve(peer);
            world.later(world.now + 10, Happening::Act(peer));
            // However the bells were heard: in the end somebody comes to see each tab.
            world.later(world.trouble_until + 1, Happening::Look(peer));
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
        self.summary.rests = self.relay.rests;
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
            Happening::Look(peer) => self.look(peer),
            Happening::Wake(peer) => {
                let tab = &self.peers[peer];
                if !tab.is_closed && tab.wakes_at.is_some_and(|at| at <= self.now) {
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
            Happening::ToPeer(connection, frame) => self.deliver(connection, &frame),
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
            Happening::Roused { life, state } => {
                if self.relay.life == life {
                    self.rouse(&state);
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

    fn look(&mut self, peer: usize) {
        if self.peers[peer].is_closed {
            return;
        }
        if let Some(at) = self.peers[peer].look(self.now) {
            self.later(at, Happening::Look(peer));
        }
        self.serve(peer);
    }

    /// The other tabs of that browser hear that something is in the log, now and then later or not at all.
    fn ring(&mut self, peer: usize) {
        for other in 0..self.peers.len() {
            let hears = other != peer && self.peers[other].is_beside(&self.peers[peer]);
            if hears && self.random.percent(85) {
                let delay = if self.random.percent(90) {
                    self.random.between(1, 20)
                } else {
                    self.random.between(20, 3_000)
                };
                self.later(self.now + delay, Happening::Look(other));
            }
        }
    }

    fn act(&mut self, peer: usize) {
        if !self.in_trouble() || self.peers[peer].is_closed {
            return;
        }
        let done = if self.peers[peer].role.may_write() {
            self.peers[peer].act(&mut self.random, self.now)
        } else {
            self.peers[peer].show(self.now);
            Default::default()
        };
        self.summary.changes += done.changes;
        if done.changes > 0 {
            self.ring(peer);
        }
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
}
