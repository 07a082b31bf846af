//! CSV.

use board::*;
use export::{Area, csv};

use super::{every_kind, read_well, saying};
use crate::{ImportError, Source, read};

#[test]
fn x240_our_own_table_comes_back_as_notes_where_they_were() {
    let board = every_kind::board();
    let snapshot = board.snapshot();
    for locale in [Locale::Ja, Locale::En] {
        let written = csv(&snapshot, &Area::Board, locale).unwrap();
        let imported = read_well("board.csv", written.as_bytes());
        assert_eq!(imported.source, Source::OwnTable);
        let note = saying(&imported, "顧客😀\n「二行」\"\\\u{2028}=SUM(A1)");
        let read = note.as_note().unwrap();
        assert_eq!(read.evidence, Some(Evidence::Assumption));
        assert_eq!(read.tags, ["a:b", "急ぎ"]);
        assert_eq!(
            note.link.as_ref().unwrap().as_str(),
            "https://example.com/?a=1&b=\"2\""
        );
        let there = snapshot.rect(&ElementId::new("in frame")).unwrap();
        assert_eq!(note.placement.offset, there.origin());
        assert!(saying(&imported, "見出し").as_text_block().is_some());
        assert_eq!(
            saying(&imported, "在庫?").as_shape().unwrap().fill,
            Some(NoteColor::Gray)
        );
    }
}

#[test]
fn x241_a_formula_is_a_text_there_and_back() {
    for text in ["=1+1", "@SUM(A1)", "-2+3", "＝HYPERLINK(\"x\")"] {
        let mut board = Board::new(ClientNumber::new(1));
        let note = NewNote {
            placement: Placement::free(BoardPoint::default()),
            size: BoardSize::new(200.0, 200.0),
            color: NoteColor::Yellow,
            text,
            author: "",
        };
        board
            .edit(|edit| edit.create_note(&ElementId::new("n"), note))
            .unwrap();
        let written = csv(&board.snapshot(), &Area::Board, Locale::Ja).unwrap();
        assert!(written.contains("'"), "{written}");
        let imported = read_well("a.csv", written.as_bytes());
        assert_eq!(imported.elements[0].text(), Some(text));
        let plain = format!("a,b\n\"{}\",x\n", text.replace('"', "\"\""));
        assert_eq!(
            saying(&read_well("a.csv", plain.as_bytes()), text).text(),
            Some(text)
        );
    }
}

#[test]
fn x242_any_other_table_becomes_notes_where_its_fields_are() {
    let imported = read_well("表.csv", "\u{feff}朝,昼,夜\r\n起きる,,寝る\r\n".as_bytes());
    assert_eq!(
        (imported.source, imported.title.as_str()),
        (Source::Table, "表")
    );
    assert_eq!(imported.elements.len(), 5);
    let [morning, wake, sleep] =
        ["朝", "起きる", "寝る"].map(|text| saying(&imported, text).placement.offset);
    assert_eq!(morning.x, wake.x);
    assert!(wake.y > morning.y && sleep.x > wake.x);
    // A list stands in rows, and semicolons and tabs separate, too.
    let list = (0..20).map(|n| format!("項目{n}\n")).collect::<String>();
    let list = read_well("list.csv", list.as_bytes());
    assert_eq!(list.elements.len(), 20);
    assert!(
        list.elements
            .iter()
            .any(|element| element.placement.offset.x > 1000.0)
    );
    assert_eq!(
        read_well("a.csv", "a;b;c\n1;2;3\n".as_bytes())
            .elements
            .len(),
        6
    );
    assert_eq!(read_well("a.tsv", b"a\tb, c\n").elements.len(), 2);
}

#[test]
fn x243_headings_of_other_boards_tables_are_understood() {
    let table = "Type,Text,Color,Author,Link\nsticky_note,遅い,light_blue,はな,https://example.com\nsticky_note,,red,,\n";
    let imported = read_well("miro.csv", table.as_bytes());
    assert_eq!(imported.elements.len(), 1);
    let note = saying(&imported, "遅い");
    assert_eq!(note.as_note().unwrap().color, NoteColor::Blue);
    assert_eq!(note.as_note().unwrap().author, "はな");
    assert!(note.link.is_some());
}

#[test]
fn x244_a_table_in_another_encoding_is_refused_in_words() {
    // 「顧客」 in Shift_JIS.
    let error = read("a.csv", b"\x8c\xda\x8bq,x\n").unwrap_err();
    assert_eq!(error, ImportError::Encoding);
    assert!(error.to_string().contains("UTF-8"));
}
