//! The rules of SPEC.md.

mod archives;
mod bad_input;
mod comments;
mod drawings;
mod every_kind;
mod fuzz;
mod round_trip;
mod tables;

use board::{Board, ClientNumber, Element, ElementId};

use crate::{Imported, Loss, add, read, renamed};

/// A file of tests/fixtures/imports.
pub(super) fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/imports/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

/// Names that stand in no other text.
pub(super) fn fresh() -> impl FnMut() -> ElementId {
    let mut number = 0;
    move || {
        number += 1;
        ElementId::new(format!("~{number:06}~"))
    }
}

/// A board with what a file became.
pub(super) fn board_of(imported: &Imported) -> Board {
    let mut board = Board::new(ClientNumber::new(7));
    let elements = renamed(&imported.elements, &mut fresh());
    let refused = add(&mut board, elements).unwrap();
    assert_eq!(refused, 0);
    board
}

/// How often something did not fit.
pub(super) fn lost(imported: &Imported, loss: &Loss) -> usize {
    let all = imported.losses.all().iter();
    all.filter(|(one, _)| one == loss)
        .map(|(_, count)| *count)
        .sum()
}

/// The element that says this.
pub(super) fn saying<'a>(imported: &'a Imported, text: &str) -> &'a Element {
    let mut elements = imported.elements.iter();
    let found = elements.find(|element| element.text() == Some(text));
    found.unwrap_or_else(|| panic!("nothing says {text:?}"))
}

/// Reads what can be read.
pub(super) fn read_well(name: &str, bytes: &[u8]) -> Imported {
    read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}
