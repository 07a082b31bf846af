//! What a scene shows before and after it has learnt every kind.

use board::{Evidence, Link, PenPoint, Shape};
use proptest::prelude::*;

use super::kinds::any_made;
use super::*;
use crate::Kinds;

const NAMES: &[&str] = &["a", "b", "c", "gone"];

/// Canvases, plain notes and notes with things stuck on them, and three elements of any kind.
fn any_board() -> impl Strategy<Value = Vec<Element>> {
    let stuck = (any::<bool>(), any::<bool>(), any::<bool>());
    let made = prop::collection::vec(any_made(NAMES), 3);
    (made, stuck).prop_map(|(made, (evidence, tag, link))| {
        let mut all = nested();
        for (name, kind) in NAMES.iter().zip(made) {
            let at = (300.0 * all.len() as f64, 40.0);
            all.push(element(name, None, at, (180.0, 120.0), "a5", kind));
        }
        let ElementKind::Note(plain) = note_kind("根拠") else {
            return all;
        };
        let decorated = ElementKind::Note(Note {
            evidence: evidence.then_some(Evidence::Fact),
            tags: tag.then(|| "急ぎ".to_owned()).into_iter().collect(),
            ..plain
        });
        all.push(Element {
            link: link.then(|| Link::parse("https://example.com/")).flatten(),
            ..element("d", None, (0.0, 900.0), (200.0, 200.0), "a6", decorated)
        });
        all
    })
}

/// Everything that can be seen of a scene, in the order of painting.
fn seen(scene: &Scene) -> Vec<(ElementId, BoardRect, DisplayItem)> {
    let placed = scene.in_paint_order();
    placed
        .map(|placed| {
            let id = placed.element().id.clone();
            (id, placed.rect(), placed.item().clone())
        })
        .collect()
}

fn unlearnt(elements: &[Element]) -> Scene {
    let mut scene = Scene::unlearnt(Style::default());
    for element in elements {
        scene.update(&element.id, Some(element.clone()));
    }
    scene
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn s90_a_scene_that_learns_later_shows_the_same(elements in any_board(), split in 0_usize..8) {
        let split = split.min(elements.len());
        let mut scene = unlearnt(&elements[..split]);
        // Whatever is asked meanwhile has an answer, and pictures that are kept do not outlive it.
        let before = seen(&scene);
        for (id, rect, _) in &before {
            scene.hit(rect.center());
            scene.touching(rect);
            prop_assert!(scene.get(id).is_some());
        }
        scene.learn(Kinds::ALL);
        for element in &elements[split..] {
            scene.update(&element.id, Some(element.clone()));
        }
        let known = scene_of(&elements);
        prop_assert_eq!(seen(&scene), seen(&known));
        prop_assert_eq!(scene.bounds(), known.bounds());
        for (_, rect, _) in seen(&known) {
            prop_assert_eq!(scene.hit(rect.center()), known.hit(rect.center()));
            prop_assert_eq!(scene.touching(&rect), known.touching(&rect));
        }
    }
}

#[test]
fn s90_what_is_plain_is_shown_as_it_is_from_the_beginning() {
    let scene = unlearnt(&nested());
    assert!(!scene.lacks_kinds());
    assert_eq!(seen(&scene), seen(&scene_of(&nested())));
}

#[test]
fn s90_what_is_not_plain_is_asked_for_and_damaged_when_it_comes() {
    let drawing = ElementKind::Drawing(board::Drawing {
        points: vec![PenPoint::new(0.0, 0.0, 0.5), PenPoint::new(90.0, 40.0, 0.5)],
        ..board::Drawing::default()
    });
    for kind in [ElementKind::Shape(Shape::default()), drawing] {
        let mut scene = unlearnt(&nested());
        scene.take_damage();
        let made = element("s", None, (0.0, 0.0), (100.0, 100.0), "a9", kind);
        scene.update(&made.id, Some(made.clone()));
        assert!(scene.lacks_kinds());
        assert!(scene.item(&made.id).unwrap().primitives.is_empty());
        scene.take_damage();
        assert_eq!(scene.learn(Kinds::ALL), std::slice::from_ref(&made.id));
        assert!(!scene.lacks_kinds());
        assert!(!scene.item(&made.id).unwrap().primitives.is_empty());
        assert!(scene.take_damage() != Damage::default());
        assert_eq!(scene.learn(Kinds::ALL), []);
    }
}
