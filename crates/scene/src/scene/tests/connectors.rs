//! Connectors follow.

use board::{BoardPoint, Connector, ElementKind, End, Form, Route, Shape};

use super::*;

fn joined(from: &str, to: &str, route: Route) -> Element {
    let connector = Connector {
        from: End::attached(id(from), End::MIDDLE),
        to: End::attached(id(to), End::MIDDLE),
        route,
        ..Connector::default()
    };
    element(
        "l",
        None,
        (10.0, 20.0),
        (70.0, 40.0),
        "a5",
        ElementKind::Connector(connector),
    )
}

fn ends(scene: &Scene) -> (BoardPoint, BoardPoint) {
    let placed = scene.get(&id("l")).unwrap();
    let line = &placed.line().unwrap().line;
    (*line.first().unwrap(), *line.last().unwrap())
}

#[test]
fn s45_a_connector_follows_what_it_joins_and_its_owners() {
    let mut scene = scene_of(&[
        element("c", None, (0.0, 0.0), (2000.0, 1000.0), "a1", canvas_kind()),
        element(
            "cell",
            Some("c"),
            (0.0, 100.0),
            (400.0, 400.0),
            "a1",
            cell_kind(0),
        ),
        note("a", Some("cell"), (0.0, 0.0), "a2"),
        note("b", None, (600.0, 100.0), "a3"),
        joined("a", "b", Route::Straight),
    ]);
    let at = BoardPoint::new;
    assert_eq!(ends(&scene), (at(200.0, 200.0), at(600.0, 200.0)));
    // The owner's owner moves.
    let moved = element(
        "c",
        None,
        (0.0, 300.0),
        (2000.0, 1000.0),
        "a1",
        canvas_kind(),
    );
    scene.update(&id("c"), Some(moved));
    let (start, end) = ends(&scene);
    assert!(
        start.y > 400.0 && end == at(600.0, 250.0),
        "{start:?} {end:?}"
    );
    // The target becomes an ellipse: the line meets its true outline.
    let ellipse = Shape {
        form: Form::Circle,
        ..Shape::default()
    };
    let kind = ElementKind::Shape(ellipse);
    let round = element("b", None, (600.0, 400.0), (200.0, 200.0), "a3", kind);
    scene.update(&id("b"), Some(round));
    assert_eq!(ends(&scene), (at(200.0, 500.0), at(600.0, 500.0)));
    let rect = scene.rect(&id("l")).unwrap();
    assert!(
        rect.contains(at(400.0, 500.0)) && rect.height < 40.0,
        "{rect:?}"
    );
}

#[test]
fn s46_a_connector_whose_target_is_gone_keeps_its_last_place() {
    let notes = [
        note("a", None, (0.0, 0.0), "a1"),
        note("b", None, (600.0, 0.0), "a2"),
    ];
    for route in Route::ALL {
        let mut scene = scene_of(&notes);
        let line = joined("a", "b", *route);
        scene.update(&id("l"), Some(line));
        scene.update(&id("b"), None);
        assert_eq!(ends(&scene).1, BoardPoint::new(80.0, 60.0), "{route:?}");
        scene.update(&id("a"), None);
        assert_eq!(ends(&scene).0, BoardPoint::new(10.0, 20.0), "{route:?}");
        assert!(!scene.item(&id("l")).unwrap().primitives.is_empty());
        // It comes back: an undo.
        scene.update(&id("b"), Some(note("b", None, (600.0, 0.0), "a2")));
        assert!(ends(&scene).1.x >= 600.0);
    }
    // Two connectors that hold on to each other run in no circle.
    let each_other = |name: &str, other: &str| {
        let connector = Connector {
            from: End::attached(id(other), End::MIDDLE),
            ..Connector::default()
        };
        let kind = ElementKind::Connector(connector);
        element(name, None, (5.0, 6.0), (7.0, 8.0), "a1", kind)
    };
    let scene = scene_of(&[each_other("l", "m"), each_other("m", "l")]);
    assert_eq!(ends(&scene).0, BoardPoint::new(5.0, 6.0));
}

#[test]
fn s45_while_a_target_is_dragged_its_connectors_are_drawn_as_they_will_be() {
    let mut scene = scene_of(&[
        note("a", None, (0.0, 0.0), "a1"),
        note("b", None, (600.0, 0.0), "a2"),
        joined("a", "b", Route::Curved),
    ]);
    let delta = BoardPoint::new(-50.0, 340.0);
    let moving = [id("b")];
    assert!(scene.connectors_of(&moving).contains(&id("l")));
    assert!(scene.connectors_of(&[id("x")]).is_empty());
    let shift = |id: &ElementId| {
        if moving.contains(id) {
            delta
        } else {
            BoardPoint::default()
        }
    };
    let (rect, item) = scene.shifted_connector(&id("l"), &shift).unwrap();
    assert_eq!(scene.shifted_connector(&id("a"), &shift), None);
    scene.update(&id("b"), Some(note("b", None, (550.0, 340.0), "a2")));
    assert_eq!(scene.rect(&id("l")), Some(rect));
    assert_eq!(scene.item(&id("l")), Some(&item));
}
