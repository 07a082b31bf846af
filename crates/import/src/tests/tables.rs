//! CSV.

use board::*;
use export::{Area, csv};

use super::{every_kind, lost, read_well, saying};
use crate::{ImportError, Imported, Loss, Source, read};

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

/// Left and upper edge of what says this, and whether it is a note.
fn at(imported: &Imported, text: &str) -> (f64, f64, bool) {
    let element = saying(imported, text);
    let corner = element.placement.offset;
    (corner.x, corner.y, element.as_note().is_some())
}

#[test]
fn x301_groups_with_empty_lines_between_become_areas_under_their_names() {
    for (separator, end) in [(",", "\n"), (";", "\r\n"), ("\t", "\n")] {
        let blank = format!("{separator}{separator}{end}");
        let lines = [
            "\u{feff}よかったこと",
            "\"早い\n安い\"",
            "丁寧",
            "",
            "困ったこと",
            "待つ",
            &format!("\"線{separator}が切れる\"{separator}横{separator}右"),
        ];
        let text = lines
            .join(end)
            .replace(&format!("{end}{end}"), &format!("{end}{blank}"));
        let imported = read_well("board.csv", text.as_bytes());
        assert_eq!(imported.elements.len(), 8, "{text}");
        let [good, bad] = ["よかったこと", "困ったこと"].map(|text| at(&imported, text));
        assert!(!good.2 && !bad.2, "names are texts");
        assert!(bad.0 > good.0 && bad.1 == good.1);
        let [fast, kind] = ["早い\n安い", "丁寧"].map(|text| at(&imported, text));
        assert!(fast.2 && fast.0 == good.0 && fast.1 > good.1);
        assert!(kind.0 == good.0 && kind.1 > fast.1);
        let [wait, cut, beside] = [
            "待つ".to_owned(),
            format!("線{separator}が切れる"),
            "横".to_owned(),
        ]
        .map(|text| at(&imported, &text));
        assert!(wait.0 == bad.0 && cut.0 == bad.0 && cut.1 > wait.1);
        assert!(beside.0 > cut.0 && beside.1 == cut.1);
        assert!(imported.losses.is_empty());
    }
    // Nothing is called anything here: a list with gaps is a list.
    let list = read_well("a.csv", "一つ\n\n二つ\n\n三つ\n".as_bytes());
    assert!(list.elements.iter().all(|one| one.as_note().is_some()));
    // Groups with headings of their own.
    let own = "開発\n付箋,色\n速い,red\n\n営業\n付箋,色\n遅い,blue\n";
    let own = read_well("a.csv", own.as_bytes());
    assert_eq!(own.elements.len(), 4);
    let slow = saying(&own, "遅い").as_note().unwrap();
    assert_eq!(slow.color, NoteColor::Blue);
    assert_eq!(at(&own, "遅い").0, at(&own, "営業").0);
}

#[test]
fn x302_rows_that_say_their_frame_stand_below_its_name() {
    let table = "Text,Frame,Color\n速い,開発,red\n高い,営業,blue\n軽い,開発,red\n迷子,,red\n";
    let imported = read_well("board.csv", table.as_bytes());
    assert_eq!(imported.elements.len(), 6);
    let [fast, light, dear, lost] =
        ["速い", "軽い", "高い", "迷子"].map(|text| at(&imported, text));
    assert_eq!(fast.0, at(&imported, "開発").0);
    assert_eq!((light.0, dear.0), (fast.0, at(&imported, "営業").0));
    assert!(light.1 > fast.1 && dear.0 > fast.0 && lost.0 > dear.0);
    // A long list goes on beside itself.
    let many: String = (0..20).map(|n| format!("項目{n},開発\n")).collect();
    let many = read_well("a.csv", format!("本文,フレーム\n{many}").as_bytes());
    assert!(at(&many, "項目19").0 > at(&many, "項目0").0);
}

#[test]
fn x303_what_a_table_says_in_columns_without_a_place_here_is_listed() {
    let table = "Text,Votes,Board,Color\n速い,3,春,red\n遅い,5,,blue\n,9,夏,red\n";
    let imported = read_well("board.csv", table.as_bytes());
    assert_eq!(imported.elements.len(), 2);
    let column = |name: &str| lost(&imported, &Loss::Column(name.to_owned()));
    assert_eq!(
        (column("Votes"), column("Board"), column("Color")),
        (2, 1, 0)
    );
    // However wide a table is, the list is not.
    let names: String = (0..500).map(|n| format!(",列{n}")).collect();
    let wide = format!("Text,Color{names}\n速い,red{}\n", ",x".repeat(500));
    let wide = read_well("a.csv", wide.as_bytes());
    assert!(wide.losses.all().len() <= 51);
    assert_eq!(lost(&wide, &Loss::Column("…".to_owned())), 452);
}

#[test]
fn x331_markup_is_read_in_foreign_tables_and_kept_in_ours() {
    let written = "<p>価格は<em>高い</em></p>";
    let foreign = format!("content,frame\n{written},調査\n<b>太字</b>,調査\n");
    let foreign = read_well("miro.csv", foreign.as_bytes());
    assert!(saying(&foreign, "価格は高い").as_note().is_some());
    assert!(saying(&foreign, "<b>太字</b>").as_note().is_some());
    let grid = format!("{written},x\n<p></p>,y\n");
    let grid = read_well("a.csv", grid.as_bytes());
    assert!(saying(&grid, "価格は高い").as_note().is_some());
    assert_eq!(grid.elements.len(), 3, "an empty paragraph is no note");

    let mut board = Board::new(ClientNumber::new(1));
    let note = NewNote {
        placement: Placement::free(BoardPoint::default()),
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::Yellow,
        text: written,
        author: "",
    };
    board
        .edit(|edit| edit.create_note(&ElementId::new("n"), note))
        .unwrap();
    let ours = csv(&board.snapshot(), &Area::Board, Locale::Ja).unwrap();
    let ours = read_well("a.csv", ours.as_bytes());
    assert!(saying(&ours, written).as_note().is_some());
}
