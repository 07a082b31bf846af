//! What is private stays private in files.

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, Element, ElementId, ElementKind, Locale, Note,
    Placement, RoundId, SealKey,
};
use export::{Area, csv, json, markdown};

#[test]
fn x160_a_private_note_is_exported_as_such_without_its_text() {
    let mut board = Board::new(ClientNumber::new(1));
    let round = RoundId::parse("r").unwrap();
    let note = Note {
        sealed: SealKey::new([1; 32]).seal(&round, [2; 24], "秘密の中身"),
        author: "はな".to_owned(),
        ..Note::default()
    };
    let element = Element::new(
        ElementId::new("n"),
        Placement::free(BoardPoint::default()),
        BoardSize::new(200.0, 200.0),
        ElementKind::Note(note),
    );
    board.edit(|edit| edit.create(element)).unwrap();
    let board = board.snapshot();
    for (locale, words) in [(Locale::Ja, "(伏せた付箋)"), (Locale::En, "(private note)")] {
        for file in [
            csv(&board, &Area::Board, locale).unwrap(),
            markdown(&board, &Area::Board, locale).unwrap(),
        ] {
            assert!(file.contains(words), "{file}");
            assert!(!file.contains("秘密"), "{file}");
        }
    }
    // Machines get the seal: whoever takes the file back in loses nothing.
    let machine = json(&board).unwrap();
    assert!(
        machine.contains("\"sealed\"") && !machine.contains("秘密"),
        "{machine}"
    );
}
