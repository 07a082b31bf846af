//! Texts that were carried and follow.

use board::{BoardPoint, ElementId};
use workshop::Template;

use crate::testing::TestEditor;
use crate::{Announcement, Availability, CommandId, Effect, Input, Reason};

/// The weights and the planning document, whose 「特徴」 was carried from the heaviest strength; and that text's id.
fn carried() -> (TestEditor, String) {
    let mut test = TestEditor::new();
    let templates: Vec<Template> = ["jissen2.weights", "jissen2.pr"]
        .iter()
        .map(|id| workshop::template(id).unwrap().clone())
        .collect();
    test.input(Input::InsertTemplates(templates.into()));
    let snapshot = test.snapshot();
    let of = |template: &str| {
        let mut canvases = snapshot.elements().iter();
        let found = canvases.find(|element| {
            let canvas = element.as_canvas();
            canvas.is_some_and(|canvas| canvas.template == template)
        });
        found.unwrap().id.to_string()
    };
    let (weights, document) = (of("jissen2.weights"), of("jissen2.pr"));
    let at = BoardPoint::new(20.0, 80.0);
    let cell = format!("{weights}/strengths");
    test.colleague_note("strength", Some(&cell), at, "実践的な添削（5）");
    test.receive();
    test.select(&[&weights]);
    test.command(CommandId::CarryOn);
    (test, format!("{document}/feature"))
}

fn text(test: &TestEditor, id: &str) -> String {
    // What is painted is what the board says.
    let element = test.element(id);
    let painted = test.editor.scene().element(&ElementId::new(id)).unwrap();
    assert_eq!(painted.text(), element.text());
    element.text().unwrap().to_owned()
}

fn sign(test: &TestEditor, id: &str) -> Option<String> {
    let figure = test.editor.scene().figure(&ElementId::new(id));
    figure.map(|figure| figure.text.clone())
}

#[test]
fn e240_a_carried_text_follows_others_until_it_is_written_here_and_undo_ties_it_again() {
    let (mut test, feature) = carried();
    assert_eq!(text(&test, &feature), "実践的な添削");
    assert!(sign(&test, &feature).is_some_and(|sign| sign.contains("課題と強み")));
    let change = |edit: &mut board::Edit<'_, '_>| {
        let strength = ElementId::new("strength");
        edit.set_text(&strength, "現場で使える添削（5）").unwrap();
    };
    test.remote(change);
    assert_eq!(text(&test, &feature), "現場で使える添削");
    // Somebody writes behind what is shown.
    let middle = test.middle(&feature);
    test.double_click(middle);
    assert_eq!(test.editing(), Some(feature.clone()));
    test.insert("。");
    let said = |test: &TestEditor| {
        let mut effects = test.effects.iter();
        effects.any(|effect| matches!(effect, Effect::Announce(Announcement::MadeOwn)))
    };
    assert!(said(&test));
    test.insert("3日で戻る");
    test.key("Escape");
    assert_eq!(text(&test, &feature), "現場で使える添削。3日で戻る");
    assert_eq!(sign(&test, &feature), None);
    test.command(CommandId::Undo);
    assert_eq!(text(&test, &feature), "現場で使える添削");
    assert!(sign(&test, &feature).is_some());
    // Looking into it, and leaving it as it is, ties nothing loose.
    let middle = test.middle(&feature);
    test.double_click(middle);
    test.key("Escape");
    assert!(test.element(&feature).source.is_some());
}

#[test]
fn e241_from_a_text_that_follows_there_is_a_way_to_its_source() {
    let (mut test, feature) = carried();
    let away = Availability::Disabled(Reason::DoesNotApply);
    test.key("Escape");
    test.select(&["strength"]);
    assert_eq!(test.editor.availability(CommandId::GoToSource), away);
    let middle = test.middle(&feature);
    test.click(middle);
    assert_eq!(
        test.editor.availability(CommandId::GoToSource),
        Availability::Enabled
    );
    test.command(CommandId::GoToSource);
    assert_eq!(test.selected(), ["strength"]);
    // Gone, its text is left, and there is no way.
    test.command(CommandId::Delete);
    assert_eq!(text(&test, &feature), "実践的な添削");
    assert_eq!(sign(&test, &feature), None);
}
