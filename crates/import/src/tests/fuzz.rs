//! Damaged files by the thousand: every reader gives something or an error, and what it gives a board takes.
//!
//! `NONET_FUZZ_SECONDS=300 cargo test -p import --release x219` goes on for longer; the seed is printed.

use std::time::{Duration, Instant};

use board::{Board, ClientNumber};
use export::json;

use super::{every_kind, fixture};
use crate::{add_with_comments, bounds, moved, read, renamed_with_comments};

/// A small generator (xorshift64*): the same seed, the same files.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 11) as usize % bound.max(1)
    }
}

/// Words that mean something to a reader, put where another value was.
const WORDS: [&str; 22] = [
    "null",
    "-1",
    "1e308",
    "-1e308",
    "0.5",
    "\"\"",
    "[]",
    "{}",
    "true",
    "99999999999999999999",
    "\"shape:f\"",
    "\"arrow\"",
    "\"note\"",
    "\"canvas\"",
    "\"track\"",
    "[[0,0]]",
    "\"page:one\"",
    "\"\\ud83d\\ude00\"",
    "{\"kind\":\"cell\"}",
    "\"data:image/png;base64,iVBORw0KGgo=\"",
    "[null]",
    "\"frame\"",
];

fn mutated(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            2 => {
                let end = (at + random.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let end = (at + random.below(200)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => replace_value(&mut bytes, at, random),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Puts another value behind the next colon, so that the file stays JSON.
fn replace_value(bytes: &mut Vec<u8>, from: usize, random: &mut Random) {
    let Some(colon) = bytes.iter().skip(from).position(|&byte| byte == b':') else {
        return;
    };
    let begin = from + colon + 1;
    let rest = &bytes[begin..];
    let end = rest
        .iter()
        .position(|&byte| matches!(byte, b',' | b'\n' | b'}' | b']'));
    let end = begin + end.unwrap_or(rest.len());
    let word = WORDS[random.below(WORDS.len())].bytes();
    bytes.splice(begin..end, word);
}

#[test]
fn x219_damaged_files_are_errors_or_boards() {
    let own = json(&every_kind::board().snapshot()).unwrap().into_bytes();
    let mut discussed = Board::new(ClientNumber::new(3));
    discussed
        .edit(|edit| {
            let first = super::comments::comment("first", None, Some("gone"));
            let answer = super::comments::comment("answer", Some("first"), None);
            assert_eq!(edit.add_comments(&[first, answer]), 0);
            edit.resolve_comment("first", true)
        })
        .unwrap();
    let discussed = json(&discussed.snapshot()).unwrap().into_bytes();
    let table = export::csv(
        &every_kind::board().snapshot(),
        &export::Area::Board,
        board::Locale::Ja,
    );
    let mut grid = Board::new(ClientNumber::new(2));
    let (name, source) = workshop::template_sources()
        .iter()
        .find(|(name, _)| name.contains("jissen2.matrix"))
        .unwrap();
    let template = workshop::parse_template(name, source).unwrap();
    let named = [(board::ElementId::new("k"), &template)];
    workshop::insert_pack(&mut grid, &named, board::BoardPoint::default()).unwrap();
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a.json", own),
        ("discussed.json", discussed),
        ("grid.json", json(&grid.snapshot()).unwrap().into_bytes()),
        ("a.excalidraw", fixture("drawing.excalidraw")),
        ("a.tldr", fixture("tldraw.tldr")),
        ("b.tldr", fixture("tldraw-before.tldr")),
        ("a.csv", table.unwrap().into_bytes()),
        ("a.zip", super::archives::sample()),
    ];
    let asked = std::env::var("NONET_FUZZ_SECONDS").ok();
    let seconds = asked.and_then(|seconds| seconds.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let seed = std::env::var("NONET_FUZZ_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or(0x6e6f_6e65_7401);
    println!("seed {seed}");
    let mut random = Random(seed);
    let mut tried: u32 = 0;
    let mut taken: u32 = 0;
    while until.map_or(tried < 2_000, |until| Instant::now() < until) {
        let (name, bytes) = &files[random.below(files.len())];
        let damaged = mutated(bytes, &mut random);
        tried += 1;
        let Ok(imported) = read(name, &damaged) else {
            continue;
        };
        taken += 1;
        // Names that a comment can have.
        let mut number = 0;
        let (elements, comments) =
            renamed_with_comments(&imported.elements, &imported.comments, &mut || {
                number += 1;
                board::ElementId::new(format!("z{number:06}z"))
            });
        let elements = moved(elements, board::BoardPoint::new(10.0, 10.0));
        let around = bounds(&elements);
        let count = elements.len();
        let mut board = Board::new(ClientNumber::new(4));
        let refused = add_with_comments(&mut board, elements, &comments).unwrap();
        let context = format!("seed {seed}, file {tried} ({name})");
        assert_eq!(refused, 0, "{context}");
        assert_eq!(board.element_count(), count, "{context}");
        assert!(
            around.is_none_or(|rect| rect.x.is_finite() && rect.width.is_finite()),
            "{context}"
        );
        let again = json(&board.snapshot()).unwrap();
        assert!(read("again.json", again.as_bytes()).is_ok(), "{context}");
    }
    println!("{tried} files, {taken} of them boards");
    assert!(taken > tried / 20 && taken < tried, "{taken} of {tried}");
}
