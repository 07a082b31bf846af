//! Strips and matrices as tables, read as somebody reads them.

use board::{
    Board, BoardPoint, CellValue, ClientNumber, ElementId, Locale, NewNote, NoteColor, Placement,
    Snapshot,
};
use export::{Area, markdown, table_csv, values_csv};

use crate::assert_golden;

/// A matrix of solutions with scores of the team and of two people, and a strip with notes and ticks.
fn board() -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    board
        .edit(|edit| edit.set_title("駅前カフェの待ち時間"))
        .unwrap();
    for (name, x) in [("jissen2.matrix", 0.0), ("oyo.strip", 4000.0)] {
        let template = workshop::template(name).unwrap();
        let id = ElementId::new(name);
        workshop::insert_template(&mut board, template, &id, BoardPoint::new(x, 0.0)).unwrap();
    }
    board
}

fn track(canvas: &str, grid: &str, track: &str) -> ElementId {
    ElementId::new(format!("{canvas}/{grid}.{track}"))
}

fn scored() -> Snapshot {
    let mut board = board();
    let snapshot = board.snapshot();
    let grid_of = |canvas: &str| {
        let cells = snapshot.cells(&ElementId::new(canvas)).into_iter();
        let mut grids =
            cells.filter(|cell| cell.as_cell().is_some_and(|cell| cell.holds.is_grid()));
        grids.next().unwrap().as_cell().unwrap().key.clone()
    };
    let (matrix, strip) = (grid_of("jissen2.matrix"), grid_of("oyo.strip"));
    let row = |number: u32| track("jissen2.matrix", &matrix, &format!("r{number}"));
    let column = |number: u32| track("jissen2.matrix", &matrix, &format!("c{number}"));
    let step = |number: u32| track("oyo.strip", &strip, &format!("c{number}"));
    board.edit(|edit| {
        for (number, name, weight) in [
            (1, "待ち時間が長い", 5.0),
            (2, "席が | 足りない", 3.0),
            (3, "注文を\n間違える", 1.0),
        ] {
            edit.set_text(&column(number), name).unwrap();
            edit.set_weight(&column(number), Some(weight)).unwrap();
        }
        edit.set_text(&row(1), "席の予約").unwrap();
        edit.set_text(&row(2), "=先に注文").unwrap();
        let mut score = |row_number, column_number, who: &str, points| {
            let slot = ElementId::of_crossing(&row(row_number), &column(column_number));
            let value = Some(CellValue::Number(points));
            edit.set_value(&slot, who, value).unwrap();
        };
        score(1, 1, "", 2.5);
        score(1, 2, "", 3.0);
        score(2, 1, "", 5.0);
        score(2, 2, "", 0.0);
        score(2, 2, "hana", 1.5);
    });
    let lanes: Vec<String> = {
        let snapshot = board.snapshot();
        let id = ElementId::new(format!("oyo.strip/{strip}"));
        let cell = snapshot.element(&id).unwrap().as_cell().unwrap();
        let strip = cell.holds.as_strip().unwrap();
        let zones = strip.lanes.iter().filter(|lane| lane.holds.takes_notes());
        zones.map(|lane| lane.key.clone()).collect()
    };
    let slot = ElementId::of_lane(&step(2), lanes.first().unwrap());
    board.edit(|edit| {
        for (name, y, text) in [
            ("q2", 60.0, "- 二番目 | 列"),
            ("q1", 5.0, "いくら\nかかりますか"),
        ] {
            let placement = Placement::inside(slot.clone(), BoardPoint::new(5.0, y));
            let note = NewNote {
                placement,
                size: board::BoardSize::new(100.0, 50.0),
                color: NoteColor::Yellow,
                text,
                author: "",
            };
            edit.create_note(&ElementId::new(name), note).unwrap();
        }
    });
    board.snapshot()
}

fn canvas(name: &str) -> Area {
    Area::Canvas(ElementId::new(name))
}

#[test]
fn x80_a_grid_is_a_table_with_weights_values_notes_and_totals() {
    let snapshot = scored();
    let matrix = markdown(&snapshot, &canvas("jissen2.matrix"), Locale::Ja).unwrap();
    assert_golden("matrix-ja.md", &matrix);
    let strip = markdown(&snapshot, &canvas("oyo.strip"), Locale::En).unwrap();
    assert_golden("strip-en.md", &strip);
    // Every row of a table has as many fields.
    for text in [&matrix, &strip] {
        let widths: Vec<usize> = text
            .lines()
            .filter(|line| line.starts_with('|'))
            .map(|line| line.replace("\\|", "").matches('|').count())
            .collect();
        assert!(widths.len() > 3, "{text}");
        assert!(
            widths.windows(2).all(|pair| pair[0] == pair[1]),
            "{widths:?}"
        );
    }
}

#[test]
fn x81_a_matrix_opens_in_a_spreadsheet_and_every_score_has_its_row() {
    let snapshot = scored();
    let cells = snapshot.cells(&ElementId::new("jissen2.matrix"));
    let grid = cells
        .iter()
        .find(|cell| cell.as_cell().is_some_and(|cell| cell.holds.is_grid()));
    let file = table_csv(&snapshot, &grid.unwrap().id, Locale::Ja).unwrap();
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(file.strip_prefix('\u{feff}').unwrap().as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert!(
        rows[0][1].starts_with("待ち時間が長い (5)"),
        "{:?}",
        rows[0]
    );
    assert_eq!(&rows[1][0], "席の予約");
    assert_eq!((&rows[1][1], &rows[1][2]), ("2.5", "3"));
    assert_eq!(&rows[2][0], "'=先に注文", "no formula");
    assert_eq!(&rows[2][2], "0", "the team's, not the person's");
    let values = values_csv(&snapshot, &canvas("jissen2.matrix"), Locale::Ja).unwrap();
    let mut reader =
        ::csv::Reader::from_reader(values.strip_prefix('\u{feff}').unwrap().as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| {
            row.unwrap()
                .iter()
                .skip(2)
                .take(5)
                .map(str::to_owned)
                .collect()
        })
        .collect();
    let expected = [
        ["席の予約", "待ち時間が長い", "5", "全員", "2.5"],
        ["席の予約", "席が | 足りない", "3", "全員", "3"],
        ["'=先に注文", "待ち時間が長い", "5", "全員", "5"],
        ["'=先に注文", "席が | 足りない", "3", "全員", "0"],
        ["'=先に注文", "席が | 足りない", "3", "hana", "1.5"],
    ];
    assert_eq!(rows, expected.map(|row| row.map(str::to_owned).to_vec()));
    let none = table_csv(&snapshot, &ElementId::new("jissen2.matrix"), Locale::Ja);
    assert!(none.is_err());
}

#[cfg(feature = "zip")]
#[test]
fn x81_the_archive_has_a_file_for_each_table() {
    let Some(fonts) = crate::pictures::Fonts::load() else {
        return;
    };
    let options = export::calendar::BoardCalendar {
        board: "b1",
        locale: Locale::Ja,
        stamp: (
            workshop::rules::Date::new(2026, 11, 22).unwrap(),
            workshop::plan::Clock { hour: 9, minute: 0 },
        ),
        zone: export::calendar::Zone::default(),
    };
    let bytes = export::archive(&scored(), &options, &fonts.files(), &export::no_pictures).unwrap();
    let mut opened = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = |name: &str| {
        let mut file = opened.by_name(name).unwrap_or_else(|_| panic!("{name}"));
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
        text
    };
    assert!(text("tables/01 解決策.csv").contains("席の予約,2.5,3"));
    assert!(text("tables/02 ステップ.csv").contains("いくら\nかかりますか"));
    assert!(text("values.csv").contains("席の予約,待ち時間が長い,5,全員,2.5"));
}
