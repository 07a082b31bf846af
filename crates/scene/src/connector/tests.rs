use board::{BoardPoint, BoardRect, End, Form, Route};
use proptest::prelude::*;

use super::*;

fn on(rect: BoardRect, anchor: BoardPoint) -> EndPlace {
    EndPlace::On {
        outline: Outline::of_form(Form::Rectangle, rect),
        anchor,
    }
}

#[test]
fn s43_a_straight_line_meets_the_outlines_and_anchors_are_kept() {
    let a = BoardRect::new(0.0, 0.0, 100.0, 100.0);
    let b = BoardRect::new(300.0, 0.0, 100.0, 100.0);
    let at = BoardPoint::new;
    let path = connector_path(Route::Straight, &on(a, End::MIDDLE), &on(b, End::MIDDLE));
    assert_eq!(path.line, [at(100.0, 50.0), at(300.0, 50.0)]);
    assert_eq!(path.middle(), at(200.0, 50.0));
    assert_eq!(path.end(), (at(300.0, 50.0), at(1.0, 0.0)));
    assert_eq!(path.start(), (at(100.0, 50.0), at(-1.0, 0.0)));
    let path = connector_path(Route::Straight, &on(a, at(0.5, 0.0)), &on(b, at(1.0, 1.0)));
    assert_eq!(path.line, [at(50.0, 0.0), at(400.0, 100.0)]);
    // Curves and elbows leave at the side that looks at the other end.
    for route in [Route::Curved, Route::Elbow] {
        let path = connector_path(route, &on(a, End::MIDDLE), &on(b, End::MIDDLE));
        assert_eq!(path.line.first(), Some(&at(100.0, 50.0)), "{route:?}");
        assert_eq!(path.line.last(), Some(&at(300.0, 50.0)), "{route:?}");
    }
}

#[test]
fn s43_ends_on_one_spot_still_make_a_line() {
    let spot = EndPlace::Free(BoardPoint::new(7.0, 8.0));
    let rect = BoardRect::new(0.0, 0.0, 100.0, 100.0);
    for route in Route::ALL {
        for (from, to) in [(spot, spot), (on(rect, End::MIDDLE), on(rect, End::MIDDLE))] {
            let path = connector_path(*route, &from, &to);
            assert!(path.line.len() >= 2, "{route:?}");
            let whole = path
                .line
                .iter()
                .all(|point| point.x.is_finite() && point.y.is_finite());
            assert!(whole, "{route:?} {:?}", path.line);
        }
    }
}

fn any_rect() -> impl Strategy<Value = BoardRect> {
    (-500..500_i32, -500..500_i32, 40..300_i32, 40..300_i32).prop_map(|(x, y, width, height)| {
        BoardRect::new(x.into(), y.into(), width.into(), height.into())
    })
}

fn any_anchor() -> impl Strategy<Value = BoardPoint> {
    let anchors = [(0.5, 0.5), (0.0, 0.5), (1.0, 0.5), (0.5, 0.0), (0.5, 1.0)];
    prop::sample::select(anchors.map(|(x, y)| BoardPoint::new(x, y)).to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn s44_elbows_are_level_and_upright_and_go_through_neither_box(
        a in any_rect(),
        b in any_rect(),
        from in any_anchor(),
        to in any_anchor(),
    ) {
        // Where the boxes are so close that no line fits between them, there is no way around.
        prop_assume!(!a.grown(21.0).intersects(&b.grown(21.0)));
        let corners = elbow(&Port::of(&on(a, from), &on(b, to)), &Port::of(&on(b, to), &on(a, from)));
        prop_assert!(corners.len() >= 2);
        for pair in corners.windows(2) {
            prop_assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "{corners:?}");
            for rect in [a, b] {
                let inner = rect.grown(-0.5);
                prop_assert!(!crate::segment::touches(&inner, pair[0], pair[1]), "{rect:?} {corners:?}");
            }
        }
    }
}
