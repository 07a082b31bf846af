//! The relay: a real room, on a disk that forgets what was not flushed.

use std::sync::Arc;

use board::{Board, ClientNumber, Origin};
use collab::message::Incarnation;
use collab::room::{Effect, Event, Loaded, Report, Room};

pub const INCARNATION: Incarnation = Incarnation([7; 16]);

/// What is said when no document can be made of a board at rest.
pub const NOT_ROUSED: &str = "there is no memory for it";

#[derive(Default)]
pub struct Relay {
    /// `None` while the relay is down, or nobody needs the room.
    room: Option<Room>,
    pub is_down: bool,
    /// Counts lives of the room: what was meant for an earlier one is ignored.
    pub life: u64,
    log: Vec<Arc<[u8]>>,
    /// So many of the log's records are on the disk.
    durable: usize,
    /// Whether the disk takes nothing at the moment.
    pub is_stalled: bool,
    /// After how long without a change the board rests, in milliseconds; 0 for as long as a real one waits.
    rest_millis: u64,
    /// How often a document was put away.
    pub rests: usize,
}

impl Relay {
    pub fn that_rests_after(rest_millis: u64) -> Self {
        Self {
            rest_millis,
            ..Self::default()
        }
    }

    /// Hands an event to the room, which is loaded first if it is not there. Gives what is to be carried out.
    pub fn step(&mut self, now_millis: u64, event: Event) -> Vec<Effect> {
        assert!(!self.is_down, "nobody reaches a dead relay");
        let mut events = vec![event];
        if self.room.is_none() {
            self.life += 1;
            let mut room = Room::new();
            if self.rest_millis > 0 {
                room.rest_after(self.rest_millis);
            }
            self.room = Some(room);
            events.insert(0, self.load(now_millis));
        }
        let mut effects = Vec::new();
        while !events.is_empty() {
            let event = events.remove(0);
            let Some(room) = &mut self.room else { break };
            for effect in room.step(now_millis, event) {
                match &effect {
                    Effect::Append { sequence, update } => {
                        self.log.push(Arc::clone(update));
                        assert_eq!(*sequence, self.log.len() as u64, "the log has no holes");
                    }
                    Effect::Load => events.push(self.load(now_millis)),
                    Effect::Finished => {
                        assert_eq!(self.durable, self.log.len(), "nothing is left unwritten");
                        self.room = None;
                        break;
                    }
                    Effect::Report(Report::Merged { .. }) => {}
                    Effect::Report(Report::Poisoned { what, .. }) if what == NOT_ROUSED => {}
                    Effect::Report(report) => panic!("the room complains: {report:?}"),
                    Effect::Send { .. }
                    | Effect::Close { .. }
                    | Effect::Rouse { .. }
                    | Effect::Answer { .. }
                    | Effect::Wake { .. } => {}
                }
                effects.push(effect);
            }
            let room = self.room.as_mut();
            self.rests += usize::from(room.and_then(Room::take_put_away).is_some());
        }
        effects
    }

    /// What the disk holds, as the store would hand it to a room.
    fn load(&self, now_millis: u64) -> Event {
        Event::Loaded(Box::new(Loaded {
            board: self.on_disk(ClientNumber::new(1 << 40 | now_millis)),
            head: self.durable as u64,
            incarnation: INCARNATION,
            bytes: self.log.iter().map(|record| record.len()).sum(),
            damage: None,
        }))
    }

    /// The board that is on the disk.
    pub fn on_disk(&self, client: ClientNumber) -> Board {
        let mut board = Board::new(client);
        for record in &self.log[..self.durable] {
            board.apply(record, Origin::Storage).unwrap();
        }
        board
    }

    pub fn has_unwritten(&self) -> bool {
        self.durable < self.log.len()
    }

    /// The disk has taken the first `head` records.
    pub fn flush(&mut self, now_millis: u64, head: usize) -> Vec<Effect> {
        self.durable = self.durable.max(head);
        if self.room.is_none() {
            return Vec::new();
        }
        let head = self.durable as u64;
        self.step(now_millis, Event::Durable { head })
    }

    pub fn tick(&mut self, now_millis: u64) -> Vec<Effect> {
        if self.room.is_none() {
            return Vec::new();
        }
        self.step(now_millis, Event::Tick)
    }

    /// The machine loses its power. Gives how many records are gone.
    pub fn crash(&mut self) -> usize {
        let lost = self.log.len() - self.durable;
        self.log.truncate(self.durable);
        self.room = None;
        self.is_down = true;
        self.life += 1;
        lost
    }
}
