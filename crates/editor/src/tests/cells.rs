mod grids;

use board::{
    Axis, BoardPoint, BoardSize, CalcRule, CellValue, Choice, CircleTriangle, ElementId, Holds,
    Label, MarkScheme, Matrix, NewCanvas, NewCell, NewTrack, NoteColor, Placement, Series,
    TrackPlace, WeightScale,
};
use std::sync::Arc;

use super::at;
use crate::testing::TestEditor;
use crate::{
    Announcement, Availability, CommandId, Direction, Effect, Input, Layer, Reason, Refusal,
    ScreenPoint, Then, Wanted,
};

/// A canvas `k` at the board's origin, seen at 100 %: a matrix `k/m` of two rows and two columns of weight 5 and 3,
/// marks in a third; a text `k/t`, a number `k/n`, a choice `k/s`, a tick `k/c`, a pile `k/p`, a cell for notes `k/z`.
fn canvas() -> TestEditor {
    let mut test = TestEditor::new();
    test.input(Input::Person("hana".to_owned()));
    test.input(Input::LookAt {
        center: BoardPoint::new(640.0, 360.0),
        zoom: 1.0,
    });
    test.remote(|edit| {
        let canvas = ElementId::new("k");
        edit.create_canvas(
            &canvas,
            NewCanvas {
                placement: Placement::free(BoardPoint::default()),
                size: BoardSize::new(1280.0, 720.0),
                template: "t",
                label: Label::new("評価", "Score"),
            },
        )
        .unwrap();
        let series = |size, head| Series {
            count: 2,
            min: 1,
            max: 3,
            size,
            head,
            ..Series::default()
        };
        let matrix = Holds::Matrix(Matrix {
            rows: series(80.0, 160.0),
            columns: series(120.0, 60.0),
            cell: Arc::new(Holds::Points),
            weights: Some(WeightScale::ODD),
            total: Some(CalcRule::Sum),
            total_label: None,
        });
        let choice = |key: &str, ja: &str| Choice {
            key: key.to_owned(),
            label: Label::new(ja, key),
        };
        let number = Holds::Number {
            min: Some(1.0),
            max: Some(10.0),
            step: None,
            unit: None,
        };
        let select = Holds::Select {
            options: vec![choice("go", "進める"), choice("stop", "やめる")],
        };
        let pile = Holds::Pile {
            color: NoteColor::Pink,
            size: BoardSize::new(110.0, 110.0),
            count: 9,
            text: None,
        };
        let text = Holds::Text {
            hint: None,
            from: None,
        };
        let cells = [
            ("m", (20.0, 100.0, 700.0, 300.0), matrix),
            ("t", (20.0, 500.0, 200.0, 150.0), text),
            ("n", (240.0, 500.0, 160.0, 150.0), number),
            ("s", (420.0, 500.0, 160.0, 150.0), select),
            ("c", (600.0, 500.0, 160.0, 60.0), Holds::Check),
            ("p", (780.0, 500.0, 140.0, 150.0), pile),
            ("z", (940.0, 100.0, 320.0, 550.0), Holds::ZONE),
        ];
        for (tab, (key, (x, y, width, height), holds)) in cells.into_iter().enumerate() {
            edit.create_cell(
                &ElementId::new(format!("k/{key}")),
                NewCell {
                    placement: Placement::inside(canvas.clone(), BoardPoint::new(x, y)),
                    size: BoardSize::new(width, height),
                    key,
                    label: Label::new(key, key),
                    tab: tab as u32,
                    holds,
                    owner: "",
                    cover: false,
                },
            )
            .unwrap();
        }
        let grid = ElementId::new("k/m");
        for (id, axis, weight, name, holds) in [
            ("c1", Axis::Column, Some(5.0), "課題A", None),
            ("c2", Axis::Column, Some(3.0), "課題B", Some(marks())),
            ("r1", Axis::Row, None, "解決策①", None),
            ("r2", Axis::Row, None, "解決策②", None),
        ] {
            let track = NewTrack {
                grid: &grid,
                axis,
                place: TrackPlace::Last,
                extent: None,
                text: name,
                label: Label::default(),
                weight,
                names: None,
                band: "",
                holds,
            };
            edit.create_track(&ElementId::new(id), track).unwrap();
        }
    });
    test
}

fn marks() -> Holds {
    Holds::Mark {
        scheme: MarkScheme::TwoOne,
    }
}

fn middle(test: &TestEditor, id: &str) -> ScreenPoint {
    let rect = test.editor.scene().rect(&ElementId::new(id)).unwrap();
    test.editor.camera().to_screen(rect.center())
}

fn value(test: &TestEditor, id: &str, who: &str) -> Option<CellValue> {
    let element = test.editor.scene().element(&ElementId::new(id)).unwrap();
    element.as_cell().unwrap().value(who).cloned()
}

fn focus(test: &TestEditor) -> &str {
    test.editor.focus().map_or("", |id| id.as_str())
}

fn asked(test: &TestEditor) -> Option<&crate::Asked> {
    test.effects.iter().find_map(|effect| match effect {
        Effect::AskValue(asked) => Some(&**asked),
        _ => None,
    })
}

fn give(test: &mut TestEditor, id: &str, text: &str, then: Then) {
    test.input(Input::GiveValue {
        cell: ElementId::new(id),
        text: text.to_owned(),
        then,
    });
}

fn unfit(test: &TestEditor) -> Option<&'static str> {
    match test.refusals().first() {
        Some(Refusal::UnfitValue { why, .. }) => Some(why),
        _ => None,
    }
}

const A1: &str = "r1*c1";
const B1: &str = "r1*c2";
const A2: &str = "r2*c1";

#[test]
fn e121_points_are_asked_for_over_their_slot_and_kept_within_the_weight() {
    let mut test = canvas();
    let at = middle(&test, A1);
    test.click(at);
    assert_eq!(
        (focus(&test), asked(&test)),
        (A1, None),
        "the first click points at it"
    );
    test.key("2");
    let wanted = asked(&test).unwrap().clone();
    assert_eq!((wanted.text.as_str(), wanted.is_typed), ("2", true));
    let Wanted::Number { max, step, .. } = wanted.wanted else {
        panic!("{wanted:?}");
    };
    assert_eq!((max, step), (Some(5.0), Some(0.5)));
    give(&mut test, A1, "6", Then::Next);
    assert_eq!(unfit(&test), Some("above-weight"));
    assert_eq!(
        test.editor.asking().map(ElementId::as_str),
        Some(A1),
        "the field stays"
    );
    give(&mut test, A1, "２．５", Then::Next);
    assert_eq!(value(&test, A1, ""), Some(CellValue::Number(2.5)));
    assert!(test.effects.contains(&Effect::ValueTaken));
    assert_eq!(
        focus(&test),
        B1,
        "on to the next one in the order of reading"
    );
    assert_eq!(
        test.colleague
            .element(&ElementId::new(A1))
            .unwrap()
            .as_cell()
            .unwrap()
            .values
            .len(),
        1
    );
    test.command(CommandId::Undo);
    assert_eq!(value(&test, A1, ""), None);
    // Enter, a second click, a double click: the same question.
    test.click(at).click(at);
    assert!(asked(&test).is_some());
    test.input(Input::LeaveValue);
    assert_eq!(test.editor.asking(), None);
    test.key("Enter");
    assert!(asked(&test).is_some());
    give(&mut test, A1, "", Then::Walk(Direction::Down));
    assert_eq!(focus(&test), A2);
}

#[test]
fn e121_a_question_ends_when_its_cell_goes_or_something_else_has_the_focus() {
    let mut test = canvas();
    let [slot, other] = [middle(&test, A1), middle(&test, A2)];
    test.click(slot).key("Enter");
    assert!(test.editor.asking().is_some());
    test.remote(|edit| edit.remove_track(&ElementId::new("r1")).unwrap());
    assert_eq!(test.editor.asking(), None);
    assert!(test.effects.contains(&Effect::ValueTaken));
    test.click(other).key("Enter").click(at(1000.0, 60.0));
    assert_eq!(test.editor.asking(), None);
}

#[test]
fn e122_ticks_and_marks_are_switched_by_click_space_and_letters() {
    let mut test = canvas();
    let tick = middle(&test, "k/c");
    test.click(tick);
    assert_eq!(value(&test, "k/c", ""), Some(CellValue::Flag(true)));
    test.key(" ");
    assert_eq!(value(&test, "k/c", ""), Some(CellValue::Flag(false)));
    let mark = |test: &TestEditor| {
        let value = value(test, B1, "");
        value.and_then(|value| CircleTriangle::from_token(value.as_text()?))
    };
    let at = middle(&test, B1);
    let mut seen = Vec::new();
    for _ in 0..4 {
        test.click(at);
        seen.push(mark(&test));
    }
    let [circle, triangle, cross] = [
        CircleTriangle::Circle,
        CircleTriangle::Triangle,
        CircleTriangle::Cross,
    ]
    .map(Some);
    assert_eq!(seen, [circle, triangle, cross, None]);
    test.key("t");
    assert_eq!(mark(&test), triangle);
    test.key("o");
    assert_eq!(mark(&test), circle);
    test.key("Delete");
    assert_eq!(mark(&test), None);
    test.input(Input::ReadOnly(true)).key("o");
    assert_eq!(mark(&test), None);
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
}

#[test]
fn e123_one_walks_through_slots_as_in_a_spreadsheet() {
    let mut test = canvas();
    let slot = middle(&test, A1);
    test.click(slot);
    for (key, expected) in [
        ("ArrowRight", B1),
        ("ArrowDown", "r2*c2"),
        ("ArrowLeft", A2),
        ("ArrowLeft", "r2"),
        ("ArrowUp", "r1"),
        ("ArrowRight", A1),
        ("ArrowUp", "c1"),
        ("ArrowDown", A1),
        ("Tab", B1),
        ("Tab", A2),
        ("Shift+Tab", B1),
    ] {
        test.key(key);
        assert_eq!(focus(&test), expected, "{key}");
    }
    assert!(
        test.effects
            .contains(&Effect::Announce(Announcement::Focused(ElementId::new(B1))))
    );
}

#[test]
fn e124_texts_and_names_are_written_in_the_one_field() {
    let mut test = canvas();
    let text = middle(&test, "k/t");
    test.click(text);
    // The field has the keyboard already: a composition would begin in it.
    assert_eq!(test.field.as_ref().unwrap().element.as_str(), "k/t");
    assert!(test.editor.editing().is_none());
    test.type_text("働く人");
    let written = |test: &TestEditor, id: &str| {
        let element = test.editor.scene().element(&ElementId::new(id)).unwrap();
        element.text().unwrap_or_default().to_owned()
    };
    assert_eq!(written(&test, "k/t"), "働く人");
    test.key("Escape");
    assert_eq!(focus(&test), "k/t");
    test.key("Delete");
    assert_eq!(written(&test, "k/t"), "");
    let heading = middle(&test, "c1");
    test.double_click(heading);
    test.type_text("!");
    assert_eq!(written(&test, "c1"), "課題A!");
}

#[test]
fn e125_everybody_scores_in_a_layer_of_their_own() {
    let mut test = canvas();
    let slot = middle(&test, A1);
    test.click(slot).command(CommandId::ShowLayer(Layer::Mine));
    assert_eq!(test.editor.layer(), Layer::Mine);
    test.key("Enter");
    give(&mut test, A1, "4", Then::Stay);
    assert_eq!(value(&test, A1, "hana"), Some(CellValue::Number(4.0)));
    assert_eq!(value(&test, A1, ""), None);
    test.remote(|edit| {
        let two = Some(CellValue::Number(2.0));
        edit.set_value(&ElementId::new(A1), "ken", two).unwrap();
    });
    test.command(CommandId::ShowLayer(Layer::Mean));
    assert_eq!(test.editor.scene().said(&ElementId::new(A1)), "3");
    test.key("Enter");
    assert_eq!((unfit(&test), test.editor.asking()), (Some("mean"), None));
    // Nothing to choose where nobody scores.
    test.click(at(1270.0, 710.0)).key("Escape");
    let layer = CommandId::ShowLayer(Layer::Mine);
    assert_eq!(
        test.editor.availability(layer),
        Availability::Disabled(Reason::DoesNotApply)
    );
}
