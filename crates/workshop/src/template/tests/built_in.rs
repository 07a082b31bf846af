//! The templates that the product brings.

use super::*;

#[test]
fn w3_the_nine_quadrants_tile_their_canvas() {
    let bmc = template("rikai.bmc").unwrap();
    let quadrants: Vec<_> = bmc.cells.iter().filter(|cell| cell.key != "bv").collect();
    assert_eq!(quadrants.len(), 9);
    assert_eq!(
        quadrants.iter().map(|cell| cell.w * cell.h).sum::<f64>(),
        2000.0 * 1000.0
    );
    for (index, a) in quadrants.iter().enumerate() {
        for b in quadrants.iter().skip(index + 1) {
            let apart =
                a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
            assert!(apart, "{} and {} overlap", a.key, b.key);
        }
    }
}

/// The areas for notes of a template, on the board and empty.
fn note_areas(template: &Template) -> (board::Snapshot, Vec<ElementId>) {
    let mut board = board::Board::new(board::ClientNumber::new(1));
    let canvas = ElementId::new("k");
    crate::insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
    let snapshot = board.snapshot();
    let cells = snapshot.cells(&canvas).into_iter();
    let areas = cells
        .filter(|cell| cell.as_cell().unwrap().holds.takes_notes())
        .map(|cell| cell.id.clone())
        .collect();
    (snapshot, areas)
}

#[test]
fn w72_every_area_has_room_for_a_note_and_examples_stay_inside() {
    for template in crate::templates() {
        let (snapshot, areas) = note_areas(template);
        for area in areas {
            let cell = snapshot.element(&area).unwrap();
            let inside = board::BoardRect::at(BoardPoint::default(), cell.size);
            let size = crate::note_size_in(cell);
            let at = crate::free_slot_in(cell, size, &[]);
            let note = board::BoardRect::at(at, size);
            assert!(inside.encloses(&note), "{} {area}: {note:?}", template.id);
        }
        for sample in &template.samples {
            let mut board = board::Board::new(board::ClientNumber::new(1));
            let canvas = ElementId::new("k");
            crate::insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
            crate::insert_sample(&mut board, &canvas, sample, Locale::Ja).unwrap();
            let snapshot = board.snapshot();
            let notes: Vec<&Element> = snapshot
                .elements()
                .iter()
                .filter(|element| element.as_note().is_some())
                .collect();
            assert_eq!(
                notes.len(),
                sample.notes.len(),
                "{} {}",
                template.id,
                sample.id
            );
            for (index, note) in notes.iter().enumerate() {
                let rect = snapshot.rect(&note.id).unwrap();
                let cell = snapshot
                    .rect(note.placement.parent.as_ref().unwrap())
                    .unwrap();
                assert!(
                    cell.encloses(&rect),
                    "{} {}: {rect:?} {cell:?}",
                    template.id,
                    note.id
                );
                for other in notes.iter().skip(index + 1) {
                    let other_rect = snapshot.rect(&other.id).unwrap();
                    assert!(
                        !rect.intersects(&other_rect),
                        "{}: {} {}",
                        template.id,
                        note.id,
                        other.id
                    );
                }
            }
        }
    }
}

#[test]
fn w72_cells_of_a_template_do_not_cover_each_other() {
    for template in crate::templates() {
        // Shapes and labels are there for the eye; they may lie below what is filled in.
        let filled: Vec<&TemplateCell> = template
            .cells
            .iter()
            .filter(|cell| !matches!(cell.holds, Holds::Shape { .. } | Holds::Label { .. }))
            .collect();
        for (index, a) in filled.iter().enumerate() {
            for b in filled.iter().skip(index + 1) {
                let apart =
                    a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                assert!(apart, "{}: {} and {}", template.id, a.key, b.key);
            }
        }
    }
}

#[test]
fn w72_strips_and_matrices_fit_into_their_cells() {
    let mut found = Vec::new();
    for template in crate::templates() {
        for cell in &template.cells {
            let (w, h) = match &cell.holds {
                Holds::Strip(strip) => {
                    let lanes: f64 = strip.lanes.iter().map(|lane| lane.h).sum();
                    let columns = f64::from(strip.columns.count) * strip.columns.size;
                    (strip.side + columns, strip.columns.head + lanes)
                }
                Holds::Matrix(matrix) => {
                    let columns = f64::from(matrix.columns.count) * matrix.columns.size;
                    let total = matrix.total.map_or(0.0, |_| board::Matrix::TOTAL_WIDTH);
                    let rows = f64::from(matrix.rows.count) * matrix.rows.size;
                    (
                        matrix.rows.head + columns + total,
                        matrix.columns.head + rows,
                    )
                }
                _ => continue,
            };
            if w > cell.w || h > cell.h {
                found.push(format!(
                    "{} {}: needs {w} × {h}, has {} × {}",
                    template.id, cell.key, cell.w, cell.h
                ));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Every label in a file, in both languages.
fn labels_of(value: &serde_json::Value, found: &mut Vec<(String, String)>) {
    use serde_json::Value;
    match value {
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Value::as_str);
            match (text("ja"), text("en")) {
                (Some(ja), Some(en)) => found.push((ja.to_owned(), en.to_owned())),
                _ => fields.values().for_each(|value| labels_of(value, found)),
            }
        }
        Value::Array(items) => items.iter().for_each(|value| labels_of(value, found)),
        _ => {}
    }
}

#[test]
fn w97_labels_of_the_artefacts_stand_word_for_word_in_their_templates() {
    let mut missing = Vec::new();
    let mut lines = 0;
    for line in include_str!("../../../tests/artefacts.txt").lines() {
        let mut parts = line.split(" | ");
        let (artefact, id) = parts.next().unwrap().split_once(' ').unwrap();
        let name = format!("{id}.json");
        let file = crate::template_sources()
            .iter()
            .find(|(file, _)| *file == name);
        let Some((_, json)) = file else {
            missing.push(format!("{artefact} {id}: no such template"));
            continue;
        };
        let mut labels = Vec::new();
        labels_of(&serde_json::from_str(json).unwrap(), &mut labels);
        for wanted in parts {
            lines += 1;
            // The English side is filled, as the reader sees to it, and is no Japanese.
            let has_it = labels.iter().any(|(ja, en)| {
                ja.contains(wanted) && !en.chars().any(|c| ('ぁ'..='ヿ').contains(&c))
            });
            if !has_it {
                missing.push(format!("{artefact} {id}: {wanted}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(lines > 300, "{lines}");
}
