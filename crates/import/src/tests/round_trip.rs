//! Export, import, export: the same but for names.

use std::collections::{HashMap, HashSet};

use board::*;
use export::json;
use serde_json::Value;
use workshop::{insert_pack, insert_sample, parse_template, template_sources};

use super::{every_kind, fresh, read_well};
use crate::{Imported, add, renamed};

/// The elements of a board by the names that `back` gives them, without their keys in the pile; and the order of the
/// pile.
fn said(board: &Board, back: &HashMap<String, String>) -> (HashMap<String, Value>, Vec<String>) {
    let mut written = json(&board.snapshot()).unwrap();
    for (new, old) in back {
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let (new, old) = (quoted(new), quoted(old));
        let (new, old) = (new.trim_matches('"'), old.trim_matches('"'));
        written = written.replace(new, old);
    }
    let file: Value = serde_json::from_str(&written).unwrap();
    let all = file["elements"].as_array().unwrap().iter();
    let there: HashSet<&str> = all.filter_map(|element| element["id"].as_str()).collect();
    let mut elements = HashMap::new();
    let mut pile = Vec::new();
    for element in file["elements"].as_array().unwrap() {
        let mut element = element.clone();
        let fields = element.as_object_mut().unwrap();
        fields.remove("order");
        let kind = fields["kind"].as_object_mut().unwrap();
        let kind_is_column = kind.get("axis").is_some_and(|axis| axis == "column");
        if let Some(values) = kind.get_mut("values").and_then(Value::as_array_mut) {
            // What was put into a column that was taken away goes with the column.
            values.retain(|value| {
                let slot = value["slot"].as_str();
                kind_is_column || slot.is_some_and(|slot| there.contains(slot))
            });
            // Sorted by slot, and slots are called after columns.
            values.sort_by_key(|value| value["slot"].to_string());
        }
        let is_derived = kind.get("slot").is_some_and(|slot| !slot.is_null());
        let id = fields["id"].as_str().unwrap().to_owned();
        if !is_derived {
            pile.push(id.clone());
        }
        elements.insert(id, element);
    }
    (elements, pile)
}

fn assert_comes_back(board: &Board) {
    let snapshot = board.snapshot();
    let imported = read_well("board.json", json(&snapshot).unwrap().as_bytes());
    assert_eq!(imported.title, snapshot.info().title);
    assert_eq!(imported.locale, Some(snapshot.info().locale));
    assert_same(board, &imported);
}

pub(super) fn assert_same(board: &Board, imported: &Imported) {
    let snapshot = board.snapshot();
    let mut copy = Board::new(ClientNumber::new(9));
    let elements = renamed(&imported.elements, &mut fresh());
    let mut back = HashMap::new();
    let stored = imported
        .elements
        .iter()
        .filter(|element| !element.is_slot());
    for (old, new) in stored.zip(&elements) {
        back.insert(new.id.to_string(), old.id.to_string());
        if let (Some(old), Some(new)) = (&old.group, &new.group) {
            back.insert(new.as_str().to_owned(), old.as_str().to_owned());
        }
    }
    assert!(back.len() >= elements.len());
    assert_eq!(add(&mut copy, elements), Ok(0));
    let (mut before, pile_before) = said(board, &HashMap::new());
    let (mut after, pile_after) = said(&copy, &back);
    assert_eq!(pile_after, pile_before);
    for element in snapshot.elements() {
        let owner = element.placement.parent.as_ref();
        if owner.is_some_and(|owner| snapshot.element(owner).is_none()) {
            // An orphan lies freely where it was seen.
            let id = element.id.as_str();
            before.get_mut(id).unwrap()["placement"] = Value::Null;
            after.get_mut(id).unwrap()["placement"] = Value::Null;
        }
    }
    let mut ids: Vec<&String> = before.keys().collect();
    ids.sort();
    for id in ids {
        assert_eq!(after.get(id), before.get(id), "{id}");
    }
    assert_eq!(after.len(), before.len());
    let names: HashMap<&str, &str> = back
        .iter()
        .map(|(new, old)| (old.as_str(), new.as_str()))
        .collect();
    for element in snapshot
        .elements()
        .iter()
        .filter(|element| !element.is_slot())
    {
        let new = ElementId::new(names[element.id.as_str()]);
        assert_eq!(
            copy.snapshot().rect(&new),
            snapshot.rect(&element.id),
            "{}",
            element.id
        );
    }
}

#[test]
fn x200_every_kind_of_element_comes_back_as_it_was() {
    let board = every_kind::board();
    assert_comes_back(&board);
    let imported = read_well("b.json", json(&board.snapshot()).unwrap().as_bytes());
    let all = imported.losses.all();
    assert_eq!(all, [(crate::Loss::NoPicture, 1)], "JSON holds no pictures");
}

/// Every built-in template with its samples: cells of every type, strips, matrices, values, names, weights.
#[test]
fn x200_every_template_with_its_samples_comes_back() {
    for (file, source) in template_sources() {
        let template = parse_template(file, source).unwrap();
        let mut board = Board::new(ClientNumber::new(5));
        let canvas = ElementId::new("canvas");
        let named = [(canvas.clone(), &template)];
        board.edit(|edit| edit.set_title(file)).unwrap();
        insert_pack(&mut board, &named, BoardPoint::new(-300.0, 120.0)).unwrap();
        for sample in &template.samples {
            let _filled = insert_sample(&mut board, &canvas, sample, Locale::Ja);
        }
        let more: Vec<Element> = board.snapshot().elements().to_vec();
        fill(&mut board, &more);
        assert_comes_back(&board);
    }
}

/// Values of two people, a heading of somebody's own, a track taken away, a note in every slot that takes one, and texts
/// that follow such notes.
fn fill(board: &mut Board, elements: &[Element]) {
    board.edit(|edit| {
        let mut source = None;
        for (index, element) in elements.iter().enumerate() {
            if element.as_track().is_some() {
                if index % 5 == 0 {
                    let _too_few = edit.remove_track(&element.id);
                } else {
                    edit.set_text(&element.id, "名前").unwrap();
                }
            }
            let Some(cell) = element.as_cell() else {
                continue;
            };
            for value in [
                CellValue::Number(2.0),
                CellValue::Text("2026-11-31".to_owned()),
                CellValue::Text("circle".to_owned()),
                CellValue::Flag(true),
            ] {
                for who in ["", "abc9"] {
                    let _other_type = edit.set_value(&element.id, who, Some(value.clone()));
                }
            }
            if matches!(*cell.holds, Holds::Text { .. }) && !element.is_slot() {
                edit.set_source(&element.id, source.as_ref()).unwrap();
            }
            if cell.holds.takes_notes() {
                let placement = Placement::inside(element.id.clone(), BoardPoint::new(4.0, 60.0));
                let kind = ElementKind::Note(Note {
                    text: "付箋".to_owned(),
                    ..Note::default()
                });
                let id = ElementId::new(format!("filled{index}"));
                source = Some(id.clone());
                edit.create(Element::new(
                    id,
                    placement,
                    BoardSize::new(140.0, 100.0),
                    kind,
                ))
                .unwrap();
            }
        }
    });
}

#[test]
fn x201_a_second_import_lies_beside_the_first() {
    let board = every_kind::board();
    let imported = read_well("b.json", json(&board.snapshot()).unwrap().as_bytes());
    let mut copy = every_kind::board();
    let before = copy.element_count();
    let mut names = fresh();
    for round in 1..=2 {
        assert_eq!(
            add(&mut copy, renamed(&imported.elements, &mut names)),
            Ok(0)
        );
        assert_eq!(copy.element_count(), before * (round + 1));
    }
    let groups: HashSet<_> = copy
        .snapshot()
        .elements()
        .iter()
        .filter_map(|element| element.group.clone())
        .collect();
    assert_eq!(groups.len(), 3, "each import has groups of its own");
}
