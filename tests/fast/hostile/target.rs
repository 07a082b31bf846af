//! A room with a log in memory, an honest person, and somebody else.

use std::collections::VecDeque;
use std::sync::Arc;

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, Clocks, ElementId, NewNote, NoteColor, Origin,
    Placement,
};
use collab::message::{Incarnation, Message, Role, decode_relay_frame, encode_message};
use collab::room::{ConnectionId, Dialect, Effect, Event, Loaded, Report, Room};

const HONEST: ConnectionId = ConnectionId(1);
/// Hostile connections. A frame of each of them comes in the same turn.
const HOSTILE: u64 = 4;

/// What became of the inputs.
#[derive(Clone, Copy, Default, Debug)]
pub struct Seen {
    pub recorded: u64,
    pub refused: u64,
    pub closed: u64,
}

impl Seen {
    pub fn add(&mut self, other: &Self) {
        self.recorded += other.recorded;
        self.refused += other.refused;
        self.closed += other.closed;
    }
}

pub struct Target {
    room: Room,
    now_millis: u64,
    log: Vec<Arc<[u8]>>,
    hostile: Vec<ConnectionId>,
    /// The number of the next connection.
    next_connection: u64,
    /// Hostile frames sent so far.
    said: usize,
    honest: Board,
    /// Changes that the honest person has sent, and how many are acknowledged.
    changes: u64,
    acknowledged: u64,
    pub seen: Seen,
    /// Everything that went in (`<`) and into the log (`>`).
    story: Vec<String>,
}

impl Target {
    pub fn new() -> Self {
        let mut target = Self {
            room: Room::new(),
            now_millis: 1_000,
            log: Vec::new(),
            hostile: (2..2 + HOSTILE).map(ConnectionId).collect(),
            next_connection: 2 + HOSTILE,
            said: 0,
            // A number that no mutation of small ones hits: whoever may write can write in another's name.
            honest: Board::new(ClientNumber::new(0x000a_5c3e_91d7_24b6)),
            changes: 0,
            acknowledged: 0,
            seen: Seen::default(),
            story: Vec::new(),
        };
        let load = target.load();
        target.step(load);
        target.open(HONEST);
        for connection in target.hostile.clone() {
            target.open(connection);
        }
        target
    }

    /// Somebody sends a frame, which the room takes together with those of the others. Who is closed for it comes again.
    pub fn send(&mut self, bytes: Vec<u8>) {
        let connection = self.hostile[self.said % self.hostile.len()];
        self.story.push(format!("< {}", hex(&bytes)));
        self.room
            .take(self.now_millis, Event::Frame { connection, bytes });
        self.said += 1;
        if self.said.is_multiple_of(self.hostile.len()) {
            self.now_millis += 20;
            let before = self.hostile.clone();
            self.step(Event::Tick);
            for (before, now) in before.into_iter().zip(self.hostile.clone()) {
                if before != now {
                    self.open(now);
                }
            }
        }
    }

    /// The honest person writes a note, and everything is compared.
    pub fn honest_change(&mut self) {
        self.changes += 1;
        let id = ElementId::new(format!("honest-{}", self.changes));
        let note = NewNote {
            placement: Placement::free(BoardPoint::new(0.0, 0.0)),
            size: BoardSize::new(200.0, 200.0),
            color: NoteColor::Blue,
            text: "正直",
            author: "けん",
        };
        self.honest
            .edit(|edit| edit.create_note(&id, note))
            .unwrap();
        let update = self.honest.drain_updates().pop().unwrap();
        self.step(Event::Frame {
            connection: HONEST,
            bytes: encode_message(&Message::Update(update)),
        });
        assert_eq!(self.acknowledged, self.changes, "an honest change");
        let stored = self.stored();
        assert!(
            stored.element(&id).is_some(),
            "an honest change is recorded"
        );
        let room = self.room.board().expect("the room has its document");
        assert_eq!(Clocks::of(room), Clocks::of(&stored), "log and room");
        // What a newcomer gets can be read.
        let mut newcomer = Board::new(ClientNumber::new(8));
        newcomer
            .apply(&room.encode_state(), Origin::Remote)
            .unwrap();
        for number in 1..=self.changes {
            let id = ElementId::new(format!("honest-{number}"));
            let note = self.honest.element(&id);
            assert!(note.is_some());
            for (board, name) in [(room, "room"), (&stored, "log"), (&newcomer, "newcomer")] {
                assert_eq!(board.element(&id).is_some(), note.is_some(), "{id}: {name}");
                assert_eq!(text(board, &id), text(&self.honest, &id), "{id}: {name}");
            }
        }
        if room.snapshot() != stored.snapshot() {
            panic!("log and room read differently; {}", self.keep_story());
        }
    }

    fn open(&mut self, connection: ConnectionId) {
        self.step(Event::Opened {
            connection,
            role: Role::Participant,
            dialect: Dialect::Nonet,
        });
    }

    fn step(&mut self, event: Event) {
        if let Event::Frame { bytes, .. } = &event {
            self.story.push(format!("< {}", hex(bytes)));
        }
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.room.step(self.now_millis, event) {
                match effect {
                    Effect::Append { sequence, update } => {
                        self.story.push(format!("> {}", hex(&update)));
                        self.log.push(update);
                        assert_eq!(sequence, self.log.len() as u64, "the log has no holes");
                        events.push_back(Event::Durable { head: sequence });
                    }
                    Effect::Load => events.push_back(self.load()),
                    Effect::Rouse { state } => {
                        let mut board = Board::new(ClientNumber::new(7));
                        board.apply(&state, Origin::Storage).unwrap();
                        events.push_back(Event::Roused(Box::new(board)));
                    }
                    Effect::Send { connection, frame } => {
                        if connection == HONEST {
                            for message in decode_relay_frame(&frame).unwrap() {
                                if let Message::Ack { count, .. } = message {
                                    self.acknowledged = count;
                                }
                            }
                        }
                        events.push_back(Event::Drained {
                            connection,
                            frames: 1,
                            bytes: frame.len(),
                        });
                    }
                    Effect::Close { connection, .. } => {
                        assert_ne!(connection, HONEST, "an honest person is closed");
                        for one in &mut self.hostile {
                            if *one == connection {
                                *one = ConnectionId(self.next_connection);
                                self.next_connection += 1;
                            }
                        }
                        self.seen.closed += 1;
                    }
                    Effect::Report(Report::Refused { .. }) => self.seen.refused += 1,
                    Effect::Report(Report::Merged { .. }) => self.seen.recorded += 1,
                    Effect::Report(Report::Swept { .. }) => {}
                    Effect::Report(Report::Poisoned { what, .. }) => {
                        self.story.push(format!("! {what}"));
                        panic!("the document is lost: {what}; {}", self.keep_story());
                    }
                    Effect::Report(Report::Damaged(what)) => panic!("damaged: {what}"),
                    Effect::Answer { .. } | Effect::Wake { .. } => {}
                    Effect::Finished => panic!("the room ends"),
                }
            }
        }
    }

    /// Writes down what led here: yrs writes the fields of a note in an order of its own, so a seed does not give it again.
    fn keep_story(&self) -> String {
        let folder = option_env!("CARGO_TARGET_TMPDIR").unwrap_or("/tmp");
        let path = format!("{folder}/hostile-{}.txt", std::process::id());
        match std::fs::write(&path, self.story.join("\n")) {
            Ok(()) => format!("what was sent and recorded is in {path}"),
            Err(error) => format!("{path}: {error}"),
        }
    }

    fn load(&self) -> Event {
        Event::Loaded(Box::new(Loaded {
            board: self.stored(),
            head: self.log.len() as u64,
            incarnation: Incarnation([7; 16]),
            bytes: self.log.iter().map(|record| record.len()).sum(),
            damage: None,
        }))
    }

    /// The board as the next start of the relay would have it.
    fn stored(&self) -> Board {
        let mut board = Board::new(ClientNumber::new(1 << 40 | self.log.len() as u64));
        for record in &self.log {
            board.apply(record, Origin::Storage).unwrap();
        }
        board
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(board: &Board, id: &ElementId) -> Option<String> {
    board
        .element(id)
        .and_then(|element| element.text().map(str::to_owned))
}
