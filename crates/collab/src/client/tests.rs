//! One client, with the relay played by hand.

mod history;
mod liveness;
mod people;
mod saving;

use board::{Board, ClientNumber};

use super::*;
use crate::message::{
    Hello, PROTOCOL_VERSION, RefusalCode, RelayState, decode_frame, encode_frame,
};
use crate::outbox::Saved;

const INCARNATION: Incarnation = Incarnation([7; 16]);

/// A client with its document, and a clock.
struct Tab {
    client: Client,
    board: Board,
    now_millis: u64,
}

impl Tab {
    fn new(incarnation: Option<Incarnation>, stored_changes: usize) -> Self {
        let board = Board::new(ClientNumber::new(5));
        let settings = ClientSettings {
            client: board.client(),
            incarnation,
            stored_changes,
            seed: 1,
            read_json: |json| serde_json::from_str(json).ok(),
        };
        let now_millis = 1_000_000;
        Self {
            client: Client::new(settings, now_millis),
            board,
            now_millis,
        }
    }

    /// A tab whose connection has just been greeted.
    fn greeted(role: Role) -> Self {
        let mut tab = Self::new(None, 0);
        tab.start();
        tab.open();
        tab.hear(&[hello(role)]);
        tab
    }

    /// A tab that is connected and knows that everything is saved.
    fn settled() -> Self {
        let mut tab = Self::greeted(Role::Participant);
        tab.hear(&[
            Message::SyncStep2(vec![0, 0]),
            Message::SyncStep1(vec![0]),
            Message::Ack { count: 1, head: 0 },
        ]);
        assert_eq!(tab.client.status(), Status::Saved);
        tab.outputs();
        tab
    }

    fn start(&mut self) {
        self.client.start(self.now_millis);
    }

    fn open(&mut self) {
        self.client.on_open(self.now_millis);
    }

    fn hear(&mut self, messages: &[Message]) {
        let frame = encode_frame(messages);
        self.client
            .on_message(&frame, &mut self.board, self.now_millis);
    }

    fn close(&mut self, code: u16) {
        self.client.on_close(code, self.now_millis);
    }

    fn pass(&mut self, millis: u64) {
        self.now_millis += millis;
        self.client.on_tick(self.now_millis);
    }

    /// Lets time pass until the client wants to connect.
    fn pass_until_connect(&mut self) {
        for _ in 0..100 {
            if self.outputs().contains(&Output::Connect) {
                return;
            }
            let wakes_at = self.client.wakes_at().unwrap();
            self.pass(wakes_at.saturating_sub(self.now_millis));
        }
        panic!("no attempt to connect");
    }

    /// One change by this person.
    fn edit(&mut self, title: &str) -> u64 {
        self.board.edit(|edit| edit.set_title(title)).unwrap();
        let update = self.board.drain_updates().remove(0);
        let announced = self.client.next_sequence();
        let sequence = self.client.on_local_update(update, self.now_millis);
        assert_eq!(announced, sequence);
        sequence
    }

    fn outputs(&mut self) -> Vec<Output> {
        self.client.take_outputs()
    }

    /// The messages sent since the outputs were taken last.
    fn sent(&mut self) -> Vec<Message> {
        let outputs = self.outputs();
        let frames = outputs.iter().filter_map(|output| match output {
            Output::Send(frame) => Some(decode_frame(frame).unwrap()),
            _ => None,
        });
        frames.flatten().collect()
    }
}

fn hello(role: Role) -> Message {
    Message::Hello(Hello {
        protocol: PROTOCOL_VERSION,
        incarnation: INCARNATION,
        role,
        connection: 1,
        head: 0,
    })
}

/// Somebody else's changes, one after the other.
fn others_changes(titles: &[&str]) -> Vec<Vec<u8>> {
    let mut board = Board::new(ClientNumber::new(77));
    for title in titles {
        board.edit(|edit| edit.set_title(title)).unwrap();
    }
    board.drain_updates()
}
