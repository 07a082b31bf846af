//! Exports compared with files that somebody has looked at. After a wanted change:
//! `UPDATE_GOLDEN=1 cargo test -p export --all-features --test golden`, then look at the difference.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod every_kind;
mod fixture;
mod formats;
mod grids;
#[cfg(feature = "pdf")]
mod paper;
#[cfg(feature = "zip")]
mod parcels;
#[cfg(feature = "zip")]
mod parts;
#[cfg(feature = "png")]
mod pictures;
#[cfg(feature = "png")]
mod pixels;
#[cfg(feature = "png")]
mod printing;
mod private;
mod reports;
mod tables;
mod templates;

use std::path::PathBuf;
use std::sync::Arc;

use board::{BoardRect, ElementId, Locale};
use export::{
    Area, ExportError, SvgOptions, characters, file_name, markdown, no_pictures,
    pictures as pictures_of, svg,
};
use scene::Theme;

fn bmc() -> Area {
    Area::Canvas(ElementId::new("bmc"))
}

/// Compares with `files/NAME`, or writes it if the environment says so.
fn assert_golden(name: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/files")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    let difference = wanted
        .lines()
        .zip(found.lines())
        .enumerate()
        .find(|(_, (a, b))| a != b);
    assert!(wanted == found, "{name} differs, first at {difference:?}");
}

#[test]
fn x1_lines_of_an_svg_break_where_the_screen_breaks_them() {
    let snapshot = fixture::hard_texts();
    assert_golden(
        "hard-texts.svg",
        &svg(&snapshot, &SvgOptions::default(), &no_pictures).unwrap(),
    );
}

#[test]
fn x1_a_canvas_is_drawn_with_its_notes_and_nothing_else() {
    let options = SvgOptions {
        area: bmc(),
        theme: Theme::Dark,
        background: false,
        ..SvgOptions::default()
    };
    let drawn = svg(&fixture::canvas(Locale::Ja), &options, &no_pictures).unwrap();
    assert_golden("canvas-dark.svg", &drawn);
    assert!(drawn.contains(">顧客セグメント</text>") && drawn.contains(">化粧品ブランド</text>"));
    assert!(!drawn.contains("あとで話す") && !drawn.contains("class=\"surface\""));
}

#[test]
fn x4_markdown_of_a_canvas_reads_cell_by_cell() {
    let text = markdown(&fixture::canvas(Locale::Ja), &bmc(), Locale::Ja).unwrap();
    assert_golden("canvas.ja.md", &text);
    let text = markdown(&fixture::canvas(Locale::En), &bmc(), Locale::En).unwrap();
    assert_golden("canvas.en.md", &text);
}

#[test]
fn x4_markdown_of_a_board_has_every_note() {
    let text = markdown(&fixture::canvas(Locale::Ja), &Area::Board, Locale::Ja).unwrap();
    assert_golden("board.ja.md", &text);
    let text = markdown(&fixture::hard_texts(), &Area::Board, Locale::Ja).unwrap();
    assert_golden("hard-texts.md", &text);
}

#[test]
fn x2_a_rectangle_shows_what_reaches_into_it() {
    let options = SvgOptions {
        area: Area::Rect(BoardRect::new(-500.0, 0.0, 100.0, 100.0)),
        ..SvgOptions::default()
    };
    let drawn = svg(&fixture::hard_texts(), &options, &no_pictures).unwrap();
    assert!(drawn.contains("viewBox=\"-500 0 100 100\""), "{drawn}");
    assert_eq!(drawn.matches("class=\"note\"").count(), 1);
}

#[test]
fn unknown_canvases_are_an_error() {
    let snapshot = fixture::hard_texts();
    let area = Area::Canvas(ElementId::new("n1"));
    let error = ExportError::UnknownCanvas(ElementId::new("n1"));
    let options = SvgOptions {
        area: area.clone(),
        ..SvgOptions::default()
    };
    assert_eq!(svg(&snapshot, &options, &no_pictures), Err(error.clone()));
    assert_eq!(markdown(&snapshot, &area, Locale::Ja), Err(error));
}

#[test]
fn characters_of_a_picture_are_those_that_it_draws() {
    let options = SvgOptions {
        area: bmc(),
        ..SvgOptions::default()
    };
    let found = characters(&fixture::canvas(Locale::Ja), &options).unwrap();
    assert!(found.bold.contains(&'顧') && found.regular.contains(&'粧'));
    assert!(!found.regular.contains(&'🙏') && !found.bold.contains(&'粧'));
}

#[test]
fn file_names_are_harmless() {
    let snapshot = fixture::canvas(Locale::Ja);
    assert_eq!(
        file_name(&snapshot, &Area::Board, Locale::Ja, "svg"),
        "化粧品の新サービス & -検証.svg"
    );
    assert_eq!(
        file_name(&snapshot, &bmc(), Locale::En, "md"),
        "Business Model Canvas.md"
    );
}

#[test]
fn x8_json_holds_every_element() {
    let snapshot = fixture::canvas(Locale::Ja);
    let value: serde_json::Value = serde_json::from_str(&export::json(&snapshot).unwrap()).unwrap();
    assert_eq!(value["title"], "化粧品の新サービス & <検証>");
    assert_eq!(
        value["elements"].as_array().unwrap().len(),
        snapshot.elements().len()
    );
}

#[test]
fn x31_every_kind_is_drawn_as_the_screen_draws_it() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let options = SvgOptions {
            theme,
            ..SvgOptions::default()
        };
        let drawn = svg(&every_kind::board(), &options, &no_pictures).unwrap();
        assert_golden(&format!("every-kind.{name}.svg"), &drawn);
    }
}

#[test]
fn x30_an_svg_carries_its_pictures_or_says_what_they_show() {
    let snapshot = every_kind::board();
    let options = SvgOptions::default();
    let wanted = pictures_of(&snapshot, &options).unwrap();
    assert_eq!(
        wanted.into_iter().collect::<Vec<_>>(),
        [every_kind::picture()]
    );
    let bytes: Arc<[u8]> = Arc::from(&b"\x89PNG"[..]);
    let drawn = svg(&snapshot, &options, &|_| Some(bytes.clone())).unwrap();
    assert!(drawn.contains("xlink:href=\"data:image/png;base64,iVBORw==\""));
    assert!(drawn.contains("<title>店の入口の写真</title>"));
    assert!(!drawn.contains(">店の入口の写真</text>"));
    let drawn = svg(&snapshot, &options, &no_pictures).unwrap();
    assert!(!drawn.contains("<image") && drawn.contains(">店の入口の写真</text>"));
}

#[test]
fn x32_markdown_has_frames_with_what_they_own_and_lines_between_things() {
    let snapshot = every_kind::board();
    let text = markdown(&snapshot, &Area::Board, Locale::Ja).unwrap();
    assert_golden("every-kind.ja.md.txt", &text);
    let text = markdown(&snapshot, &Area::Board, Locale::En).unwrap();
    assert_golden("every-kind.en.md.txt", &text);
}

#[test]
fn x33_what_says_something_is_in_the_markdown_once() {
    let snapshot = every_kind::board();
    for area in [
        Area::Board,
        Area::Rect(BoardRect::new(-100.0, -100.0, 3000.0, 3000.0)),
    ] {
        let text = markdown(&snapshot, &area, Locale::Ja).unwrap();
        for once in [
            "申し込みの途中で",
            "文字の大きさ large",
            "在庫は",
            "## しくみ",
            "(毎朝)",
        ] {
            let is_line = |line: &&str| line.contains('→') || line.contains('↔');
            let times = text
                .lines()
                .filter(|line| line.contains(once) && (once == "(毎朝)" || !is_line(line)))
                .count();
            assert_eq!(times, 1, "{once}");
        }
    }
}

#[test]
fn x8_json_says_of_which_kind_an_element_is() {
    let json = export::json(&every_kind::board()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let kinds: std::collections::BTreeSet<&str> = value["elements"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|element| element["kind"]["kind"].as_str())
        .collect();
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        [
            "connector",
            "drawing",
            "frame",
            "image",
            "note",
            "shape",
            "text"
        ]
    );
}
