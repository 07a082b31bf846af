//! The changes that people send, and up to which clock of their writer each of them goes.

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, Edit, ElementId, NewNote, NoteColor, Placement,
};
use collab::message::{Message, encode_message};

use crate::changes::runs;

/// What people do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Everybody writes notes, about 250 bytes each.
    Notes,
    /// Everybody moves one note of their own, about 45 bytes each time.
    Moves,
}

/// What one person sends.
pub struct Script {
    /// Before anything is measured.
    pub first: Option<Vec<u8>>,
    /// The clock after that.
    pub clock: u32,
    /// One update for each change, with the clock after it.
    pub changes: Vec<(Vec<u8>, u32)>,
}

/// The number under which a person writes; as long as those that browsers draw.
pub fn writer(person: usize) -> u64 {
    0x7000_0000 + person as u64
}

impl Script {
    /// Everything that this person sends.
    pub fn updates(&self) -> impl Iterator<Item = &Vec<u8>> {
        let changes = self.changes.iter().map(|(update, _)| update);
        self.first.iter().chain(changes)
    }

    /// What `person` sends to make `count` changes.
    pub fn new(work: Work, person: usize, count: usize) -> Self {
        let mut board = Board::new(ClientNumber::new(writer(person)));
        let mut clock = 0;
        let mut update = |edit: &mut dyn FnMut(&mut Edit<'_, '_>)| {
            board.edit(|opened| edit(opened));
            let update = board.drain_updates().pop().unwrap();
            runs(&update, |_, _, end| clock = end);
            (update, clock)
        };
        let id = |number: usize| ElementId::new(format!("{person}-{number}"));
        let place = |number: usize| {
            // Whoever drags lets go between two units.
            Placement::free(BoardPoint::new(number as f64 + 0.5, person as f64 + 0.25))
        };
        let make = |edit: &mut Edit<'_, '_>, number: usize| {
            let text = format!("t={person:03x}{number:05x}");
            let note = NewNote {
                placement: place(number),
                size: BoardSize::new(200.0, 200.0),
                color: NoteColor::Yellow,
                text: &text,
                author: "",
            };
            edit.create_note(&id(number), note).unwrap();
        };
        match work {
            Work::Notes => Self {
                first: None,
                clock: 0,
                changes: (0..count)
                    .map(|number| update(&mut |edit| make(edit, number)))
                    .collect(),
            },
            Work::Moves => {
                let (first, clock) = update(&mut |edit| make(edit, 0));
                let changes = (1..=count)
                    .map(|number| update(&mut |edit| edit.place(&id(0), &place(number)).unwrap()))
                    .collect();
                Self {
                    first: Some(first),
                    clock,
                    changes,
                }
            }
        }
    }
}

/// An update as the message that carries it.
pub fn message(update: &[u8]) -> Vec<u8> {
    encode_message(&Message::Update(update.to_vec()))
}
