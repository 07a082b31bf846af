use std::sync::Arc;

use board::{
    BoardPoint, BoardSize, Canvas, CellValue, Form, Ink, Label, Placement, SlotOf, Tone, Value,
};

use super::*;
use crate::Style;

fn element(
    id: &str,
    parent: Option<&str>,
    rect: (f64, f64, f64, f64),
    kind: ElementKind,
) -> Element {
    let offset = BoardPoint::new(rect.0, rect.1);
    let placement = match parent {
        Some(parent) => Placement::inside(ElementId::new(parent), offset),
        None => Placement::free(offset),
    };
    Element::new(
        ElementId::new(id),
        placement,
        BoardSize::new(rect.2, rect.3),
        kind,
    )
}

fn cell(holds: Holds, values: Vec<Value>) -> ElementKind {
    ElementKind::Cell(Cell {
        holds: Arc::new(holds),
        values: values.into(),
        ..Cell::default()
    })
}

fn slot(values: Vec<Value>) -> ElementKind {
    ElementKind::Cell(Cell {
        holds: Arc::new(Holds::Points),
        values: values.into(),
        slot: Some(SlotOf {
            grid: ElementId::new("grid"),
            row: Some(ElementId::new("row")),
            column: ElementId::new("column"),
            lane: None,
        }),
        ..Cell::default()
    })
}

fn track(axis: Axis) -> ElementKind {
    ElementKind::Track(Track {
        grid: Some(ElementId::new("grid")),
        axis,
        ..Track::default()
    })
}

fn own(who: &str, points: f64) -> Value {
    Value {
        who: who.to_owned(),
        content: CellValue::Number(points),
    }
}

/// A canvas with a matrix of one row and one column, a cell for notes under a shape, and a cell for a date.
fn scene() -> Scene {
    let canvas = ElementKind::Canvas(Canvas {
        template: "t".to_owned(),
        label: Label::default(),
        ..Canvas::default()
    });
    let matrix = Holds::Matrix(board::Matrix {
        rows: board::Series::default(),
        columns: board::Series::default(),
        cell: Arc::new(Holds::Points),
        weights: None,
        total: Some(board::CalcRule::Sum),
        total_label: None,
    });
    let hint = Holds::Zone {
        color: None,
        hint: Some(Label::new("例: 現場の声", "e.g. voices")),
        from: None,
    };
    let shape = Holds::Shape {
        form: Form::Circle,
        fill: None,
        ink: Ink::Blue,
    };
    let values = vec![own("", 3.0), own("hana", 1.0)];
    let elements = [
        element("canvas", None, (0.0, 0.0, 1000.0, 1000.0), canvas),
        element(
            "grid",
            Some("canvas"),
            (0.0, 100.0, 600.0, 300.0),
            cell(matrix, Vec::new()),
        ),
        element(
            "column",
            Some("canvas"),
            (200.0, 100.0, 200.0, 100.0),
            track(Axis::Column),
        ),
        element(
            "row",
            Some("canvas"),
            (0.0, 200.0, 200.0, 100.0),
            track(Axis::Row),
        ),
        element(
            "row*column",
            Some("canvas"),
            (200.0, 200.0, 200.0, 100.0),
            slot(values),
        ),
        element(
            "zone",
            Some("canvas"),
            (0.0, 500.0, 400.0, 400.0),
            cell(hint, Vec::new()),
        ),
        element(
            "shape",
            Some("canvas"),
            (0.0, 500.0, 400.0, 400.0),
            cell(shape, Vec::new()),
        ),
        element(
            "date",
            Some("canvas"),
            (500.0, 500.0, 300.0, 200.0),
            cell(Holds::Date, Vec::new()),
        ),
    ];
    let mut scene = Scene::new(Style::default());
    for element in elements {
        scene.update(&element.id.clone(), Some(element));
    }
    scene.take_damage();
    scene
}

fn words(scene: &Scene, id: &str) -> String {
    let item = scene.item(&ElementId::new(id)).unwrap();
    let words: Vec<&str> = item.lines().map(|line| line.text.as_ref()).collect();
    words.join("|")
}

fn figure(text: &str, tone: Tone) -> Figure {
    Figure {
        text: text.to_owned(),
        tone,
        note: None,
    }
}

#[test]
fn s76_figures_and_layers_change_the_pictures_that_they_are_about() {
    let mut scene = scene();
    let canvas = ElementId::new("canvas");
    let row = ElementId::new("row");
    assert!(!words(&scene, "grid").contains("12"));
    let changed = scene.set_figures(&canvas, vec![(row.clone(), figure("12", Tone::Good))]);
    assert_eq!(changed, [row.clone(), ElementId::new("grid")]);
    assert!(
        words(&scene, "grid").contains("12"),
        "the row's end is the grid's to paint"
    );
    let damage = scene.take_damage();
    let date = scene.rect(&ElementId::new("date")).unwrap();
    let areas = damage.areas().unwrap();
    assert!(!areas.is_empty() && areas.iter().all(|area| !area.intersects(&date)));
    // The same again changes nothing; what is named no more goes.
    assert!(
        scene
            .set_figures(&canvas, vec![(row.clone(), figure("12", Tone::Good))])
            .is_empty()
    );
    assert!(scene.take_damage().is_empty());
    scene.set_figures(&canvas, Vec::new());
    assert!(!words(&scene, "grid").contains("12"));
    assert_eq!(scene.figure(&row), None);

    scene.take_damage();
    let slot = ElementId::new("row*column");
    assert_eq!(words(&scene, "row*column"), "3");
    assert_eq!(
        scene.set_layer(Layer::Mine, "hana"),
        std::slice::from_ref(&slot)
    );
    assert_eq!(words(&scene, "row*column"), "1");
    assert_eq!(scene.said(&slot), "1");
    assert_eq!(scene.take_damage().areas().unwrap().len(), 1);
    scene.set_layer(Layer::Mean, "hana");
    assert_eq!(words(&scene, "row*column"), "1|1人");
}

#[test]
fn s77_notes_go_into_cells_that_take_them_and_nowhere_else() {
    let scene = scene();
    let at = |x: f64, y: f64| {
        scene
            .hit(BoardPoint::new(x, y))
            .map(|id| id.as_str().to_owned())
    };
    let takes = |x: f64, y: f64| scene.cell_at(BoardPoint::new(x, y));
    assert_eq!(at(300.0, 250.0).as_deref(), Some("row*column"));
    assert_eq!(at(300.0, 150.0).as_deref(), Some("column"));
    assert_eq!(at(100.0, 120.0).as_deref(), Some("grid"));
    assert_eq!(
        at(200.0, 700.0).as_deref(),
        Some("zone"),
        "the shape over it is met by nobody"
    );
    assert_eq!(takes(200.0, 700.0), Some(ElementId::new("zone")));
    for (x, y) in [
        (300.0, 250.0),
        (300.0, 150.0),
        (100.0, 120.0),
        (600.0, 600.0),
    ] {
        assert_eq!(takes(x, y), None);
    }
}

#[test]
fn s73_a_hint_shows_while_nothing_lies_in_its_cell() {
    let mut scene = scene();
    assert!(words(&scene, "zone").contains("現場の声"));
    let note = element(
        "note",
        Some("zone"),
        (10.0, 60.0, 180.0, 92.0),
        ElementKind::Note(board::Note::default()),
    );
    scene.update(&note.id.clone(), Some(note.clone()));
    assert!(!words(&scene, "zone").contains("現場の声"));
    scene.update(&note.id, None);
    assert!(words(&scene, "zone").contains("現場の声"));
}
