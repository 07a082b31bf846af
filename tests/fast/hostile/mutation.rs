//! Inputs: good ones and known killers, changed at random.

use std::path::Path;

use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};
use collab::message::{AwarenessEntry, Message, encode_frame, encode_message};

use crate::simulation::random::Random;

/// Numbers that are likely to be at an edge, as variable-length integers.
const EDGES: [&[u8]; 6] = [
    &[0],
    &[0x7f],
    &[0xff, 0xff, 0xff, 0xff, 0x0f],
    &[0xff, 0xff, 0xff, 0xff, 0x07],
    &[0x80, 0x00],
    &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
];

/// What is changed.
pub struct Corpus {
    updates: Vec<Vec<u8>>,
    state_vectors: Vec<Vec<u8>>,
}

impl Corpus {
    /// The killers of the fixtures, and what two people write, delete and type. Each of them alone: how yrs orders the
    /// changes of several differs from run to run, and a seed is to replay what it did.
    pub fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/yrs-killers");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        let mut updates: Vec<Vec<u8>> = files
            .iter()
            .filter(|path| path.extension().is_some_and(|name| name == "bin"))
            .map(|path| std::fs::read(path).unwrap())
            .collect();
        assert!(updates.len() >= 6, "the killers are missing");
        let mut state_vectors = Vec::new();
        let mut one = Board::new(ClientNumber::new(11));
        let mut two = Board::new(ClientNumber::new(22));
        for number in 0..8 {
            for board in [&mut one, &mut two] {
                let id = ElementId::new(format!("n{number}"));
                let note = NewNote {
                    placement: Placement::free(BoardPoint::new(f64::from(number), 2.0)),
                    size: BoardSize::new(200.0, 200.0),
                    color: NoteColor::Yellow,
                    text: "付箋",
                    author: "はな",
                };
                board.edit(|edit| edit.create_note(&id, note)).unwrap();
                board.edit(|edit| edit.set_text(&id, "付箋の文字")).unwrap();
                if number % 3 == 2 {
                    board.edit(|edit| edit.delete(&id)).unwrap();
                }
                state_vectors.push(board.state_vector());
                updates.extend(board.drain_updates());
            }
            let all = one.encode_state();
            updates.push(all);
        }
        Self {
            updates,
            state_vectors,
        }
    }

    /// The next frame.
    pub fn frame(&self, random: &mut Random) -> Vec<u8> {
        let update = self.update(random);
        let mut frame = match random.between(0, 10) {
            0 => encode_message(&Message::SyncStep1(
                self.changed(&self.state_vectors, random),
            )),
            1 => encode_message(&Message::SyncStep2(update)),
            2 => encode_frame(&[
                Message::QueryAwareness,
                Message::Update(update),
                Message::Awareness(vec![AwarenessEntry {
                    client: random.bits() >> 11,
                    clock: random.bits() as u32,
                    state: String::from_utf8_lossy(&self.update(random)).into_owned(),
                }]),
            ]),
            3 => encode_frame(&[
                Message::Update(update),
                Message::Update(self.update(random)),
            ]),
            _ => encode_message(&Message::Update(update)),
        };
        // The frame itself is changed less often: most of those die at the first look.
        if random.percent(15) {
            self.change(&mut frame, random);
        }
        frame
    }

    fn update(&self, random: &mut Random) -> Vec<u8> {
        // Some arrive as they are, so that later ones have something to build on.
        if random.percent(20) {
            return random.pick(&self.updates).cloned().unwrap_or_default();
        }
        if random.percent(50) {
            return self.changed(&self.updates, random);
        }
        // Of somebody new, barely changed: what passes the first looks is what can do harm.
        let mut bytes = newcomers_note(random);
        for _ in 0..random.between(0, 3) {
            self.change(&mut bytes, random);
        }
        bytes
    }

    fn changed(&self, of: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
        let mut bytes = random.pick(of).cloned().unwrap_or_default();
        for _ in 0..random.between(1, 5) {
            self.change(&mut bytes, random);
        }
        bytes
    }

    fn change(&self, bytes: &mut Vec<u8>, random: &mut Random) {
        let place =
            |random: &mut Random, length: usize| random.between(0, length as u64 + 1) as usize;
        let from = place(random, bytes.len());
        let to = (from + random.between(0, 12) as usize).min(bytes.len());
        match random.between(0, 7) {
            0 => {
                if let Some(byte) = bytes.get_mut(from) {
                    *byte ^= 1 << random.between(0, 8);
                }
            }
            1 => {
                if let Some(byte) = bytes.get_mut(from) {
                    *byte = random.bits() as u8;
                }
            }
            2 => drop(bytes.drain(from..to)),
            3 => {
                let piece = bytes[from..to].to_vec();
                let at = place(random, bytes.len());
                bytes.splice(at..at, piece);
            }
            4 => {
                let edge = EDGES[random.between(0, EDGES.len() as u64) as usize];
                bytes.splice(from..(from + 1).min(bytes.len()), edge.iter().copied());
            }
            5 => {
                let other = random.pick(&self.updates).cloned().unwrap_or_default();
                let cut = place(random, other.len());
                bytes.truncate(from);
                bytes.extend(&other[cut..]);
            }
            _ => bytes.truncate(from),
        }
    }
}

fn newcomers_note(random: &mut Random) -> Vec<u8> {
    let mut board = Board::new(ClientNumber::new(random.between(30, 5_000)));
    let id = ElementId::new(format!("x{}", random.between(0, 100)));
    let note = NewNote {
        placement: Placement::free(BoardPoint::new(random.between(0, 99) as f64, 0.0)),
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::Pink,
        text: "新しい人",
        author: "",
    };
    board.edit(|edit| edit.create_note(&id, note)).unwrap();
    board.drain_updates().pop().unwrap()
}
