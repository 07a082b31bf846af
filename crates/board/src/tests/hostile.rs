//! What a peer's script may have written instead.

use proptest::prelude::*;
use std::sync::Arc;
use yrs::{Any, Map, MapPrelim, Number, Transact};

use super::id;
use crate::*;

const KINDS: [&str; 9] = [
    "note",
    "text",
    "shape",
    "connector",
    "drawing",
    "image",
    "frame",
    "canvas",
    "cell",
];

const KEYS: [&str; 26] = [
    "at",
    "size",
    "order",
    "locked",
    "group",
    "link",
    "text",
    "color",
    "author",
    "evidence",
    "tag:x",
    "react:like:me",
    "ink",
    "scale",
    "wrap",
    "form",
    "fill",
    "tint",
    "from",
    "to",
    "route",
    "heads",
    "points",
    "width",
    "pixels",
    "hash",
];

/// Values that no client of ours writes.
fn any_value() -> impl Strategy<Value = Any> {
    let number = prop_oneof![
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(-1e300),
        Just(1e300),
        -1e4..1e4_f64,
    ]
    .prop_map(|number| Any::Number(Number::Float(number)));
    let leaf = prop_oneof![
        Just(Any::Null),
        Just(Any::Undefined),
        any::<bool>().prop_map(Any::Bool),
        number,
        any::<i64>().prop_map(|number| Any::Number(Number::Int(number))),
        "[a-z]{0,8}".prop_map(|text| Any::from(text.as_str())),
        Just(Any::from("javascript:alert(1)")),
        Just(Any::from("x".repeat(70_000).as_str())),
    ];
    leaf.prop_recursive(2, 64, 12, |inner| {
        prop::collection::vec(inner, 0..12).prop_map(|parts| Any::Array(Arc::from(parts)))
    })
}

fn board_with(kind: &str, fields: &[(&str, Any)]) -> Board {
    let board = Board::new(ClientNumber::new(1));
    {
        let mut txn = board.doc.transact_mut();
        let mut prelim: Vec<(String, yrs::In)> = vec![("kind".to_owned(), Any::from(kind).into())];
        prelim.extend(
            fields
                .iter()
                .map(|(key, value)| ((*key).to_owned(), value.clone().into())),
        );
        let map: MapPrelim = prelim.into_iter().collect();
        board.elements.insert(&mut txn, "x", map);
    }
    board
}

fn is_sound(element: &Element) -> bool {
    let limit = limits::COORDINATE_MAX;
    let tame = |point: BoardPoint| point.x.abs() <= limit && point.y.abs() <= limit;
    let kind = match &element.kind {
        ElementKind::Drawing(drawing) => {
            let points = drawing.points.iter();
            points.clone().count() <= limits::DRAWING_POINTS_MAX
                && points.clone().all(|point| tame(point.at))
                && points
                    .clone()
                    .all(|point| (0.0..=1.0).contains(&point.pressure))
                && (Drawing::WIDTH_MIN..=Drawing::WIDTH_MAX).contains(&drawing.width)
        }
        ElementKind::Connector(connector) => tame(connector.from.at) && tame(connector.to.at),
        ElementKind::Image(image) => {
            image.pixels.iter().all(|&side| side >= 1) && image.alt.chars().count() <= 300
        }
        ElementKind::Note(note) => {
            note.tags.len() <= limits::TAGS_MAX && note.reactions.len() <= limits::REACTIONS_MAX
        }
        _ => true,
    };
    kind && tame(element.placement.offset)
        && (1.0..=limit).contains(&element.size.width)
        && (1.0..=limit).contains(&element.size.height)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn b35_whatever_is_stored_reads_as_an_element_within_the_limits(
        kind in prop::sample::select(KINDS.to_vec()),
        fields in prop::collection::vec((prop::sample::select(KEYS.to_vec()), any_value()), 0..10),
    ) {
        let mut board = board_with(kind, &fields);
        let element = board.element(&id("x")).unwrap();
        prop_assert!(is_sound(&element), "{element:?}");
        prop_assert_eq!(board.snapshot().elements().len(), 1);
        // And can be changed: the first edit puts right what was wrong.
        if element.text().is_some() {
            board.edit(|edit| edit.set_text(&id("x"), "直した")).unwrap();
            let mended = board.element(&id("x")).unwrap();
            prop_assert_eq!(mended.text(), Some("直した"));
        }
    }
}

#[test]
fn b35_a_picture_whose_size_is_no_number_is_one_pixel_large() {
    let sides = Any::Array([Any::Number(Number::Float(f64::NAN))].into());
    let board = board_with("image", &[("pixels", sides)]);
    let element = board.element(&id("x")).unwrap();
    assert_eq!(element.as_image().unwrap().pixels, [1, 1]);
}

#[test]
fn b35_a_stroke_longer_than_the_limit_is_cut_off() {
    let points: Vec<Any> = (0..3 * 10_500)
        .map(|_| Any::Number(Number::Int(5)))
        .collect();
    let board = board_with("drawing", &[("points", Any::Array(Arc::from(points)))]);
    let element = board.element(&id("x")).unwrap();
    assert_eq!(
        element.as_drawing().unwrap().points.len(),
        limits::DRAWING_POINTS_MAX
    );
}

#[test]
fn b35_a_link_with_a_foreign_scheme_is_none() {
    for (address, kept) in [
        ("https://example.org", true),
        ("javascript:alert(1)", false),
    ] {
        let board = board_with("note", &[("link", Any::from(address))]);
        assert_eq!(
            board.element(&id("x")).unwrap().link.is_some(),
            kept,
            "{address}"
        );
    }
}

#[test]
fn b36_keys_and_kinds_of_a_newer_version_are_left_as_they_are() {
    let mut board = board_with("hologram", &[("depth", Any::Number(Number::Int(3)))]);
    let unknown = board.element(&id("x")).unwrap();
    assert!(matches!(&unknown.kind, ElementKind::Unknown { name } if name == "hologram"));
    board
        .edit(|edit| {
            edit.place(&id("x"), &Placement::free(BoardPoint::new(5.0, 6.0)))?;
            edit.set_locked(&id("x"), true)
        })
        .unwrap();
    let stored = |board: &Board, key: &str| {
        let txn = board.doc.transact();
        match board.elements.get(&txn, "x") {
            Some(yrs::Out::YMap(map)) => map.get(&txn, key),
            _ => None,
        }
    };
    assert!(stored(&board, "depth").is_some());
    assert_eq!(
        board.element(&id("x")).unwrap().placement.offset,
        BoardPoint::new(5.0, 6.0)
    );
    let mut board = board_with(
        "shape",
        &[("glow", Any::Bool(true)), ("form", Any::from("star"))],
    );
    board.edit(|edit| edit.set_text(&id("x"), "光る")).unwrap();
    board.edit(|edit| edit.set_ink(&id("x"), Ink::Red)).unwrap();
    assert!(stored(&board, "glow").is_some());
    // A form that is not known yet is shown as a rectangle, and kept.
    let shape = board.element(&id("x")).unwrap();
    assert_eq!(shape.as_shape().unwrap().form, Form::Rectangle);
    assert!(
        matches!(stored(&board, "form"), Some(yrs::Out::Any(Any::String(form))) if &*form == "star")
    );
}
