mod damage;
mod edits;
mod faults;
mod people;
mod resting;
mod rights;
mod slow;
mod turns;

use std::collections::VecDeque;
use std::sync::Arc;

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Origin, Placement,
};

use super::*;
use crate::message::{RefusalCode, Role, decode_relay_frame, encode_message};

/// A room with a store that is durable when the test says so, and the clients' documents.
struct Stage {
    room: Room,
    now_millis: u64,
    log: Vec<Arc<[u8]>>,
    effects: VecDeque<Effect>,
    /// Frames that the room sent and no socket has taken yet.
    sent: Vec<(ConnectionId, Vec<Message>, usize)>,
    closed: Vec<(ConnectionId, u16)>,
    /// What the store says is wrong with the board.
    damage: Option<String>,
    /// When the room wants to be woken.
    wake: Option<u64>,
}

const HANA: ConnectionId = ConnectionId(1);
const KEN: ConnectionId = ConnectionId(2);
const YUI: ConnectionId = ConnectionId(3);

impl Stage {
    /// A loaded, empty board.
    fn new() -> Self {
        let mut stage = Self::loading();
        stage.load();
        stage
    }

    /// A room whose board never rests: that has tests of its own.
    fn loading() -> Self {
        let mut room = Room::new();
        room.rest_after(u64::MAX);
        Self {
            room,
            now_millis: 1_000,
            log: Vec::new(),
            effects: VecDeque::new(),
            sent: Vec::new(),
            closed: Vec::new(),
            damage: None,
            wake: None,
        }
    }

    /// What a store does when asked for the board.
    fn load(&mut self) {
        let mut board = Board::new(ClientNumber::new(99 + self.now_millis));
        for record in &self.log {
            board.apply(record, Origin::Storage).unwrap();
        }
        self.step(Event::Loaded(Box::new(Loaded {
            board,
            head: self.log.len() as u64,
            incarnation: Incarnation([7; 16]),
            bytes: self.log.iter().map(|record| record.len()).sum(),
            damage: self.damage.clone(),
        })));
    }

    fn step(&mut self, event: Event) {
        for effect in self.room.step(self.now_millis, event) {
            match &effect {
                Effect::Append { sequence, update } => {
                    self.log.push(Arc::clone(update));
                    assert_eq!(*sequence, self.log.len() as u64);
                }
                Effect::Send { connection, frame } => {
                    self.sent
                        .push((*connection, decode_relay_frame(frame).unwrap(), frame.len()))
                }
                Effect::Close {
                    connection, code, ..
                } => self.closed.push((*connection, *code)),
                Effect::Wake { millis } => {
                    let moment = self.now_millis + millis;
                    self.wake = Some(self.wake.map_or(moment, |sooner| sooner.min(moment)));
                }
                Effect::Load
                | Effect::Rouse { .. }
                | Effect::Answer { .. }
                | Effect::Report(_)
                | Effect::Finished => {}
            }
            self.effects.push_back(effect);
        }
    }

    fn open(&mut self, connection: ConnectionId, role: Role) {
        self.step(Event::Opened {
            connection,
            role,
            dialect: Dialect::Nonet,
        });
    }

    fn say(&mut self, connection: ConnectionId, message: &Message) {
        self.step(Event::Frame {
            connection,
            bytes: encode_message(message),
        });
    }

    /// Joins and takes the first answers.
    fn join(&mut self, connection: ConnectionId, role: Role) {
        self.open(connection, role);
        self.say(connection, &Message::SyncStep1(vec![0]));
        self.flush();
        self.heard(connection);
    }

    fn flush(&mut self) {
        self.step(Event::Durable {
            head: self.log.len() as u64,
        });
    }

    /// Everything sent to `connection` since the last call; its socket takes it.
    fn heard(&mut self, connection: ConnectionId) -> Vec<Message> {
        let (mine, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.sent)
            .into_iter()
            .partition(|(to, _, _)| *to == connection);
        self.sent = others;
        let (frames, bytes) = (mine.len(), mine.iter().map(|(_, _, size)| size).sum());
        if frames > 0 {
            self.step(Event::Drained {
                connection,
                frames,
                bytes,
            });
        }
        mine.into_iter()
            .flat_map(|(_, messages, _)| messages)
            .collect()
    }

    /// The board as its log gives it.
    fn replayed(&self) -> Board {
        let mut board = Board::new(ClientNumber::new(77));
        for record in &self.log {
            board.apply(record, Origin::Storage).unwrap();
        }
        board
    }

    /// Lets the time of the next round of presence come, if there is to be one.
    fn round(&mut self) {
        if let Some(wake) = self.wake.take() {
            self.now_millis = self.now_millis.max(wake);
            self.step(Event::Wake);
        }
    }

    fn pass(&mut self, millis: u64) {
        self.now_millis += millis;
        self.step(Event::Tick);
    }
}

/// Somebody's document.
fn author(number: u64) -> Board {
    Board::new(ClientNumber::new(number))
}

/// Adds a note and gives the update.
fn note(board: &mut Board, id: &str, text: &str) -> Vec<u8> {
    board
        .edit(|edit| {
            edit.create_note(
                &ElementId::new(id),
                NewNote {
                    placement: Placement::free(BoardPoint::new(0.0, 0.0)),
                    size: BoardSize::new(200.0, 200.0),
                    color: NoteColor::Yellow,
                    text,
                    author: "",
                },
            )
        })
        .unwrap();
    board.drain_updates().pop().unwrap()
}

fn acknowledged(messages: &[Message]) -> Option<u64> {
    messages
        .iter()
        .filter_map(|message| match message {
            Message::Ack { count, .. } => Some(*count),
            _ => None,
        })
        .next_back()
}

fn refused(messages: &[Message]) -> Vec<(u64, RefusalCode)> {
    messages
        .iter()
        .filter_map(|message| match message {
            Message::Nack { count, code, .. } => Some((*count, *code)),
            _ => None,
        })
        .collect()
}

/// Merges what a client would merge.
fn take(board: &mut Board, messages: &[Message]) {
    for message in messages {
        if let Message::SyncStep2(update) | Message::Update(update) = message {
            board.apply(update, Origin::Remote).unwrap();
        }
    }
}
