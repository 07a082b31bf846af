//! Grids that are copied, and what is stored about them.

use std::collections::HashMap;

use super::*;
use crate::{Parcelled, unwrapped, wrapped};

/// Copies the canvas `c` as an editor does: everything on it, slots aside, under names of its own.
fn copied(board: &mut Board, sources: Vec<Parcelled>) {
    let mut names: HashMap<ElementId, ElementId> = HashMap::new();
    for source in &sources {
        let copy = id(&format!("copy of {}", source.element.id));
        names.insert(source.element.id.clone(), copy);
    }
    for source in &sources {
        if let Some(slot) = source.element.as_cell().and_then(|cell| cell.slot.as_ref()) {
            let copy = slot.id_in_copy(&|id| names.get(id).cloned()).unwrap();
            names.insert(source.element.id.clone(), copy);
        }
    }
    board.edit(|edit| {
        for Parcelled { mut element, .. } in sources {
            if element.is_slot() {
                continue;
            }
            let parent = element.placement.parent.take();
            element.placement.parent = parent.and_then(|parent| names.get(&parent).cloned());
            if let ElementKind::Track(track) = &mut element.kind {
                assert!(track.rename(&|id| names.get(id).cloned()));
            }
            element.id = names[&element.id].clone();
            edit.create(element).unwrap();
        }
    });
}

#[test]
fn b82_a_copied_canvas_looks_as_it_did() {
    let mut board = board_with_matrix(1);
    for name in ["c3", "c4"] {
        add_track(&mut board, name, "c/m", Axis::Column);
    }
    let strip_size = BoardSize::new(320.0, 360.0);
    let at = BoardPoint::new(0.0, 900.0);
    add_cell(&mut board, "s", at, strip_size, strip());
    for name in ["s1", "s2"] {
        add_track(&mut board, name, "c/s", Axis::Column);
    }
    board.edit(|edit| {
        let put = Placement::inside(id("r2*c4"), BoardPoint::new(1.0, 2.0));
        let note = super::super::note(put, "x");
        edit.create_note(&id("n"), note).unwrap();
        let points = Some(CellValue::Number(2.5));
        edit.set_value(&id("r2*c4"), "ben", points).unwrap();
        edit.set_text(&id("s2/mood"), "楽しい").unwrap();
        edit.set_names(&id("c4"), Some(&id("n"))).unwrap();
    });
    let before = board.snapshot();
    let sources = before.elements().iter().map(|element| Parcelled {
        element: element.clone(),
        origin: before.rect(&element.id).unwrap().origin(),
    });
    // Through the clipboard's text.
    let sources: Vec<Parcelled> = sources.collect();
    let carried = unwrapped(&wrapped(&sources), 1_000).unwrap();
    copied(&mut board, carried);
    let after = board.snapshot();
    assert_eq!(after.elements().len(), 2 * before.elements().len());
    let name_of = |original: &Element| match original.as_cell().and_then(|cell| cell.slot.clone()) {
        Some(slot) => slot
            .id_in_copy(&|one| Some(id(&format!("copy of {one}"))))
            .unwrap(),
        None => id(&format!("copy of {}", original.id)),
    };
    for original in before.elements() {
        let name = name_of(original);
        let copy = after.element(&name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(after.rect(&copy.id), before.rect(&original.id), "{name}");
        match (copy.as_cell(), original.as_cell()) {
            (Some(copy), Some(original)) => {
                assert_eq!(copy.values, original.values, "{name}");
                assert_eq!(copy.text, original.text, "{name}");
                assert_eq!(copy.holds, original.holds, "{name}");
            }
            (copied, original) => assert_eq!(copied.is_some(), original.is_some()),
        }
    }
    let renamed = after.element(&id("copy of c4")).unwrap();
    let track = renamed.as_track().unwrap();
    assert_eq!(track.names, Some(id("copy of n")));
    assert_eq!(track.name(Locale::Ja), "x");
}

fn label(text: &str) -> Label {
    Label::new(text, format!("{text} (en)"))
}

/// One of each.
pub(super) fn all_holds() -> Vec<Holds> {
    let hint = Some(label("例"));
    vec![
        Holds::ZONE,
        Holds::Zone {
            color: Some(NoteColor::Pink),
            hint: hint.clone(),
            from: Some(CellLink::parse("jissen2.weights|other#issues")),
        },
        Holds::Text {
            hint: hint.clone(),
            from: Some(CellLink::parse("scores/2*0")),
        },
        Holds::Number {
            min: Some(-1.5),
            max: None,
            step: Some(0.5),
            unit: Some(label("人")),
        },
        Holds::Date,
        Holds::Time,
        Holds::Select {
            options: vec![Choice {
                key: "○".to_owned(),
                label: label("はい"),
            }],
        },
        Holds::Check,
        Holds::Points,
        Holds::Mark {
            scheme: MarkScheme::OneHalf,
        },
        Holds::Calc {
            rule: CalcRule::PocPriority,
            of: vec!["a".to_owned(), "b".to_owned()],
        },
        strip(),
        matrix(3),
        Holds::Label {
            scale: TextScale::Huge,
            ink: Ink::Red,
        },
        Holds::Shape {
            form: Form::Ellipse,
            fill: Some(NoteColor::Blue),
            ink: Ink::Teal,
        },
        Holds::Card {
            lines: vec![label("一"), label("二")],
            rule: Some(label("規則")),
            tip: None,
            minutes: Some(25),
            mode: Some("group".to_owned()),
            owner: None,
        },
        Holds::Pile {
            color: NoteColor::Green,
            size: BoardSize::new(240.0, 120.0),
            count: 5,
            text: Some(label("強み")),
        },
        Holds::Unknown,
    ]
}

#[test]
fn b81_what_a_cell_holds_is_read_as_it_was_made() {
    let mut anna = board_with_matrix(1);
    let mut ben = Board::new(ClientNumber::new(2));
    let mut rich = matrix(4);
    if let Holds::Matrix(matrix) = &mut rich {
        matrix.columns.cells = all_holds()[3..8].iter().cloned().map(Arc::new).collect();
        matrix.columns.labels = vec![label("い"), label("ろ")];
        matrix.columns.from = Some(CellLink::parse("jissen2.weights#issues"));
        matrix.rows.groups = vec![SeriesGroup {
            key: "issues".to_owned(),
            label: label("課題"),
            color: Some(NoteColor::Orange),
            count: 2,
            from: Some(CellLink::parse("issues")),
        }];
        matrix.total_label = Some(label("合計"));
    }
    let mut all = all_holds();
    all.push(rich);
    for (number, holds) in all.iter().enumerate() {
        let at = BoardPoint::new(0.0, 2000.0 + 100.0 * number as f64);
        let size = BoardSize::new(2000.0, 90.0);
        add_cell(&mut anna, &format!("h{number}"), at, size, holds.clone());
    }
    sync(&anna, &mut ben);
    for (number, holds) in all.iter().enumerate() {
        let cell = ben.element(&id(&format!("c/h{number}"))).unwrap();
        assert_eq!(&*cell.as_cell().unwrap().holds, holds);
    }
}
