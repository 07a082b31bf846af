//! Any series of updates.

use std::collections::BTreeMap;

use super::*;

/// Few names, so that elements own each other, in cycles too.
pub(super) fn any_element() -> impl Strategy<Value = Element> {
    let name = || prop::sample::select(vec!["a", "b", "c", "d", "e", "f"]);
    let number = prop_oneof![-2000.0..2000.0_f64, -1e6..1e6_f64].prop_map(f64::round);
    let side = prop_oneof![1.0..600.0_f64, 1.0..1e6_f64].prop_map(f64::round);
    let kind = prop_oneof![
        Just(canvas_kind()),
        (0..3_u32).prop_map(cell_kind),
        "[あ-んa-z \n]{0,60}".prop_map(|text| note_kind(&text)),
        kinds::any_made(&["a", "b", "c", "d", "e", "f"]),
        Just(ElementKind::Unknown {
            name: "x".to_owned()
        }),
    ];
    let order = prop::sample::select(vec!["a1", "a2", "Zz", "b11", "a1V"]);
    let place = (prop::option::of(name()), number.clone(), number);
    (name(), place, (side.clone(), side), order, kind).prop_map(
        |(own, (parent, x, y), size, order, kind)| element(own, parent, (x, y), size, order, kind),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn s5_s6_any_series_of_updates_ends_where_a_rebuild_does(
        updates in prop::collection::vec((any_element(), prop::bool::weighted(0.2)), 1..40),
        spots in prop::collection::vec((-2500.0..2500.0_f64, -2500.0..2500.0_f64), 8),
    ) {
        let mut scene = Scene::new(Style::default());
        let mut kept: BTreeMap<ElementId, Element> = BTreeMap::new();
        for (element, remove) in updates {
            if remove {
                kept.remove(&element.id);
                scene.update(&element.id.clone(), None);
            } else {
                kept.insert(element.id.clone(), element.clone());
                scene.update(&element.id.clone(), Some(element));
            }
        }
        let rebuilt = scene_of(&kept.values().rev().cloned().collect::<Vec<_>>());
        let listed = |scene: &Scene| -> Vec<_> {
            scene.in_paint_order().map(|placed| (placed.element().clone(), placed.rect(), placed.item().clone())).collect()
        };
        prop_assert_eq!(listed(&scene), listed(&rebuilt));
        prop_assert_eq!(scene.len(), kept.len());
        prop_assert_eq!(scene.bounds(), rebuilt.bounds());
        let all: Vec<_> = scene.in_paint_order().map(|placed| (placed.element().id.clone(), placed.rect())).collect();
        for (x, y) in spots {
            let area = BoardRect::new(x, y, 700.0, 400.0);
            let wanted: Vec<_> = all.iter().filter(|(_, rect)| rect.intersects(&area)).map(|(id, _)| id.clone()).collect();
            prop_assert_eq!(scene.query(area), wanted);
            let point = BoardPoint::new(x, y);
            let top = scene.in_paint_order().rev().find(|placed| placed.is_met(point, 4.0));
            prop_assert_eq!(scene.hit(point), top.map(|placed| placed.element().id.clone()));
        }
    }
}
