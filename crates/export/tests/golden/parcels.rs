//! What leaves a board for other hands: one page to read, tasks, the archive, the `discovery/` tree.

use std::io::{Cursor, Read};

use board::{Board, BoardPoint, BoardSize, CellValue, ClientNumber, Element, ElementId};
use board::{ElementKind, Locale, Note, Placement, Snapshot};
use export::calendar::{BoardCalendar, Zone};
use export::{SvgOptions, TaskFormat, archive, discovery, html, no_pictures, task_list};
use workshop::plan::Clock;
use workshop::rules::Date;

use crate::pictures::{Fonts, keep};
use crate::{assert_golden, bmc, every_kind, fixture};

/// A board with templates below each other, and notes in cells.
fn workshop_board(templates: &[&str], notes: &[(&str, &str)]) -> Snapshot {
    let mut board = Board::new(ClientNumber::new(1));
    for (number, name) in templates.iter().enumerate() {
        let at = BoardPoint::new(0.0, number as f64 * 3000.0);
        let canvas = ElementId::new(format!("k{number}"));
        workshop::insert_template(&mut board, workshop::template(name).unwrap(), &canvas, at)
            .unwrap();
    }
    board
        .edit(|edit| {
            for (number, (owner, text)) in notes.iter().enumerate() {
                let owner = ElementId::new(*owner);
                edit.create(Element::new(
                    ElementId::new(format!("n{number}")),
                    Placement::inside(owner, BoardPoint::new(10.0, 60.0 + number as f64)),
                    BoardSize::new(180.0, 92.0),
                    ElementKind::Note(Note {
                        text: (*text).to_owned(),
                        ..Note::default()
                    }),
                ))?;
            }
            Ok::<_, board::BoardError>(())
        })
        .unwrap();
    board.snapshot()
}

fn plan() -> Snapshot {
    let crossing = |row: u32, column: u32| format!("k0/tasks.r{row}*k0/tasks.c{column}");
    let (first, second) = (crossing(1, 2), crossing(2, 3));
    workshop_board(
        &["kaizen2.plan"],
        &[
            (
                &first,
                "対象の顧客を決める\n完了条件: 3社に絞った\n期限: 12/4\n担当: 花",
            ),
            (&second, "推薦の*画面*を直す"),
            ("k0/backlog", "多言語対応 [あとで]"),
        ],
    )
}

#[test]
fn x70_tasks_are_a_table_a_check_list_and_issues() {
    let snapshot = plan();
    let written = |format| task_list(&snapshot, format, Locale::Ja).unwrap();
    assert_golden("tasks.csv", &written(TaskFormat::Csv));
    assert_golden("tasks.md", &written(TaskFormat::Markdown));
    assert_golden("tasks.json", &written(TaskFormat::Json));
    let none = task_list(&fixture::hard_texts(), TaskFormat::Markdown, Locale::Ja).unwrap();
    assert_eq!(none, "# タスク\n\n(なし)\n");
}

#[test]
fn x71_a_page_to_read_has_the_picture_and_all_words_and_runs_nothing() {
    let options = SvgOptions {
        area: bmc(),
        ..SvgOptions::default()
    };
    let page = html(&fixture::canvas(Locale::Ja), &options, &no_pictures).unwrap();
    assert_golden("canvas.html", &page);
    keep("canvas.html", page.as_bytes());

    let hostile = html(&fixture::hard_texts(), &SvgOptions::default(), &no_pictures).unwrap();
    keep("hard-texts.html", hostile.as_bytes());
    assert!(
        hostile.contains("&lt;b&gt;A &amp; B&lt;/b&gt;"),
        "{hostile}"
    );
    for evil in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</title><b>",
        "[a](javascript:alert(1))",
    ] {
        let board = workshop_board(&["rikai.bmc"], &[("k0/cs", evil)]);
        let page = html(&board, &SvgOptions::default(), &no_pictures).unwrap();
        assert!(
            !page.contains("<script") && !page.contains("<img"),
            "{evil}"
        );
        assert!(!page.contains("href=\"javascript:"), "{evil}");
        assert!(page.contains("default-src 'none'"));
    }
}

#[test]
fn x72_discovery_has_its_five_sections_in_order_with_what_belongs_there() {
    let board = workshop_board(
        &["jissen2.measure", "rikai.bmc", "jissen2.reviews"],
        &[("k2/signup.plus", "登録が簡単"), ("k1/cs", "働く女性")],
    );
    let text = discovery(&board, Locale::Ja).unwrap();
    let headings: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("# ") || line.starts_with("## "))
        .collect();
    assert_eq!(
        headings,
        [
            "# Your ML Enablement Workshop",
            "## Listen",
            "## Define",
            "## Invent",
            "## Refine",
            "## Test/Iterate"
        ]
    );
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words} is not in {text}"))
    };
    assert!(at("### レビュー収集") < at("## Define"), "{text}");
    assert!(at("### 目標の計測") > at("## Test/Iterate"), "{text}");
    assert!(!text.contains("働く女性"), "{text}");
}

#[test]
fn x73_the_archive_holds_every_format_and_is_the_same_twice() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    let mut board = Board::new(ClientNumber::new(1));
    let template = workshop::template("plan.schedule").unwrap();
    let canvas = ElementId::new("k0");
    workshop::insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
    // One entry of a whole day, and one at an hour, which needs the zone.
    let values = [
        ("k0/follow-up", "2026-12-22"),
        ("k0/next.day", "2026-12-01"),
        ("k0/next.time", "10:00"),
    ];
    for (cell, value) in values {
        let value = CellValue::Text(value.to_owned());
        board
            .edit(|edit| edit.set_value(&ElementId::new(cell), "", Some(value)))
            .unwrap();
    }
    for element in every_kind::board().elements() {
        board.edit(|edit| edit.create(element.clone())).unwrap();
    }
    let options = BoardCalendar {
        board: "b1",
        locale: Locale::Ja,
        stamp: (
            Date::new(2026, 11, 22).unwrap(),
            Clock { hour: 9, minute: 0 },
        ),
        zone: Zone::Berlin,
    };
    let picture: std::sync::Arc<[u8]> = std::sync::Arc::from(&b"\x89PNG not really"[..]);
    let pictures = |_: &board::ContentHash| Some(std::sync::Arc::clone(&picture));
    let pack = || archive(&board.snapshot(), &options, &fonts.files(), &pictures).unwrap();
    let bytes = pack();
    keep("board.zip", &bytes);
    assert_eq!(bytes, pack());

    let mut opened = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut names: Vec<String> = opened
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    names.sort();
    let picture_name = format!("pictures/{}.png", every_kind::picture());
    assert_eq!(
        names,
        [
            "board.csv",
            "board.html",
            "board.json",
            "board.md",
            "board.pdf",
            "board.svg",
            "calendar.ics",
            "discovery/README.md",
            &*picture_name,
            "report.html",
            "report.md",
            "report.pdf",
            "tables/01 マイルストーン.csv",
            "values.csv",
        ]
    );
    let mut text = String::new();
    let mut entry = opened.by_name("calendar.ics").unwrap();
    entry.read_to_string(&mut text).unwrap();
    assert!(text.contains("UID:b1-k0/follow-up@nonet"), "{text}");
    assert!(text.contains("TZID:Europe/Berlin"), "{text}");
}

#[test]
fn x82_a_picture_shows_what_follows_from_the_values() {
    let mut board = Board::new(ClientNumber::new(1));
    let template = workshop::template("jissen2.matrix").unwrap();
    let canvas = ElementId::new("k0");
    workshop::insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
    let cells = board.snapshot();
    let (slot, column) = cells
        .elements()
        .iter()
        .find_map(|one| Some((one.id.clone(), one.as_cell()?.slot.as_ref()?.column.clone())))
        .unwrap();
    board
        .edit(|edit| {
            edit.set_weight(&column, Some(5.0))?;
            edit.set_value(&slot, "", Some(CellValue::Number(4.5)))
        })
        .unwrap();
    let picture = export::svg(&board.snapshot(), &SvgOptions::default(), &no_pictures).unwrap();
    assert!(picture.contains(">☆ 4.5<"), "no total in the picture");
}
