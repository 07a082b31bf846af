//! Grids that a peer's script may have written instead.

use std::sync::Arc;

use proptest::prelude::*;
use yrs::{Any, Map, MapPrelim, Number, Transact};

use super::super::id;
use crate::*;

const IDS: [&str; 7] = ["c", "m", "n", "t0", "t1", "t2", "m2"];

fn a_number() -> impl Strategy<Value = Any> {
    prop_oneof![
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(-1e300),
        Just(1e300),
        0.0..300.0_f64,
    ]
    .prop_map(|number| Any::Number(Number::Float(number)))
}

fn a_word() -> impl Strategy<Value = Any> {
    let words = [
        "zone", "text", "number", "points", "mark", "select", "strip", "matrix", "card", "pile",
        "calc", "shape", "label", "hologram", "sum", "column", "row", "a/b", "a:b", "a*b", "",
        "t1", "n", "t0",
    ];
    prop::sample::select(words.to_vec()).prop_map(Any::from)
}

/// What may stand under `holds`: mostly the right keys with the wrong things under them.
fn some_holds() -> impl Strategy<Value = Any> {
    let keys = [
        "type", "rows", "columns", "lanes", "cell", "cells", "side", "size", "head", "count",
        "max", "key", "h", "label", "options", "weights", "total", "hint", "lines", "of", "rule",
        "groups",
    ];
    let leaf = prop_oneof![a_number(), a_word(), Just(Any::Null), Just(Any::Bool(true))];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        let pair = (prop::sample::select(keys.to_vec()), inner.clone());
        let list = prop::collection::vec(inner, 0..6);
        let kind = prop_oneof![Just("matrix"), Just("strip"), Just("points")];
        prop_oneof![
            1 => list.prop_map(|parts| Any::Array(Arc::from(parts))),
            3 => (kind, prop::collection::vec(pair, 0..8)).prop_map(|(kind, pairs)| {
                let own = pairs.into_iter().map(|(key, value)| (key.to_owned(), value));
                let kind = [("type".to_owned(), Any::from(kind))];
                Any::Map(Arc::new(kind.into_iter().chain(own).collect()))
            }),
        ]
    })
}

/// An element that may be anything, with some id as its owner.
fn an_element() -> impl Strategy<Value = Vec<(String, Any)>> {
    let kind = prop_oneof![
        4 => Just("track"),
        3 => Just("cell"),
        1 => Just("canvas"),
        1 => Just("note"),
    ];
    let owner = prop::sample::select([IDS.as_slice(), &["", "t0*t1", "t1/a"]].concat());
    let more = prop_oneof![
        (Just("axis".to_owned()), a_word()),
        (
            Just("size".to_owned()),
            prop::collection::vec(a_number(), 0..3).prop_map(|parts| Any::Array(Arc::from(parts)))
        ),
        (Just("order".to_owned()), a_word()),
        (Just("removed".to_owned()), Just(Any::Bool(true))),
        (Just("names".to_owned()), a_word()),
        (Just("weight".to_owned()), a_number()),
        (Just("holds".to_owned()), some_holds()),
        (Just("value::".to_owned()), a_number()),
        (Just("value:t1:ben".to_owned()), a_word()),
        (Just("value:a:".to_owned()), some_holds()),
    ];
    (kind, owner, a_number(), prop::collection::vec(more, 0..5)).prop_map(
        |(kind, owner, x, more)| {
            let at = Any::Array([Any::from(owner), x.clone(), x].into());
            let own = [("kind".to_owned(), Any::from(kind)), ("at".to_owned(), at)];
            own.into_iter().chain(more).collect()
        },
    )
}

fn store(board: &Board, name: &str, fields: Vec<(String, Any)>) {
    let mut txn = board.doc.transact_mut();
    let map: MapPrelim = fields.into_iter().collect();
    board.elements.insert(&mut txn, name, map);
}

fn tame(number: f64) -> bool {
    number.abs() <= limits::COORDINATE_MAX
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn b81_whatever_is_stored_is_shown_as_something_and_change_by_change_as_at_once(
        script in prop::collection::vec((prop::sample::select(IDS.to_vec()), prop::option::of(an_element())), 1..16),
        holds in some_holds(),
    ) {
        let board = Board::new(ClientNumber::new(1));
        let field = |key: &str, value: Any| (key.to_owned(), value);
        let at = |owner: &str| Any::Array([Any::from(owner), Any::from(0.0), Any::from(0.0)].into());
        store(&board, "c", vec![field("kind", Any::from("canvas"))]);
        store(&board, "m", vec![field("kind", Any::from("cell")), field("at", at("c")), field("holds", holds)]);
        for (name, element) in script {
            match element {
                Some(fields) => store(&board, name, fields),
                None => {
                    let mut txn = board.doc.transact_mut();
                    board.elements.remove(&mut txn, name);
                }
            }
            board.element(&id("c"));
        }
        let seen = board.snapshot();
        let mut fresh = Board::new(ClientNumber::new(2));
        super::sync(&board, &mut fresh);
        prop_assert_eq!(&fresh.snapshot(), &seen);
        for element in seen.elements() {
            prop_assert!(tame(element.placement.offset.x) && tame(element.size.width) && tame(element.size.height));
            prop_assert!(element.size.width >= 1.0 && element.size.height >= 1.0);
            let alone = board.element(&element.id);
            prop_assert_eq!(alone.as_ref(), Some(element));
            if let Some(track) = element.as_track() {
                prop_assert!(track.weight.is_none_or(|weight| (0.0..=limits::WEIGHT_MAX).contains(&weight)));
            }
        }
    }
}

fn list(items: Vec<Any>) -> Any {
    Any::Array(Arc::from(items))
}

fn map(fields: &[(&str, Any)]) -> Any {
    let owned = fields
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()));
    Any::Map(Arc::new(owned.collect()))
}

#[test]
fn b81_of_too_many_columns_the_first_are_shown() {
    let mut board = Board::new(ClientNumber::new(1));
    let field = |key: &str, value: Any| (key.to_owned(), value);
    let at = |owner: &str| list(vec![Any::from(owner), Any::from(0.0), Any::from(0.0)]);
    store(&board, "c", vec![field("kind", Any::from("canvas"))]);
    let lanes = (0..50).map(|lane| map(&[("key", Any::from(format!("l{lane}").as_str()))]));
    let holds = map(&[
        ("type", Any::from("strip")),
        ("lanes", list(lanes.collect())),
    ]);
    let cell = vec![
        field("kind", Any::from("cell")),
        field("at", at("c")),
        field("holds", holds),
    ];
    store(&board, "m", cell.clone());
    store(&board, "m2", cell.clone());
    store(&board, "m3", cell);
    for grid in ["m", "m2", "m3"] {
        for number in 0..3_000 {
            let track = vec![field("kind", Any::from("track")), field("at", at(grid))];
            store(&board, &format!("{grid}.{number}"), track);
        }
    }
    let snapshot = board.snapshot();
    let count =
        |wanted: fn(&Element) -> bool| snapshot.elements().iter().filter(|one| wanted(one)).count();
    assert_eq!(count(Element::is_slot), limits::SLOTS_MAX);
    assert_eq!(
        count(|one| one.as_track().is_some()),
        500,
        "twenty slots each"
    );
    assert!(board.removed_tracks(&id("m")).is_empty());
    let grid = id("m");
    let more =
        board.edit(|edit| edit.create_track(&id("new"), super::track(&grid, Axis::Column, "")));
    assert!(matches!(more, Err(BoardError::TooMany { .. })));
}

#[test]
fn b81_grids_in_grids_end_somewhere() {
    let mut deep = map(&[("type", Any::from("points"))]);
    for _ in 0..30 {
        deep = map(&[("type", Any::from("matrix")), ("cell", deep)]);
    }
    let board = Board::new(ClientNumber::new(1));
    let cell = [("kind", Any::from("cell")), ("holds", deep)];
    let cell = cell.map(|(key, value)| (key.to_owned(), value));
    store(&board, "m", cell.to_vec());
    let cell = board.element(&id("m")).unwrap();
    let matrix = cell.as_cell().unwrap().holds.as_matrix().unwrap().clone();
    assert_eq!(*matrix.cell, Holds::Unknown);
}

#[test]
fn b81_a_cell_that_says_nothing_is_a_zone() {
    let board = Board::new(ClientNumber::new(1));
    store(&board, "old", vec![("kind".to_owned(), Any::from("cell"))]);
    let cell = board.element(&id("old")).unwrap();
    assert_eq!(*cell.as_cell().unwrap().holds, Holds::ZONE);
    let newer = map(&[("type", Any::from("hologram"))]);
    let fields = [("kind", Any::from("cell")), ("holds", newer)];
    let fields = fields.map(|(key, value)| (key.to_owned(), value));
    store(&board, "new", fields.to_vec());
    let cell = board.element(&id("new")).unwrap();
    assert_eq!(*cell.as_cell().unwrap().holds, Holds::Unknown);
}
