//! PDFs, read by a library that had no part in writing them. They are left in cargo's folder for temporary files, to be
//! looked at.

use std::sync::Arc;

use board::{ContentHash, Locale, Snapshot};
use export::{ExportError, PDF_PAGES_MAX, Paper, PdfOptions, no_pictures, pdf};
use lopdf::Document;
use scene::{Scene, Style};

use crate::pictures::{Fonts, keep};
use crate::{bmc, every_kind, fixture};

fn paper(snapshot: &Snapshot, options: &PdfOptions, name: &str) -> Option<Document> {
    let fonts = Fonts::load()?;
    let bytes = pdf(snapshot, options, &fonts.files(), &no_pictures).unwrap();
    keep(name, &bytes);
    Some(Document::load_mem(&bytes).unwrap())
}

/// What a page says, in the order of the file, without line ends.
fn said(document: &Document, page: u32) -> String {
    let text = document.extract_text(&[page]).unwrap();
    text.split_whitespace().collect()
}

#[test]
fn x40_a_canvas_is_one_page_that_says_all_its_notes_in_reading_order() {
    let snapshot = fixture::canvas(Locale::Ja);
    let options = PdfOptions {
        area: bmc(),
        ..PdfOptions::default()
    };
    let Some(document) = paper(&snapshot, &options, "canvas.pdf") else {
        return;
    };
    assert_eq!(document.get_pages().len(), 1);
    let text = said(&document, 1);
    let mut from = 0;
    let mut notes = 0;
    for cell in snapshot.cells(&board::ElementId::new("bmc")) {
        for note in snapshot.notes_in_reading_order(&cell.id) {
            let wanted: String = note.text().unwrap().split_whitespace().collect();
            let found = text[from..].find(&wanted);
            let at = found.unwrap_or_else(|| panic!("{wanted} is not behind {from} in {text}"));
            from += at + wanted.len();
            notes += 1;
        }
    }
    assert!(notes > 5, "{notes}");
}

#[test]
fn x41_a_board_has_a_page_for_each_ground_and_one_for_the_rest() {
    let frames = every_kind::board();
    let note = frames.elements().iter().find(|one| one.as_note().is_some());
    let mut stray = note.unwrap().clone();
    stray.id = board::ElementId::new("stray");
    stray.placement = board::Placement::free(board::BoardPoint::new(9000.0, 9000.0));
    stray.set_text("迷子の付箋".to_owned());
    let mut board = board::Board::new(board::ClientNumber::new(1));
    board
        .edit(|edit| {
            for element in frames.elements() {
                edit.create(element.clone())?;
            }
            edit.create(stray)
        })
        .unwrap();
    let Some(document) = paper(&board.snapshot(), &PdfOptions::default(), "board.pdf") else {
        return;
    };
    let titles: Vec<String> = (1..=document.get_pages().len() as u32)
        .map(|page| said(&document, page))
        .collect();
    assert_eq!(titles.len(), 3, "{titles:?}");
    let last = titles.last().unwrap();
    assert!(last.contains("枠の外迷子の付箋"), "{last}");
    assert!(last.contains(&format!("{0}/{0}", titles.len())), "{last}");
    let bookmarks = document.get_toc().unwrap();
    assert_eq!(bookmarks.toc.len(), titles.len());
}

#[test]
fn x42_paper_lies_where_that_makes_the_picture_larger() {
    let options = PdfOptions {
        area: bmc(),
        paper: Paper::A3,
        ..PdfOptions::default()
    };
    let Some(document) = paper(&fixture::canvas(Locale::En), &options, "canvas-a3.pdf") else {
        return;
    };
    let page = document.get_pages()[&1];
    let sides = document.get_dictionary(page).unwrap().get(b"MediaBox");
    let sides: Vec<f32> = sides
        .and_then(lopdf::Object::as_array)
        .unwrap()
        .iter()
        .map(|side| side.as_float().unwrap())
        .collect();
    assert_eq!(sides, [0.0, 0.0, 1190.55, 841.89]);
}

#[test]
fn x40_hard_texts_are_all_there() {
    let snapshot = fixture::hard_texts();
    let Some(document) = paper(&snapshot, &PdfOptions::default(), "hard-texts.pdf") else {
        return;
    };
    let text = said(&document, 1);
    // As the screen has it: with letters composed, and without control characters.
    let scene = Scene::from_snapshot(&snapshot, Style::default());
    for placed in scene.in_paint_order() {
        for line in placed.item().lines() {
            let wanted: String = line.text.split_whitespace().collect();
            assert!(text.contains(&wanted), "{wanted} is not in {text}");
        }
    }
}

#[test]
fn x43_an_empty_board_is_an_empty_page() {
    let board = board::Board::new(board::ClientNumber::new(1));
    let options = PdfOptions::default();
    let Some(document) = paper(&board.snapshot(), &options, "empty.pdf") else {
        return;
    };
    assert_eq!(document.get_pages().len(), 1);
    assert!(said(&document, 1).contains("無題のボード"));
}

#[test]
fn x43_a_picture_that_cannot_be_read_is_a_box_and_no_error() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    let broken = |_: &ContentHash| Some(Arc::from(&b"no picture"[..]));
    let options = PdfOptions::default();
    let bytes = pdf(&every_kind::board(), &options, &fonts.files(), &broken).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
}

#[test]
fn x43_a_document_of_too_many_pages_is_refused() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    let mut board = board::Board::new(board::ClientNumber::new(1));
    board
        .edit(|edit| {
            for number in 0..=PDF_PAGES_MAX {
                let at = board::BoardPoint::new(0.0, number as f64 * 500.0);
                edit.create(board::Element::new(
                    board::ElementId::new(format!("frame{number}")),
                    board::Placement::free(at),
                    board::BoardSize::new(400.0, 300.0),
                    board::ElementKind::Frame(board::Frame::default()),
                ))?;
            }
            Ok::<_, board::BoardError>(())
        })
        .unwrap();
    let options = PdfOptions::default();
    let refused = pdf(&board.snapshot(), &options, &fonts.files(), &no_pictures);
    assert_eq!(
        refused.map(|bytes| bytes.len()),
        Err(ExportError::TooManyPages {
            pages: PDF_PAGES_MAX + 1,
            max: PDF_PAGES_MAX
        })
    );
}

/// The structure of a document: each element's role, and the marks that it holds as (page, number).
fn structure(document: &Document) -> Vec<(String, Vec<(lopdf::ObjectId, i64)>)> {
    fn walk(
        document: &Document,
        element: &lopdf::Dictionary,
        page: Option<lopdf::ObjectId>,
        found: &mut Vec<(String, Vec<(lopdf::ObjectId, i64)>)>,
    ) {
        let own = element.get(b"Pg").and_then(lopdf::Object::as_reference);
        let page = own.ok().or(page);
        let role = element.get(b"S").and_then(lopdf::Object::as_name);
        let role = role.map(|name| String::from_utf8_lossy(name).into_owned());
        let mut marks = Vec::new();
        let here = found.len();
        found.push((role.unwrap_or_default(), Vec::new()));
        let kids = match element.get_deref(b"K", document) {
            Ok(lopdf::Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in kids {
            match document.dereference(&kid).unwrap().1 {
                lopdf::Object::Integer(mark) => marks.push((page.unwrap(), *mark)),
                lopdf::Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let on = kid.get(b"Pg").and_then(lopdf::Object::as_reference);
                    let mark = kid.get(b"MCID").and_then(lopdf::Object::as_i64).unwrap();
                    marks.push((on.ok().or(page).unwrap(), mark));
                }
                lopdf::Object::Dictionary(kid) => walk(document, kid, page, found),
                other => panic!("{other:?}"),
            }
        }
        found[here].1 = marks;
    }
    let mut found = Vec::new();
    let catalog = document.catalog().unwrap();
    let root = catalog.get_deref(b"StructTreeRoot", document).unwrap();
    walk(document, root.as_dict().unwrap(), None, &mut found);
    found
}

#[test]
fn x256_a_document_has_a_structure_that_holds_every_mark_once() {
    let frames = every_kind::board();
    let canvas = fixture::canvas(Locale::Ja);
    for (snapshot, name) in [(&frames, "tags-kinds.pdf"), (&canvas, "tags-canvas.pdf")] {
        let Some(document) = paper(snapshot, &PdfOptions::default(), name) else {
            return;
        };
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"ja");
        let tree = structure(&document);
        let count = |role: &str| tree.iter().filter(|(one, _)| one == role).count();
        let pages = document.get_pages();
        assert_eq!(count("Sect"), pages.len());
        assert_eq!(count("H1"), pages.len());
        assert!(count("P") > 5 && count("H2") > 0, "{tree:?}");
        // Only one of the boards has a picture, and it says what it shows.
        assert_eq!(count("Figure"), usize::from(name == "tags-kinds.pdf"));
        let mut held: Vec<_> = tree.iter().flat_map(|(_, marks)| marks.clone()).collect();
        held.sort_unstable();
        let all = held.len();
        held.dedup();
        assert_eq!(held.len(), all);
        // As many as the pages have, and every text of a page is within one or is decoration.
        let mut marked = 0;
        for page in pages.values() {
            let content = document.get_page_content(*page);
            let content = lopdf::content::Content::decode(&content).unwrap();
            let mut open = false;
            for operation in content.operations {
                match operation.operator.as_str() {
                    "BDC" => {
                        assert!(!open);
                        open = true;
                        marked += usize::from(format!("{:?}", operation.operands).contains("MCID"));
                    }
                    "BMC" => open = true,
                    "EMC" => open = false,
                    "Tj" | "TJ" | "f" | "S" => assert!(open, "{operation:?}"),
                    _ => {}
                }
            }
        }
        assert_eq!(marked, all);
    }
}
