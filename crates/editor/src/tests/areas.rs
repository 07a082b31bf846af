//! Areas for notes, and the way of the Tab key through a canvas.

use board::{BoardSize, CellValue, ElementId, NoteColor};
use workshop::Template;

use crate::testing::TestEditor;
use crate::{Input, Pasted};

/// A board with these templates; gives the ids of their canvases.
fn with(templates: &[&str]) -> (TestEditor, Vec<String>) {
    let mut test = TestEditor::new();
    let all: Vec<Template> = templates
        .iter()
        .map(|id| workshop::template(id).unwrap().clone())
        .collect();
    test.input(Input::InsertTemplates(all.into()));
    let snapshot = test.snapshot();
    let of = |name: &&str| {
        let mut elements = snapshot.elements().iter();
        let found = elements.find(|element| {
            let canvas = element.as_canvas();
            canvas.is_some_and(|canvas| canvas.template == **name)
        });
        found.unwrap().id.to_string()
    };
    let ids = templates.iter().map(of).collect();
    (test, ids)
}

fn focus(test: &mut TestEditor, id: &str) {
    test.input(Input::Focus(ElementId::new(id)));
}

#[test]
fn e175_a_new_note_has_the_colour_of_its_area() {
    let (mut test, ids) = with(&["jissen2.reviews"]);
    for (cell, color) in [
        ("signup-bad", NoteColor::Blue),
        ("use-good", NoteColor::Orange),
    ] {
        let cell = format!("{}/{cell}", ids[0]);
        focus(&mut test, &cell);
        test.key("Enter").type_text("声").key("Escape");
        let made = test.selected().remove(0);
        assert_eq!(test.note(&made).color, color);
        assert_eq!(test.owner(&made), Some(cell.clone()));
        test.key("Escape");
        let middle = test.middle(&cell);
        test.double_click(middle).type_text("もう1つ").key("Escape");
        assert_eq!(test.note(&test.selected()[0]).color, color);
        test.key("Escape");
    }
    focus(&mut test, &format!("{}/use-bad", ids[0]));
    test.input(Input::Paste(Pasted {
        text: Some("貼った声".to_owned()),
        as_one_note: true,
        ..Pasted::default()
    }));
    assert_eq!(test.note(&test.selected()[0]).color, NoteColor::Blue);
}

#[test]
fn e175_a_new_note_is_as_large_as_those_of_the_pile_and_lies_within_its_slot() {
    let (mut test, ids) = with(&["jissen2.posts", "jissen3.questions"]);
    focus(&mut test, &format!("{}/again", ids[0]));
    test.key("Enter").type_text("来月も使います").key("Escape");
    let post = test.selected().remove(0);
    assert_eq!(test.element(&post).size, BoardSize::new(240.0, 120.0));
    let slot = format!("{0}/questions.r1*{0}/questions.c1", ids[1]);
    let around = test.rect(&slot);
    for text in ["なぜ電話せずに?", "なぜ紙を配らずに?", "なぜ待たずに?"] {
        focus(&mut test, &slot);
        test.key("Enter").type_text(text).key("Escape");
        let made = test.selected().remove(0);
        assert!(around.encloses(&test.rect(&made)), "{text}");
        assert_eq!(test.note(&made).color, NoteColor::Teal);
    }
}

#[test]
fn e176_tab_passes_over_what_nobody_fills_in() {
    let (mut test, ids) = with(&["jissen2.posts", "rikai.cycle"]);
    focus(&mut test, &format!("{}/not", ids[0]));
    let mut met = Vec::new();
    while test.editor.focus().is_some() {
        test.key("Tab");
        met.extend(test.editor.focus().map(ToString::to_string));
        assert!(met.len() < 50);
    }
    assert_eq!(met[0], format!("{}/step", ids[0]));
    let is_furniture = |id: &String| id.contains("/reason.") || id.contains("/arrow.");
    assert!(!met.iter().any(is_furniture), "{met:?}");
    // And back the same way.
    focus(&mut test, &format!("{}/step", ids[0]));
    test.key("Shift+Tab");
    assert_eq!(
        test.editor.focus().map(ToString::to_string),
        Some(format!("{}/not", ids[0]))
    );
}

#[test]
fn e177_circles_are_typed_where_they_can_be_chosen() {
    let (mut test, ids) = with(&["rikai.conditions"]);
    let snapshot = test.snapshot();
    let cells = snapshot.cells(&ElementId::new(ids[0].as_str()));
    let slot = cells.iter().find(|cell| {
        let cell = cell.as_cell().unwrap();
        cell.slot.is_some() && cell.holds.type_name() == "select"
    });
    let slot = slot.unwrap().id.clone();
    let value = |test: &TestEditor| -> Option<String> {
        let element = test.element(slot.as_str());
        let value = element.as_cell()?.value("")?;
        value.as_text().map(str::to_owned)
    };
    let mut seen = Vec::new();
    for key in ["o", "t", "x"] {
        focus(&mut test, slot.as_str());
        test.key(key);
        seen.push(value(&test).unwrap());
    }
    seen.dedup();
    assert_eq!(seen.len(), 3, "{seen:?}");
    // What is none of them means what it means anywhere.
    let before = test.snapshot();
    test.key("q");
    assert_eq!(test.snapshot(), before);
    assert!(matches!(
        test.element(slot.as_str()).as_cell().unwrap().value(""),
        Some(CellValue::Text(_))
    ));
}
