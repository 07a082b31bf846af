mod connectors;
mod damage;
mod kinds;
mod learning;
mod series;

use super::*;
use crate::{Anchor, Detail, Theme};
use board::{
    BoardPoint, BoardSize, Canvas, Cell, ElementKind, Label, Locale, Note, NoteColor, OrderKey,
    Placement,
};
use proptest::prelude::*;
use series::any_element;

fn id(text: &str) -> ElementId {
    ElementId::new(text)
}

fn element(
    name: &str,
    parent: Option<&str>,
    at: (f64, f64),
    size: (f64, f64),
    order: &str,
    kind: ElementKind,
) -> Element {
    let offset = BoardPoint::new(at.0, at.1);
    let placement = Placement {
        parent: parent.map(id),
        offset,
    };
    Element {
        order: OrderKey::parse(order),
        ..Element::new(id(name), placement, BoardSize::new(size.0, size.1), kind)
    }
}

fn note_kind(text: &str) -> ElementKind {
    ElementKind::Note(Note {
        color: NoteColor::Yellow,
        text: text.to_owned(),
        ..Note::default()
    })
}

fn note(name: &str, parent: Option<&str>, at: (f64, f64), order: &str) -> Element {
    element(
        name,
        parent,
        at,
        (200.0, 200.0),
        order,
        note_kind("顧客は誰か"),
    )
}

fn canvas_kind() -> ElementKind {
    ElementKind::Canvas(Canvas {
        template: "t".to_owned(),
        label: Label::new("図", "Canvas"),
        ..Canvas::default()
    })
}

fn cell_kind(tab: u32) -> ElementKind {
    ElementKind::Cell(Cell {
        key: format!("c{tab}"),
        label: Label::new("顧客", "Customers"),
        tab,
        ..Cell::default()
    })
}

fn scene_of(elements: &[Element]) -> Scene {
    let mut scene = Scene::new(Style::default());
    for element in elements {
        scene.update(&element.id, Some(element.clone()));
    }
    scene
}

/// A canvas at (1000, 500), a cell 10 further, a note another 20 further.
fn nested() -> Vec<Element> {
    vec![
        // The note comes before its owners: they may arrive in any order.
        note("n", Some("cell"), (20.0, 20.0), "a1"),
        element(
            "cell",
            Some("canvas"),
            (10.0, 10.0),
            (400.0, 370.0),
            "a2",
            cell_kind(0),
        ),
        element(
            "canvas",
            None,
            (1000.0, 500.0),
            (2000.0, 1000.0),
            "a3",
            canvas_kind(),
        ),
    ]
}

#[test]
fn s5_places_add_up_through_owners_and_follow_them() {
    let mut scene = scene_of(&nested());
    assert_eq!(
        scene.rect(&id("n")),
        Some(BoardRect::new(1030.0, 530.0, 200.0, 200.0))
    );
    let item = std::ptr::from_ref(scene.item(&id("n")).unwrap());
    let moved = element(
        "canvas",
        None,
        (-5000.0, 0.0),
        (2000.0, 1000.0),
        "a3",
        canvas_kind(),
    );
    scene.update(&id("canvas"), Some(moved));
    assert_eq!(
        scene.rect(&id("n")).unwrap().origin(),
        BoardPoint::new(-4970.0, 30.0)
    );
    assert_eq!(
        scene.query(BoardRect::new(-4971.0, 29.0, 2.0, 2.0)),
        [id("canvas"), id("cell"), id("n")]
    );
    assert!(
        scene
            .query(BoardRect::new(1030.0, 530.0, 10.0, 10.0))
            .is_empty()
    );
    assert_eq!(
        std::ptr::from_ref(scene.item(&id("n")).unwrap()),
        item,
        "moving lays no text out"
    );
}

#[test]
fn s5_an_orphan_stays_visible() {
    let mut scene = scene_of(&nested());
    scene.update(&id("cell"), None);
    assert_eq!(
        scene.rect(&id("n")).unwrap().origin(),
        BoardPoint::new(20.0, 20.0)
    );
    assert_eq!(
        scene.item(&id("n")).unwrap().field.unwrap().anchor,
        Anchor::Center
    );
    assert_eq!(scene.free_notes().len(), 1);
    scene.update(&id("cell"), Some(nested()[1].clone()));
    assert_eq!(
        scene.rect(&id("n")).unwrap().origin(),
        BoardPoint::new(1030.0, 530.0)
    );
    assert_eq!(
        scene.item(&id("n")).unwrap().field.unwrap().anchor,
        Anchor::TopLeft
    );
}

#[test]
fn s61_pictures_can_be_made_beforehand_a_few_at_a_time() {
    let notes: Vec<Element> = (0..10)
        .map(|index| note(&format!("n{index}"), None, (0.0, 0.0), &format!("a{index}")))
        .collect();
    let mut scene = scene_of(&notes);
    scene.update(&id("n3"), None);
    let kept = std::ptr::from_ref(scene.item(&id("n5")).unwrap());
    let mut next = Some(0);
    let mut calls = 0;
    while let Some(from) = next {
        next = scene.lay_out_ahead(from, 3);
        calls += 1;
        assert!(calls < 10, "it comes to an end");
    }
    assert_eq!(calls, 3, "eight of them, three at a time");
    for entry in scene.entries.iter().flatten() {
        assert!(entry.item.get().is_some(), "{}", entry.element.id);
    }
    assert_eq!(std::ptr::from_ref(scene.item(&id("n5")).unwrap()), kept);
    assert_eq!(scene.lay_out_ahead(0, 3), None);
    assert_eq!(scene.lay_out_ahead(99, 3), None);
}

#[test]
fn s60_an_orphan_is_where_its_owner_was_as_soon_as_that_is_known() {
    let elements = nested();
    let mut scene = scene_of(&elements);
    let seen = scene.rect(&id("n"));
    for first in [true, false] {
        let grave = Some(BoardPoint::new(1010.0, 510.0));
        scene.take_damage();
        if first {
            scene.bury(&id("cell"), grave);
            scene.update(&id("cell"), None);
        } else {
            scene.update(&id("cell"), None);
            scene.bury(&id("cell"), grave);
        }
        assert_eq!(scene.rect(&id("n")), seen);
        assert_eq!(scene.origin_of(&id("cell")), BoardPoint::new(1010.0, 510.0));
        // It came back, elsewhere.
        scene.update(&id("cell"), Some(elements[1].clone()));
        scene.bury(&id("cell"), None);
        assert_eq!(scene.rect(&id("n")), seen);
    }
    // Slots are called after their column.
    scene.update(
        &id("in-slot"),
        Some(note("in-slot", Some("column/lane"), (5.0, 5.0), "a1")),
    );
    scene.bury(&id("column"), Some(BoardPoint::new(70.0, 70.0)));
    let rect = scene.rect(&id("in-slot")).unwrap();
    assert_eq!(rect.origin(), BoardPoint::new(75.0, 75.0));
}

#[test]
fn s6_notes_lie_above_cells_above_canvases_then_by_order() {
    let mut elements = nested();
    elements.push(note("under", None, (1040.0, 540.0), "Z1"));
    elements.push(note("over", None, (1050.0, 550.0), "a9"));
    let scene = scene_of(&elements);
    let names: Vec<_> = scene
        .in_paint_order()
        .map(|placed| placed.element().id.to_string())
        .collect();
    assert_eq!(names, ["canvas", "cell", "under", "n", "over"]);
    assert_eq!(scene.hit(BoardPoint::new(1060.0, 560.0)), Some(id("over")));
    assert_eq!(scene.hit(BoardPoint::new(1031.0, 531.0)), Some(id("n")));
    assert_eq!(scene.hit(BoardPoint::new(1011.0, 511.0)), Some(id("cell")));
    assert_eq!(
        scene.hit(BoardPoint::new(1001.0, 501.0)),
        Some(id("canvas"))
    );
    assert_eq!(scene.hit(BoardPoint::new(999.0, 501.0)), None);
    assert_eq!(
        scene.cell_at(BoardPoint::new(1060.0, 560.0)),
        Some(id("cell"))
    );
}

#[test]
fn s6_an_element_is_above_its_owner_whatever_its_order_says() {
    let scene = scene_of(&[
        note("inner", Some("outer"), (10.0, 10.0), "Z1"),
        note("outer", None, (0.0, 0.0), "a5"),
    ]);
    assert_eq!(scene.hit(BoardPoint::new(50.0, 50.0)), Some(id("inner")));
}

#[test]
fn s4_a_note_grows_to_hold_its_text_and_is_hit_there() {
    let long = "長い文章。".repeat(60);
    let scene = scene_of(&[element(
        "n",
        None,
        (0.0, 0.0),
        (200.0, 200.0),
        "a1",
        note_kind(&long),
    )]);
    let rect = scene.rect(&id("n")).unwrap();
    assert!(rect.height > 300.0, "{rect:?}");
    assert_eq!(
        scene.hit(BoardPoint::new(100.0, rect.height - 1.0)),
        Some(id("n"))
    );
    let item = scene.item(&id("n")).unwrap();
    assert_eq!(item.size, rect.size());
    assert!(
        item.lines()
            .all(|line| line.baseline < rect.height && line.x >= 0.0)
    );
}

#[test]
fn s8_labels_follow_the_language_and_colours_the_theme() {
    let mut scene = scene_of(&nested());
    let labels = |scene: &Scene| -> Vec<String> {
        let item = scene.item(&id("cell")).unwrap();
        item.lines().map(|line| line.text.to_string()).collect()
    };
    assert_eq!(labels(&scene), ["顧客", "Customers"]);
    let block = scene.get(&id("n")).unwrap().block();
    scene.set_style(Style {
        theme: Theme::Dark,
        locale: Locale::En,
    });
    assert_eq!(labels(&scene), ["Customers", "顧客"]);
    assert_ne!(scene.get(&id("n")).unwrap().block(), block);
    assert_eq!(
        scene.item(&id("n")).unwrap().block,
        scene.get(&id("n")).unwrap().block()
    );
}

#[test]
fn s8_what_is_unknown_is_shown_as_a_placeholder() {
    let kind = ElementKind::Unknown {
        name: "hologram".to_owned(),
    };
    let scene = scene_of(&[element("u", None, (0.0, 0.0), (300.0, 100.0), "a1", kind)]);
    let text: String = scene
        .item(&id("u"))
        .unwrap()
        .lines()
        .map(|line| line.text.as_ref())
        .collect();
    assert!(text.contains("hologram"), "{text}");
}

#[test]
fn s7_a_far_note_is_one_colour_and_its_text_is_not_laid_out() {
    let scene = scene_of(&nested());
    assert_eq!(Detail::at_zoom(0.05), Detail::Block);
    let placed = scene.get(&id("n")).unwrap();
    assert_eq!(
        placed.block(),
        Theme::Light.palette().note(NoteColor::Yellow)
    );
    assert!(placed.entry.item.get().is_none());
}

#[test]
fn canvas_measures_agree_with_the_templates() {
    assert_eq!(crate::CANVAS_BAND_HEIGHT, workshop::CANVAS_HEADER_HEIGHT);
    assert_eq!(crate::CELL_HEADING_HEIGHT, workshop::CELL_HEADER_HEIGHT);
}

#[test]
fn s9_reading_order_is_the_snapshots() {
    let template = workshop::template("rikai.bmc").unwrap();
    let mut board = board::Board::new(board::ClientNumber::new(1));
    let canvas = id("bmc");
    workshop::insert_template(&mut board, template, &canvas, BoardPoint::new(0.0, 0.0)).unwrap();
    for sample in &template.samples {
        workshop::insert_sample(&mut board, &canvas, sample, Locale::Ja).unwrap();
    }
    let snapshot = board.snapshot();
    let scene = Scene::from_snapshot(&snapshot, Style::default());
    let ids = |elements: Vec<&Element>| -> Vec<ElementId> {
        elements
            .into_iter()
            .map(|element| element.id.clone())
            .collect()
    };
    assert_eq!(ids(scene.cells(&canvas)), ids(snapshot.cells(&canvas)));
    for cell in snapshot.cells(&canvas) {
        assert_eq!(
            ids(scene.notes_in_reading_order(&cell.id)),
            ids(snapshot.notes_in_reading_order(&cell.id))
        );
    }
    assert_eq!(scene.reading_order().len(), snapshot.elements().len());
}
