use board::{BoardPoint, BoardSize, Drawing, PenPoint};

use super::*;

const INK: Color = Color::opaque(0);

fn points(pressures: &[f64]) -> Vec<PenPoint> {
    pressures
        .iter()
        .enumerate()
        .map(|(index, &pressure)| PenPoint::new(index as f64 * 20.0, 0.0, pressure))
        .collect()
}

#[test]
fn s48_an_even_hand_draws_a_line_of_one_width_through_every_point() {
    let shape = stroke(&points(&[0.5, 0.5, 0.51]), 6.0, INK).unwrap();
    assert_eq!(shape.fill, None);
    assert_eq!(shape.stroke.unwrap().width, 6.0);
    let ends: Vec<BoardPoint> = shape
        .steps
        .iter()
        .filter_map(|step| match step {
            PathStep::Move(to) | PathStep::Line(to) | PathStep::Curve(_, _, to) => Some(*to),
            PathStep::Close => None,
        })
        .collect();
    assert_eq!(
        ends,
        points(&[0.5; 3])
            .iter()
            .map(|one| one.at)
            .collect::<Vec<_>>()
    );
}

/// The winding number of the path's corners around a point; 0 is outside.
fn winding(steps: &[PathStep], point: BoardPoint) -> i32 {
    let mut parts: Vec<Vec<PathStep>> = Vec::new();
    for step in steps {
        match step {
            PathStep::Move(_) => parts.push(vec![*step]),
            _ => parts.last_mut().unwrap().push(*step),
        }
    }
    let mut turns = 0;
    for part in parts {
        for pair in crate::display::path::flattened(&part).windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let side = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
            if a.y <= point.y && b.y > point.y && side > 0.0 {
                turns += 1;
            } else if a.y > point.y && b.y <= point.y && side < 0.0 {
                turns -= 1;
            }
        }
    }
    turns
}

#[test]
fn s48_a_pressed_stroke_is_wider_where_it_was_pressed_and_has_no_holes() {
    let shape = stroke(&points(&[0.0, 0.5, 1.0]), 10.0, INK).unwrap();
    assert!(shape.fill.is_some());
    let inside = |x, y| winding(&shape.steps, BoardPoint::new(x, y)) != 0;
    assert!(inside(40.0, 7.0) && !inside(0.0, 3.0) && inside(0.0, 1.0));
    // A zigzag with sharp corners, and a spiral: the line itself is inside everywhere.
    let zigzag = [
        (0.0, 0.0),
        (40.0, 60.0),
        (60.0, 0.0),
        (62.0, 60.0),
        (0.0, 61.0),
    ];
    let spiral: Vec<(f64, f64)> = (0..60)
        .map(|step| {
            let angle = f64::from(step) * 0.35;
            (
                100.0 + angle * 3.0 * angle.cos(),
                100.0 + angle * 3.0 * angle.sin(),
            )
        })
        .collect();
    for line in [&zigzag[..], &spiral] {
        let points: Vec<PenPoint> = line
            .iter()
            .enumerate()
            .map(|(index, &(x, y))| PenPoint::new(x, y, (index % 7) as f64 / 7.0))
            .collect();
        let shape = stroke(&points, 12.0, INK).unwrap();
        for point in sampled(&points) {
            let at = point.at + BoardPoint::new(0.01, 0.013);
            assert_ne!(winding(&shape.steps, at), 0, "{at:?}");
        }
    }
}

#[test]
fn s48_a_drawing_is_stretched_to_its_size_and_a_dot_is_a_disc() {
    let drawing = Drawing {
        points: vec![
            PenPoint::new(0.0, 0.0, 0.5),
            PenPoint::new(100.0, 50.0, 0.5),
        ],
        width: 3.0,
        ..Drawing::default()
    };
    let last = |size| stretched(&drawing, size).last().unwrap().at;
    assert_eq!(
        last(BoardSize::new(100.0, 50.0)),
        BoardPoint::new(100.0, 50.0)
    );
    assert_eq!(
        last(BoardSize::new(200.0, 25.0)),
        BoardPoint::new(200.0, 25.0)
    );
    // A level line has no height to stretch.
    let level = Drawing {
        points: points(&[0.5, 0.5]),
        ..drawing
    };
    let at = stretched(&level, BoardSize::new(40.0, 1.0))
        .last()
        .unwrap()
        .at;
    assert_eq!(at, BoardPoint::new(40.0, 0.0));
    let dot = stroke(&points(&[0.5]), 8.0, INK).unwrap();
    assert!(dot.fill.is_some() && winding(&dot.steps, BoardPoint::new(3.0, 0.5)) != 0);
    assert_eq!(stroke(&[], 8.0, INK), None);
}
