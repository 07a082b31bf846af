//! Private writing: seals, veils and what others hear.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use proptest::prelude::*;

use super::{free, id, note, sync};
use crate::{
    Board, BoardError, BoardPoint, BoardSize, ClientNumber, Element, ElementKind, History,
    NewCanvas, NewCell, Note, Placement, RoundId, SealKey, Sealed, Sealer, Sealing,
};

/// One person's keys; nonces are counted, which is enough for a test.
pub(super) struct Keys {
    seed: u8,
    nonces: Mutex<u64>,
    keys: Mutex<HashMap<RoundId, SealKey>>,
}

impl Keys {
    pub(super) fn sealer(seed: u8) -> Sealer {
        Sealer(Arc::new(Self {
            seed,
            nonces: Mutex::default(),
            keys: Mutex::default(),
        }))
    }

    fn key(&self, round: &RoundId) -> SealKey {
        let mut bytes = [self.seed; 32];
        for (byte, letter) in bytes.iter_mut().zip(round.as_str().bytes()) {
            *byte ^= letter;
        }
        let mut keys = self.keys.lock().unwrap();
        keys.entry(round.clone())
            .or_insert_with(|| SealKey::new(bytes))
            .clone()
    }
}

impl Sealing for Keys {
    fn seal(&self, round: &RoundId, text: &str) -> Option<Sealed> {
        let mut nonce = [self.seed; 24];
        let mut nonces = self.nonces.lock().unwrap();
        *nonces += 1;
        nonce[..8].copy_from_slice(&nonces.to_le_bytes());
        self.key(round).seal(round, nonce, text)
    }

    fn open(&self, sealed: &Sealed) -> Option<String> {
        self.key(&RoundId::parse(sealed.round())?).open(sealed)
    }
}

fn round(name: &str) -> RoundId {
    RoundId::parse(name).unwrap()
}

fn board() -> Board {
    Board::new(ClientNumber::new(1))
}

/// A canvas `k` with a cell `k/a` on it.
fn canvas(board: &mut Board) {
    let size = BoardSize::new(400.0, 400.0);
    board
        .edit(|edit| {
            let canvas = NewCanvas {
                placement: Placement::free(BoardPoint::default()),
                size,
                template: "t",
                label: crate::Label::default(),
            };
            edit.create_canvas(&id("k"), canvas)?;
            let cell = NewCell {
                placement: Placement::inside(id("k"), BoardPoint::default()),
                size,
                key: "a",
                label: crate::Label::default(),
                tab: 0,
                holds: crate::Holds::ZONE,
                owner: "",
                cover: false,
            };
            edit.create_cell(&id("k/a"), cell)
        })
        .unwrap();
}

fn write(board: &mut Board, name: &str, owner: &str, text: &str) -> Result<(), BoardError> {
    let kind = ElementKind::Note(Note {
        text: text.to_owned(),
        author: "はな".to_owned(),
        ..Note::default()
    });
    let placement = Placement::inside(id(owner), BoardPoint::default());
    let element = Element::new(id(name), placement, BoardSize::new(100.0, 100.0), kind);
    board.edit(|edit| edit.create(element))
}

fn note_of(board: &Board, name: &str) -> Note {
    let element = board.element(&id(name)).unwrap();
    element.as_note().unwrap().clone()
}

fn shown(board: &Board, name: &str) -> String {
    let mut element = board.element(&id(name)).unwrap();
    board.open_own(&mut element);
    element.as_note().unwrap().text.clone()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn b84_what_is_sealed_is_opened_with_its_key_and_round_only() {
    let key = SealKey::new([7; 32]);
    let sealed = key.seal(&round("r1"), [1; 24], "働く女性").unwrap();
    assert_eq!(key.open(&sealed).as_deref(), Some("働く女性"));
    assert_eq!(SealKey::new([8; 32]).open(&sealed), None);
    let other_round = Sealed::parse(&sealed.as_str().replacen("r1", "r2", 1)).unwrap();
    assert_eq!(key.open(&other_round), None, "the round is part of it");
    assert_eq!(sealed.key_name(), key.name());
    assert_ne!(key.name(), SealKey::new([8; 32]).name());
    assert!(SealKey::parse(&key.to_text()) == Some(key.clone()));
    // Yes and no look alike.
    let length = |text: &str| key.seal(&round("r"), [2; 24], text).unwrap().as_str().len();
    assert_eq!(length("はい"), length("いいえ、そうは思いません"));
    let longest = "😀".repeat(crate::limits::NOTE_CHARACTERS_MAX);
    let sealed = key
        .seal(&round(&"r".repeat(32)), [3; 24], &longest)
        .unwrap();
    assert_eq!(key.open(&sealed), Some(longest));
}

#[test]
fn b84_hostile_seals_are_no_seals_or_stay_closed() {
    let key = SealKey::new([7; 32]);
    let sealed = key.seal(&round("r"), [1; 24], "x").unwrap();
    let data = sealed.as_str().rsplit_once('.').unwrap().1.to_owned();
    for bad in [
        "".to_owned(),
        "r".to_owned(),
        "r.k".to_owned(),
        "r.k.".to_owned(),
        ".k.d".to_owned(),
        "r.k.d.e".to_owned(),
        "r.k.日本".to_owned(),
        format!("{}.k.d", "r".repeat(33)),
        format!("r.k.{}", "A".repeat(28_000)),
    ] {
        assert_eq!(Sealed::parse(&bad), None, "{bad}");
    }
    for cut in 0..data.len() {
        let text = format!("r.k.{}", &data[..cut]);
        let opened = Sealed::parse(&text).and_then(|sealed| key.open(&sealed));
        assert_eq!(opened, None, "cut to {cut}");
    }
}

#[test]
fn b85_under_a_veil_a_text_is_sealed_wherever_the_veil_lies() {
    for place in [None, Some("k"), Some("k/a")] {
        let mut anna = board();
        canvas(&mut anna);
        anna.set_sealer(Keys::sealer(1));
        write(&mut anna, "before", "k/a", "前から").unwrap();
        let place = place.map(id);
        anna.edit(|edit| edit.set_veil(place.as_ref(), Some(&round("r"))))
            .unwrap();
        write(&mut anna, "n", "k/a", "秘密").unwrap();
        assert_eq!(note_of(&anna, "n").text, "");
        assert_eq!(shown(&anna, "n"), "秘密");
        anna.edit(|edit| edit.set_text(&id("n"), "秘密の続き"))
            .unwrap();
        assert_eq!(
            (note_of(&anna, "n").text, shown(&anna, "n")),
            (String::new(), "秘密の続き".into())
        );
        // What stood openly stays open.
        anna.edit(|edit| edit.set_text(&id("before"), "前から見える"))
            .unwrap();
        assert_eq!(note_of(&anna, "before").text, "前から見える");
        // Emptied, it is a note like any other.
        anna.edit(|edit| edit.set_text(&id("n"), "")).unwrap();
        assert_eq!(note_of(&anna, "n").sealed, None);
        let mut ben = Board::new(ClientNumber::new(2));
        ben.set_sealer(Keys::sealer(2));
        sync(&anna, &mut ben);
        write(&mut ben, "b", "k/a", "ベンの").unwrap();
        sync(&ben, &mut anna);
        assert!(note_of(&anna, "b").is_closed());
        assert_eq!(anna.element(&id("b")).unwrap().text(), None);
        let written = anna.edit(|edit| edit.set_text(&id("b"), "上書き"));
        assert_eq!(written, Err(BoardError::Closed(id("b"))));
    }
}

#[test]
fn b85_without_keys_nothing_is_written_under_a_veil() {
    let mut anna = board();
    canvas(&mut anna);
    anna.edit(|edit| edit.set_veil(Some(&id("k")), Some(&round("r"))))
        .unwrap();
    assert_eq!(
        write(&mut anna, "n", "k/a", "秘密"),
        Err(BoardError::Closed(id("n")))
    );
    assert_eq!(anna.element(&id("n")), None);
    write(&mut anna, "empty", "k/a", "").unwrap();
    let written = anna.edit(|edit| edit.set_text(&id("empty"), "秘密"));
    assert_eq!(written, Err(BoardError::Closed(id("empty"))));
    // Beside the veil all is as ever.
    anna.edit(|edit| edit.create_note(&id("free"), note(free(0.0, 0.0), "公開")))
        .unwrap();
    assert!(!holds(&anna.encode_state(), "秘密"));
}

#[test]
fn b86_a_reveal_is_one_update_and_nobodys_step() {
    let mut anna = board();
    canvas(&mut anna);
    anna.set_sealer(Keys::sealer(1));
    let mut history = History::new(&anna);
    anna.edit(|edit| edit.set_veil(Some(&id("k")), Some(&round("r"))))
        .unwrap();
    history.close_step();
    write(&mut anna, "n", "k/a", "秘").unwrap();
    history.close_step();
    anna.edit(|edit| edit.set_text(&id("n"), "秘密")).unwrap();
    history.close_step();
    let [(note, sealed)] = &anna.seals()[..] else {
        panic!("one seal")
    };
    anna.drain_updates();
    anna.edit_for_good(|edit| {
        assert_eq!(edit.unseal(note, sealed, "秘密"), Ok(true));
        edit.set_veil(Some(&id("k")), None).unwrap();
    });
    assert_eq!(anna.drain_updates().len(), 1);
    assert_eq!(note_of(&anna, "n").text, "秘密");
    assert!(anna.seals().is_empty());
    // Opened a second time it says nothing twice.
    let again = anna.edit_for_good(|edit| edit.unseal(note, sealed, "秘密"));
    assert_eq!(again, Ok(false));
    // The author's own steps do not close it again.
    history.undo();
    assert_eq!(note_of(&anna, "n").text, "秘密");
    history.undo();
    assert_eq!(
        anna.element(&id("n")),
        None,
        "her note is hers to take back"
    );
}

#[test]
fn b86_what_was_written_meanwhile_is_not_lost() {
    let mut anna = board();
    canvas(&mut anna);
    anna.set_sealer(Keys::sealer(1));
    anna.edit(|edit| edit.set_veil(None, Some(&round("r"))))
        .unwrap();
    write(&mut anna, "n", "k/a", "前半").unwrap();
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    // Offline she goes on, and Ben reveals what he has.
    let (note, sealed) = ben.seals().remove(0);
    anna.edit(|edit| edit.set_text(&id("n"), "前半と後半"))
        .unwrap();
    ben.edit_for_good(|edit| edit.unseal(&note, &sealed, "前半"))
        .unwrap();
    sync(&anna, &mut ben);
    sync(&ben, &mut anna);
    assert_eq!(anna.snapshot(), ben.snapshot());
    assert_eq!(note_of(&anna, "n").text, "前半");
    // Her browser finds what is left and adds it.
    let (note, sealed) = anna.seals().remove(0);
    let text = anna.opened(&sealed).unwrap();
    anna.edit_for_good(|edit| edit.unseal(&note, &sealed, &text))
        .unwrap();
    assert_eq!(note_of(&anna, "n").text, "前半と後半");
    // A text of somebody else's in the same note stays beside it.
    write(&mut anna, "m", "k/a", "一").unwrap();
    let (note, sealed) = anna.seals().remove(0);
    anna.edit_for_good(|edit| edit.unseal(&note, &sealed, "一"))
        .unwrap();
    anna.edit(|edit| edit.set_veil(None, None)).unwrap();
    anna.edit(|edit| edit.set_text(&id("m"), "二")).unwrap();
    assert_eq!(note_of(&anna, "m").text, "二");
}

/// What one of two people does.
#[derive(Clone, Debug)]
enum Doing {
    Write(u8, String),
    Rewrite(u8, String),
    Delete(u8),
    Undo,
    Sync,
}

fn doing() -> impl Strategy<Value = (bool, Doing)> {
    let text = || "[あ-ん]{12,20}";
    let what = prop_oneof![
        (0..6_u8, text()).prop_map(|(note, text)| Doing::Write(note, text)),
        (0..6_u8, text()).prop_map(|(note, text)| Doing::Rewrite(note, text)),
        (0..6_u8).prop_map(Doing::Delete),
        Just(Doing::Undo),
        Just(Doing::Sync),
    ];
    (any::<bool>(), what)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn b87_no_update_holds_a_piece_of_what_is_private_and_all_see_the_same(
        script in prop::collection::vec(doing(), 1..24),
    ) {
        let mut anna = board();
        canvas(&mut anna);
        anna.edit(|edit| edit.set_veil(Some(&id("k/a")), Some(&round("r")))).unwrap();
        let mut ben = Board::new(ClientNumber::new(2));
        sync(&anna, &mut ben);
        anna.set_sealer(Keys::sealer(1));
        ben.set_sealer(Keys::sealer(2));
        let mut histories = [History::new(&anna), History::new(&ben)];
        let mut texts = Vec::new();
        let mut bytes = Vec::new();
        for (is_anna, what) in script {
            let person = if is_anna { &mut anna } else { &mut ben };
            histories[usize::from(!is_anna)].close_step();
            // Refusals (taken ids, notes of others, notes that are gone) change nothing.
            match what {
                Doing::Write(number, text) => {
                    let _ = write(person, &format!("n{number}"), "k/a", &text);
                    texts.push(text);
                }
                Doing::Rewrite(number, text) => {
                    let _ = person.edit(|edit| edit.set_text(&id(&format!("n{number}")), &text));
                    texts.push(text);
                }
                Doing::Delete(number) => {
                    let _ = person.edit(|edit| edit.delete(&id(&format!("n{number}"))));
                }
                Doing::Undo => {
                    histories[usize::from(!is_anna)].undo();
                }
                Doing::Sync => {
                    sync(&anna, &mut ben);
                    sync(&ben, &mut anna);
                }
            }
            bytes.extend(anna.drain_updates().concat());
            bytes.extend(ben.drain_updates().concat());
        }
        sync(&anna, &mut ben);
        sync(&ben, &mut anna);
        prop_assert_eq!(anna.snapshot(), ben.snapshot());
        bytes.extend(anna.encode_state());
        for text in &texts {
            // Three characters of it are a piece.
            let letters: Vec<char> = text.chars().collect();
            for piece in letters.windows(3) {
                let piece: String = piece.iter().collect();
                prop_assert!(!holds(&bytes, &piece), "{piece} of {text}");
            }
        }
        // Everybody's browser opens its own, and then all read all.
        let opened = |board: &Board| -> Vec<_> {
            let seals = board.seals().into_iter();
            seals.filter_map(|(note, sealed)| Some((board.opened(&sealed)?, note, sealed))).collect()
        };
        let all: Vec<_> = opened(&anna).into_iter().chain(opened(&ben)).collect();
        let count = anna.seals().len();
        prop_assert_eq!(all.len(), count);
        anna.edit_for_good(|edit| {
            for (text, note, sealed) in &all {
                assert_eq!(edit.unseal(note, sealed, text), Ok(true));
            }
        });
        sync(&anna, &mut ben);
        prop_assert_eq!(anna.snapshot(), ben.snapshot());
        for (text, note, _) in &all {
            let note = ben.element(note).unwrap();
            prop_assert_eq!(note.text(), Some(text.as_str()));
        }
    }
}
