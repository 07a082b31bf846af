//! Elements of every kind, for properties; and what is met where.

use board::{
    BoardPoint, Connector, ContentHash, Drawing, ElementKind, End, Form, Frame, Head, Image, Ink,
    MediaType, NoteColor, PenPoint, Route, Shape, TextBlock, TextScale,
};
use proptest::prelude::*;

use super::*;

/// A kind that people make, besides notes; ends are attached to one of `names`, or free.
pub fn any_made(names: &'static [&'static str]) -> impl Strategy<Value = ElementKind> {
    let text = || "[あ-んa-z \n]{0,60}";
    let color = prop::option::of(prop::sample::select(NoteColor::ALL.to_vec()));
    let block = (
        text(),
        prop::sample::select(TextScale::ALL.to_vec()),
        any::<bool>(),
    )
        .prop_map(|(text, scale, wrap)| {
            ElementKind::Text(TextBlock {
                text,
                scale,
                wrap,
                ..TextBlock::default()
            })
        });
    let shape = (
        text(),
        prop::sample::select(Form::ALL.to_vec()),
        color.clone(),
    )
        .prop_map(|(text, form, fill)| {
            ElementKind::Shape(Shape {
                form,
                fill,
                text,
                ..Shape::default()
            })
        });
    let share = || prop::sample::select(vec![0.0, 0.25, 0.5, 1.0]);
    let attached = (prop::sample::select(names.to_vec()), share(), share())
        .prop_map(|(name, x, y)| End::attached(id(name), BoardPoint::new(x, y)));
    let free = (-500.0..500.0_f64, -500.0..500.0_f64)
        .prop_map(|(x, y)| End::free(BoardPoint::new(x.round(), y.round())));
    let end = prop_oneof![attached, free];
    let head = prop::sample::select(Head::ALL.to_vec());
    let connector = (
        (end.clone(), end),
        prop::sample::select(Route::ALL.to_vec()),
        (head.clone(), head),
        text(),
    )
        .prop_map(|((from, to), route, (head_from, head_to), text)| {
            ElementKind::Connector(Connector {
                from,
                to,
                route,
                head_from,
                head_to,
                text,
                ..Connector::default()
            })
        });
    let point = (0.0..400.0_f64, 0.0..400.0_f64, 0.0..1.0_f64)
        .prop_map(|(x, y, pressure)| PenPoint::new(x, y, pressure));
    let drawing =
        (prop::collection::vec(point, 0..20), 1.0..40.0_f64).prop_map(|(points, width)| {
            ElementKind::Drawing(Drawing {
                points,
                ink: Ink::Red,
                width,
            })
        });
    let image = text().prop_map(|alt| {
        ElementKind::Image(Image {
            hash: ContentHash::default(),
            media: MediaType::Png,
            pixels: [2, 1],
            alt,
        })
    });
    let frame = (text(), color).prop_map(|(text, tint)| ElementKind::Frame(Frame { text, tint }));
    prop_oneof![
        block,
        shape,
        connector.clone(),
        connector,
        drawing,
        image,
        frame
    ]
}

fn shape(form: Form, fill: Option<NoteColor>) -> Element {
    let shape = Shape {
        form,
        fill,
        text: "中".to_owned(),
        ..Shape::default()
    };
    element(
        "s",
        None,
        (0.0, 0.0),
        (200.0, 100.0),
        "a2",
        ElementKind::Shape(shape),
    )
}

fn met(scene: &Scene, x: f64, y: f64) -> Option<String> {
    let hit = scene.hit(BoardPoint::new(x, y));
    hit.map(|id| id.as_str().to_owned())
}

#[test]
fn s47_shapes_are_met_by_their_true_form_and_empty_ones_at_their_edge_and_text() {
    let below = note("n", None, (0.0, -50.0), "a1");
    let scene = |form, fill| scene_of(&[below.clone(), shape(form, fill)]);
    let filled = scene(Form::Ellipse, Some(NoteColor::Teal));
    assert_eq!(met(&filled, 100.0, 20.0).as_deref(), Some("s"));
    assert_eq!(
        met(&filled, 5.0, 5.0).as_deref(),
        Some("n"),
        "outside the ellipse"
    );
    let empty = scene(Form::Rectangle, None);
    assert_eq!(
        met(&empty, 40.0, 50.0).as_deref(),
        Some("n"),
        "inside, beside the text"
    );
    assert_eq!(met(&empty, 2.0, 50.0).as_deref(), Some("s"), "at the edge");
    assert_eq!(
        met(&empty, 100.0, 50.0).as_deref(),
        Some("s"),
        "on the text"
    );
    let point = BoardPoint::new(40.0, 50.0);
    let attachable = empty.attachable_at(point, 0.0);
    assert_eq!(
        attachable,
        Some(id("s")),
        "a connector finds it anywhere inside"
    );
}

#[test]
fn s47_lines_are_met_beside_them_and_by_a_marquee_where_they_run() {
    let connector = Connector {
        to: End::free(BoardPoint::new(300.0, 300.0)),
        ..Connector::default()
    };
    let points = vec![
        PenPoint::new(0.0, 200.0, 0.5),
        PenPoint::new(200.0, 0.0, 0.5),
    ];
    let drawing = Drawing {
        points,
        width: 4.0,
        ..Drawing::default()
    };
    let scene = scene_of(&[
        element(
            "l",
            None,
            (0.0, 0.0),
            (300.0, 300.0),
            "a1",
            ElementKind::Connector(connector),
        ),
        element(
            "d",
            None,
            (400.0, 0.0),
            (200.0, 200.0),
            "a2",
            ElementKind::Drawing(drawing),
        ),
    ]);
    assert_eq!(met(&scene, 150.0, 153.0).as_deref(), Some("l"));
    assert_eq!(met(&scene, 150.0, 170.0), None);
    let point = BoardPoint::new(150.0, 170.0);
    assert_eq!(
        scene.hit_near(point, 20.0),
        Some(id("l")),
        "a finger reaches further"
    );
    assert_eq!(met(&scene, 500.0, 100.0).as_deref(), Some("d"));
    assert_eq!(
        met(&scene, 420.0, 20.0),
        None,
        "inside its box, beside the stroke"
    );
    let touching = |x, y| scene.touching(&BoardRect::new(x, y, 50.0, 50.0));
    assert_eq!(touching(120.0, 120.0), [id("l")]);
    assert_eq!(touching(200.0, 20.0), []);
    assert_eq!(touching(480.0, 80.0), [id("d")]);
    assert_eq!(touching(410.0, 10.0), []);
}

#[test]
fn s50_frames_lie_under_everything_and_are_taken_by_edge_and_title() {
    let frame = |name: &str| {
        let frame = Frame {
            text: "枠".to_owned(),
            tint: None,
        };
        element(
            name,
            None,
            (0.0, 0.0),
            (1000.0, 800.0),
            "zz",
            ElementKind::Frame(frame),
        )
    };
    let scene = scene_of(&[
        frame("f"),
        element(
            "c",
            Some("f"),
            (100.0, 100.0),
            (300.0, 200.0),
            "a1",
            canvas_kind(),
        ),
        note("n", Some("f"), (600.0, 300.0), "a1"),
    ]);
    let order: Vec<&str> = scene
        .in_paint_order()
        .map(|placed| placed.element().id.as_str())
        .collect();
    assert_eq!(order, ["f", "c", "n"]);
    assert_eq!(met(&scene, 500.0, 20.0).as_deref(), Some("f"), "the title");
    assert_eq!(met(&scene, 999.0, 500.0).as_deref(), Some("f"), "the edge");
    assert_eq!(
        met(&scene, 500.0, 600.0),
        None,
        "the inside is left to the marquee"
    );
    assert_eq!(met(&scene, 700.0, 400.0).as_deref(), Some("n"));
    assert_eq!(scene.frame_at(BoardPoint::new(700.0, 400.0)), Some(id("f")));
    assert_eq!(scene.reading_order(), [id("c"), id("f"), id("n")]);
}
