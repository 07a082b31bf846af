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
#[cfg(feature = "png")]
mod pictures;

use std::path::PathBuf;

use board::{BoardRect, ElementId, Locale};
use export::{Area, ExportError, SvgOptions, characters, file_name, markdown, svg};
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
        &svg(&snapshot, &SvgOptions::default()).unwrap(),
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
    let drawn = svg(&fixture::canvas(Locale::Ja), &options).unwrap();
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
    let drawn = svg(&fixture::hard_texts(), &options).unwrap();
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
    assert_eq!(svg(&snapshot, &options), Err(error.clone()));
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
        "化粧品の新サービス & -検証-.svg"
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
