//! The pages that a browser prints.

use std::collections::HashSet;

use board::Locale;
use export::{Area, no_pictures, page_count, print_pages};

use crate::{every_kind, fixture};

#[test]
fn x257_a_page_for_each_ground_with_names_of_its_own() {
    let pages = print_pages(&every_kind::board(), Locale::Ja, &no_pictures).unwrap();
    assert_eq!(pages.len(), 2);
    let mut names = HashSet::new();
    for page in &pages {
        let ids = page.svg.split(" id=\"").skip(1);
        let ids: Vec<&str> = ids.filter_map(|rest| rest.split('"').next()).collect();
        for id in &ids {
            assert!(names.insert((*id).to_owned()), "{id} is there twice");
        }
        // What is used is what this very page defines.
        for used in page.svg.split("<use xlink:href=\"#").skip(1) {
            let used = used.split('"').next().unwrap();
            assert!(ids.contains(&used), "{used}");
        }
        assert!(!page.svg.contains("class=\"surface\"") && !page.svg.contains("@font-face"));
    }
    assert!(!names.is_empty());
}

#[test]
fn x257_no_markup_of_a_note_is_markup_of_a_page() {
    let pages = print_pages(&fixture::hard_texts(), Locale::Ja, &no_pictures).unwrap();
    let all: String = pages.iter().map(|page| page.svg.as_str()).collect();
    assert!(all.contains("&lt;b&gt;") && !all.contains("<b>"));
    let read = resvg::usvg::Tree::from_str(&pages[0].svg, &resvg::usvg::Options::default());
    assert!(read.is_ok(), "it is no XML");
}

#[test]
fn x292_the_number_of_pages_is_known_before() {
    let boards = [
        every_kind::board(),
        fixture::hard_texts(),
        fixture::canvas(Locale::Ja),
        board::Board::new(board::ClientNumber::new(1)).snapshot(),
    ];
    for snapshot in boards {
        let pages = print_pages(&snapshot, Locale::Ja, &no_pictures).unwrap();
        let scene = scene::Scene::from_snapshot(&snapshot, scene::Style::default());
        assert_eq!(page_count(&scene, &Area::Board), Ok(pages.len()));
        for canvas in scene.canvases() {
            let area = Area::Canvas(canvas.id.clone());
            assert_eq!(page_count(&scene, &area), Ok(1));
        }
    }
    let empty = scene::Scene::new(scene::Style::default());
    let none = Area::Canvas(board::ElementId::new("none"));
    assert!(page_count(&empty, &none).is_err());
}
