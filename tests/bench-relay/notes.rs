//! The changes that people send: one note each, whose text says whose it is and which.

use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};
use collab::message::{Message, encode_message};

/// What stands before the number in a note's text.
const MARK: &[u8] = b"t=";

/// The frames of `count` notes of one person.
pub fn frames(person: usize, count: usize) -> Vec<Vec<u8>> {
    let mut board = Board::new(ClientNumber::new(1_000 + person as u64));
    (0..count)
        .map(|number| {
            let text = format!("t={person:03x}{number:05x}");
            let note = NewNote {
                placement: Placement::free(BoardPoint::new(number as f64, person as f64)),
                size: BoardSize::new(200.0, 200.0),
                color: NoteColor::Yellow,
                text: &text,
                author: "",
            };
            let id = ElementId::new(format!("{person}-{number}"));
            board.edit(|edit| edit.create_note(&id, note)).unwrap();
            let update = board.drain_updates().pop().unwrap();
            encode_message(&Message::Update(update))
        })
        .collect()
}

/// Every note in some bytes, as (person, number): those of one update, of several put together, or of a whole board.
pub fn each(bytes: &[u8], mut found: impl FnMut(usize, usize)) {
    let mut rest = bytes;
    while let Some(at) = rest.windows(MARK.len()).position(|window| window == MARK) {
        rest = &rest[at + MARK.len()..];
        let Some(digits) = rest.get(..8).and_then(|digits| str::from_utf8(digits).ok()) else {
            continue;
        };
        if let (Ok(person), Ok(number)) = (
            usize::from_str_radix(&digits[..3], 16),
            usize::from_str_radix(&digits[3..], 16),
        ) {
            found(person, number);
        }
    }
}
