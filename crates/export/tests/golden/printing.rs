//! The pages that a browser prints.

use std::collections::HashSet;

use board::Locale;
use export::{no_pictures, print_pages};

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
