//! CSV, read by a library and compared with files that somebody has looked at.

use board::{Board, BoardPoint, BoardSize, ClientNumber, Element, ElementId, ElementKind, Locale};
use board::{Head, Note, Placement};
use export::{Area, csv};

use crate::{assert_golden, bmc, every_kind, fixture};

#[test]
fn x60_a_row_says_where_a_note_stands_and_what_is_stuck_on_it() {
    let japanese = csv(&every_kind::board(), &Area::Board, Locale::Ja).unwrap();
    assert_golden("every-kind-ja.csv", &japanese);
    let canvas = csv(&fixture::canvas(Locale::En), &bmc(), Locale::En).unwrap();
    assert_golden("canvas-en.csv", &canvas);
}

/// The board with one note of that text.
fn one(text: &str) -> String {
    let mut board = Board::new(ClientNumber::new(1));
    let note = Note {
        text: text.to_owned(),
        ..Note::default()
    };
    let element = Element::new(
        ElementId::new("n"),
        Placement::free(BoardPoint::default()),
        BoardSize::new(200.0, 200.0),
        ElementKind::Note(note),
    );
    board.edit(|edit| edit.create(element)).unwrap();
    csv(&board.snapshot(), &Area::Board, Locale::Ja).unwrap()
}

/// The text of the only row, as another reader finds it.
fn read(file: &str) -> String {
    let file = file.strip_prefix('\u{feff}').unwrap();
    let mut reader = ::csv::Reader::from_reader(file.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1, "{file}");
    rows[0][3].to_owned()
}

#[test]
fn x61_what_people_wrote_comes_back_as_it_was() {
    for text in [
        "改行\nあり",
        "引用 \"符\"",
        "a,b;c\t",
        " 空白 ",
        "",
        "😀👨‍👩‍👧",
        "-3.5",
    ] {
        assert_eq!(read(&one(text)), text);
    }
}

#[test]
fn x62_no_text_becomes_a_formula() {
    for text in [
        "=1+2",
        "+81 90",
        "-cmd|'/c calc'!A1",
        "@SUM(A1)",
        "\t=1",
        "  =1",
        "＝1",
    ] {
        assert_eq!(read(&one(text)), format!("'{text}"));
    }
}

#[test]
fn x60_an_empty_board_is_a_heading() {
    let board = Board::new(ClientNumber::new(1));
    let file = csv(&board.snapshot(), &Area::Board, Locale::En).unwrap();
    assert_eq!(file.lines().count(), 1);
    assert!(file.starts_with("\u{feff}kind,canvas or frame,cell,text,"));
}

#[test]
fn x283_a_row_says_what_lines_lead_to() {
    let file = csv(&every_kind::board(), &Area::Board, Locale::Ja).unwrap();
    let file = file.strip_prefix('\u{feff}').unwrap();
    let mut reader = ::csv::Reader::from_reader(file.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let at = |name: &str| headings.iter().position(|one| one == name).unwrap();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let mut joined = 0;
    for connector in every_kind::board().elements() {
        let Some(connector) = connector.as_connector() else {
            continue;
        };
        let (Some(from), Some(to)) = (&connector.from.element, &connector.to.element) else {
            continue;
        };
        let is_backward = connector.head_from != Head::None && connector.head_to == Head::None;
        let (from, to) = if is_backward { (to, from) } else { (from, to) };
        if let Some(row) = rows.iter().find(|row| row[at("id")] == *from.as_str()) {
            let ends = &row[at("つながり先")];
            assert!(ends.split(", ").any(|end| end == to.as_str()), "{row:?}");
            joined += 1;
        }
    }
    assert!(joined > 3, "{joined}");
    // Nothing else is joined.
    let ends = rows
        .iter()
        .flat_map(|row| row[at("つながり先")].split(", "));
    assert_eq!(ends.filter(|end| !end.is_empty()).count(), joined);
}
