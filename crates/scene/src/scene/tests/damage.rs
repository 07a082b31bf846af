//! What a painter that keeps its picture is told.

use std::collections::BTreeMap;

use super::*;
use crate::item::PAINT_OVERFLOW;
use board::{Connector, End};

/// As [`any_element`], and connectors between those names.
fn anything() -> impl Strategy<Value = Element> {
    let name = || prop::sample::select(vec!["a", "b", "c", "d", "e", "f"]);
    let line = (name(), name(), name()).prop_map(|(own, from, to)| {
        let end = |name: &str| End {
            element: Some(id(name)),
            at: BoardPoint::new(0.5, 0.5),
        };
        let kind = ElementKind::Connector(Connector {
            from: end(from),
            to: end(to),
            ..Connector::default()
        });
        element(own, None, (30.0, 40.0), (500.0, 50.0), "a3", kind)
    });
    prop_oneof![3 => any_element(), 1 => line]
}

/// What is seen of a scene: which picture lies where, the lower ones first.
fn seen(scene: &Scene) -> BTreeMap<ElementId, (usize, BoardRect, DisplayItem)> {
    let placed = scene.in_paint_order().enumerate();
    let seen = placed.map(|(height, placed)| {
        let look = (height, placed.rect(), placed.item().clone());
        (placed.element().id.clone(), look)
    });
    seen.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn s30_what_looks_different_lies_within_the_damage(
        updates in prop::collection::vec((anything(), prop::bool::weighted(0.2)), 1..30),
    ) {
        let mut scene = Scene::new(Style::default());
        for (element, remove) in updates {
            let before = seen(&scene);
            scene.take_damage();
            let id = element.id.clone();
            scene.update(&id, (!remove).then_some(element));
            let after = seen(&scene);
            let damage = scene.take_damage();
            let covers = |rect: &BoardRect| {
                let wanted = rect.grown(PAINT_OVERFLOW - 1e-6);
                damage.areas().is_none_or(|areas| areas.iter().any(|area| area.encloses(&wanted)))
            };
            for id in before.keys().chain(after.keys()) {
                let look = |seen: &BTreeMap<ElementId, (usize, BoardRect, DisplayItem)>| {
                    seen.get(id).map(|(_, rect, item)| (*rect, item.clone()))
                };
                if look(&before) != look(&after) {
                    for rect in [look(&before), look(&after)].into_iter().flatten().map(|(rect, _)| rect) {
                        prop_assert!(covers(&rect), "{id:?} {rect:?} {damage:?}");
                    }
                }
            }
            // Who lies above whom matters where they overlap: of two that changed places, one was told.
            for (id, (height, rect, _)) in &after {
                let moved_past = after.iter().any(|(other, (there, ..))| {
                    let heights = (before.get(id).map(|look| look.0), before.get(other).map(|look| look.0));
                    matches!(heights, (Some(own), Some(others)) if (own < others) != (height < there))
                        && !covers(&after[other].1)
                });
                prop_assert!(!moved_past || covers(rect), "{id:?} {damage:?}");
            }
        }
    }

    #[test]
    fn s31_the_bounds_are_those_of_a_rebuild_however_one_got_there(
        updates in prop::collection::vec((anything(), prop::bool::weighted(0.2)), 1..40),
    ) {
        let mut scene = Scene::new(Style::default());
        for (element, remove) in updates {
            let id = element.id.clone();
            scene.update(&id, (!remove).then_some(element));
            let kept = scene.bounds();
            scene.bounds = OnceCell::new();
            match (kept, scene.bounds()) {
                (None, None) => {}
                (Some(kept), Some(anew)) => {
                    let apart = [
                        kept.x - anew.x,
                        kept.y - anew.y,
                        kept.right() - anew.right(),
                        kept.bottom() - anew.bottom(),
                    ];
                    prop_assert!(apart.iter().all(|apart| apart.abs() < 1e-2), "{kept:?} {anew:?}");
                    // Go on from what was kept, so that errors would add up.
                    scene.bounds = OnceCell::from(Some(kept));
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn s32_the_order_of_reading_is_that_of_a_rebuild_however_one_got_there(
        updates in prop::collection::vec((anything(), prop::bool::weighted(0.2)), 1..30),
    ) {
        let mut scene = Scene::new(Style::default());
        let mut kept: BTreeMap<ElementId, Element> = BTreeMap::new();
        for (element, remove) in updates {
            let id = element.id.clone();
            if remove {
                kept.remove(&id);
            } else {
                kept.insert(id.clone(), element.clone());
            }
            scene.update(&id, (!remove).then_some(element));
            let rebuilt = scene_of(&kept.values().cloned().collect::<Vec<_>>());
            prop_assert_eq!(scene.reading_order(), rebuilt.reading_order());
            prop_assert_eq!(scene.canvases(), rebuilt.canvases());
        }
    }
}

#[test]
fn s32_writing_keeps_the_order_of_reading_and_moving_does_not() {
    let mut scene = scene_of(&nested());
    let before = scene.reading_order();
    let mut note = scene.element(&id("n")).cloned().unwrap();
    note.set_text("別の言葉".to_owned());
    scene.update(&id("n"), Some(note.clone()));
    assert_eq!(scene.reading.get(), Some(&before));
    note.placement.offset.x += 1.0;
    scene.update(&id("n"), Some(note.clone()));
    assert_eq!(scene.reading.get(), None);
    scene.reading_order();
    note.size.height += 40.0;
    scene.update(&id("n"), Some(note));
    assert_eq!(scene.reading.get(), None, "rows are half a note high");
    scene.reading_order();
    scene.update(&id("n"), None);
    assert_eq!(scene.reading.get(), None);
}

#[test]
fn s30_another_theme_damages_everything_and_looking_damages_nothing() {
    let mut scene = scene_of(&nested());
    assert!(!scene.take_damage().is_empty());
    scene.get(&id("n")).unwrap().item();
    let same = scene.element(&id("n")).cloned();
    scene.update(&id("n"), same);
    assert!(scene.take_damage().is_empty());
    scene.set_style(Style {
        theme: Theme::Dark,
        locale: Locale::Ja,
    });
    assert_eq!(scene.take_damage(), Damage::everything());
}
