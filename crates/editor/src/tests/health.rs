//! The checks of the board, the day of the workshop, unclear words and covered cells.

use board::{BoardPoint, CellValue, ElementId, NoteColor};
use workshop::health::Check;
use workshop::{cell_id, insert_template, template};

use crate::testing::TestEditor;
use crate::{CommandId, Effect, Input, Reason, Refusal};

fn with_template(name: &str) -> TestEditor {
    let mut test = TestEditor::new();
    let at = BoardPoint::new(100.0, 100.0);
    insert_template(&mut test.colleague, template(name).unwrap(), &canvas(), at).unwrap();
    test.receive();
    test
}

fn canvas() -> ElementId {
    ElementId::new("k")
}

fn cell(key: &str) -> ElementId {
    cell_id(&canvas(), key)
}

fn checks(test: &TestEditor) -> Vec<Check> {
    let all = test.editor.health().into_iter();
    all.flat_map(|health| health.findings)
        .map(|finding| finding.check)
        .collect()
}

#[test]
fn e131_milestones_are_held_against_the_day_of_the_workshop() {
    let mut test = with_template("kaizen2.timeline");
    let slot = ElementId::of_crossing(
        &ElementId::new("k/measures.r1"),
        &ElementId::new("k/measures.c1"),
    );
    test.remote(|edit| {
        let day = CellValue::Text("2026-12-24".into());
        edit.set_value(&slot, "", Some(day)).unwrap();
    });
    let figure = |test: &TestEditor| test.editor.scene().figure(&slot).is_some();
    assert!(!checks(&test).contains(&Check::MilestoneTooLate) && !figure(&test));
    test.input(Input::SetSession("2026-06-10".into()));
    assert!(checks(&test).contains(&Check::MilestoneTooLate) && figure(&test));
    assert_eq!(test.colleague.info().session, "2026-06-10");
    // No day, and one that does not exist: nothing is stored.
    for day in ["tomorrow", "2026-02-30"] {
        test.input(Input::SetSession(day.into()));
        assert_eq!(test.colleague.info().session, "2026-06-10");
    }
    test.command(CommandId::Undo);
    assert_eq!(test.colleague.info().session, "");
    assert!(!checks(&test).contains(&Check::MilestoneTooLate) && !figure(&test));
}

#[test]
fn e135_every_finding_of_every_example_can_be_jumped_to() {
    let session = Input::SetSession("2026-06-10".into());
    let mut jumps = 0;
    for template in workshop::templates() {
        let Some(sample) = template.samples.first() else {
            continue;
        };
        let mut test = with_template(&template.id);
        let locale = board::Locale::Ja;
        workshop::insert_sample(&mut test.colleague, &canvas(), sample, locale).unwrap();
        test.receive();
        test.input(session.clone());
        for health in test.editor.health() {
            for finding in health.findings {
                let subject = finding.subject.map(|subject| subject.id);
                let place = ElementId::new(subject.unwrap_or_else(|| "k".into()));
                test.input(Input::Reveal(place.clone()));
                assert_eq!(test.editor.focus(), Some(&place), "{}", template.id);
                let rect = test.editor.scene().rect(&place).unwrap();
                let seen = test
                    .editor
                    .camera()
                    .visible(test.editor.settings().viewport);
                assert!(seen.contains(rect.center()), "{} {place}", template.id);
                jumps += 1;
            }
        }
    }
    assert!(jumps > 20, "{jumps}");
}

#[test]
fn e132_findings_are_left_alone_and_brought_back_in_one_step() {
    let mut test = with_template("plan.schedule");
    test.remote(|edit| {
        let day = CellValue::Text("2026-12-24".into());
        edit.set_value(&cell("first"), "", Some(day)).unwrap();
    });
    let health = test.editor.health();
    let keys: Vec<String> = health[0]
        .findings
        .iter()
        .map(|finding| health[0].key_of(finding))
        .collect();
    assert!(keys.len() > 1);
    let leave = |quiet| Input::LeaveAlone {
        findings: keys.clone(),
        quiet,
    };
    test.input(leave(true));
    assert_eq!(test.colleague.info().quiet.len(), keys.len());
    test.command(CommandId::Undo);
    assert_eq!(test.colleague.info().quiet.len(), 0);
    test.command(CommandId::Redo);
    test.input(leave(false));
    assert_eq!(test.colleague.info().quiet.len(), 0);
    test.input(Input::ReadOnly(true));
    test.input(leave(true));
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
}

#[test]
fn e133_words_are_marked_as_unclear_while_they_are_written_or_all_at_once() {
    let mut test = TestEditor::new();
    let at = BoardPoint::new(300.0, 200.0);
    test.colleague_note("n", None, at, "登録は一瞬で終わる");
    let id = ElementId::new("n");
    test.input(Input::Edit(id.clone()));
    test.command(CommandId::MarkUnclear);
    assert!(test.effects.contains(&Effect::AskMarked));
    test.input(Input::MarkUnclear { from: 3, to: 6 });
    let text = |test: &TestEditor| {
        let element = test.colleague.element(&id).unwrap();
        element.text().unwrap().to_owned()
    };
    assert_eq!(text(&test), "登録は〔？一瞬で〕終わる");
    assert_eq!(test.field.as_ref().unwrap().text, text(&test));
    test.command(CommandId::Undo);
    assert_eq!(text(&test), "登録は一瞬で終わる");
    // Merely selected: all of it.
    test.input(Input::Select(vec![id.clone()]));
    test.command(CommandId::MarkUnclear);
    assert_eq!(text(&test), "〔？登録は一瞬で終わる〕");
    test.command(CommandId::MarkUnclear);
    assert_eq!(text(&test), "登録は一瞬で終わる");
}

#[test]
fn e134_what_is_covered_is_on_no_screen_until_somebody_who_leads_uncovers_it() {
    let mut test = with_template("rikai.bmc");
    let id = cell("kr");
    test.remote(|edit| {
        edit.create_note(
            &ElementId::new("answer"),
            board::NewNote {
                placement: board::Placement::inside(id.clone(), BoardPoint::new(10.0, 60.0)),
                size: board::BoardSize::new(100.0, 80.0),
                color: NoteColor::Yellow,
                text: "ChatGPT",
                author: "",
            },
        )
        .unwrap();
    });
    let answer = ElementId::new("answer");
    test.input(Input::Focus(id.clone()));
    test.command(CommandId::ToggleCover);
    assert!(test.editor.scene().element(&answer).is_none());
    assert!(test.editor.find("ChatGPT").is_empty());
    assert!(test.colleague.element(&answer).is_some(), "it is not gone");
    // What somebody adds meanwhile is covered, too.
    test.remote(|edit| edit.set_text(&answer, "GPT").unwrap());
    assert!(test.editor.scene().element(&answer).is_none());
    // Who only takes part is told who may.
    test.input(Input::Leads(false));
    test.input(Input::Focus(id.clone()));
    test.key("Enter");
    assert_eq!(
        test.refusals(),
        [&Refusal::Unavailable {
            command: CommandId::ToggleCover,
            reason: Reason::FacilitatorOnly
        }]
    );
    test.input(Input::Leads(true));
    test.key("Enter");
    let shown = test.editor.scene().element(&answer).unwrap();
    assert_eq!(shown.text(), Some("GPT"));
    test.command(CommandId::Undo);
    assert!(test.editor.scene().element(&answer).is_none());
    // A board that is opened anew is covered as well.
    let snapshot = test.colleague.snapshot();
    let scene = scene::Scene::from_snapshot(&snapshot, test.editor.scene().style());
    assert!(scene.element(&answer).is_none() && scene.element(&id).is_some());
}
